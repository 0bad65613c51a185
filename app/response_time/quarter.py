"""A quarter of the calendar (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from app.response_time.period import Period

PATTERN: Final = r"^(199[0-9]|20[0-9]{2})-Q[1-4]$"
_MONTHS: Final = 3
_MONTHS_A_YEAR: Final = 12


def quarter(name: str) -> Period:
    """Return the days of a quarter that is written like 2026-Q4; ValueError where it is not."""
    if re.fullmatch(PATTERN, name) is None:
        raise ValueError(name)
    year, number = int(name[:4]), int(name[-1])
    first = date(year, (number - 1) * _MONTHS + 1, 1)
    return Period(first=first, end=_months_after(first, _MONTHS))


def quarters_within(period: Period) -> Sequence[str]:
    """Return the quarters of which every day is in a period, by their names."""
    number = -(-(period.first.month + (period.first.day > 1) - 1) // _MONTHS)
    first, names = _months_after(date(period.first.year, 1, 1), number * _MONTHS), list[str]()
    while (end := _months_after(first, _MONTHS)) <= period.end:
        names.append(f"{first.year}-Q{first.month // _MONTHS + 1}")
        first = end
    return names


def quarter_over(day: date) -> Period:
    """Return the last quarter that is over on a day."""
    end = date(day.year, (day.month - 1) // _MONTHS * _MONTHS + 1, 1)
    return Period(first=_months_after(end, -_MONTHS), end=end)


def calendars_own(period: Period, *, today: date) -> Period:
    """Return the period where it is one of the calendar's own, else the last quarter that was over at its end."""
    return period if period.is_calendars_own else quarter_over(min(period.end, today))


def is_quarter_or_year(period: Period) -> bool:
    """Say whether it is one of the calendar's own, and more than a month."""
    return period.is_calendars_own and period.end > _months_after(period.first, 1)


def year_before(period: Period) -> Period:
    """Return the same quarter of the year before."""
    return Period(first=_months_after(period.first, -_MONTHS_A_YEAR), end=_months_after(period.end, -_MONTHS_A_YEAR))


def _months_after(first: date, months: int) -> date:
    """Return the first day of a month so many on."""
    years, month = divmod(first.month - 1 + months, _MONTHS_A_YEAR)
    return date(first.year + years, month + 1, 1)
