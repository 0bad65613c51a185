"""Giving a case that has an owner to another one: the old ownership ends where the new one begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from app.assignment import hand_overs, ownership, task_rows
from app.assignment.case import Case
from app.assignment.choose import home_of
from app.assignment.inform import inform_at
from app.directory.current import current
from app.directory.entries import Responder
from app.kit.codes import ResponderKind
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid
from app.queue.changed import ChangeKind


class By(StrEnum):
    """By what act a case got its present owner; kept with the ownership."""

    CLAIM = "claim"
    RELEASE = "release"
    HANDED_OVER = "handed_over"
    LEADER = "leader"
    MOVED = "moved"
    """The same owner, in the queue of the centre to which the resident moved."""
    POST_ENDED = "post_ended"
    """Its post is no longer there, or nobody holds it and nobody stands in."""
    REOPEN = "reopen"
    """What was closed goes on, and its former owner is not there to go on with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What changes in the case, and in whose queue it is shown no longer."""

    values: Mapping[str, Any]
    elsewhere: Mapping[UUID, ChangeKind]


def give(tx: Tx, item: Case, to: Responder, *, near: UUID, by: By, at: datetime) -> Given:
    """Return what changes in the case; `near` is the centre where it is to stand if the new owner serves there.

    What is still offered to others ends: it is no longer the old owner's to offer. Where the owner stays, a dispute
    does too: whoever is named ends it. Invalid where it was not yet the old owner's at that instant.
    """
    if at < ownership.owned_since(tx, case=item.id):
        raise Invalid(FieldError("/at", "This is before its present owner had the case."))
    offered = hand_overs.withdraw_unsettled(tx, case=item.id, at=at, but_disputed=to.id == item.owner)
    values = {**passed_on(tx, item, to, near=near, by=by, at=at), "alarm": False, "suggested_owner_id": None}
    if to.kind is not ResponderKind.RECEPTION:  # it keeps what is another kind's work until that is found
        values["owner_kind"] = to.kind.value
    return Given(values=values, elsewhere=dict.fromkeys(offered - {item.centre}, ChangeKind.LEFT))


def passed_on(tx: Tx, item: Case, to: Responder, *, near: UUID, by: By, at: datetime) -> dict[str, Any]:
    """End the old ownership where the new one begins, and return who owns the case and where it stands.

    What the old owner itself owes in it goes along; the kinds that are informed of it are those of its centre.
    """
    centre = home_of(to, near, current(tx))
    ownership.end(tx, case=item.id, at=at)
    ownership.begin(tx, case=item.id, new=ownership.NewOwner(owner=to.id, centre=centre, step=by.value, from_at=at))
    task_rows.pass_on(tx, case_id=item.id, owner=item.owner, to=to.id)
    inform_at(tx, case=item.id, centre=centre)
    return {"owner_id": to.id, "centre_id": centre}


def unit_for(tx: Tx, item: Case) -> Responder:
    """Return the unit with which a case stands that nobody has: a family team's own is never shown to reception."""
    directory = current(tx)
    return directory.family_team_of(item.centre) if item.family else directory.reception_of(item.centre)
