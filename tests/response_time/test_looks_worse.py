"""Who answers the easy half alone, or closes without answering, looks worse than who answers all slowly."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.response_time.clocks import MICROSECONDS_A_MINUTE, Waited
from app.response_time.estimates import curve_of, waits_of
from app.response_time.figure import Waits

MINUTES = st.integers(1, 10_000)


def waits(lengths: list[int], answered: list[bool]) -> Waits:
    whole = np.array(lengths, dtype=np.int64) * MICROSECONDS_A_MINUTE
    return waits_of(curve_of(Waited(whole, np.array(answered))))


@given(st.lists(MINUTES, min_size=1, max_size=30), st.lists(MINUTES, min_size=1, max_size=30), st.data())
def test_leaving_the_hard_ones_looks_worse_than_answering_all_slowly(
    easy: list[int], hard: list[int], data: st.DataObject
) -> None:
    """Both have the same reports. One answers the easy ones at once and leaves a tenth; one answers all late."""
    hard = hard * (1 + len(easy) // (9 * len(hard)))  # at least a tenth
    longest = max(*easy, *hard)
    left = waits([1] * len(easy) + [longest] * len(hard), [True] * len(easy) + [False] * len(hard))
    slow_easy = [data.draw(st.integers(one, longest)) for one in easy]
    slow = waits([*slow_easy, *hard], [True] * (len(easy) + len(hard)))
    naive_left, naive_slow = 1.0, float(np.mean([*slow_easy, *hard]))
    assert naive_left <= naive_slow, "the plain mean of what was answered takes the first centre for the better one"
    assert slow.ninetieth.value is not None
    assert left.ninetieth.value is None or left.ninetieth.value >= slow.ninetieth.value
    assert left.longest == longest >= (slow.longest or 0)


@given(st.lists(st.tuples(MINUTES, st.booleans()), min_size=1, max_size=40), st.data())
def test_answering_one_more_however_slowly_never_looks_worse(told: list[tuple[int, bool]], data: st.DataObject) -> None:
    """What is left open or closed without an answer has waited until now, longer than any answer took."""
    now = 10_000
    lengths = [length if answered else now for length, answered in told]
    answered = [one for _, one in told]
    before = waits(lengths, answered)
    place = data.draw(st.integers(0, len(told) - 1))
    after = waits(
        [data.draw(st.integers(1, now)) if at == place and not answered[at] else one for at, one in enumerate(lengths)],
        [one or at == place for at, one in enumerate(answered)],
    )
    for better, worse in ((after.median, before.median), (after.ninetieth, before.ninetieth)):
        assert worse.value is None or (better.value is not None and better.value <= worse.value)
    assert after.mean is not None
    assert before.mean is not None
    assert after.mean <= before.mean
