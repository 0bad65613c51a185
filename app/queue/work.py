"""The work on a case as its owner tells it, by the codes of the 2008 study (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from app.assignment.case import Case
from app.kit.case_codes import VisitState
from app.kit.codes import ContactAdvice, Safety
from app.kit.study_codes import Activity, CaseType, Cause, Certainty, Occasion
from app.queue.housing import Housing

NEVER_ALONE = frozenset({Safety.TWO_PERSONS, Safety.VIOLENCE, Safety.WEAPON})
"""With any of these nobody goes there alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCause:
    """A cause that the owner knows or guesses; it never leaves the case."""

    cause: Cause
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What an owner sets on a case: each event sets one of these anew, whole."""

    case_type: CaseType | None = None
    occasions: tuple[Occasion, ...] | None = None
    causes: tuple[KnownCause, ...] | None = None
    housing: Housing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitTold:
    """A visit: `planned_for` of a new one, `id` of one that was made, missed, moved or called off."""

    id: UUID | None = None
    planned_for: datetime | None = None
    two_persons: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What whoever goes there next must know; it is added to what the case knows already."""

    contact_advice: tuple[ContactAdvice, ...] = ()
    safety: tuple[Safety, ...] = ()
    interpreter_language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeSet:
    """One step in the history of a case's type; `at` is when it was so."""

    case_type: CaseType
    at: datetime
    recorded_at: datetime
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseWork:
    """The work so far: `types` in the order of time, the last of them is in force; `attempts` reached nobody."""

    types: tuple[TypeSet, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    causes: tuple[KnownCause, ...] = ()
    activities: Mapping[Activity, int] = field(default_factory=dict)
    attempts: int = 0
    resident_confirmed_at: datetime | None = None

    @property
    def case_type(self) -> CaseType | None:
        return self.types[-1].case_type if self.types else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit that was planned, and what became of it."""

    id: UUID
    planned_for: datetime
    two_persons: bool
    interpreter_language: str | None
    state: VisitState
    ended_at: datetime | None


def learned(item: Case, told: Learned) -> dict[str, Any]:
    """Return what changes in a case by what was learned; nothing that was known is forgotten by it."""
    values: dict[str, Any] = {}
    for name, known, new in (
        ("contact_advice", item.contact_advice, told.contact_advice),
        ("safety", item.safety, told.safety),
    ):
        added = [one.value for one in new if one.value not in known]
        if added:
            values[name] = [*known, *added]
    if told.interpreter_language is not None and told.interpreter_language != item.interpreter_language:
        values["interpreter_language"] = told.interpreter_language
    return values
