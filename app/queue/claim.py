"""Claiming: the owner accepts, or whoever is on duty takes what nobody has taken yet and becomes the owner."""

from __future__ import annotations

from datetime import datetime

from app.assignment import cases
from app.assignment.bounds import is_known
from app.assignment.case import Case
from app.assignment.ownership import once_owned
from app.directory.entries import Responder
from app.history.events import Event
from app.kit.case_codes import CaseState, EventKind
from app.kit.codes import ResponderKind
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Forbidden, Invalid, NotFound
from app.queue.acts import Done
from app.queue.change import change, expect
from app.queue.look import by_consent_alone
from app.queue.new_owner import By, give
from app.queue.transitions import Act, after
from app.queue.viewer import Viewer, answers_for


def claim(tx: Tx, viewer: Viewer, *, number: str, at: datetime, version: int | None = None) -> Done:
    """Make the viewer's post the owner, or say again that it is; Conflict where somebody else has the case.

    Forbidden where a consent alone lets the viewer read it. Stale is told last, to who may take it.
    """
    me = viewer.responder
    if me is None:
        raise Forbidden("Only who acts for a post can claim a case.")
    item = cases.one(tx, viewer.bounds, number=number, lock=True)
    if item is None:
        if is_known(tx, viewer.bounds, number=number) or once_owned(tx, number=number, owner=me.id):
            raise Conflict("Somebody else has this case.")  # who was a moment late must learn that, and no more
        raise NotFound
    if item.owner != me.id and by_consent_alone(tx, viewer, item):
        raise Forbidden("The case is shared to be read; whose work it is takes it.")
    if item.owner != me.id and not item.unclaimed and not answers_for(viewer, item):
        raise Conflict("Somebody else has claimed this case.")
    expect(item, version)
    return _take(tx, me, item, at=at)


def _take(tx: Tx, me: Responder, item: Case, *, at: datetime) -> Done:
    if at < item.received_at:
        raise Invalid(FieldError("/at", "This is before the first report of the case was received."))
    state = after(Act.CLAIM, CaseState(item.state))
    if item.owner == me.id and not item.unclaimed and item.claimed_at is not None:
        return _done(item, version=item.version, at=at)
    values: dict[str, object] = {"state": state.value, "owner_id": me.id, "unclaimed": False, "claimed_at": at}
    event = Event(kind=EventKind.CLAIMED, at=at, case=item.id, centre=item.centre, responder=me.id)
    if item.owner == me.id:
        return _done(item, version=change(tx, item, values=values, event=event), at=at)
    given = give(tx, item, me, near=item.centre, by=By.CLAIM, at=at)
    values |= given.values
    if item.owner_kind != ResponderKind.RECEPTION.value:  # what was to be triaged by hand now is: others may join it
        values["owner_kind"] = item.owner_kind
    return _done(item, version=change(tx, item, values=values, event=event, elsewhere=given.elsewhere), at=at)


def _done(item: Case, *, version: int, at: datetime) -> Done:
    return Done(case=item.id, number=item.number, centre=item.centre, version=version, at=at, kind=EventKind.CLAIMED)
