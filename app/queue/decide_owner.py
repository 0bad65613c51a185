"""Where nobody accepts: silence is told at the end of the term, and the leader who is named decides whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.assignment import cases, hand_overs
from app.assignment.case import Case
from app.assignment.hand_over import HandOver, HandOverState
from app.directory.current import current
from app.directory.entries import Responder
from app.history.events import Event
from app.jobs.work import Job
from app.kit.case_codes import CaseState, HistoryKind
from app.kit.codes import ResponderKind
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Invalid, NotFound
from app.queue.answer_offer import promise_letter
from app.queue.change import change
from app.queue.new_owner import By, give
from app.queue.offer import left
from app.queue.transitions import Act, after
from app.queue.viewer import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whose it is: the owner it has, or another one."""

    owner: UUID
    reason: str
    at: datetime


def fall_silent(tx: Tx, job: Job) -> None:
    """Tell the leader of an offer that nobody has answered; nothing where somebody has."""
    found = hand_overs.one(tx, UUID(job.key))
    if found is not None:
        _fall_silent(tx, found, by=tx.now)


def tell_unheard(tx: Tx) -> int:
    """Tell the leaders of what is offered to whoever is away by now, and cannot hear of it; return of how many."""
    directory = current(tx)
    away = [one.id for one in directory.responders if not directory.on_duty(one, tx.now)]
    found = hand_overs.open_to(tx, responders=away)
    for one in sorted(found, key=lambda one: one.offer.case):  # in the order of all who lock several cases
        _fall_silent(tx, one, by=one.offer.answer_by)
    return len(found)


def _fall_silent(tx: Tx, found: HandOver, *, by: datetime) -> None:
    item = cases.locked(tx, case_id=found.offer.case)
    if not hand_overs.fell_silent(tx, found.id, by=by):
        return
    promise_letter(tx, found, HandOverState.ESCALATED)
    codes = {"decider": str(found.offer.decider)}
    event = Event(kind=HistoryKind.HAND_OVER_SILENT, at=tx.now, case=item.id, centre=item.centre, codes=codes)
    change(tx, item, values={"news": True}, event=event)


def decide(tx: Tx, viewer: Viewer, *, hand_over: UUID, verdict: Verdict) -> UUID:
    """Decide what is escalated or disputed; only by a leader of the centre that is named as the decider."""
    found = hand_overs.one(tx, hand_over)
    if found is None or found.offer.family or not viewer.leads or found.offer.decider not in viewer.centres:
        raise NotFound
    item = cases.locked(tx, case_id=found.offer.case)
    if found.state not in {HandOverState.ESCALATED, HandOverState.DISPUTED}:
        raise Conflict(f"This offer is {found.state.value}; what is silent or disputed is decided.")
    state = after(Act.RELEASE, CaseState(item.state))
    owner = _owner(tx, found, item, verdict)
    settled = hand_overs.Settled(state=HandOverState.DECIDED, at=verdict.at, answer=verdict.reason)
    if not hand_overs.settle(tx, hand_over, settled):
        raise Conflict("This offer is settled already.")
    event = Event(
        kind=HistoryKind.OWNER_DECIDED,
        at=verdict.at,
        case=item.id,
        centre=item.centre,
        responder=owner.id,
        codes={"from": str(item.owner), "to": str(owner.id)},
        note=verdict.reason,
    )
    values = {"news": True} if owner.id == item.owner else {**_given(tx, item, owner, found, verdict), "state": state}
    change(tx, item, values=values, event=event, elsewhere=left(item, found.offer.to))
    return hand_over


def _owner(tx: Tx, found: HandOver, item: Case, verdict: Verdict) -> Responder:
    """Return who is to own it: the owner it has, or a post that is held at one of the two centres."""
    owner = current(tx).responder(verdict.owner)
    here = owner is not None and {found.offer.from_centre, found.offer.to.centre} & set(owner.shares)
    if owner is None or not (here or owner.id == item.owner) or owner.kind is ResponderKind.FAMILY_TEAM:
        raise Invalid(FieldError("/owner", "A responder of one of the two centres decides nothing else."))
    if not (owner.held or owner.unit):
        raise Invalid(FieldError("/owner", "Nobody holds this post."))
    return owner


def _given(tx: Tx, item: Case, owner: Responder, found: HandOver, verdict: Verdict) -> dict[str, object]:
    near = found.offer.to.centre if found.offer.to.centre in owner.shares else item.centre
    given = give(tx, item, owner, near=near, by=By.LEADER, at=verdict.at)
    return {**given.values, "unclaimed": owner.unit, "claimed_at": None, "news": True}
