"""What is held back from those outside cannot be computed from what is shown: a linear programme tries."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from app.response_time.figure import Counts, Decisions, Estimate, Figure, Grouping, Registered, Waits
from app.response_time.guard import guarded
from app.response_time.least import LEAST
from tests.response_time.subtraction import span

PARTS = ("answered", "open", "closed_unanswered")
COLUMNS = (*PARTS, "reports")
ROW = st.tuples(*[st.sampled_from([0, 1, 2, 3, 4, 5, 6, 9, 20, 50])] * 3)


def figure(counts: tuple[int, int, int], month: str | None = None) -> Figure:
    answered, still_open, closed = counts
    return Figure(
        key={} if month is None else {Grouping.MONTH: month},
        counts=Counts(
            reports=sum(counts),
            reached=answered,
            answered=answered,
            open=still_open,
            overdue=still_open + closed,
            closed_unanswered=closed,
        ),
        waits=Waits(median=Estimate(value=60), shortest=1, longest=600),
        within_target=Estimate(value=answered / sum(counts) if sum(counts) else None),
        registered=Registered(late=still_open),
        decisions=Decisions(owed=closed, made=0),
    )


def shown(rows: Sequence[tuple[int, int, int]]) -> list[Figure]:
    groups = [figure(row, f"2026-{place + 1:02}") for place, row in enumerate(rows)]
    answered, still_open, closed = (sum(row[place] for row in rows) for place in range(3))
    safe, total = guarded(groups, figure((answered, still_open, closed)), additive=True)
    return [*safe, total]


@settings(max_examples=150, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=6))
def test_no_small_count_is_shown_and_none_can_be_computed(rows: list[tuple[int, int, int]]) -> None:
    truth = [(*row, sum(row)) for row in rows]
    truth.append(tuple(sum(column) for column in zip(*truth, strict=True)))
    found = shown(rows)
    bounds: list[tuple[float, float | None]] = []
    for one, real in zip(found, truth, strict=True):
        for name, value in zip(COLUMNS, real, strict=True):
            told = getattr(one.counts, name)
            assert told in {None, value}
            assert told is None or not 0 < told < LEAST
            bounds.append((0, None) if told is None else (told, told))
    for place, (one, real) in enumerate(zip(found, truth, strict=True)):
        for column, name in enumerate(COLUMNS):
            if getattr(one.counts, name) is None and 0 < real[column] < LEAST:
                cell = place * len(COLUMNS) + column
                assert span(cell, groups=len(rows), width=len(COLUMNS), bounds=bounds) > 0.5, f"{name} of row {place}"


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


def test_groups_that_overlap_are_guarded_one_by_one() -> None:
    rows = [figure((3, 0, 0), "2026-01"), figure((50, 6, 7), "2026-02")]
    (small, large), total = guarded(rows, figure((52, 6, 7)), additive=False)
    assert small.counts == Counts()
    assert (large.counts.reports, total.counts.reports) == (63, 65)
