"""Offering a case to somebody else: its owner stays the owner until that one accepts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.assignment import hand_overs, ownership
from app.assignment.case import Case
from app.assignment.choose import home_of
from app.assignment.hand_over import Addressee, HandOverState, Offer
from app.directory.current import current
from app.directory.entries import Responder
from app.directory.snapshot import Directory
from app.history.events import Event
from app.jobs.promise import Promise, promise
from app.kit.case_codes import CaseState, HistoryKind
from app.kit.codes import ResponderKind, Urgency
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Invalid, NotFound
from app.queue.change import change, expect
from app.queue.changed import ChangeKind
from app.queue.look import case
from app.queue.terms import answer_by
from app.queue.transitions import Act, after
from app.queue.viewer import Viewer, must_answer_for

SILENT = "hand_over_silent"
"""The job that looks, at the end of the term, whether anybody answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """To whom a case is to go: one responder, a kind at a centre, or a centre alone, which is its reception."""

    reason: str
    at: datetime
    responder: UUID | None = None
    kind: ResponderKind | None = None
    centre: UUID | None = None


def offer(tx: Tx, viewer: Viewer, *, number: str, wish: Wish, version: int | None = None) -> UUID:
    """Offer it and return the hand-over; Conflict where it is offered to somebody already."""
    item = case(tx, viewer, number=number, lock=True)
    expect(item, version)
    must_answer_for(viewer, item)
    return offer_case(tx, item, wish)


def offer_case(tx: Tx, item: Case, wish: Wish) -> UUID:
    """Offer a case that is locked and the caller's to offer; the term begins now, however late this was told."""
    after(Act.HAND_OVER, CaseState(item.state))
    if hand_overs.unsettled_of(tx, case=item.id) is not None:
        raise Conflict("The case is offered to somebody already; that is answered, decided or withdrawn first.")
    if wish.at < ownership.owned_since(tx, case=item.id):
        raise Invalid(FieldError("/at", "This is before its present owner had the case."))
    directory = current(tx)
    to = _addressee(directory, item, wish)
    offered = Offer(
        case=item.id,
        from_owner=item.owner,
        from_centre=item.centre,
        to=to,
        decider=item.centre if item.family or to.centre == item.centre else directory.entrance.id,
        family=item.family,
        reason=wish.reason,
        at=wish.at,
        answer_by=_answer_by(directory, item, to, now=tx.now),
    )
    made = hand_overs.add(tx, offered)
    promise(tx, [Promise(kind=SILENT, key=str(made), subject=item.id, run_at=offered.answer_by)])
    told = _event(HistoryKind.HAND_OVER_OFFERED, item, to, at=wish.at, note=wish.reason)
    change(tx, item, values={"news": item.news}, event=told, elsewhere=_entered(item, to))
    return made


def withdraw(tx: Tx, viewer: Viewer, *, hand_over: UUID, at: datetime) -> UUID:
    """Take an offer back and return the hand-over; what is disputed is the leader's alone to end.

    No leader sees a family team's own case: there the team that offered it ends the dispute, and agrees with the other.
    """
    found = hand_overs.one(tx, hand_over)
    if found is None:
        raise NotFound
    item = case(tx, viewer, number=found.number, lock=True)
    must_answer_for(viewer, item)
    if found.state is HandOverState.DISPUTED and not (viewer.leads or item.family):
        raise Conflict("It was declined twice: whose it is, the leader decides.")
    if not hand_overs.settle(tx, hand_over, hand_overs.Settled(state=HandOverState.WITHDRAWN, at=at)):
        raise Conflict("This offer is settled already.")
    told = _event(HistoryKind.HAND_OVER_WITHDRAWN, item, found.offer.to, at=at)
    change(tx, item, values={"news": item.news}, event=told, elsewhere=left(item, found.offer.to))
    return hand_over


def left(item: Case, to: Addressee) -> dict[UUID, ChangeKind]:
    """Say that the case is offered in another centre's queue no longer."""
    return {} if to.centre == item.centre else {to.centre: ChangeKind.LEFT}


def _entered(item: Case, to: Addressee) -> dict[UUID, ChangeKind]:
    return {} if to.centre == item.centre else {to.centre: ChangeKind.ENTERED}


def _answer_by(directory: Directory, item: Case, to: Addressee, *, now: datetime) -> datetime:
    """Return until when it is open: where nobody is there to hear of it the leader is told at once."""
    named = None if to.responder is None else directory.responder(to.responder)
    asked = directory.responders_at(to.centre, to.kind) if to.kind is not None else [named]
    if not any(one is not None and directory.on_duty(one, now) for one in asked):
        return now
    return answer_by(Urgency(item.urgency), at=now, calendar=directory.calendar(to.centre))


def _addressee(directory: Directory, item: Case, wish: Wish) -> Addressee:
    if wish.responder is not None:
        responder = directory.responder(wish.responder)
        return _responder(directory, item, responder, near=wish.centre or item.centre, pointer="/to/responder")
    if wish.centre is None or directory.centre(wish.centre) is None:
        raise Invalid(FieldError("/to/social_centre", "Name a responder, or a social centre of the directory."))
    if wish.kind is None or wish.kind is ResponderKind.RECEPTION:
        unit = directory.family_team_of(wish.centre) if item.family else directory.reception_of(wish.centre)
        return _responder(directory, item, unit, near=wish.centre, pointer="/to/social_centre")
    _fits(item, wish.kind, pointer="/to/kind")
    if not any(one.held or one.unit for one in directory.responders_at(wish.centre, wish.kind)):
        raise Invalid(FieldError("/to/kind", "Nobody holds such a post at this centre."))
    return Addressee(centre=wish.centre, kind=wish.kind)


def _responder(directory: Directory, item: Case, responder: Responder | None, *, near: UUID, pointer: str) -> Addressee:
    if responder is None or not (responder.held or responder.unit):
        raise Invalid(FieldError(pointer, "Nobody of the directory, or a post that nobody holds."))
    if responder.id == item.owner:
        raise Conflict("The case is this one's already.")
    _fits(item, responder.kind, pointer=pointer)
    return Addressee(centre=home_of(responder, near, directory), responder=responder.id)


def _fits(item: Case, kind: ResponderKind, *, pointer: str) -> None:
    """Keep the family team's own cases with family teams, and all others away from them."""
    if item.family is not (kind is ResponderKind.FAMILY_TEAM):
        raise Invalid(FieldError(pointer, "A family team's own cases are a family team's, and no others are."))


def _event(kind: HistoryKind, item: Case, to: Addressee, *, at: datetime, note: str | None = None) -> Event:
    codes = {"centre": str(to.centre), "responder": to.responder and str(to.responder), "kind": to.kind}
    told = {name: value for name, value in codes.items() if value is not None}
    return Event(kind=kind, at=at, case=item.id, centre=item.centre, responder=item.owner, codes=told, note=note)
