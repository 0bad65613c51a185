"""One line of figures, and what was asked of them (pure, without arithmetic)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from app.kit.codes import Urgency
from app.response_time.period import Period

VERSION: Final = 3
"""Of the definitions; a change of what a figure means is a new one."""


class Measure(StrEnum):
    """What ends the wait."""

    ANSWERED = "answered"
    FIRST_ACTION = "first_action"
    RESIDENT_CONTACTED = "resident_contacted"
    CLOSED = "closed"


class TimeKind(StrEnum):
    """In which hours waits are counted."""

    OFFICE = "office"
    ELAPSED = "elapsed"


class Grouping(StrEnum):
    """By what reports are told apart."""

    SOCIAL_CENTRE = "social_centre"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    URGENCY = "urgency"
    CONCERN = "concern"
    LANDLORD_KIND = "landlord_kind"
    CHANNEL = "channel"
    RELAPSE = "relapse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which figures; `centres` None is all, `known` None is by all that is known now.

    Where `guarded`, what is about fewer than five is held back.
    """

    period: Period
    measure: Measure = Measure.ANSWERED
    time: TimeKind = TimeKind.OFFICE
    groupings: Sequence[Grouping] = (Grouping.SOCIAL_CENTRE,)
    centres: frozenset[UUID] | None = None
    known: datetime | None = None
    guarded: bool = False

    def as_known(self, known: datetime | None) -> Wanted:
        return replace(self, known=known)


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreName:
    id: UUID
    name: str


Key = Mapping[Grouping, CentreName | str | bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Minutes, or a share, with its 95 % interval; None is "not to be said", on the right end "later than seen".

    `held_back` tells a value that is one report's alone from one that nobody knows yet.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    held_back: bool = False


NOTHING: Final = Estimate()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """How long until it happened, those counted for whom it has not happened yet; minutes.

    `mean` is a lower bound where somebody still waits; `shortest` is of those who were reached, `longest` of all.
    """

    median: Estimate = NOTHING
    lower_quartile: Estimate = NOTHING
    upper_quartile: Estimate = NOTHING
    ninetieth: Estimate = NOTHING
    mean: float | None = None
    shortest: float | None = None
    longest: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """How many were registered more than a day after they were received, and how late half of those were, minutes."""

    late: int | None = None
    share: float | None = None
    median_delay: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Decisions that others owe, each with a clock of its own; office minutes."""

    owed: int | None = None
    made: int | None = None
    median: Estimate = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Reports of the centre that another one took over unanswered, and those it took over; how long it held one."""

    handed_over: int | None = None
    taken_over: int | None = None
    median: Estimate = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Reports; `reached` are those whose wait has ended by the measure that was asked for."""

    reports: int | None = None
    reached: int | None = None
    answered: int | None = None
    open: int | None = None
    overdue: int | None = None
    closed_unanswered: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One group's figures; `too_few` warns that chance is as likely as the centre to have made them."""

    key: Key
    counts: Counts
    waits: Waits = Waits()
    without_waiting: Waits = Waits()
    within_target: Estimate = NOTHING
    registered: Registered = Registered()
    decisions: Decisions = Decisions()
    held: Held | None = None
    too_few: bool = False
    suppressed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All groups, and everything together; `known` is the instant by whose knowledge they are."""

    groups: Sequence[Figure]
    total: Figure
    known: datetime
    period_over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PerhapsLate:
    """An open report, and the chance (0..1) that it is not answered by what it was promised."""

    report: UUID
    reference: str
    case: UUID
    number: str
    urgency: Urgency
    received_at: datetime
    answer_by: datetime
    chance: float
