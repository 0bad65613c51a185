"""The working calendar against vectors worked out by hand and the study's own calendar."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.kit.calendar import CalendarDeadline, WorkingCalendar, calendar_for
from app.kit.codes import ClockUnit
from app.kit.holidays import NOON, WHOLE_DAY, SpecialDays, danish_public_holidays, day_off
from app.kit.office_hours import DEFAULT_HOURS, Opening, OpeningHours, WeeklyHours, end_of_day, local_date

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
STUDY_CALENDAR = Path(__file__).parent / "data" / "calendar_dk_2007_2031.csv"
HOUR = 3600
NORMAL_WEEK_SECONDS = 30 * HOUR


def at(text: str) -> datetime:
    """Danish wall clock, "2026-03-29 09:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


def day(text: str) -> date:
    return date.fromisoformat(text)


def weeks(*tables: tuple[str, dict[int, list[tuple[time, time]]]]) -> OpeningHours:
    return OpeningHours(tuple(WeeklyHours.from_table(valid_from=day(start), table=table) for start, table in tables))


ROUND_THE_CLOCK = WorkingCalendar(weeks(("2000-01-01", {n: [(time(0), time(0))] for n in range(7)})))
USUAL = calendar_for()


class TestHolidays:
    def test_agree_with_the_study_calendar(self) -> None:
        with STUDY_CALENDAR.open(encoding="utf-8", newline="") as lines:
            rows = [row for row in csv.DictReader(lines) if row["kind"] == "public"]
        published = {day(row["date"]) for row in rows}
        assert len(published) == 267
        assert published == {holiday for year in range(2007, 2032) for holiday in danish_public_holidays(year)}

    def test_great_prayer_day_of_the_study_week(self) -> None:
        assert day("2008-04-18") in danish_public_holidays(2008)
        assert not USUAL.is_working_day(day("2008-04-18"))
        assert USUAL.office_seconds(at("2008-04-14 00:00"), at("2008-04-21 00:00")) == NORMAL_WEEK_SECONDS - 4 * HOUR

    def test_great_prayer_day_is_worked_since_2024(self) -> None:
        assert not USUAL.is_working_day(day("2023-05-05"))
        assert USUAL.is_working_day(day("2024-04-26"))

    @pytest.mark.parametrize(
        ("text", "closed_from"),
        [("none", None), ("whole_day", WHOLE_DAY), ("12:00", NOON), ("14:30", time(14, 30))],
    )
    def test_a_day_off_is_read_from_configuration(self, text: str, closed_from: time | None) -> None:
        assert day_off(text) == closed_from

    def test_a_day_off_that_is_no_time_is_refused(self) -> None:
        with pytest.raises(ValueError, match="noon"):
            day_off("noon")


class TestSpecialDays:
    @pytest.mark.parametrize("half_day", ["2025-05-01", "2025-06-05"])
    def test_closed_from_noon_by_default(self, half_day: str) -> None:
        assert USUAL.office_seconds(at(f"{half_day} 00:00"), at(f"{half_day} 23:59")) == 3 * HOUR
        assert USUAL.closing(day(half_day)) == at(f"{half_day} 12:00")
        assert USUAL.is_working_day(day(half_day))

    @pytest.mark.parametrize("closed", ["2025-12-24", "2025-12-31"])
    def test_christmas_and_new_years_eve_are_closed_by_default(self, closed: str) -> None:
        assert USUAL.closing(day(closed)) is None
        assert not USUAL.is_working_day(day(closed))

    def test_a_municipality_may_differ(self) -> None:
        copenhagen = calendar_for(
            DEFAULT_HOURS,
            SpecialDays(labour_day=WHOLE_DAY, constitution_day=None, christmas_eve=None, new_years_eve=time(10, 30)),
        )
        assert not copenhagen.is_working_day(day("2025-05-01"))
        assert copenhagen.closing(day("2025-06-05")) == at("2025-06-05 17:00")
        assert copenhagen.closing(day("2025-12-24")) == at("2025-12-24 15:00")
        assert copenhagen.closing(day("2025-12-31")) == at("2025-12-31 10:30")

    def test_a_half_day_before_opening_is_worked_but_not_open(self) -> None:
        afternoons = WorkingCalendar(weeks(("2020-01-01", {n: [(time(13), time(16))] for n in range(5)})))
        assert afternoons.is_working_day(day("2025-05-01"))
        assert afternoons.closing(day("2025-05-01")) is None

    def test_a_half_day_ends_hours_that_last_until_midnight(self) -> None:
        assert ROUND_THE_CLOCK.closing(day("2025-06-05")) == at("2025-06-05 12:00")


class TestClockChanges:
    def test_the_spring_night_is_an_hour_short(self) -> None:
        assert ROUND_THE_CLOCK.office_seconds(at("2026-03-29 00:00"), at("2026-03-30 00:00")) == 23 * HOUR

    def test_the_autumn_night_is_an_hour_long(self) -> None:
        assert ROUND_THE_CLOCK.office_seconds(at("2026-10-25 00:00"), at("2026-10-26 00:00")) == 25 * HOUR

    @pytest.mark.parametrize(("friday", "monday"), [("2026-03-27", "2026-03-30"), ("2026-10-23", "2026-10-26")])
    def test_office_hours_stay_at_nine_by_the_wall_clock(self, friday: str, monday: str) -> None:
        assert USUAL.next_opening(at(f"{friday} 13:00")) == at(f"{monday} 09:00")
        assert USUAL.office_seconds(at(f"{friday} 12:00"), at(f"{monday} 10:00")) == 2 * HOUR

    def test_clock_hours_are_real_hours(self) -> None:
        assert USUAL.deadline(at("2026-03-28 12:00"), 24, ClockUnit.HOUR) == at("2026-03-29 13:00")
        assert USUAL.deadline(at("2026-10-24 12:00"), 24, ClockUnit.HOUR) == at("2026-10-25 11:00")

    def test_an_opening_skipped_in_spring_is_read_by_the_old_clock(self) -> None:
        night = WorkingCalendar(weeks(("2020-01-01", {6: [(time(1), time(2, 30)), (time(3), time(4))]})))
        assert night.next_opening(at("2026-03-29 00:30")) == datetime(2026, 3, 29, 0, 0, tzinfo=UTC)
        assert night.office_seconds(at("2026-03-29 00:00"), at("2026-03-29 06:00")) == 2 * HOUR

    def test_an_opening_that_occurs_twice_in_autumn_means_the_first(self) -> None:
        night = WorkingCalendar(weeks(("2020-01-01", {6: [(time(2, 30), time(4))]})))
        assert night.next_opening(at("2026-10-25 00:00")) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
        assert night.office_seconds(at("2026-10-25 00:00"), at("2026-10-25 06:00")) == int(2.5 * HOUR)


class TestOpening:
    def test_hours_change_from_a_date_on(self) -> None:
        longer = {n: [(time(8), time(18))] for n in range(5)}
        shorter = {n: [(time(10), time(12))] for n in range(5)}
        centre = WorkingCalendar(weeks(("2020-01-01", longer), ("2026-09-02", shorter)))
        assert centre.closing(day("2026-09-01")) == at("2026-09-01 18:00")
        assert centre.closing(day("2026-09-02")) == at("2026-09-02 12:00")
        assert centre.office_seconds(at("2026-09-01 17:00"), at("2026-09-02 11:00")) == 2 * HOUR

    def test_before_the_first_week_the_first_holds(self) -> None:
        centre = WorkingCalendar(weeks(("2026-01-01", {0: [(time(9), time(10))]})))
        assert centre.office_seconds(at("1995-03-06 00:00"), at("1995-03-07 00:00")) == HOUR

    def test_a_closure_ends(self) -> None:
        table = {n: [(time(9), time(15))] for n in range(5)}
        centre = WorkingCalendar(weeks(("2020-01-01", table), ("2022-02-01", {}), ("2024-02-05", table)))
        assert centre.next_opening(at("2022-01-31 15:00")) == at("2024-02-05 09:00")
        assert centre.add_office(at("2022-01-31 14:00"), 2 * HOUR) == at("2024-02-05 10:00")

    def test_open_from_opening_until_just_before_closing(self) -> None:
        assert not USUAL.is_open(at("2026-11-23 08:59"))
        assert USUAL.is_open(at("2026-11-23 09:00"))
        assert USUAL.is_open(at("2026-11-23 15:00") - timedelta(microseconds=1))
        assert not USUAL.is_open(at("2026-11-23 15:00"))

    def test_next_opening_is_now_while_open(self) -> None:
        now = at("2026-11-23 14:59") + timedelta(microseconds=7)
        assert USUAL.next_opening(now) == now
        assert USUAL.next_opening(at("2026-11-23 15:00")) == at("2026-11-24 09:00")

    def test_next_opening_after_christmas(self) -> None:
        assert USUAL.next_opening(at("2026-12-23 15:00")) == at("2026-12-28 09:00")
        assert USUAL.next_opening(at("2026-12-31 09:00")) == at("2027-01-04 09:00")

    def test_results_are_utc(self) -> None:
        found = [
            USUAL.next_opening(at("2026-11-23 10:00")),
            USUAL.add_office(at("2026-11-23 10:00"), 0),
            *(USUAL.deadline(at("2026-11-23 10:00"), 1, unit) for unit in ClockUnit),
        ]
        assert {instant.tzinfo for instant in found} == {UTC}

    def test_an_instant_without_offset_is_refused(self) -> None:
        naive = datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001 - the mistake under test
        with pytest.raises(ValueError, match="offset"):
            USUAL.office_seconds(naive, at("2026-11-23 11:00"))
        with pytest.raises(ValueError, match="offset"):
            USUAL.deadline(naive, 1, ClockUnit.HOUR)

    @pytest.mark.parametrize(
        ("opens", "closes"),
        [
            (time(10), time(9)),
            (time(9), time(9)),
            (time(9, tzinfo=UTC), time(10, tzinfo=UTC)),
            (time(9), time(10, microsecond=1)),
        ],
    )
    def test_an_impossible_opening_is_refused(self, opens: time, closes: time) -> None:
        with pytest.raises(ValueError, match=r"opening hours|closes at"):
            Opening(opens, closes)

    def test_overlapping_openings_are_refused(self) -> None:
        with pytest.raises(ValueError, match="overlap"):
            weeks(("2020-01-01", {0: [(time(9), time(12)), (time(11), time(13))]}))

    def test_weekdays_are_seven(self) -> None:
        with pytest.raises(ValueError, match="weekdays"):
            weeks(("2020-01-01", {7: [(time(9), time(12))]}))
        with pytest.raises(ValueError, match="7 days"):
            WeeklyHours(valid_from=day("2020-01-01"), days=())

    def test_hours_that_never_come_are_refused(self) -> None:
        with pytest.raises(ValueError, match="must have opening hours"):
            weeks(("2020-01-01", {}))

    def test_weeks_out_of_order_are_refused(self) -> None:
        table = {0: [(time(9), time(12))]}
        with pytest.raises(ValueError, match="in order"):
            weeks(("2020-01-02", table), ("2020-01-02", table))


class TestWorkingDays:
    def test_a_weekday_without_hours_is_still_a_working_day(self) -> None:
        mondays = WorkingCalendar(weeks(("2020-01-01", {0: [(time(9), time(12))]})))
        assert mondays.is_working_day(day("2026-11-25"))
        assert mondays.add_working_days(day("2026-11-23"), 2) == day("2026-11-25")

    def test_easter_2026(self) -> None:
        assert USUAL.add_working_days(day("2026-04-01"), 1) == day("2026-04-07")
        assert USUAL.working_days_between(day("2026-04-01"), day("2026-04-07")) == 1
        assert USUAL.add_working_days(day("2026-04-07"), -1) == day("2026-04-01")

    def test_over_new_year_and_back(self) -> None:
        assert USUAL.add_working_days(day("2026-12-30"), 1) == day("2027-01-04")
        assert USUAL.add_working_days(day("2027-01-03"), -1) == day("2026-12-30")
        assert USUAL.add_working_days(day("2027-01-03"), 0) == day("2027-01-03")

    def test_the_receipt_of_a_child_signal_counts_from_the_day_of_receipt(self) -> None:
        assert USUAL.add_working_days(day("2026-11-20"), 6) == day("2026-11-30")

    def test_leap_days(self) -> None:
        assert USUAL.add_working_days(day("2024-02-28"), 1) == day("2024-02-29")
        assert USUAL.working_days_between(day("2024-02-28"), day("2024-03-01")) == 2
        assert USUAL.working_days_between(day("2023-02-27"), day("2023-03-01")) == 2
        assert USUAL.closing(day("2024-02-29")) == at("2024-02-29 17:00")


class TestDeadlines:
    def test_office_hours_run_over_the_weekend(self) -> None:
        assert USUAL.deadline(at("2026-11-20 12:30"), 1, ClockUnit.OFFICE_HOUR) == at("2026-11-23 09:30")

    def test_office_hours_may_end_at_closing_time(self) -> None:
        assert USUAL.deadline(at("2026-11-20 12:00"), 1, ClockUnit.OFFICE_HOUR) == at("2026-11-20 13:00")
        assert USUAL.deadline(at("2026-11-20 20:00"), 6, ClockUnit.OFFICE_HOUR) == at("2026-11-23 15:00")

    def test_no_office_hours_are_due_at_once(self) -> None:
        assert USUAL.deadline(at("2026-11-21 20:00"), 0, ClockUnit.OFFICE_HOUR) == at("2026-11-21 20:00")

    @pytest.mark.parametrize(
        ("start", "amount", "due"),
        [
            ("2026-11-23 10:00", 0, "2026-11-23 15:00"),
            ("2026-11-23 14:59", 0, "2026-11-23 15:00"),
            ("2026-11-23 15:00", 0, "2026-11-24 15:00"),
            ("2026-11-23 10:00", 1, "2026-11-24 15:00"),
            ("2026-11-23 10:00", 3, "2026-11-26 17:00"),
            ("2026-11-20 13:00", 0, "2026-11-23 15:00"),
            ("2026-11-21 10:00", 1, "2026-11-24 15:00"),
            ("2026-04-01 16:00", 1, "2026-04-08 15:00"),
            ("2026-12-30 14:00", 1, "2027-01-04 15:00"),
            ("2025-05-01 11:00", 0, "2025-05-01 12:00"),
            ("2025-05-01 12:00", 0, "2025-05-02 13:00"),
        ],
    )
    def test_working_days(self, start: str, amount: int, due: str) -> None:
        assert USUAL.deadline(at(start), amount, ClockUnit.WORKING_DAY) == at(due)

    def test_opening_less_does_not_lengthen_a_promise(self) -> None:
        mondays = WorkingCalendar(weeks(("2020-01-01", {0: [(time(9), time(12))]})))
        assert mondays.deadline(at("2026-11-23 10:00"), 1, ClockUnit.WORKING_DAY) == at("2026-11-24 23:59:59")
        assert mondays.deadline(at("2026-11-23 13:00"), 0, ClockUnit.WORKING_DAY) == at("2026-11-30 12:00")

    @pytest.mark.parametrize(
        ("received", "days", "unmoved", "moved"),
        [
            ("2026-10-02", 14, "2026-10-16", "2026-10-16"),
            ("2026-10-03", 14, "2026-10-17", "2026-10-19"),
            ("2026-03-19", 14, "2026-04-02", "2026-04-07"),
            ("2026-05-22", 14, "2026-06-05", "2026-06-08"),
            ("2025-05-22", 14, "2025-06-05", "2025-06-06"),
            ("2026-12-10", 14, "2026-12-24", "2026-12-24"),
            ("2026-12-18", 14, "2027-01-01", "2027-01-04"),
        ],
    )
    def test_calendar_days_move_to_the_next_weekday(self, received: str, days: int, unmoved: str, moved: str) -> None:
        expected = CalendarDeadline(moved=day(moved), unmoved=day(unmoved))
        assert USUAL.calendar_deadline(day(received), days) == expected
        assert USUAL.payment_demand_deadline(day(received)) == expected

    def test_calendar_days_count_from_the_danish_date_to_the_end_of_the_day(self) -> None:
        late = datetime(2026, 10, 1, 22, 30, tzinfo=UTC)
        assert local_date(late) == day("2026-10-02")
        assert USUAL.deadline(late, 14, ClockUnit.CALENDAR_DAY) == at("2026-10-16 23:59:59")
        assert end_of_day(day("2026-10-25")) == datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC)

    @pytest.mark.parametrize("unit", list(ClockUnit))
    def test_a_deadline_is_not_before_its_start(self, unit: ClockUnit) -> None:
        with pytest.raises(ValueError, match="not before"):
            USUAL.deadline(at("2026-11-23 10:00"), -1, unit)

    def test_office_time_is_added_forwards(self) -> None:
        with pytest.raises(ValueError, match="forwards"):
            USUAL.add_office(at("2026-11-23 10:00"), -1)


def test_centres_with_equal_hours_share_a_calendar() -> None:
    table = {0: [(time(9), time(12))]}
    assert calendar_for(weeks(("2020-01-01", table))) is calendar_for(weeks(("2020-01-01", table)))
    assert calendar_for() is not calendar_for(weeks(("2020-01-01", table)))
