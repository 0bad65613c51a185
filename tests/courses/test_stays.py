"""How somebody lived on a day, by what was seen around it, and the variants of table 17."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.courses.stays import WINDOW, Kept, Rate, Seen, Stay, Variant, rates, seen_by_outcome, stay_on
from app.kit.case_codes import Outcome
from app.kit.errors import Invalid
from app.kit.study_codes import HousingStatus
from app.queue.housing import Housing, housing_told
from app.response_time.scheme.tally import Tally, guarded, tally

DAY = date(2008, 5, 19)
LATER = DAY + timedelta(days=400)
HOME = Housing(status=HousingStatus.DWELLING, same_address=True)
ELSEWHERE = Housing(status=HousingStatus.SHARED_HOUSEHOLD, same_address=False)
DEAD = Housing(status=HousingStatus.DECEASED)
NONE = Housing(status=HousingStatus.NONE)


def seen(days: int, housing: Housing) -> Seen:
    return Seen(on=DAY + timedelta(days=days), housing=housing)


def ended(days: int, outcome: Outcome) -> Seen:
    found = seen_by_outcome(outcome, on=DAY + timedelta(days=days))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("told", "stay"),
    [
        ([], Stay.UNKNOWN),
        ([seen(0, HOME)], Stay.SAME_ADDRESS),
        ([seen(-10, HOME), seen(-1, ELSEWHERE), seen(1, NONE)], Stay.OTHER_DWELLING),
        ([seen(20, NONE), seen(30, HOME)], Stay.NO_DWELLING),
        ([seen(-WINDOW.days, HOME)], Stay.SAME_ADDRESS),
        ([seen(-WINDOW.days - 1, HOME)], Stay.UNKNOWN),
        ([seen(WINDOW.days, HOME)], Stay.SAME_ADDRESS),
        ([seen(WINDOW.days + 1, HOME)], Stay.UNKNOWN),
        ([seen(-300, DEAD)], Stay.DECEASED),
        ([seen(-300, HOME), seen(300, DEAD)], Stay.UNKNOWN),
        ([ended(-300, Outcome.EVICTED)], Stay.NO_DWELLING),
        ([seen(-310, HOME), ended(-300, Outcome.MOVED)], Stay.MOVED_OUT),
        ([ended(-300, Outcome.DIED)], Stay.DECEASED),
        ([ended(-300, Outcome.EVICTED), seen(-299, HOME)], Stay.UNKNOWN),
        ([ended(-300, Outcome.EVICTED), seen(-10, HOME)], Stay.SAME_ADDRESS),
        ([ended(-300, Outcome.MOVED_TO_BETTER_SUITED)], Stay.UNKNOWN),
        ([ended(-30, Outcome.MOVED_TO_BETTER_SUITED)], Stay.OTHER_DWELLING),
        ([ended(1, Outcome.EVICTED)], Stay.NO_DWELLING),
        ([seen(-300, HOME), seen(60, Housing(status=HousingStatus.MOVED_OUT))], Stay.MOVED_OUT),
    ],
)
def test_what_was_seen_around_the_day_says_how_they_lived_on_it(told: list[Seen], stay: Stay) -> None:
    assert stay_on(DAY, told, today=LATER) is stay


def test_a_day_that_is_still_to_come_says_nothing() -> None:
    assert stay_on(DAY, [seen(-1, HOME)], today=DAY - timedelta(days=1)) is Stay.NOT_YET
    assert stay_on(DAY, [seen(-1, HOME)], today=DAY) is Stay.SAME_ADDRESS


@given(st.lists(st.tuples(st.integers(-500, 500), st.sampled_from([HOME, ELSEWHERE, DEAD, NONE]))))
def test_how_they_lived_is_never_told_by_what_was_seen_too_far_away(told: list[tuple[int, Housing]]) -> None:
    near = [one for one in told if abs(one[0]) <= WINDOW.days or (one[1] is DEAD and one[0] < 0)]
    stay = stay_on(DAY, [seen(*one) for one in sorted(told, key=lambda one: one[0])], today=LATER)
    assert (stay is Stay.UNKNOWN) >= (not near)
    if stay is not Stay.UNKNOWN:
        assert near


def persons(**counts: int) -> Tally:
    codes = [one.value for one in Stay]
    return tally([(code,) for code, count in counts.items() for _ in range(count)], codes=codes)


def by_variant(table: Tally) -> dict[tuple[Kept, Variant], Rate]:
    return {(one.kept, one.variant): one for one in rates(table)}


def test_every_variant_is_of_those_of_whom_it_is_known() -> None:
    found = by_variant(
        persons(same_address=40, other_dwelling=20, moved_out=10, deceased=5, no_dwelling=25, unknown=50, not_yet=7)
    )
    told = {name: (one.persons, one.of, one.percent) for name, one in found.items()}
    assert told[Kept.OWN_DWELLING, Variant.STRICT] == (60, 100, 60)
    assert told[Kept.OWN_DWELLING, Variant.WITH_MOVED_OUT] == (70, 100, 70)
    assert told[Kept.OWN_DWELLING, Variant.WITHOUT_DECEASED] == (60, 95, 63)
    assert told[Kept.OWN_DWELLING, Variant.WITHOUT_DECEASED_AND_MOVED_OUT] == (60, 85, 71)
    assert told[Kept.SAME_ADDRESS, Variant.STRICT] == (40, 100, 40)
    assert told[Kept.SAME_ADDRESS, Variant.WITH_MOVED_OUT] == (50, 100, 50)


def test_the_larger_column_of_table_17_is_printed() -> None:
    """The smaller one is printed from what comes in by the interface, in tests/journey/test_retention.py."""
    found = by_variant(persons(same_address=544, other_dwelling=60, deceased=38, moved_out=27, no_dwelling=84))
    own = [found[Kept.OWN_DWELLING, variant] for variant in Variant]
    assert own[0].of == 753
    assert [one.percent for one in own] == [80, 84, 84, 88]


def test_nobody_at_all_has_no_share() -> None:
    assert {one.percent for one in by_variant(persons(unknown=3)).values()} == {None}


def test_a_few_are_in_no_variant_that_would_tell_of_them() -> None:
    """The 3 who died are held back, and with them the 6 who moved out: the sum would tell of them."""
    found = by_variant(guarded(persons(same_address=40, other_dwelling=20, deceased=3, moved_out=6, no_dwelling=8)))
    assert found[Kept.OWN_DWELLING, Variant.STRICT].percent == 78
    for variant in set(Variant) - {Variant.STRICT}:
        assert found[Kept.OWN_DWELLING, variant].persons is None
        assert found[Kept.OWN_DWELLING, variant].percent is None


def test_between_two_definitions_no_few_can_be_told() -> None:
    """Three live elsewhere: of the two definitions one alone is told, for their difference is the three."""
    found = by_variant(guarded(persons(same_address=40, other_dwelling=3, no_dwelling=12)))
    assert [found[kept, Variant.STRICT].persons for kept in Kept] == [None, 40]


@pytest.mark.parametrize(
    ("status", "same_address", "pointer"),
    [
        (None, True, "/housing_status"),
        (HousingStatus.SINGLE_ROOM, None, "/same_address"),
        (HousingStatus.NONE, True, "/same_address"),
    ],
)
def test_half_of_how_somebody_lives_is_refused(
    status: HousingStatus | None,
    same_address: bool | None,  # noqa: FBT001 as it is told
    pointer: str,
) -> None:
    with pytest.raises(Invalid) as refused:
        housing_told(status, same_address)
    assert [one.pointer for one in refused.value.errors] == [pointer]


def test_who_has_no_dwelling_is_nowhere_the_same() -> None:
    told = housing_told(HousingStatus.DECEASED, same_address=False)
    assert told == Housing(status=HousingStatus.DECEASED, same_address=None)
    assert housing_told(None, None) is None
