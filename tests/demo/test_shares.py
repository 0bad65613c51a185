from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

import pytest

from app.demo.centres import CENTRES
from app.demo.housing import DEPARTMENTS_IN_ALL
from app.demo.names import HOUSING_ORGANISATIONS, STREETS
from app.demo.shares import CONCERNS, KINDS, ORIGINS, deck
from app.demo.stories import Homes, PlannedReport, plan_reports
from app.demo.texts import DANISH, ENGLISH
from app.demo.town import Home
from app.directory.places import ToldPlace
from app.kit.calendar import WorkingCalendar
from app.kit.codes import Concern
from app.kit.study_codes import Origin
from app.response_time.scheme.origins import ORIGIN_OF
from app.triage.reading.read import read

TABLE_13 = {
    Concern.NEGLECT: 36,
    Concern.RENT_ARREARS: 31,
    Concern.NOISE: 23,
    Concern.ODD_BEHAVIOUR: 21,
    Concern.THREATS_OR_VIOLENCE: 12,
    Concern.EXPLOITATIVE_GUESTS: 5,
}
TABLE_16 = {
    Origin.LANDLORD: 50,
    Origin.SOCIAL_ADMINISTRATION: 25,
    Origin.BAILIFF_COURT: 19,
    Origin.RESIDENT: 12,
    Origin.OTHER_ADMINISTRATION: 8,
    Origin.NEIGHBOUR_RELATIVE_GUARDIAN_LAWYER: 7,
    Origin.OWN_FOLLOW_UP: 7,
    Origin.HOSPITAL_OR_PSYCHIATRY: 6,
    Origin.POLICE_OR_PROBATION: 2,
    Origin.OTHER_OR_UNKNOWN: 1,
}
POSTS_OF_2007 = {"A": "1", "B": "5", "C": "2.5", "D": "2", "E": "4", "F": "4", "G": "4", "H": "2.5"}
NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
HOMES = Homes(
    social=[Home(place=ToldPlace(address=f"Ahornvej {n}, 1. th", postcode="2400"), centre=0) for n in range(500)],
    other=[Home(place=ToldPlace(address="Birkevej 1, 1. th", postcode="2400"), centre=0, letter=UUID(int=1))],
    cleaned=(),
    supported=[],
)


def planned(seed: int = 1, reports: int = 800) -> list[PlannedReport]:
    return plan_reports(homes=HOMES, reports=reports, days=365, until=NOW, seed=seed)


def test_the_posts_are_those_of_2007_and_one_centre_has_nobody_in_them() -> None:
    assert {plan.letter: plan.posts for plan in CENTRES} == {one: Decimal(n) for one, n in POSTS_OF_2007.items()}
    assert sum(plan.vacant for plan in CENTRES) == 1


def test_every_department_has_a_street_of_its_own() -> None:
    assert len(HOUSING_ORGANISATIONS) == 23
    assert len(set(STREETS)) == len(STREETS) > DEPARTMENTS_IN_ALL == 470


def test_no_postcode_belongs_to_two_centres() -> None:
    every = [postcode for plan in CENTRES for district in plan.districts for postcode in district.postcodes]
    assert len(every) == len(set(every))


def test_the_margins_are_those_of_the_tables() -> None:
    concerns: Counter[Concern] = Counter()
    for weight, cards in CONCERNS:
        concerns.update({card: int(weight * 10) for card in cards})
    origins: Counter[Origin] = Counter()
    for weight, sources in ORIGINS:
        origins.update({source: int(weight * 10) for source in sources})
    assert {one: concerns[one] / 10 for one in TABLE_13} == TABLE_13
    assert {one: origins[one] / 10 for one in TABLE_16} == TABLE_16
    assert sum(weight for weight, _ in CONCERNS) == sum(weight for weight, _ in ORIGINS) == 100


def test_who_speaks_for_an_origin_is_counted_under_it() -> None:
    assert {(origin, ORIGIN_OF[kind]) for origin, kinds in KINDS.items() for kind in kinds} == {
        (origin, origin) for origin in Origin
    }


@pytest.mark.parametrize("size", [1, 7, 37, 584])
def test_a_deck_keeps_its_shares_to_within_one_card(size: int) -> None:
    cards = Counter(deck(CONCERNS, size=size, rng=Random(3)))
    assert cards.total() == size
    assert all(abs(cards[card] - weight * size / 100) < 1 for weight, card in CONCERNS)


def test_a_year_of_reports_keeps_the_tables() -> None:
    reports = planned()
    cases: dict[str, set[Concern]] = {}
    origins: dict[str, set[Origin]] = {}
    for one in reports:
        case = one.seed.rpartition("/")[0]
        cases.setdefault(case, set()).update(one.concerns)
        origins.setdefault(case, set()).add(one.origin)
    for concern, share in TABLE_13.items():
        assert 100 * sum(concern in told for told in cases.values()) / len(cases) == pytest.approx(share, abs=2)
    for origin, share in TABLE_16.items():
        assert 100 * sum(origin in told for told in origins.values()) / len(origins) == pytest.approx(share, abs=2)


def test_reports_come_all_year_mostly_in_office_hours_and_some_at_night() -> None:
    reports, calendar = planned(), WorkingCalendar()
    assert all(NOW - timedelta(days=365) < one.at < NOW for one in reports)
    assert len({one.at.month for one in reports}) == 12
    in_hours = sum(calendar.is_open(one.at) for one in reports) / len(reports)
    at_night = sum(one.at.hour in range(23, 24) or one.at.hour < 5 for one in reports) / len(reports)
    assert 0.35 < in_hours < 0.75
    assert at_night > 0.03


def test_the_same_seed_gives_the_same_year() -> None:
    assert planned(seed=5, reports=60) == planned(seed=5, reports=60)
    assert planned(seed=5, reports=60) != planned(seed=6, reports=60)


@pytest.mark.parametrize("concern", list(DANISH))
def test_a_text_adds_nothing_to_the_table_but_what_it_is_there_for(concern: Concern) -> None:
    for text in (*DANISH[concern], *([ENGLISH[concern]] if concern in ENGLISH else [])):
        found = {one.concern for one in read(text).findings}
        assert found & TABLE_13.keys() <= {concern}, text
