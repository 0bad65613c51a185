"""What a visitor of the figures asks for: days, or a quarter by its name."""

from __future__ import annotations

from datetime import date

import pytest

from app.pages.figures_asked import read_asked
from app.response_time.period import Period

TODAY = date(2026, 11, 18)


def test_a_quarter_is_asked_for_by_its_name() -> None:
    asked = read_asked({"quarter": "2026-Q3"}, today=TODAY, guarded=True)
    assert (asked.period, asked.wrong) == (Period(first=date(2026, 7, 1), end=date(2026, 10, 1)), ())


@pytest.mark.parametrize("query", [{"quarter": "2026-3"}, {"quarter": "2026-Q3", "from": "2026-01-01"}, {"from": "x"}])
def test_what_cannot_be_read_is_said(query: dict[str, str]) -> None:
    assert read_asked(query, today=TODAY, guarded=False).wrong == ("period",)
