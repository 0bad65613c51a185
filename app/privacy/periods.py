"""How long what is about people is kept: by subject of KLE and outcome (pure).

The law names no single number of years: these are defaults, and the numbers of the subjects must be checked against
the edition of KLE that the municipality uses.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from app.kit.case_codes import Outcome
from app.kit.codes import Concern

CHILDREN: Final = "27.24.45"
CLEANING: Final = "27.36.04"
SUPPORT: Final = "27.36.12"
SOCIAL: Final = "27.00.00"
_SUBJECTS: Final = (
    (Concern.CHILDREN_AT_RISK, CHILDREN),
    (Concern.CLEANING_SERVICE_MISSING, CLEANING),
    (Concern.SUPPORT_MISSING, SUPPORT),
)
DEFAULT_MONTHS: Final[Mapping[str, int]] = {
    SOCIAL: 60,
    SUPPORT: 60,
    CLEANING: 60,
    CHILDREN: 60,
    f"{SOCIAL}/{Outcome.NO_NEED_FOUND.value}": 24,
    f"{SOCIAL}/{Outcome.NOT_FOUND.value}": 24,
}
"""Months after the closing, by subject, or by subject and outcome where that is told."""
_MONTH = timedelta(days=365.25 / 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """What is configured; a subject that is not named is kept as long as social matters in general."""

    months: Mapping[str, int]

    @classmethod
    def of(cls, told: Mapping[str, int]) -> Periods:
        """Return the defaults with what the operator told otherwise."""
        return cls(months={**DEFAULT_MONTHS, **told})

    @property
    def shortest(self) -> timedelta:
        return min(self.months.values()) * _MONTH

    def kept(self, *, subject: str, outcome: str | None) -> timedelta:
        months = self.months.get(f"{subject}/{outcome}", self.months.get(subject, self.months[SOCIAL]))
        return months * _MONTH

    def due_at(self, *, subject: str, outcome: str | None, closed_at: datetime) -> datetime:
        return closed_at + self.kept(subject=subject, outcome=outcome)


def subject_of(concerns: Collection[str], *, family: bool) -> str:
    """Return the subject of KLE under which a case is filed."""
    if family:
        return CHILDREN
    return next((subject for concern, subject in _SUBJECTS if concern.value in concerns), SOCIAL)
