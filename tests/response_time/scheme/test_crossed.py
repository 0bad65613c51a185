"""What the tables of several centres hold back cannot be computed from each other: a linear programme tries."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from app.response_time.least import LEAST
from app.response_time.scheme.crossed import Crossed, crossed
from app.response_time.scheme.tally import Tally, tally
from tests.response_time.subtraction import assert_nothing_told

CODES = ("yes", "unsure", "no")
WIDTH = len(CODES) + 1
Row = tuple[int, ...]
ROW = st.tuples(*[st.sampled_from([0, 1, 2, 3, 4, 5, 6, 9, 20, 50])] * len(CODES))


def table(counts: Row) -> Tally:
    answers = [(code,) for code, count in zip(CODES, counts, strict=True) for _ in range(count)]
    return tally(answers, codes=CODES)


def shown(rows: Sequence[Row]) -> list[Tally]:
    together = tuple(sum(column) for column in zip(*rows, strict=True))
    found = crossed(Crossed(tables=[table(row) for row in rows], total=table(together)))
    return [*found.tables, found.total]


def numbers(one: Tally) -> list[int | None]:
    return [*(line.count for line in one.lines), one.of]


@settings(max_examples=100, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=5))
def test_no_small_count_is_shown_and_none_can_be_computed(rows: list[Row]) -> None:
    assert_nothing_told([(*row, sum(row)) for row in rows], [tuple(numbers(one)) for one in shown(rows)])


def test_what_is_large_is_shown_whole() -> None:
    assert [one.suppressed for one in shown([(40, 10, 5), (30, 9, 8)])] == [False] * 3


def test_a_small_centre_takes_the_next_one_with_it() -> None:
    small, following, large, total = shown([(3, 0, 0), (6, 0, 0), (50, 0, 0)])
    assert (numbers(small), numbers(following)) == ([None] * WIDTH, [None] * WIDTH)
    assert (large.of, total.of) == (50, 59)


def test_what_two_hold_back_together_is_not_few() -> None:
    first, second, third, total = (numbers(one) for one in shown([(20, 1, 9), (30, 2, 9), (40, 8, 9)]))
    assert [one[1] for one in (first, second, third)] == [None] * 3
    assert total[1] == 11 > LEAST
