"""A quarter by its name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.response_time.period import Period
from app.response_time.quarter import calendars_own, quarter, year_before


@given(year=st.integers(1990, 2099), number=st.integers(1, 4))
def test_a_quarter_is_three_months_of_the_calendar(year: int, number: int) -> None:
    found = quarter(f"{year}-Q{number}")
    assert found.is_calendars_own
    assert (found.first.year, (found.first.month + 2) // 3) == (year, number)
    assert 90 <= (found.end - found.first).days <= 92
    assert year_before(found) == quarter(f"{year - 1}-Q{number}") if year > 1990 else True


def test_the_last_quarter_ends_with_the_year() -> None:
    assert quarter("2026-Q4") == Period(first=date(2026, 10, 1), end=date(2027, 1, 1))


@pytest.mark.parametrize("name", ["2026-Q5", "2026Q1", "1989-Q1", "2026-Q1 ", "", "26-Q1"])
def test_what_is_no_quarter_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=name or "^$"):
        quarter(name)


def test_of_days_that_are_no_quarter_the_last_one_that_was_over_is_taken() -> None:
    today = date(2026, 11, 22)
    year = Period(first=date(2025, 11, 1), end=date(2026, 11, 23))
    assert calendars_own(year, today=today) == quarter("2026-Q3")
    assert calendars_own(Period(first=date(2024, 1, 9), end=date(2024, 4, 1)), today=today) == quarter("2024-Q1")
    assert calendars_own(quarter("2026-Q4"), today=today) == quarter("2026-Q4")
