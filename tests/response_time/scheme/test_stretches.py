from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.response_time.scheme.stretches import Ownership, Span, spans
from app.response_time.scheme.week import Week, weeks, weeks_of
from tests.response_time.scheme.case_by_case.hands import Act, Hands, flow, work
from tests.response_time.scheme.case_by_case.stretches import Stretch, stretches

START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
CASE, ANNA, BENT, NORTH, SOUTH = (uuid4() for _ in range(5))
WEEK = Week(monday=date(2026, 11, 2))
TOGETHER = UUID(int=0)


def at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


def owned(owner: UUID, start: float, end: float | None, *, centre: UUID = NORTH) -> Ownership:
    return Ownership(owner=owner, centre=centre, from_at=at(start), to_at=None if end is None else at(end))


def test_closed_and_opened_again_are_two_stretches_of_one_owner() -> None:
    was_open = tuple(spans(at(0), [(at(5), True), (at(9), False)]))
    assert was_open == (Span(start=at(0), end=at(5)), Span(start=at(9), end=None))
    first, second = stretches(CASE, [owned(ANNA, 0, None)], was_open, lambda one: one.owner)
    assert (first.start, first.end, first.closed) == (at(0), at(5), True)
    assert (second.start, second.end, second.closed) == (at(9), None, False)


def test_a_case_that_ends_in_another_one_is_passed_on_and_not_closed() -> None:
    (was_open,) = spans(at(0), [], merged=at(5))
    (held,) = stretches(CASE, [owned(ANNA, 0, None)], [was_open], lambda one: one.owner)
    assert (held.start, held.end, held.closed) == (at(0), at(5), False)


@given(first=st.dates(date(1990, 1, 1), date(2090, 1, 1)), quarters=st.integers(1, 9))
def test_each_week_is_in_exactly_one_quarter(first: date, quarters: int) -> None:
    bounds = [first.replace(day=1, month=(first.month - 1) // 3 * 3 + 1)]
    for _ in range(quarters):
        bounds.append((bounds[-1] + timedelta(days=95)).replace(day=1))
    by_quarter = [[one.name for one in weeks_of(*both)] for both in pairwise(bounds)]
    every = [name for some in by_quarter for name in some]
    assert every == [one.name for one in weeks_of(bounds[0], bounds[-1])]
    assert len(set(every)) == len(every)
    assert {len(some) for some in by_quarter} <= {12, 13, 14}


def test_from_one_to_another_of_a_centre_is_an_end_for_the_owner_and_none_for_the_centre() -> None:
    both = [owned(ANNA, 0, 3), owned(BENT, 3, None)]
    was_open = [Span(start=at(0), end=at(8))]
    by_owner = list(stretches(CASE, both, was_open, lambda one: one.owner))
    assert [(one.holder, one.closed) for one in by_owner] == [(ANNA, False), (BENT, True)]
    (whole,) = stretches(CASE, both, was_open, lambda one: one.centre)
    assert (whole.start, whole.end, whole.closed) == (at(0), at(8), True)


def test_what_goes_to_another_centre_is_passed_on_by_one_and_new_at_the_other() -> None:
    hands = Hands(
        owned={CASE: [owned(ANNA, 0, 3), owned(BENT, 3, None, centre=SOUTH)]},
        was_open={CASE: [Span(start=at(0), end=None)]},
        acts=[Act(case=CASE, centre=NORTH, responder=ANNA, at=at(1))],
    )
    north = hands.within(frozenset({NORTH})).together(TOGETHER).week_of(TOGETHER, WEEK)
    south = hands.within(frozenset({SOUTH})).together(TOGETHER).week_of(TOGETHER, WEEK)
    whole = hands.together(TOGETHER).week_of(TOGETHER, WEEK)
    assert (north.new, north.acted_on, north.passed_on, north.end) == (1, 1, 1, 0)
    assert (south.new, south.acted_on, south.passed_on, south.end) == (1, 0, 0, 1)
    assert (whole.new, whole.acted_on, whole.passed_on, whole.end) == (1, 1, 0, 1)


TIMES = st.lists(st.integers(0, 400), max_size=6, unique=True).map(sorted)


@given(turns=TIMES, changes=TIMES)
def test_what_was_there_and_came_less_what_went_is_there_at_the_end(turns: list[int], changes: list[int]) -> None:
    bounds = [0, *(hour for hour in changes if hour > 0), None]
    owners = [
        owned(ANNA if place % 2 else BENT, start or 0, end, centre=NORTH if place % 3 else SOUTH)
        for place, (start, end) in enumerate(pairwise(bounds))
    ]
    was_open = tuple(spans(at(0), [(at(hour), place % 2 == 0) for place, hour in enumerate(turns)]))
    hands = Hands(owned={CASE: owners}, was_open={CASE: was_open}, acts=[])
    for holding in (hands.by_responder(), hands.together(TOGETHER), hands.within(frozenset({NORTH})).by_responder()):
        for holder in holding.holders:
            for week in weeks(date(2026, 10, 26), date(2026, 11, 30)):
                one = holding.week_of(holder, week)
                assert one.start + one.new - one.closed - one.passed_on == one.end


@given(held=st.lists(st.tuples(st.integers(0, 400), st.integers(1, 400), st.booleans()), max_size=8))
def test_what_is_found_in_the_order_of_time_is_what_a_look_at_each_finds(held: list[tuple[int, int, bool]]) -> None:
    some = [
        Stretch(holder=ANNA, case=CASE, start=at(start), end=at(start + hours) if hours < 300 else None, closed=closed)
        for start, hours, closed in held
    ]
    for week in weeks(date(2026, 10, 26), date(2026, 11, 30)):
        there = [
            sum(one.start < then and (one.end is None or one.end >= then) for one in some)
            for then in (week.start, week.end)
        ]
        gone = [one for one in some if one.end is not None and week.start <= one.end < week.end]
        found = flow(week, work(some, []))
        assert [found.start, found.end] == there
        assert (found.closed + found.passed_on, found.closed) == (len(gone), sum(one.closed for one in gone))
        assert found.new == sum(week.start <= one.start < week.end for one in some)


@pytest.mark.parametrize(
    ("first", "end", "names"),
    [
        (date(2008, 4, 14), date(2008, 4, 21), ["2008-W16"]),
        (date(2008, 4, 15), date(2008, 4, 28), ["2008-W17"]),
        (date(2026, 12, 28), date(2027, 1, 11), ["2026-W53", "2027-W01"]),
        (date(2026, 3, 23), date(2026, 4, 6), ["2026-W13", "2026-W14"]),
        (date(2026, 11, 3), date(2026, 11, 9), []),
    ],
)
def test_whole_weeks_of_a_period(first: date, end: date, names: list[str]) -> None:
    assert [one.name for one in weeks(first, end)] == names


def test_a_week_in_which_the_clocks_change_has_an_hour_less() -> None:
    week = Week(monday=date(2026, 3, 23))
    assert week.end - week.start == timedelta(days=7, hours=-1)
