"""The product-limit quantile against an oracle that follows every report through every instant."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.response_time.survival import Wait, quantile

WAITS = st.lists(st.builds(Wait, st.integers(0, 12), answered=st.booleans()), max_size=14)
SHARES = st.sampled_from([0.1, 0.25, 0.5, 0.75, 0.9])


def slow_quantile(waits: list[Wait], share: Fraction) -> float | None:
    """Walk through every instant in exact fractions: who is still waiting just before it, and who is answered at it."""
    unanswered = Fraction(1)
    for instant in range(13):
        at_risk = [one for one in waits if one.length >= instant]
        answered = [one for one in at_risk if one.length == instant and one.answered]
        if answered:
            unanswered *= 1 - Fraction(len(answered), len(at_risk))
            if unanswered <= 1 - share:
                return instant
    return None


@given(WAITS, SHARES)
@example([Wait(3, answered=True), Wait(3, answered=False)], 0.5)
def test_the_quantile_is_the_oracles(waits: list[Wait], share: float) -> None:
    assert quantile(waits, share) == slow_quantile(waits, Fraction(share).limit_denominator(100))


@given(st.lists(st.integers(0, 12), min_size=1, max_size=14), SHARES)
def test_where_all_are_answered_it_is_the_plain_quantile(lengths: list[int], share: float) -> None:
    found = quantile([Wait(length, answered=True) for length in lengths], share)
    assert found is not None
    assert sum(length <= found for length in lengths) >= share * len(lengths) - 1e-9
    assert sum(length < found for length in lengths) < share * len(lengths)


@given(WAITS, SHARES, st.integers(0, 13))
def test_leaving_one_more_unanswered_never_makes_it_faster(waits: list[Wait], share: float, place: int) -> None:
    before = quantile(waits, share)
    worse = [Wait(12, answered=False) if at == place else one for at, one in enumerate(waits)]
    after = quantile(worse, share)
    assert after is None or (before is not None and after >= before)


@pytest.mark.parametrize(
    "waits", [[], [Wait(5, answered=False)], [Wait(1, answered=True), *[Wait(9, answered=False)] * 9]]
)
def test_too_few_answers_are_no_figure(waits: list[Wait]) -> None:
    assert quantile(waits, 0.5) is None
