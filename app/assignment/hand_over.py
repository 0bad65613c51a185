"""A hand-over as a value (pure): offered by the owner, who stays the owner until another accepts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.kit.codes import ResponderKind


class HandOverState(StrEnum):
    """What became of an offer; the first three are not settled."""

    OPEN = "open"
    ESCALATED = "escalated"
    """Silent past its term: the leader was told, and it may still be accepted."""
    DISPUTED = "disputed"
    """Declined for the second time: the leader decides."""
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    """By its owner, or because the case went another way meanwhile."""
    DECIDED = "decided"
    """By a leader."""


UNSETTLED = frozenset({HandOverState.OPEN, HandOverState.ESCALATED, HandOverState.DISPUTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """One responder, or any post of a kind at a centre; exactly one of the two."""

    centre: UUID
    responder: UUID | None = None
    kind: ResponderKind | None = None

    def is_met_by(self, *, responder: UUID, kind: ResponderKind, centres: tuple[UUID, ...]) -> bool:
        if self.responder is not None:
            return self.responder == responder
        return self.kind is kind and self.centre in centres


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A hand-over as it is offered; `decider` is the centre whose leader decides where nobody accepts."""

    case: UUID
    from_owner: UUID
    from_centre: UUID
    to: Addressee
    decider: UUID
    family: bool
    reason: str
    at: datetime
    answer_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """A hand-over as it stands."""

    id: UUID
    number: str
    state: HandOverState
    offer: Offer
    recorded_at: datetime
    answer: str | None
    answered_at: datetime | None
    answered_by: UUID | None

    @property
    def unsettled(self) -> bool:
        return self.state in UNSETTLED
