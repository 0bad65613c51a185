"""The working calendar against a slow oracle, on any hours, days off and instants of half a century."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.kit.calendar import WorkingCalendar, calendar_for
from app.kit.codes import ClockUnit
from app.kit.holidays import SpecialDays
from app.kit.office_hours import DEFAULT_HOURS, OpeningHours, WeeklyHours
from tests.kit import calendar_oracle as oracle

USUAL = calendar_for()
USUAL_TABLE: oracle.Table = {
    weekday: [(opening.opens, opening.closes) for opening in DEFAULT_HOURS.weeks[0].days[weekday]]
    for weekday in range(7)
}
CLOCK_CHANGES = (datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC))
BRIEF = settings(max_examples=60, deadline=None)

# Times inside the hour that a clock change skips or repeats follow a convention with tests of its own.
wall_minutes = st.integers(0, 24 * 60 - 1).filter(lambda minute: not 120 < minute < 180)
instants = st.datetimes(datetime(1990, 1, 1), datetime(2040, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001 - given one
dates = st.dates(date(1990, 1, 1), date(2040, 12, 1))
off = st.sampled_from([None, time(0), time(12), time(10, 30)])
special_days = st.builds(SpecialDays, labour_day=off, constitution_day=off, christmas_eve=off, new_years_eve=off)


@st.composite
def days_of_openings(draw: st.DrawFn) -> list[tuple[time, time]]:
    minutes = sorted(draw(st.sets(wall_minutes, max_size=4)))
    times = [time(minute // 60, minute % 60) for minute in minutes]
    if len(times) % 2:
        times.append(time(0))
    return list(zip(times[::2], times[1::2], strict=True))


@st.composite
def tables(draw: st.DrawFn) -> oracle.Table:
    table = {weekday: draw(days_of_openings()) for weekday in range(7)}
    assume(any(table.values()))
    return table


@st.composite
def minutes_near_trouble(draw: st.DrawFn) -> datetime:
    """Return an instant on the minute, often just before a clock change, a special day or the turn of a year."""
    year = draw(st.integers(1990, 2040))
    near = draw(
        st.sampled_from(
            [
                *CLOCK_CHANGES,
                *(
                    datetime(year, *month_day, 12, tzinfo=UTC)
                    for month_day in ((5, 1), (6, 5), (12, 24), (12, 31), (2, 28))
                ),
                datetime.combine(oracle.easter(year), time(12), UTC),
            ],
        ),
    )
    return draw(instants.map(lambda at: at.replace(second=0, microsecond=0)) | st.just(near)) + timedelta(
        minutes=draw(st.integers(-1500, 1500)),
    )


def calendar_of(table: oracle.Table, special: SpecialDays) -> WorkingCalendar:
    return WorkingCalendar(OpeningHours((WeeklyHours.from_table(valid_from=date(2000, 1, 1), table=table),)), special)


@BRIEF
@given(table=tables(), special=special_days, start=minutes_near_trouble(), minutes=st.integers(0, 3000))
def test_office_time_is_what_a_clock_watcher_counts(
    table: oracle.Table,
    special: SpecialDays,
    start: datetime,
    minutes: int,
) -> None:
    calendar, end = calendar_of(table, special), start + timedelta(minutes=minutes)
    assert calendar.office_minutes(start, end) == oracle.office_minutes(start, end, table, special)
    assert calendar.is_open(end) == oracle.is_open(end, table, special)


@BRIEF
@given(start=minutes_near_trouble(), minutes=st.integers(0, 3000))
def test_usual_office_time_is_what_a_clock_watcher_counts(start: datetime, minutes: int) -> None:
    end = start + timedelta(minutes=minutes)
    assert USUAL.office_minutes(start, end) == oracle.office_minutes(start, end, USUAL_TABLE, SpecialDays())


@pytest.mark.parametrize("change", CLOCK_CHANGES)
def test_every_minute_of_a_night_of_clock_change(change: datetime) -> None:
    table: oracle.Table = {weekday: [(time(1), time(3, 30)), (time(4), time(0))] for weekday in range(7)}
    calendar, start = calendar_of(table, SpecialDays()), change - timedelta(hours=3)
    for minute in range(6 * 60):
        at = start + timedelta(minutes=minute)
        assert calendar.is_open(at) == oracle.is_open(at, table, SpecialDays())
        assert calendar.office_minutes(at, at + oracle.MINUTE) == oracle.is_open(at, table, SpecialDays())


@given(first=instants, second=instants, third=instants)
def test_office_time_adds_up_and_turns_sign(first: datetime, second: datetime, third: datetime) -> None:
    whole = USUAL.office_seconds(first, third)
    assert USUAL.office_seconds(first, second) + USUAL.office_seconds(second, third) == whole
    assert USUAL.office_seconds(third, first) == -whole
    assert USUAL.office_seconds(first, first) == 0
    assert (whole >= 0) == (first <= third) or whole == 0


@BRIEF
@given(table=tables(), special=special_days, start=instants, seconds=st.integers(1, 400_000))
def test_adding_office_time_is_the_inverse_of_measuring_it(
    table: oracle.Table,
    special: SpecialDays,
    start: datetime,
    seconds: int,
) -> None:
    calendar = calendar_of(table, special)
    assume(calendar.office_seconds(start, start + timedelta(days=60)) > 0)  # a minute a year takes for ever to add up
    end = calendar.add_office(start, seconds)
    assert end > start
    assert calendar.office_seconds(start, end) == seconds
    assert calendar.office_seconds(start, end - timedelta(seconds=1)) == seconds - 1


@BRIEF
@given(table=tables(), special=special_days, at=instants)
def test_no_office_time_passes_before_the_next_opening(table: oracle.Table, special: SpecialDays, at: datetime) -> None:
    calendar = calendar_of(table, special)
    opening = calendar.next_opening(at)
    assert opening >= at
    assert calendar.is_open(opening)
    assert calendar.office_seconds(at, opening) == 0


def days(start: date, end: date) -> Iterator[date]:
    """Days after `start` up to and with `end`."""
    while start < end:
        start += oracle.DAY
        yield start


@BRIEF
@given(special=special_days, start=dates, length=st.integers(0, 800))
def test_working_days_are_what_a_wall_calendar_shows(special: SpecialDays, start: date, length: int) -> None:
    calendar, end = WorkingCalendar(DEFAULT_HOURS, special), start + timedelta(days=length)
    expected = [day for day in days(start, end) if oracle.is_working_day(day, special)]
    assert calendar.working_days_between(start, end) == len(expected)
    assert calendar.working_days_between(end, start) == -len(expected)
    for number, day in enumerate(expected, start=1):
        assert calendar.add_working_days(start, number) == day
        assert calendar.add_working_days(end + oracle.DAY, number - len(expected) - 1) == day


@given(start=dates, amount=st.integers(-600, 600).filter(bool))
def test_added_working_days_are_working_days(start: date, amount: int) -> None:
    end = USUAL.add_working_days(start, amount)
    assert USUAL.is_working_day(end)
    assert (end > start) == (amount > 0)


@given(received=dates, length=st.integers(0, 60))
def test_a_statutory_day_moves_only_as_far_as_it_must(received: date, length: int) -> None:
    deadline = USUAL.calendar_deadline(received, length)
    assert deadline.unmoved == received + timedelta(days=length)

    def blocked(day: date) -> bool:
        return day.isoweekday() > 5 or oracle.is_public_holiday(day) or (day.month, day.day) == (6, 5)

    assert not blocked(deadline.moved)
    assert all(blocked(day) for day in days(deadline.unmoved - oracle.DAY, deadline.moved - oracle.DAY))


@BRIEF
@given(
    table=tables(),
    start=instants,
    later=st.integers(0, 10**6),
    unit=st.sampled_from(ClockUnit),
    amount=st.integers(0, 9),
)
def test_who_reports_later_is_not_promised_an_earlier_answer(
    table: oracle.Table,
    start: datetime,
    later: int,
    unit: ClockUnit,
    amount: int,
) -> None:
    calendar = calendar_of(table, SpecialDays())
    assume(calendar.office_seconds(start, start + timedelta(days=60)) > 36_000)
    due = calendar.deadline(start, amount, unit)
    assert start <= due <= calendar.deadline(start + timedelta(seconds=later), amount, unit)
    assert due <= calendar.deadline(start, amount + 1, unit)


def test_thirty_years_are_the_sum_of_their_days() -> None:
    """The whole span of the figures at once, against each day counted by its opening hours."""
    start, end = date(1996, 1, 1), date(2026, 12, 31)
    minutes = 0
    for day in days(start - oracle.DAY, end):
        early = oracle.closes_early(day, SpecialDays())
        for opens, closes in [] if oracle.is_public_holiday(day) else USUAL_TABLE[day.weekday()]:
            until = closes if early is None else min(closes, early)
            minutes += max(0, (until.hour - opens.hour) * 60)
    bounds = [datetime.combine(day, time(0), oracle.COPENHAGEN) for day in (start, end + oracle.DAY)]
    assert USUAL.office_minutes(*bounds) == minutes


def test_a_question_over_thirty_years_searches_and_does_not_walk() -> None:
    """The same steps whether an hour or thirty years lie between: counted, as a clock would depend on the machine."""
    years = [USUAL._years.year(number) for number in range(1996, 2027)]
    assert all(a.seconds_after == b.seconds_before and a.days_after == b.days_before for a, b in pairwise(years))
    asked: list[int] = []

    def holidays(year: int) -> frozenset[date]:
        asked.append(year)
        return frozenset()

    calendar = WorkingCalendar(DEFAULT_HOURS, SpecialDays(), holidays)
    start, end = datetime(1996, 3, 1, 12, tzinfo=UTC), datetime(2026, 3, 2, 12, tzinfo=UTC)
    first = calendar.office_seconds(start, end)
    asked.clear()
    assert calendar.office_seconds(start, end) == first > 0
    assert asked == []
