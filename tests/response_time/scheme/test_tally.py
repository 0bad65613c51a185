from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.response_time.least import LEAST
from app.response_time.scheme.tally import guarded, percent, tally

CODES = ("noise", "neglect", "worry")
SOME_ANSWERS = st.lists(st.sets(st.sampled_from(CODES)), max_size=60)


def test_each_answer_counts_once_a_case_and_those_without_are_unknown() -> None:
    table = tally([["noise", "noise"], ["noise", "worry"], []], codes=CODES, unknown="unknown")
    assert table.of == 3
    assert {one.code: one.count for one in table.lines} == {"noise": 2, "neglect": 0, "worry": 1, "unknown": 1}
    assert [one.percent for one in table.lines] == [67, 0, 33, 33]


def test_percents_are_rounded_half_up_and_of_nothing_there_are_none() -> None:
    assert [percent(count, of=200) for count in (1, 3, 5, 199)] == [1, 2, 3, 100]
    assert percent(0, of=0) is None


@given(answers=SOME_ANSWERS)
def test_no_count_of_one_to_four_is_shown_outside_and_none_alone_is_held_back(answers: list[set[str]]) -> None:
    whole = tally(answers, codes=CODES, unknown="unknown")
    shown = guarded(whole)
    for one in shown.lines:
        assert one.suppressed == (one.count is None)
        assert not 0 < (one.count or 0) < LEAST
    if shown.of is None:
        assert 0 < len(answers) < LEAST
        assert all(one.suppressed for one in shown.lines)
        return
    held_back = [one for one in shown.lines if one.suppressed]
    others = [one for one in shown.lines if not one.suppressed and one.count]
    assert len(held_back) != 1 or not others
    assert {one.code: one.count for one in others}.items() <= {one.code: one.count for one in whole.lines}.items()


@given(answers=st.lists(st.sampled_from(CODES).map(lambda one: {one}), min_size=LEAST, max_size=60))
def test_the_sum_over_single_answers_tells_no_count_that_is_held_back(answers: list[set[str]]) -> None:
    shown = guarded(tally(answers, codes=CODES))
    held_back = [one for one in shown.lines if one.suppressed]
    rest = len(answers) - sum(one.count or 0 for one in shown.lines)
    assert len(held_back) != 1
    assert not held_back or rest >= LEAST


def test_an_answer_of_all_but_a_few_tells_how_many_gave_it_not() -> None:
    answers = [{"noise", "neglect"}] * 7 + [{"neglect", "worry"}] * 3 + [{"neglect"}] * 10
    assert {one.code: one.count for one in guarded(tally(answers[:10], codes=CODES)).lines} == {
        "noise": None,
        "neglect": 10,
        "worry": None,
    }
    assert {one.code: one.count for one in guarded(tally(answers, codes=CODES)).lines}["noise"] is None
