"""A leader gives one or many cases to somebody else of its centres, at once and with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.assignment import cases, ownership
from app.assignment.case import Case
from app.directory.current import current
from app.directory.entries import Responder
from app.history.events import Event
from app.kit.case_codes import CaseState, HistoryKind
from app.kit.codes import ResponderKind
from app.kit.database import Tx
from app.kit.errors import FieldError, Forbidden, Invalid
from app.queue.change import change
from app.queue.new_owner import By, give
from app.queue.transitions import Act, after
from app.queue.viewer import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassignment:
    numbers: Sequence[str]
    to: UUID
    reason: str
    at: datetime


class Became(StrEnum):
    """What became of one of the cases."""

    REASSIGNED = "reassigned"
    UNCHANGED = "unchanged"
    """It was that one's already."""
    CLOSED = "closed"
    NOT_FOUND = "not_found"
    TOO_YOUNG = "too_young"
    """At that instant its present owner did not have it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassigned:
    number: str
    became: Became
    case: UUID | None


def reassign(tx: Tx, viewer: Viewer, wanted: Reassignment) -> Sequence[Reassigned]:
    """Give each case to the new owner, who accepts it by claiming; what cannot be given is said, the rest goes on."""
    if not viewer.leads:
        raise Forbidden("Only a leader gives cases to others without asking.")
    to = _owner(tx, viewer, wanted.to)
    found = {one.number: one for one in cases.several(tx, viewer.bounds, numbers=wanted.numbers)}
    return [
        Reassigned(number=number, became=_give(tx, viewer, item, to, wanted), case=None if item is None else item.id)
        for number in dict.fromkeys(wanted.numbers)
        for item in (found.get(number),)
    ]


def _give(tx: Tx, viewer: Viewer, item: Case | None, to: Responder, wanted: Reassignment) -> Became:
    if item is None or item.centre not in viewer.centres:
        return Became.NOT_FOUND
    if item.state == CaseState.CLOSED.value:
        return Became.CLOSED
    if item.owner == to.id:
        return Became.UNCHANGED
    if wanted.at < ownership.owned_since(tx, case=item.id):
        return Became.TOO_YOUNG
    state = after(Act.RELEASE, CaseState(item.state))
    near = item.centre if item.centre in to.shares else next(one for one in viewer.centres if one in to.shares)
    given = give(tx, item, to, near=near, by=By.LEADER, at=wanted.at)
    event = Event(
        kind=HistoryKind.OWNER_DECIDED,
        at=wanted.at,
        case=item.id,
        centre=given.values["centre_id"],
        responder=to.id,
        codes={"from": str(item.owner), "to": str(to.id)},
        note=wanted.reason,
    )
    values = {**given.values, "state": state.value, "unclaimed": to.unit, "claimed_at": None, "news": True}
    change(tx, item, values=values, event=event, elsewhere=given.elsewhere)
    return Became.REASSIGNED


def _owner(tx: Tx, viewer: Viewer, wanted: UUID) -> Responder:
    """Return the new owner: a post that is held, or a unit, with a share at one of the leader's own centres."""
    to = current(tx).responder(wanted)
    if to is None or not set(to.shares) & set(viewer.centres) or not (to.held or to.unit):
        raise Invalid(FieldError("/to", "Nobody who serves at your centres; to others a case is offered."))
    if to.kind is ResponderKind.FAMILY_TEAM:
        raise Invalid(FieldError("/to", "A family team has its own cases and no others."))
    return to
