"""When a centre is open: weekly tables in local time, each valid from a date, and their instants."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

ZONE: Final = ZoneInfo("Europe/Copenhagen")
DAYS_OF_WEEK: Final = 7

_MIDNIGHT: Final = time(0)
_LAST_SECOND: Final = time(23, 59, 59)
_ONE_DAY: Final = timedelta(days=1)
_SECONDS_A_DAY: Final = 86_400
_DAYS_TO_1970: Final = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Opening:
    """Open from `opens` until just before `closes`, local time of one day; closing at 00:00 is midnight after it."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens.tzinfo or self.closes.tzinfo:
            raise ValueError("opening hours are local times without an offset")
        if self.opens.microsecond or self.closes.microsecond:
            raise ValueError("opening hours are whole seconds")
        if self.closes != _MIDNIGHT and self.opens >= self.closes:
            raise ValueError(f"opens at {self.opens} but closes at {self.closes}")

    def before(self, closed_from: time | None) -> Opening | None:
        """Return what is left of it on a day that ends early."""
        if closed_from is None:
            return self
        if self.opens >= closed_from:
            return None
        return self if _MIDNIGHT < self.closes <= closed_from else Opening(self.opens, closed_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyHours:
    """The week of a centre from a date on; `days` are Monday to Sunday, each with its openings in order."""

    valid_from: date
    days: tuple[tuple[Opening, ...], ...]

    def __post_init__(self) -> None:
        if len(self.days) != DAYS_OF_WEEK:
            raise ValueError(f"a week has {DAYS_OF_WEEK} days, not {len(self.days)}")
        for openings in self.days:
            for earlier, later in pairwise(openings):
                if earlier.closes == _MIDNIGHT or later.opens < earlier.closes:
                    raise ValueError(f"openings overlap or are out of order: {earlier}, {later}")

    @classmethod
    def from_table(cls, *, valid_from: date, table: Mapping[int, Sequence[tuple[time, time]]]) -> WeeklyHours:
        """From weekday (0 is Monday, as `date.weekday()`) to (opens, closes); a weekday left out is closed."""
        if not set(table) <= set(range(DAYS_OF_WEEK)):
            raise ValueError(f"weekdays are 0 (Monday) to 6, not {sorted(table)}")
        days = (tuple(Opening(*pair) for pair in sorted(table.get(weekday, ()))) for weekday in range(DAYS_OF_WEEK))
        return cls(valid_from=valid_from, days=tuple(days))


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """A centre's weeks through time, oldest first.

    Dates before the first week follow the first, so that no report of old counts as answered in no time. A week without
    openings is a closure, which has to end: the last week opens at least once, so every promise falls due some day.
    """

    weeks: tuple[WeeklyHours, ...]

    def __post_init__(self) -> None:
        if not self.weeks or not any(self.weeks[-1].days):
            raise ValueError("the last week of a centre must have opening hours")
        if any(later.valid_from <= earlier.valid_from for earlier, later in pairwise(self.weeks)):
            raise ValueError("weeks must be in order of valid_from, one a date")

    def on(self, day: date) -> tuple[Opening, ...]:
        """Return the openings by the weekly table alone; holidays are the calendar's."""
        later = bisect_right(self.weeks, day, key=_valid_from)
        return self.weeks[max(0, later - 1)].days[day.weekday()]


def _valid_from(week: WeeklyHours) -> date:
    return week.valid_from


DEFAULT_HOURS: Final = OpeningHours(
    (
        WeeklyHours.from_table(
            valid_from=date.min,
            table={
                **dict.fromkeys((0, 1, 2), ((time(9), time(15)),)),
                3: ((time(9), time(17)),),
                4: ((time(9), time(13)),),
            },
        ),
    ),
)


def local_date(at: datetime) -> date:
    """Return the date in Denmark at an instant; ValueError when it has no offset."""
    return aware(at).astimezone(ZONE).date()


def start_of_day(day: date) -> datetime:
    """The first instant of a local day, in UTC."""
    return datetime.combine(day, time(0), tzinfo=ZONE).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """23:59:59 in Denmark: the last second, not the next midnight, so that a reader sees the day that is meant."""
    return datetime.combine(day, _LAST_SECOND, ZONE).astimezone(UTC)


def aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("an instant needs an offset")
    return at


def spans(day: date, openings: Sequence[Opening]) -> Iterator[tuple[int, int]]:
    """Yield the openings of one day as (start, end) in seconds since 1970, ascending, disjoint, none empty.

    A local time that occurs twice in autumn means the first; one that is skipped in spring is read by the old clock
    (02:30 is 03:30 on the new one).
    """
    shift, next_shift = _utc_shift(day), _utc_shift(day + _ONE_DAY)
    if shift == next_shift:
        midnight = (day.toordinal() - _DAYS_TO_1970) * _SECONDS_A_DAY - shift
        for opening in openings:
            yield (
                midnight + _since_midnight(opening.opens),
                midnight + (_since_midnight(opening.closes) or _SECONDS_A_DAY),
            )
    else:
        yield from _spans_of_clock_change(day, openings)


def _spans_of_clock_change(day: date, openings: Sequence[Opening]) -> Iterator[tuple[int, int]]:
    reached = 0
    for opening in openings:
        start = max(_seconds(day, opening.opens), reached)
        end = _seconds(day + _ONE_DAY if opening.closes == _MIDNIGHT else day, opening.closes)
        if start < end:
            yield start, end
            reached = end


def _seconds(day: date, at: time) -> int:
    return int(datetime.combine(day, at, ZONE).timestamp())


def _since_midnight(at: time) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second


@lru_cache(maxsize=64)
def _utc_shift(day: date) -> int:
    """Return how far local midnight is ahead of UTC, in seconds; each day's is asked for twice running."""
    shift = ZONE.utcoffset(datetime.combine(day, _MIDNIGHT))
    return 0 if shift is None else round(shift.total_seconds())
