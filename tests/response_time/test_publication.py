from __future__ import annotations

from datetime import date

import pytest

from app.response_time.period import Period
from app.response_time.publication import Publication
from app.response_time.quarter import quarter

AFTER_THREE_WEEKS = Publication(after_days=21)


@pytest.mark.parametrize(
    ("today", "newest", "coming"),
    [
        (date(2026, 9, 30), "2026-Q2", None),
        (date(2026, 10, 1), "2026-Q2", "2026-Q3"),
        (date(2026, 10, 21), "2026-Q2", "2026-Q3"),
        (date(2026, 10, 22), "2026-Q3", None),
        (date(2027, 1, 1), "2026-Q3", "2026-Q4"),
        (date(2024, 3, 1), "2023-Q4", None),
    ],
)
def test_the_centres_see_a_quarter_first(today: date, newest: str, coming: str | None) -> None:
    assert AFTER_THREE_WEEKS.newest(today) == quarter(newest)
    assert AFTER_THREE_WEEKS.coming(today) == (None if coming is None else quarter(coming))


@pytest.mark.parametrize(
    ("first", "end", "allowed"),
    [
        (date(2026, 4, 1), date(2026, 7, 1), True),
        (date(2025, 1, 1), date(2026, 1, 1), True),
        (date(2026, 7, 1), date(2026, 10, 1), False),
        (date(2026, 1, 1), date(2027, 1, 1), False),
        (date(2026, 6, 1), date(2026, 7, 1), False),
        (date(2026, 3, 1), date(2026, 6, 1), False),
    ],
)
def test_whole_quarters_and_years_that_were_shown_to_the_centres_are_public(
    *, first: date, end: date, allowed: bool
) -> None:
    assert AFTER_THREE_WEEKS.allows(Period(first=first, end=end), date(2026, 10, 10)) is allowed
    assert not Publication().allows(Period(first=first, end=end), date(2026, 10, 10))


def test_where_the_municipality_has_not_said_so_nothing_is_public() -> None:
    assert (Publication().newest(date(2026, 10, 10)), Publication().coming(date(2026, 10, 10))) == (None, None)
