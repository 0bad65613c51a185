"""Letting somebody else work along on a case: shown it, and owing nothing; its owner stays the one who answers."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from app.assignment import participants
from app.assignment.case import Case
from app.assignment.choose import home_of
from app.assignment.participants import Participant
from app.directory.current import current
from app.history.events import Event
from app.kit.case_codes import HistoryKind
from app.kit.codes import ResponderKind
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Invalid, NotFound
from app.queue.change import change
from app.queue.changed import ChangeKind
from app.queue.look import case
from app.queue.viewer import Viewer, answers_for, must_answer_for


def let_take_part(tx: Tx, viewer: Viewer, *, number: str, responder: UUID, at: datetime) -> None:
    """Show the case to a responder from now on; again is no error."""
    item = case(tx, viewer, number=number, lock=True)
    must_answer_for(viewer, item)
    directory = current(tx)
    known = directory.responder(responder)
    if known is None or not (known.held or known.unit):
        raise Invalid(FieldError("/responder", "Nobody of the directory, or a post that nobody holds."))
    if item.family and known.kind is not ResponderKind.FAMILY_TEAM:
        raise Invalid(FieldError("/responder", "A family team's own cases are seen by family teams alone."))
    if known.id == item.owner:
        raise Conflict("The case is this one's already.")
    who = Participant(responder=known.id, centre=home_of(known, item.centre, directory), since=at)
    if participants.take_part(tx, case=item.id, who=who):
        entered = {} if who.centre == item.centre else {who.centre: ChangeKind.ENTERED}
        told = _event(HistoryKind.PARTICIPANT_ADDED, item, known.id, at)
        change(tx, item, values={"news": item.news}, event=told, elsewhere=entered)


def let_go(tx: Tx, viewer: Viewer, *, number: str, responder: UUID) -> None:
    """End it: by the participant, the owner or the leader. NotFound where it did not take part."""
    item = case(tx, viewer, number=number, lock=True)
    if viewer.responder is None or viewer.responder.id != responder or answers_for(viewer, item):
        must_answer_for(viewer, item)
    was = {one.responder: one.centre for one in participants.participants_of(tx, case=item.id)}
    if not participants.leave(tx, case=item.id, responder=responder):
        raise NotFound
    gone = {} if was[responder] == item.centre else {was[responder]: ChangeKind.LEFT}
    told = _event(HistoryKind.PARTICIPANT_LEFT, item, responder, tx.now)
    change(tx, item, values={"news": item.news}, event=told, elsewhere=gone)


def _event(kind: HistoryKind, item: Case, responder: UUID, at: datetime) -> Event:
    return Event(kind=kind, at=at, case=item.id, centre=item.centre, responder=responder)
