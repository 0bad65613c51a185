"""Days of support in a period (pure): what full-year persons are counted from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

DAYS_A_YEAR: Final = 365
"""A person who had support on so many days is one full-year person, leap year or not (000)."""

Days = tuple[date, date]
"""The first day, and the day after the last."""


def days_within(spans: Iterable[tuple[date, date | None]], *, within: Days) -> int:
    """Return on how many days of a period there was any support; `spans` have their last day, None runs on.

    A day on which two courses ran side by side is one day.
    """
    first, end = within
    days = 0
    reached = first
    for start, last in sorted(spans, key=lambda span: span[0]):
        begins = max(start, reached)
        ends = end if last is None else min(last + timedelta(days=1), end)
        if ends > begins:
            days += (ends - begins).days
            reached = ends
    return days


def full_years(days: int) -> float:
    """Return full-year persons, to two places."""
    return round(days / DAYS_A_YEAR, 2)
