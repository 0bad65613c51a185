"""A telephone call as the desk writes it down (pure): always a note, and what it becomes beside that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.intake.told import Told


class CallKind(StrEnum):
    """What a call was; a consultation is advice without a resident, and counted apart."""

    REPORT = "report"
    ADDITION = "addition"
    CONSULTATION = "consultation"
    NOTE = "note"


class StepKind(StrEnum):
    """What the desk did to find somebody."""

    TRANSFER = "transfer"
    ATTEMPT = "attempt"


class RingState(StrEnum):
    """How far a call has come that the telephone system told of."""

    RINGING = "ringing"
    MISSED = "missed"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallStep:
    """A transfer, or an attempt to reach somebody before an owner was found; where nothing is named the entrance."""

    kind: StepKind
    at: datetime | None = None
    centre: UUID | None = None
    responder: UUID | None = None
    answered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTold:
    """A call as it was told. `phone` is E.164, and None where the caller is anonymous: then it is not stored."""

    kind: CallKind
    phone: str | None = None
    called_at: datetime | None = None
    taken_by: str | None = None
    text: str | None = None
    report: Told | None = None
    adds_to: str | None = None
    language: str = "da"
    incoming: UUID | None = None
    steps: tuple[CallStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """What the telephone system tells of a call; `call` is its own id, `phone` None where the number is withheld."""

    call: str
    state: RingState
    called_at: datetime
    phone: str | None = None
    centre: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A call that waits to be written down."""

    id: UUID
    state: RingState
    called_at: datetime
    phone: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCall:
    """Where a call belongs, once it is decided what it became."""

    report: UUID | None
    landlord: UUID | None
    department: UUID | None
    centre: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFigures:
    """How many calls belonged to a centre in a span of time; the last three are of its own telephones."""

    centre: UUID
    reports: int = 0
    additions: int = 0
    consultations: int = 0
    notes: int = 0
    answered: int = 0
    failed: int = 0
    missed: int = 0
