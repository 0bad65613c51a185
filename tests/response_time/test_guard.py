"""What is held back from those outside cannot be computed from what is shown: a linear programme tries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.response_time.estimates import waits_of
from app.response_time.figure import Counts, Decisions, Estimate, Figure, Grouping, Registered, Waits
from app.response_time.guard import guarded
from app.response_time.survival import curve
from tests.response_time.subtraction import assert_nothing_told

PARTS = ("answered", "open", "closed_unanswered")
COLUMNS = (*PARTS, "reports")
SOME = st.sampled_from([0, 1, 2, 3, 4, 5, 6, 9, 20, 50])
ROW = st.tuples(SOME, SOME, SOME)
Row = tuple[int, int, int]


def figure(counts: Row, month: str | None = None, overdue: int | None = None, reached: int | None = None) -> Figure:
    answered, still_open, closed = counts
    return Figure(
        key={} if month is None else {Grouping.MONTH: month},
        counts=Counts(
            reports=sum(counts),
            reached=answered if reached is None else reached,
            answered=answered,
            open=still_open,
            overdue=still_open + closed if overdue is None else overdue,
            closed_unanswered=closed,
        ),
        waits=Waits(median=Estimate(value=60), shortest=1, longest=600),
        within_target=Estimate(value=answered / sum(counts) if sum(counts) else None),
        registered=Registered(late=still_open),
        decisions=Decisions(owed=answered + closed, made=closed),
    )


def shown(rows: Sequence[Row]) -> list[Figure]:
    groups = [figure(row, f"2026-{place + 1:02}") for place, row in enumerate(rows)]
    answered, still_open, closed = (sum(row[place] for row in rows) for place in range(3))
    safe, total = guarded(groups, figure((answered, still_open, closed)))
    return [*safe, total]


PAIRS: dict[str, tuple[Callable[..., int], Callable[..., int]]] = {
    "reached": (lambda answered, _open, _closed: answered, lambda *row: sum(row)),
    "overdue": (lambda _answered, still_open, closed: still_open + closed, lambda *row: sum(row)),
    "late": (lambda _answered, still_open, _closed: still_open, lambda *row: sum(row)),
    "made": (lambda _answered, _open, closed: closed, lambda answered, _open, closed: answered + closed),
}
TOLD: dict[str, Callable[[Figure], tuple[int | None, int | None]]] = {
    "reached": lambda one: (one.counts.reached, one.counts.reports),
    "overdue": lambda one: (one.counts.overdue, one.counts.reports),
    "late": lambda one: (one.registered.late, one.counts.reports),
    "made": lambda one: (one.decisions.made, one.decisions.owed),
}


@settings(max_examples=150, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=6))
def test_no_small_count_is_shown_and_none_can_be_computed(rows: list[Row]) -> None:
    truth = [(*row, sum(row)) for row in rows]
    told = [tuple(getattr(one.counts, name) for name in COLUMNS) for one in shown(rows)]
    assert_nothing_told(truth, told)


@settings(max_examples=150, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=6))
def test_neither_who_is_reached_late_or_decided_on_nor_who_is_not_can_be_computed(rows: list[Row]) -> None:
    found = shown(rows)
    for name, (so, whole) in PAIRS.items():
        truth = [(so(*row), whole(*row) - so(*row), whole(*row)) for row in rows]
        told = []
        for one in found:
            count, of = TOLD[name](one)
            told.append((count, None if count is None or of is None else of - count, of))
        assert_nothing_told(truth, told)


def test_what_is_overdue_in_one_row_is_not_the_total_less_the_others() -> None:
    rows = [figure((20, 10, 9), "2026-01", 3), figure((20, 10, 9), "2026-02", 7), figure((20, 10, 9), "2026-03", 8)]
    safe, total = guarded(rows, figure((60, 30, 27), overdue=18))
    assert ([one.counts.overdue for one in safe], total.counts.overdue) == ([None, None, 8], 18)


def test_where_a_part_is_held_back_so_is_what_would_tell_it() -> None:
    """The overdue are among those who are not answered, and those reached by some measures are the answered."""
    whole, _ = shown([(40, 10, 9)])
    assert (whole.counts.reached, whole.counts.overdue) == (40, 19)
    part, _ = shown([(40, 10, 3)])
    assert (part.counts.reports, part.counts.open, part.counts.closed_unanswered) == (53, None, None)
    assert (part.counts.reached, part.counts.overdue) == (None, None)


def test_what_is_not_so_is_held_back_where_it_is_few() -> None:
    """Of twelve reports nine were answered: two are open, and one was closed."""
    one, _ = shown([(9, 2, 1)])
    assert (one.counts.reports, one.counts.answered, one.counts.open) == (12, None, None)


def test_what_is_large_is_shown_whole() -> None:
    for one in shown([(40, 10, 5), (30, 9, 8)]):
        assert not one.suppressed
        assert (one.waits.shortest, one.waits.longest) == (None, None)  # each is one report's


def test_a_small_row_takes_the_next_one_with_it() -> None:
    small, next_one, large, total = shown([(3, 0, 0), (6, 0, 0), (50, 0, 0)])
    assert (small.counts, next_one.counts) == (Counts(), Counts())
    assert small.waits == Waits()
    assert (large.counts.reports, total.counts.reports) == (50, 59)


def test_a_share_that_tells_of_fewer_than_five_is_not_shown() -> None:
    (one, _) = shown([(48, 2, 0)])
    assert one.within_target.value is None
    (enough, _) = shown([(45, 5, 0)])
    assert enough.within_target.value == 0.9


def test_groups_that_overlap_do_not_tell_how_many_are_in_none_of_the_others() -> None:
    rows = [figure((7, 0, 0), "noise"), figure((3, 0, 0), "neglect"), figure((6, 0, 0), "damage")]
    noise, neglect, damage = guarded(rows, figure((10, 0, 0)))[0]
    assert [one.counts.reports for one in (noise, neglect, damage)] == [None, None, None], "six leave four"
    rows = [figure((50, 6, 7), "noise"), figure((20, 6, 7), "neglect")]
    assert [one.counts.reports for one in guarded(rows, figure((60, 8, 9)))[0]] == [63, 33]


def test_the_share_of_one_row_is_not_that_of_the_total_less_the_others() -> None:
    safe, total = guarded([figure((48, 2, 0), "2026-01"), figure((30, 9, 0), "2026-02")], figure((78, 11, 0)))
    assert [one.within_target.value for one in safe] == [None, None]
    assert total.within_target.value == 78 / 89


@pytest.mark.parametrize("answered", [5, 6, 9, 10, 12, 25])
def test_no_wait_of_a_single_report_is_told(answered: int) -> None:
    lengths = [1.7 + 131.3 * place**2 for place in range(1, answered + 1)]
    waits = waits_of(curve(np.array(lengths) * 60_000_000, np.ones(answered, bool)))
    row = replace(figure((answered, 0, 0)), waits=waits, without_waiting=waits)
    (one,), _ = guarded([row], row)
    for found in (one.waits, one.without_waiting):
        told = [found.median, found.lower_quartile, found.upper_quartile, found.ninetieth]
        ends = {end for some in told for end in (some.value, some.low, some.high)} | {found.mean}
        assert not ends & {round(length, 1) for length in lengths}
        assert (found.shortest, found.longest) == (None, None)
        assert found.median.value is not None
        assert waits.median.value is not None
        assert abs(found.median.value - waits.median.value) <= 0.05 * waits.median.value
        assert found.ninetieth.held_back is (answered < 10), "nine in ten of nine is the longest"
    assert one.suppressed is (answered < 10)


def test_an_interval_is_told_wider_and_never_to_the_longest_wait() -> None:
    waits = Waits(median=Estimate(value=1234, low=61.2, high=2345), shortest=61.2, longest=9876)
    row = replace(figure((40, 0, 0)), waits=waits)
    (one,), _ = guarded([row], row)
    assert one.waits.median == Estimate(value=1200, low=0, high=2400)
    row = replace(row, waits=replace(waits, longest=2345))
    assert guarded([row], row)[0][0].waits.median == Estimate(value=1200, low=0, high=None)
