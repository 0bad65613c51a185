"""What a visitor of the figures asks for: days, or a quarter by its name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.pages.figures_asked import as_published, read_asked
from app.response_time.figure import TimeKind
from app.response_time.period import Period
from app.response_time.publication import Publication

TODAY = date(2026, 11, 18)


def test_a_quarter_is_asked_for_by_its_name() -> None:
    asked = read_asked({"quarter": "2026-Q3"}, today=TODAY, guarded=True)
    assert (asked.period, asked.wrong) == (Period(first=date(2026, 7, 1), end=date(2026, 10, 1)), ())


@pytest.mark.parametrize("query", [{"quarter": "2026-3"}, {"quarter": "2026-Q3", "from": "2026-01-01"}, {"from": "x"}])
def test_what_cannot_be_read_is_said(query: dict[str, str]) -> None:
    assert read_asked(query, today=TODAY, guarded=False).wrong == ("period",)


@pytest.mark.parametrize(("name", "value"), [("group", "centre"), ("group", "month"), ("measure", "x"), ("time", "x")])
def test_a_choice_that_is_not_known_is_said_and_set_to_what_it_is_otherwise(name: str, value: str) -> None:
    asked = read_asked({name: value, "quarter": "2026-Q3"}, today=TODAY, guarded=True)
    assert asked == replace(read_asked({"quarter": "2026-Q3"}, today=TODAY, guarded=True), wrong=(name,))


def test_everything_that_is_not_known_is_said() -> None:
    query = {"quarter": "2026-3", "group": "x", "time": "elapsed", "measur": "closed", "lang": "da", "<b>Ring": "1"}
    asked = read_asked(query, today=TODAY, guarded=False)
    assert asked.wrong == ("period", "group", "names")
    assert asked.unknown == ("measur",), "a sentence is nobody's name, and is not told back"
    assert asked.time is TimeKind.ELAPSED


def test_what_is_left_empty_is_not_asked_for() -> None:
    empty = dict.fromkeys(("from", "to", "quarter", "group", "measure", "time"), "")
    assert read_asked(empty, today=TODAY, guarded=True) == read_asked({}, today=TODAY, guarded=True)


def test_from_outside_a_period_that_is_not_public_is_said_beside_what_else_is_not_known() -> None:
    asked = read_asked({"quarter": "2026-Q4", "group": "x", "measur": "x"}, today=TODAY, guarded=True)
    newest = Period(first=date(2026, 7, 1), end=date(2026, 10, 1))
    told = as_published(asked, newest=newest, published=Publication(after_days=21), today=TODAY)
    assert (told.period, told.wrong, told.unknown) == (newest, ("published", "group", "names"), ())
