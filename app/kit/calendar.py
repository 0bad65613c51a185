"""The working calendar of one centre: elapsed office time, working days and the four clocks.

Pure. Instants go in with any offset and come out in UTC; one without offset is a ValueError. Office time is half-open
(closing time is closed), cuts instants to whole seconds and is counted from a fixed point, so that intervals add up
exactly and reversed ones are negative.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from math import floor
from typing import Final

from app.kit.codes import ClockUnit
from app.kit.holidays import USUAL_DAYS_OFF, SpecialDays, danish_public_holidays, moves_statutory_deadline
from app.kit.office_hours import DEFAULT_HOURS, OpeningHours, aware, end_of_day, local_date
from app.kit.office_years import OfficeYears

PAYMENT_DEMAND_DAYS: Final = 14

_ONE_DAY: Final = timedelta(days=1)
_SECONDS_PER_HOUR: Final = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDeadline:
    """The last day of a period of calendar days: by law, and as counted; our own alarms go by the second."""

    moved: date
    unmoved: date


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Opening hours, days off and holidays together; share one a centre through `calendar_for`.

    Queries search sums kept by year, so their cost does not grow with the length of the interval. Threads may share it:
    two that lay the same year lay the same figures.
    """

    hours: OpeningHours = DEFAULT_HOURS
    special_days: SpecialDays = USUAL_DAYS_OFF
    holidays: Callable[[int], frozenset[date]] = danish_public_holidays
    _years: OfficeYears = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_years", OfficeYears(self.hours, self.special_days, self.holidays))

    def office_seconds(self, start: datetime, end: datetime) -> int:
        """Elapsed office time; negative when `end` is before `start`."""
        return self._position(end) - self._position(start)

    def office_minutes(self, start: datetime, end: datetime) -> float:
        return self.office_seconds(start, end) / 60

    def is_open(self, at: datetime) -> bool:
        year, second = self._years.year(local_date(at).year), floor(at.timestamp())
        started = bisect_right(year.opens, second)
        return started > 0 and second < year.closes[started - 1]

    def next_opening(self, at: datetime) -> datetime:
        """Return the first open second at or after `at`: itself while open."""
        return max(aware(at).astimezone(UTC), _instant(self._next_span(at)[0]))

    def add_office(self, start: datetime, seconds: int) -> datetime:
        """Return the earliest instant at which so much office time has elapsed: closing time, not the next opening.

        With 0 it is `start` itself, open or not. ValueError when `seconds` is negative.
        """
        if seconds < 0:
            raise ValueError("office time is added forwards")
        if seconds == 0:
            return aware(start).astimezone(UTC)
        target = self._position(start) + seconds
        number = local_date(start).year
        while target > self._years.year(number).seconds_after:
            number += 1
        year = self._years.year(number)
        span = bisect_left(year.sums, target - year.seconds_before) - 1
        return _instant(year.opens[span] + target - year.seconds_before - year.sums[span])

    def closing(self, day: date) -> datetime | None:
        """Return when the centre closes for the day; `None` where it does not open."""
        ends = [end for _, end in self._years.spans(day)]
        return _instant(ends[-1]) if ends else None

    def openings(self, year: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return when it opens and closes through a local year, in seconds since 1970, ascending."""
        laid = self._years.year(year)
        return laid.opens, laid.closes

    def is_working_day(self, day: date) -> bool:
        """Whether the municipality works: Monday to Friday, no public holiday, no whole day off.

        A weekday on which this centre does not open is one too: opening less must not lengthen a promise.
        """
        return self._years.is_working_day(day)

    def add_working_days(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`, before it when negative, with 0 `day` itself.

        Statutory working days (the receipt of a child signal) are this, from the local date of receipt.
        """
        if count == 0:
            return day
        number = self._working_days_until(day if count > 0 else day - _ONE_DAY) + count + (count < 0)
        year = day.year
        while number > self._years.year(year).days_after:
            year += 1
        while number <= self._years.year(year).days_before:
            year -= 1
        found = self._years.year(year)
        return date.fromordinal(found.working_days[number - found.days_before - 1])

    def working_days_between(self, start: date, end: date) -> int:
        """Count working days after `start` up to and with `end`; negative when `end` is before `start`."""
        return self._working_days_until(end) - self._working_days_until(start)

    def calendar_deadline(self, received_on: date, days: int) -> CalendarDeadline:
        """Count calendar days; the last moves on from a weekend, a holiday or 5 June."""
        unmoved = moved = received_on + timedelta(days=days)
        while moves_statutory_deadline(moved, public_holidays=self.holidays(moved.year)):
            moved += _ONE_DAY
        return CalendarDeadline(moved=moved, unmoved=unmoved)

    def payment_demand_deadline(self, received_on: date) -> CalendarDeadline:
        """Return the last day to pay after a written demand (lejeloven, almenlejeloven: 14 days from receipt)."""
        return self.calendar_deadline(received_on, PAYMENT_DEMAND_DAYS)

    def deadline(self, start: datetime, amount: int, unit: ClockUnit) -> datetime:
        """Return when a promise given at `start` falls due, ValueError when `amount` is negative.

        - `office_hour`: after so much office time of the centre.
        - `hour`: after so many real hours, through nights, holidays and clock changes.
        - `calendar_day`: at the end of the last day, moved (`calendar_deadline`).
        - `working_day`: 0 is the closing time of the first day with office time left, 1 that of the next working day
          and so on; on a working day without opening hours the end of the day.
        """
        if amount < 0:
            raise ValueError("a deadline is not before its start")
        match unit:
            case ClockUnit.OFFICE_HOUR:
                return self.add_office(start, amount * _SECONDS_PER_HOUR)
            case ClockUnit.HOUR:
                return aware(start).astimezone(UTC) + timedelta(hours=amount)
            case ClockUnit.CALENDAR_DAY:
                return end_of_day(self.calendar_deadline(local_date(start), amount).moved)
            case ClockUnit.WORKING_DAY:
                first = local_date(_instant(self._next_span(start)[0]))
                day = self.add_working_days(first, amount)
                return self.closing(day) or end_of_day(day)

    def _position(self, at: datetime) -> int:
        """Office seconds from the anchor to an instant."""
        year, second = self._years.year(local_date(at).year), floor(at.timestamp())
        span = bisect_right(year.opens, second) - 1
        if span < 0:
            return year.seconds_before
        return year.seconds_before + year.sums[span] + min(second, year.closes[span]) - year.opens[span]

    def _next_span(self, at: datetime) -> tuple[int, int]:
        """Return the opening under way, else the next."""
        second, number = floor(aware(at).timestamp()), local_date(at).year
        year = self._years.year(number)
        while not year.closes or year.closes[-1] <= second:
            number += 1
            year = self._years.year(number)
        span = bisect_right(year.closes, second)
        return year.opens[span], year.closes[span]

    def _working_days_until(self, day: date) -> int:
        year = self._years.year(day.year)
        return year.days_before + bisect_right(year.working_days, day.toordinal())


def _instant(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)


@lru_cache(maxsize=512)
def calendar_for(hours: OpeningHours = DEFAULT_HOURS, special_days: SpecialDays = USUAL_DAYS_OFF) -> WorkingCalendar:
    """Return the shared calendar of all centres with these hours; the sums are laid once a process."""
    return WorkingCalendar(hours, special_days)
