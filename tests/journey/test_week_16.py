"""Week 16 of 2008 once more: the study's cases come in by the interface, and the figures print the study's tables.

Tables 7, 9, 10, 13, 14 and 16 of the study of 2008: 158 cases in which thirteen advisers did something in a week.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain, count, cycle, islice, repeat
from uuid import UUID

import pytest

from app.kit.clock import FixedClock
from tests.journey.town import PLAIN, Person, Town

BEFORE = datetime(2008, 4, 7, 8, 0, tzinfo=UTC)
MONDAY = datetime(2008, 4, 14, 7, 0, tzinfo=UTC)
WEEK = "from=2008-04-14&to=2008-04-21"
CASES = 158

WEEKS = (
    # start, new, end, acted on: means 21, 6, 20 and 12; from 5 to 42, 2 to 16, 6 to 45 and 0 to 23 (table 9)
    (5, 3, 6, 0),
    (42, 16, 45, 23),
    (21, 2, 20, 12),
    (21, 6, 20, 13),
    (20, 6, 19, 12),
    (22, 5, 21, 13),
    (18, 6, 17, 12),
    (24, 6, 22, 14),
    (19, 5, 18, 12),
    (23, 7, 20, 13),
    (17, 5, 16, 11),
    (25, 7, 22, 14),
    (16, 6, 14, 9),
)
"""One adviser a line."""

TYPES = {
    "move_in_support": (33, 21),
    "tenancy_sustainment": (63, 40),
    "tenancy_sustainment_to_rehousing": (8, 5),
    "special_dwelling": (6, 4),
    "worry": (25, 16),
    "advice": (12, 8),
    "other": (27, 17),
}
"""Table 7: cases and whole per cent of the 158; so are those below."""
ACTIVITIES = {
    "advice_to_resident": (59, 37),
    "finding_the_resident": (41, 26),
    "coordination_in_centre": (32, 20),
    "other_professionals": (30, 19),
    "other_municipal_units": (29, 18),
    "building_trust": (25, 16),
    "motivation": (23, 15),
    "advice_to_landlord": (23, 15),
    "practical_help": (18, 11),
    "other_authorities": (12, 8),
    "advice_to_neighbours_relatives": (10, 6),
    "housing_allocation": (8, 5),
}
"""Table 10."""
CONCERNS = {
    "neglect": (57, 36),
    "rent_arrears": (49, 31),
    "noise": (36, 23),
    "odd_behaviour": (33, 21),
    "threats_or_violence": (19, 12),
    "exploitative_guests": (8, 5),
}
"""Table 13."""
OCCASIONS = {
    "allocation_or_discharge": (42, 27),
    "needs_treatment_unmotivated": (31, 20),
    "changed_situation": (22, 14),
    "new_need": (12, 8),
    "psychiatric_treatment_interrupted": (12, 8),
    "between_two_stools": (11, 7),
    "long_processing_or_disagreement": (4, 3),
}
"""Table 14."""
ORIGINS = {
    "landlord": (79, 50),
    "social_administration": (40, 25),
    "bailiff_court": (30, 19),
    "resident": (19, 12),
    "other_administration": (13, 8),
    "neighbour_relative_guardian_lawyer": (11, 7),
    "own_follow_up": (11, 7),
    "hospital_or_psychiatry": (10, 6),
    "police_or_probation": (3, 2),
    "other_or_unknown": (1, 1),
}
"""Table 16."""
REPORTERS = {
    "landlord": "caretaker",
    "social_administration": "social_administration",
    "bailiff_court": "bailiff_court",
    "resident": "resident",
    "other_administration": "job_centre",
    "neighbour_relative_guardian_lawyer": "relative",
    "own_follow_up": "own_follow_up",
    "hospital_or_psychiatry": "psychiatry",
    "police_or_probation": "police",
    "other_or_unknown": "other",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOfStudy:
    """What is told of one of the cases in which something was done."""

    types: list[str] = field(default_factory=list)
    activities: list[str] = field(default_factory=list)
    concerns: list[str] = field(default_factory=list)
    occasions: list[str] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviser:
    """An adviser with a department of its own, so that what is reported there is the adviser's."""

    person: Person
    department: str
    number: int


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(BEFORE)


@pytest.fixture
def town(new_town: Town) -> Town:
    return new_town


def study() -> Sequence[CaseOfStudy]:
    """Deal the answers of each table over the cases: one after another, so that none has the same answer twice."""
    cases = [CaseOfStudy() for _ in range(CASES)]
    for name, table in (
        ("types", TYPES),
        ("activities", ACTIVITIES),
        ("concerns", CONCERNS),
        ("occasions", OCCASIONS),
        ("origins", ORIGINS),
    ):
        dealt = cycle(cases)
        for code, (times, _) in table.items():
            for case in islice(dealt, times):
                getattr(case, name).append(code)
    return cases


@pytest.mark.timeout(600)
def test_the_figures_print_the_tables_of_the_study(town: Town) -> None:
    advisers = list(_advisers(town))
    flats, cases = count(1), iter(study())
    known: list[dict[str, CaseOfStudy]] = []
    for adviser, (start, _, _, acted) in zip(advisers, WEEKS, strict=True):
        told = islice(cases, min(start, acted))
        known.append(_report(town, adviser, flats, told, start))

    town.clock.at = MONDAY
    for adviser, before, (start, new, end, acted) in zip(advisers, known, WEEKS, strict=True):
        told = islice(cases, acted - min(start, acted))
        all_of_week = before | _report(town, adviser, flats, told, new, besides=before)
        town.clock.advance(timedelta(minutes=30))
        for number, one in all_of_week.items():
            _work(adviser, number, one, town.clock.now())
        for number in islice(all_of_week, start + new - end):
            _close(adviser, number, town.clock.now())

    town.clock.at = MONDAY + timedelta(days=8)
    for figure, table in (
        ("case-types", TYPES),
        ("activities", ACTIVITIES),
        ("concerns", CONCERNS),
        ("occasions", OCCASIONS),
        ("origins", ORIGINS),
    ):
        found = town.leader.get(f"/v1/statistics/{figure}?{WEEK}").json()
        assert found["of"] == CASES
        printed = {one["code"]: (one["cases"], one["percent"]) for one in found["items"] if one["code"] in table}
        assert printed == table, figure
    _flow_is_as_printed(town)


def _flow_is_as_printed(town: Town) -> None:
    found = town.leader.get(f"/v1/statistics/flow?{WEEK}").json()["items"]
    (week,) = (one for one in found if one["social_centre"] is None)
    assert week["week"] == "2008-W16"
    assert week["posts"] == len(WEEKS)
    people = {name: (one["mean"], one["min"], one["max"]) for name, one in week["people"].items()}
    assert people["start"] == (21, 5, 42)
    assert people["new"] == (6, 2, 16)
    assert people["end"] == (20, 6, 45)
    assert people["acted_on"] == (12, 0, 23)
    assert week["flow"]["acted_on"] == CASES
    assert week["flow"]["end"] == sum(end for _, _, end, _ in WEEKS)


def _advisers(town: Town) -> Iterator[Adviser]:
    share = {"social_centre": str(town.city.north), "posts": "1"}
    for number in range(len(WEEKS)):
        adviser = town.enters(
            "/v1/responders",
            {
                "kind": "housing_adviser",
                "name": f"Rådgiver {number + 1}",
                "shares": [share],
            },
        )["id"]
        department = town.enters(
            "/v1/housing-departments",
            {
                "landlord": str(town.city.landlord),
                "name": f"Afdeling {number + 1}",
                "district": str(town.city.north_district),
            },
        )["id"]
        town.enters("/v1/department-advisers", {"housing_department": department, "responder": adviser})
        yield Adviser(person=town.responder(UUID(adviser)), department=department, number=number)


def _report(
    town: Town,
    adviser: Adviser,
    flats: Iterator[int],
    told: Iterable[CaseOfStudy],
    length: int,
    *,
    besides: Collection[str] = (),
) -> dict[str, CaseOfStudy]:
    """Report cases of the study, and after them others; return them by number, in the order of the adviser's queue."""
    by_address: dict[str, CaseOfStudy] = {}
    for one in islice(chain(told, repeat(CaseOfStudy(concerns=["noise"], origins=["landlord"]))), length):
        address = f"Studievej {next(flats)}, 1. tv"
        by_address[address] = one
        place = {"housing_department": adviser.department, "address": address, "postcode": "2400"}
        for origin in one.origins:
            town.desk.reports(PLAIN, place, concerns=one.concerns, reporter={"kind": REPORTERS[origin]})
    queue = [item for item in adviser.person.queue() if item["number"] not in besides]
    return {item["number"]: by_address[item["place"]["address"]] for item in queue}


def _work(adviser: Adviser, number: str, told: CaseOfStudy, at: datetime) -> None:
    now = at.isoformat()
    for one in told.types:
        adviser.person.tells(number, kind="case_type_set", at=now, case_type=one, note="Sådan er det nu.")
    if told.occasions:
        adviser.person.tells(number, kind="occasions_set", at=now, occasions=told.occasions)
    for one in told.activities:
        adviser.person.tells(number, kind="activity", at=now, activity=one)


def _close(adviser: Adviser, number: str, at: datetime) -> None:
    adviser.person.claims(number)
    adviser.person.closes(number, outcome="order_restored", at=at.isoformat(), reason="Ro på opgangen.")
