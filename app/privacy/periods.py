"""How long what is about people is kept: by subject of KLE and outcome (pure).

The law names no single number of years: these are defaults, and the numbers of the subjects must be checked against
the edition of KLE that the municipality uses.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from app.kit.case_codes import Outcome
from app.kit.codes import Concern
from app.kit.errors import FieldError, Invalid

CHILDREN: Final = "27.24.45"
CLEANING: Final = "27.36.04"
SUPPORT: Final = "27.36.12"
SOCIAL: Final = "27.00.00"
MAILS: Final = "mails_without_report"
CALLS: Final = "calls_without_report"
ENDED_HELP: Final = "ended_help"
"""Support, grants and tenancies that ended: after it nobody can tell of which dwelling they were."""
LOG: Final = "access_log"
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
    MAILS: 24,
    CALLS: 24,
    ENDED_HELP: 60,
    LOG: 60,
}
"""Months after the closing, by subject, or by subject and outcome where that is told; and of what is no case's."""
_SUBJECT = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}")
SETTING: Final = "INDGANG_RETENTION_MONTHS"
_MOST_MONTHS: Final = 1200
_MONTH = timedelta(days=365.25 / 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """What is configured; a subject that is not named is kept as long as social matters in general."""

    months: Mapping[str, int]

    @classmethod
    def of(cls, told: Mapping[str, int]) -> Periods:
        """Return the defaults with what the operator told otherwise; Invalid names what has no period, or none so."""
        for name, months in told.items():
            if not (name in DEFAULT_MONTHS or _is_subject(name)):
                raise Invalid(FieldError(SETTING, f"Nothing is kept by the name {name}."))
            if not 1 <= months <= _MOST_MONTHS:
                raise Invalid(FieldError(SETTING, f"{name}: 1 to {_MOST_MONTHS} months."))
        return cls(months={**DEFAULT_MONTHS, **told})

    @property
    def shortest(self) -> timedelta:
        """The shortest that any case is kept."""
        return min(months for name, months in self.months.items() if _is_subject(name)) * _MONTH

    def period(self, name: str) -> timedelta:
        """Return how long something that is no case's is kept, from when it came or ended."""
        return self.months[name] * _MONTH

    def kept(self, *, subject: str, outcome: str | None) -> timedelta:
        months = self.months.get(f"{subject}/{outcome}", self.months.get(subject, self.months[SOCIAL]))
        return months * _MONTH

    def due_at(self, *, subject: str, outcome: str | None, closed_at: datetime) -> datetime:
        return closed_at + self.kept(subject=subject, outcome=outcome)


def _is_subject(name: str) -> bool:
    subject, slash, outcome = name.partition("/")
    return _SUBJECT.fullmatch(subject) is not None and (not slash or outcome in frozenset(Outcome))


def subject_of(concerns: Collection[str], *, family: bool) -> str:
    """Return the subject of KLE under which a case is filed."""
    if family:
        return CHILDREN
    return next((subject for concern, subject in _SUBJECTS if concern.value in concerns), SOCIAL)
