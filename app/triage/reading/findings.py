"""What the reading of one text yields; every finding carries the very words that led to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.kit.codes import Children, Concern, Urgency


@dataclass(frozen=True, slots=True)
class Finding:
    """A concern the text speaks of; `confidence` lies in 0..1."""

    concern: Concern
    confidence: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UrgencyFinding:
    urgency: Urgency
    confidence: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChildrenFinding:
    """Whether minors live in the dwelling, as far as the text says."""

    children: Children
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """An address as written; `floor` is "st", "kl" or a number, `door` "tv", "mf", "th" or a door number."""

    address: str
    street: str
    number: str | None
    floor: str | None
    door: str | None


@dataclass(frozen=True, slots=True)
class DateFound:
    """A time the text names: a `datetime` in Danish time where an hour is told, else the (first) day, else None.

    `at` is where its words begin in the text.
    """

    start: datetime | date | None
    words: str
    at: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Suggestions only: they add to what the reporter said and remove nothing.

    `hints` are concerns too weak to be suggested, and the finer codes (support, treatment, access, neighbours)
    which reporters seldom choose themselves; `needs_person` asks for triage by hand with the suggestion shown.
    """

    findings: tuple[Finding, ...]
    hints: tuple[Finding, ...]
    urgency: UrgencyFinding
    children: ChildrenFinding
    places: tuple[PlaceFound, ...]
    names: tuple[str, ...]
    phones: tuple[str, ...]
    dates: tuple[DateFound, ...]
    needs_person: bool

    @property
    def concerns(self) -> tuple[Concern, ...]:
        return tuple(finding.concern for finding in self.findings)
