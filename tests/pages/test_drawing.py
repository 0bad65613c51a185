from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from app.pages.drawing import HEIGHT, LEFT, RIGHT, TOP, WIDTH, Middle, across, bars, round_step, steps, upwards


@given(most=st.floats(1e-3, 1e9))
def test_a_scale_has_about_four_round_steps(most: float) -> None:
    ticks = across(most).ticks()
    assert 2 <= len(ticks) <= 6
    assert ticks[0] == 0
    assert ticks[-1] <= most * (1 + 1e-9)
    assert round_step(most) > 0


@given(values=st.lists(st.integers(0, 100), min_size=2, max_size=80).map(lambda some: sorted(some, reverse=True)))
def test_a_falling_curve_falls_on_the_paper_and_stays_on_it(values: list[int]) -> None:
    path = steps(values, most=100)
    levels = [float(one) for one in re.findall(r"[V ](-?[0-9.]+)", path)]
    lefts = [float(one) for one in re.findall(r"[MH](-?[0-9.]+)", path)]
    assert len(levels) == len(lefts) == len(values)
    assert levels == sorted(levels)
    assert lefts == sorted(lefts)
    assert lefts[0] == LEFT
    assert lefts[-1] <= WIDTH - RIGHT
    assert TOP <= levels[0] <= levels[-1] <= HEIGHT


def test_an_interval_without_an_end_reaches_to_the_top_and_nothing_is_drawn_of_what_nobody_can_say() -> None:
    known, open_ended, unknown, beyond = bars(
        [
            Middle(label="a", value=5, low=2, high=8),
            Middle(label="b", value=5, low=2),
            Middle(label="c", value=None),
            Middle(label="d", value=None, not_yet=True),
        ],
        most=10,
    )
    assert known.y is not None
    assert known.low is not None
    assert known.high is not None
    assert known.high < known.y < known.low
    assert open_ended.high == TOP
    assert (unknown.y, unknown.high, unknown.arrow) == (None, None, None)
    assert (beyond.y, beyond.high, known.arrow) == (None, None, None)
    assert beyond.arrow is not None
    assert f"M{beyond.x:g} {TOP:g}" in beyond.arrow
    assert upwards(10).at(20) == upwards(10).at(10)
