"""Claiming: the owner accepts, or whoever is on duty takes what nobody has taken yet and becomes the owner."""

from __future__ import annotations

from datetime import datetime

from app.assignment import cases, ownership
from app.assignment.case import Case
from app.assignment.choose import home_of
from app.directory.current import current
from app.directory.entries import Responder
from app.history.events import Event
from app.kit.case_codes import CaseState, EventKind
from app.kit.codes import ResponderKind
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Forbidden, Invalid, NotFound
from app.queue.acts import Done
from app.queue.change import change
from app.queue.transitions import Act, after
from app.queue.viewer import Viewer


def claim(tx: Tx, viewer: Viewer, *, number: str, at: datetime) -> Done:
    """Make the viewer's post the owner, or say again that it is; Conflict where somebody else has the case."""
    me = viewer.responder
    if me is None:
        raise Forbidden("Only who acts for a post can claim a case.")
    item = cases.one(tx, viewer.bounds, number=number, lock=True)
    if item is None:
        if cases.is_known(tx, viewer.bounds, number=number):
            raise Conflict("Somebody else has this case.")  # who was a moment late must learn that, and no more
        raise NotFound
    if at < item.received_at:
        raise Invalid(FieldError("/at", "This is before the first report of the case was received."))
    state = after(Act.CLAIM, CaseState(item.state))
    if item.owner == me.id and not item.unclaimed and item.state != CaseState.NEW.value:
        return _done(item, version=item.version, at=at)
    if item.owner != me.id and not item.unclaimed:
        raise Conflict("Somebody else has claimed this case.")
    values: dict[str, object] = {"state": state.value, "owner_id": me.id, "unclaimed": False, "claimed_at": at}
    if item.owner != me.id:
        values |= _takes_over(tx, item, me, at)
    event = Event(kind=EventKind.CLAIMED, at=at, case=item.id, centre=item.centre, responder=me.id)
    return _done(item, version=change(tx, item, values=values, event=event), at=at)


def _takes_over(tx: Tx, item: Case, me: Responder, at: datetime) -> dict[str, object]:
    """End the old ownership and begin the new one, in the queue of the centre where the new owner serves."""
    centre = home_of(me, item.centre, current(tx))
    ownership.end(tx, case=item.id, at=at)
    new = ownership.NewOwner(owner=me.id, centre=centre, step=Act.CLAIM.value, from_at=at)
    ownership.begin(tx, case=item.id, new=new)
    taken: dict[str, object] = {"centre_id": centre, "alarm": False}
    if item.owner_kind == ResponderKind.RECEPTION.value:  # what was to be triaged by hand now is: others may join it
        taken["owner_kind"] = me.kind.value
    return taken


def _done(item: Case, *, version: int, at: datetime) -> Done:
    return Done(case=item.id, number=item.number, centre=item.centre, version=version, at=at, kind=EventKind.CLAIMED)
