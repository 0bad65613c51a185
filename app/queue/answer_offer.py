"""Answering what was offered: who accepts is the owner from then on; who declines says why, and the leader hears."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.assignment import cases, hand_overs, ownership
from app.assignment.case import Case
from app.assignment.hand_over import HandOver, HandOverState
from app.assignment.hand_overs import Settled
from app.directory.entries import Responder
from app.history.events import Event
from app.jobs.promise import Promise, promise
from app.kit.case_codes import CaseState, EventKind, HistoryKind
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Forbidden, Invalid, NotFound
from app.queue.acts import Done
from app.queue.change import change
from app.queue.new_owner import By, give
from app.queue.offer import left
from app.queue.transitions import Act, after
from app.queue.viewer import Viewer

LETTER = "hand_over_letter"
"""The job that tells the leader who decides that nobody accepted."""
_DISPUTED_AFTER = 1
"""Declined once before by others: the next to decline makes it a dispute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declining:
    reason: str
    at: datetime


def accept(tx: Tx, viewer: Viewer, *, hand_over: UUID, at: datetime) -> Done:
    """Become the owner; again is no error. Conflict where it went another way meanwhile."""
    me, found, item = _asked(tx, viewer, hand_over)
    if found.state is HandOverState.ACCEPTED and found.answered_by == me.id and item.owner == me.id:
        return _done(item, version=item.version, at=at)
    _check_other(me, item)
    if at < found.offer.at:
        raise Invalid(FieldError("/at", "This is before it was offered."))
    state = after(Act.TAKE_OVER, CaseState(item.state))
    settled = Settled(state=HandOverState.ACCEPTED, at=at, by=me.id)
    if found.state is HandOverState.DISPUTED or not hand_overs.settle(tx, hand_over, settled):
        raise Conflict(f"This offer is {found.state.value}.")
    given = give(tx, item, me, near=found.offer.to.centre, by=By.HANDED_OVER, at=at)
    values = {**given.values, "state": state.value, "unclaimed": False, "claimed_at": at}
    event = Event(
        kind=EventKind.HANDED_OVER,
        at=at,
        case=item.id,
        centre=given.values["centre_id"],
        responder=me.id,
        codes={"from": str(item.owner), "to": str(me.id)},
    )
    return _done(item, version=change(tx, item, values=values, event=event), at=at)


def decline(tx: Tx, viewer: Viewer, *, hand_over: UUID, declining: Declining) -> UUID:
    """Refuse it with a reason; the owner stays. What is declined a second time is for the leader to decide."""
    me, found, item = _asked(tx, viewer, hand_over)
    _check_other(me, item)
    before = hand_overs.declined_since(tx, case=item.id, since=ownership.owned_since(tx, case=item.id))
    disputed = before >= _DISPUTED_AFTER
    state = HandOverState.DISPUTED if disputed else HandOverState.DECLINED
    settled = Settled(state=state, at=declining.at, by=me.id, answer=declining.reason)
    if found.state is HandOverState.DISPUTED or not hand_overs.settle(tx, hand_over, settled):
        raise Conflict(f"This offer is {found.state.value}.")
    promise_letter(tx, found, state)
    event = Event(
        kind=HistoryKind.HAND_OVER_DISPUTED if disputed else HistoryKind.HAND_OVER_DECLINED,
        at=declining.at,
        case=item.id,
        centre=item.centre,
        responder=me.id,
        codes={"decider": str(found.offer.decider)},
        note=declining.reason,
    )
    elsewhere = {} if disputed else left(item, found.offer.to)
    change(tx, item, values={"news": True}, event=event, elsewhere=elsewhere)
    return hand_over


def _check_other(me: Responder, item: Case) -> None:
    """Refuse an answer to one's own offer, to one's own kind: it is withdrawn, and what is disputed goes on."""
    if me.id == item.owner:
        raise Conflict("The case is this one's already; its owner withdraws an offer.")


def promise_letter(tx: Tx, found: HandOver, state: HandOverState) -> None:
    promise(tx, [Promise(kind=LETTER, key=f"{found.id}:{state.value}", subject=found.id)])


def _asked(tx: Tx, viewer: Viewer, hand_over: UUID) -> tuple[Responder, HandOver, Case]:
    """Return who answers, what was offered and its case, locked; NotFound where it was offered to others."""
    me = viewer.responder
    if me is None:
        raise Forbidden("Only who acts for a post can answer for it.")
    found = hand_overs.one(tx, hand_over)
    if found is None or not found.offer.to.is_met_by(responder=me.id, kind=me.kind, centres=viewer.centres):
        raise NotFound
    item = cases.locked(tx, case_id=found.offer.case)
    again = hand_overs.one(tx, hand_over)  # as it stands now that nobody else can answer
    return me, again or found, item


def _done(item: Case, *, version: int, at: datetime) -> Done:
    return Done(
        case=item.id, number=item.number, centre=item.centre, version=version, at=at, kind=EventKind.HANDED_OVER
    )
