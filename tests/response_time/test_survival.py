"""The product-limit estimate and its intervals against scipy, and against formulae written once more by hand."""

from __future__ import annotations

import math
import warnings
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats

from app.response_time.survival import Curve, curve, wilson

WAITS = st.lists(st.tuples(st.integers(0, 12), st.booleans()), max_size=40)
SHARES = st.sampled_from([0.1, 0.25, 0.5, 0.75, 0.9])
CLOSE: dict[str, Any] = {"rel": 1e-9, "abs": 1e-9}


def curve_of(waits: list[tuple[int, bool]]) -> Curve:
    ordered = sorted(waits)
    return curve(np.array([one for one, _ in ordered], float), np.array([one for _, one in ordered], bool))


def scipys_band(survival: Any) -> Any:  # noqa: ANN401 scipy has no types
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where the band has no end: before the first answer, after the last
        return survival.confidence_interval(method="log-log")


@given(WAITS.filter(lambda waits: any(answered for _, answered in waits)))
@example([(3, True), (3, False)])
def test_estimate_and_band_are_scipys(waits: list[tuple[int, bool]]) -> None:
    found = curve_of(waits)
    lengths, answered = np.array([one for one, _ in waits], float), np.array([one for _, one in waits])
    survival = stats.ecdf(stats.CensoredData.right_censored(lengths, ~answered)).sf
    band = scipys_band(survival)
    for place, time in enumerate(found.times):
        at = int(np.flatnonzero(survival.quantiles == time)[0])
        assert found.waiting[place] == pytest.approx(survival.probabilities[at], **CLOSE)
        if survival.probabilities[at] > 0:
            assert found.low[place] == pytest.approx(band.low.probabilities[at], **CLOSE)
            assert found.high[place] == pytest.approx(band.high.probabilities[at], **CLOSE)
        else:
            assert (found.low[place], math.isnan(found.high[place])) == (0, True)


def test_the_same_of_a_thousand_waits_with_ties_and_many_that_go_on() -> None:
    chance = np.random.default_rng(2008)
    lengths = np.sort(chance.exponential(300, 1000).round())
    answered = chance.random(1000) < 0.6
    answered[-1] = False
    survival = stats.ecdf(stats.CensoredData.right_censored(lengths, ~answered)).sf
    band = scipys_band(survival)
    found = curve(lengths, answered)
    places = np.searchsorted(survival.quantiles, found.times)
    np.testing.assert_allclose(found.waiting, survival.probabilities[places], rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(found.low, band.low.probabilities[places], rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(found.high, band.high.probabilities[places], rtol=1e-9, atol=1e-9)


@given(WAITS, SHARES)
def test_the_quantile_is_the_oracles(waits: list[tuple[int, bool]], share: float) -> None:
    assert curve_of(waits).quantile(share) == _slow_quantile(waits, Fraction(share).limit_denominator(100))


@given(WAITS, SHARES)
def test_the_interval_of_a_quantile_is_where_the_band_by_hand_first_meets_it(
    waits: list[tuple[int, bool]], share: float
) -> None:
    found, level = curve_of(waits), 1 - share + 1e-12
    lows, highs = _band_by_hand(waits, found)
    first_low = next((float(time) for time, low in zip(found.times, lows, strict=True) if low <= level), None)
    first_high = next((float(time) for time, high in zip(found.times, highs, strict=True) if high <= level), None)
    assert found.quantile_interval(share) == (first_low, first_high)
    value = found.quantile(share)
    if value is None:
        assert first_high is None
    else:
        assert first_low is not None
        assert first_low <= value <= (math.inf if first_high is None else first_high)


@given(WAITS.filter(bool))
def test_the_mean_is_the_area_under_the_curve(waits: list[tuple[int, bool]]) -> None:
    found = curve_of(waits)
    longest = max(length for length, _ in waits)
    by_hand = sum(found.at(instant)[0] for instant in range(longest))  # it is flat between whole lengths
    assert found.mean == pytest.approx(by_hand, **CLOSE)
    if all(answered for _, answered in waits):
        assert found.mean == pytest.approx(sum(length for length, _ in waits) / len(waits), **CLOSE)


@given(st.integers(1, 400), st.floats(0, 1))
def test_the_interval_of_a_plain_share_is_scipys(count: int, share: float) -> None:
    successes = round(share * count)
    theirs = stats.binomtest(successes, count).proportion_ci(method="wilson")
    assert wilson(successes, count) == pytest.approx((theirs.low, theirs.high), **CLOSE)


@given(WAITS, SHARES, st.integers(0, 39))
def test_leaving_one_more_unanswered_never_makes_it_faster(
    waits: list[tuple[int, bool]], share: float, place: int
) -> None:
    before = curve_of(waits).quantile(share)
    after = curve_of([(12, False) if at == place else one for at, one in enumerate(waits)]).quantile(share)
    assert after is None or (before is not None and after >= before)


@pytest.mark.parametrize("waits", [[], [(5, False)], [(1, True), *[(9, False)] * 9]])
def test_too_few_answers_are_no_figure(waits: list[tuple[int, bool]]) -> None:
    assert curve_of(waits).quantile(0.5) is None


def _slow_quantile(waits: list[tuple[int, bool]], share: Fraction) -> float | None:
    """Walk through every instant in exact fractions: who is still waiting just before it, and who is answered at it."""
    unanswered = Fraction(1)
    for instant in range(13):
        at_risk = [one for one in waits if one[0] >= instant]
        answered = [one for one in at_risk if one == (instant, True)]
        if answered:
            unanswered *= 1 - Fraction(len(answered), len(at_risk))
            if unanswered <= 1 - share:
                return instant
    return None


def _band_by_hand(waits: list[tuple[int, bool]], found: Curve) -> tuple[list[float], list[float]]:
    lows, highs, variance, waiting = [], [], 0.0, 1.0
    for time in found.times:
        at_risk = sum(length >= time for length, _ in waits)
        answered = sum(one == (time, True) for one in waits)
        waiting *= 1 - answered / at_risk
        if at_risk == answered:
            lows.append(0.0)
            highs.append(math.inf)
            continue
        variance += answered / (at_risk * (at_risk - answered))
        error = 1.959963984540054 * math.sqrt(variance) / math.log(waiting)
        lows.append(math.exp(-math.exp(math.log(-math.log(waiting)) - error)))
        highs.append(math.exp(-math.exp(math.log(-math.log(waiting)) + error)))
    return lows, highs
