"""Days of support: a day is one day, however many courses ran on it, and none outside the period is counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.courses.years import days_within, full_years

WITHIN = (date(2026, 1, 1), date(2027, 1, 1))
days = st.dates(date(2025, 6, 1), date(2027, 6, 1))
spans = st.lists(st.tuples(days, st.none() | days).filter(lambda one: one[1] is None or one[0] <= one[1]), max_size=5)


@given(spans)
def test_each_day_with_any_support_counts_once(told: list[tuple[date, date | None]]) -> None:
    every = [WITHIN[0] + timedelta(days=number) for number in range((WITHIN[1] - WITHIN[0]).days)]
    covered = [day for day in every if any(start <= day and (last is None or day <= last) for start, last in told)]
    assert days_within(told, within=WITHIN) == len(covered)


@pytest.mark.parametrize(("number", "persons"), [(365, 1.0), (366, 1.0), (73, 0.2), (0, 0.0)])
def test_a_full_year_person_is_365_days(number: int, persons: float) -> None:
    assert full_years(number) == persons
