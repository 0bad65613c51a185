"""The working calendar once more, slowly and by the wall clock: minute by minute, day by day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.kit.holidays import SpecialDays

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

Table = dict[int, list[tuple[time, time]]]


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian epact (Gauss)."""
    century = year // 100
    moon = (19 * (year % 19) + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - year % 19) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=moon - weekday)


def is_public_holiday(day: date) -> bool:
    if (day.month, day.day) in {(1, 1), (12, 25), (12, 26)}:
        return True
    after = (day - easter(day.year)).days
    return after in {-3, -2, 0, 1, 39, 49, 50} or (after == 26 and day.year <= 2023)


def closes_early(day: date, special: SpecialDays) -> time | None:
    return {
        (5, 1): special.labour_day,
        (6, 5): special.constitution_day,
        (12, 24): special.christmas_eve,
        (12, 31): special.new_years_eve,
    }.get((day.month, day.day))


def is_open(at: datetime, table: Table, special: SpecialDays) -> bool:
    local = at.astimezone(COPENHAGEN)
    day, clock = local.date(), local.time()
    early = closes_early(day, special)
    if is_public_holiday(day) or (early is not None and clock >= early):
        return False
    return any(
        opens <= clock and (clock < closes or closes == time(0)) for opens, closes in table.get(day.weekday(), [])
    )


def office_minutes(start: datetime, end: datetime, table: Table, special: SpecialDays) -> int:
    """Whole minutes between two instants on the minute."""
    minutes, at = 0, start.astimezone(UTC)
    while at < end:
        minutes += is_open(at, table, special)
        at += MINUTE
    return minutes


def is_working_day(day: date, special: SpecialDays) -> bool:
    return day.isoweekday() <= 5 and not is_public_holiday(day) and closes_early(day, special) != time(0)
