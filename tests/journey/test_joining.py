"""Reports about one whole dwelling come together in one case; about anything less they never do."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.directory.city import FLAT_DAR
from tests.journey.letters import delivered, instant
from tests.journey.town import FLAT, PLAIN, Town


def _numbers(town: Town) -> set[str]:
    return {one["number"] for one in town.leader.queue()}


def test_three_neighbours_make_three_answered_reports_and_one_owner(town: Town) -> None:
    views = [
        town.neighbours.reports(PLAIN, concerns=[concern], reporter={"kind": "neighbour", "phone": "33 12 34 5" + last})
        for concern, last in (("noise", "1"), ("neglect", "2"), ("odd_behaviour", "3"))
    ]
    (item,) = town.leader.queue()
    assert set(item["concerns"]) == {"noise", "neglect", "odd_behaviour"}
    references = [view["reference"] for view in views]
    assert len(set(references)) == 3
    town.adviser.claims(item["number"])
    for count, reference in enumerate(references):
        statuses = [town.neighbours.get(f"/v1/reports/{one}").json()["status"] for one in references]
        assert statuses == ["answered"] * count + ["passed_on"] * (3 - count)
        told = {"kind": "contacted", "with": "reporter", "report": reference}
        town.adviser.tells(item["number"], at=town.clock.now().isoformat(), **told)
    figures = town.response_times()["Socialcenter Nord"]
    assert (figures["reports"], figures["answered"]) == (3, 3)


@pytest.mark.parametrize(
    "other",
    [
        {"address": "AHORNVEJ 14,2.TH", "postcode": "2400"},
        {"address": "Ahornvej 14", "floor": "2", "door": "th", "postcode": "2400"},
        {"address": "Ahornvej 14, 2. sal t.h.", "postcode": "2400"},
        {"dar_address_id": str(FLAT_DAR)},
        {"dar_address_id": str(FLAT_DAR), "address": "Ahornvej 14", "postcode": "2400"},
    ],
)
def test_forms_of_one_dwelling_join(town: Town, other: dict[str, str]) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    town.neighbours.reports(PLAIN, place=other, concerns=["noise"])
    assert len(_numbers(town)) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"address": "Ahornvej 14, 2. tv", "postcode": "2400"},
        {"address": "Ahornvej 14, 3. th", "postcode": "2400"},
        {"address": "Ahornvej 16, 2. th", "postcode": "2400"},
        {"address": "Ahornvej 14 A, 2. th", "postcode": "2400"},
        {"address": "Ahornvej 14, 2. th", "postcode": "2300"},
    ],
)
def test_another_dwelling_does_not_join(town: Town, other: dict[str, str]) -> None:
    first = town.portal.reports(PLAIN, concerns=["noise"])
    second = town.desk.reports(PLAIN, place=other, concerns=["noise"])
    assert first["reference"] != second["reference"]
    (mine,) = (one for one in town.adviser.queue() if one["place"]["address"] == FLAT["address"])
    assert len(town.adviser.case(mine["number"])["reports"]) == 1


def test_an_incomplete_place_opens_its_own_case_that_may_be_related(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    (known,) = _numbers(town)
    for _ in range(2):
        town.portal.reports(PLAIN, place={"address": "Ahornvej 14", "postcode": "2400"}, concerns=["noise"])
    queue = {one["number"]: one["possibly_related"] for one in town.leader.queue()}
    assert len(queue) == 3
    assert queue[known] == []
    assert all(known in related for number, related in queue.items() if number != known)


def test_a_department_alone_is_no_dwelling(town: Town) -> None:
    for _ in range(2):
        town.portal.reports(PLAIN, place={"housing_department": str(town.city.department)}, concerns=["noise"])
    assert len(_numbers(town)) == 2


def test_never_across_a_new_tenancy(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    town.is_now("2026-11-19T10:00:00+01:00")
    town.enters("/v1/tenancies", {"place": FLAT})
    town.portal.reports(PLAIN, concerns=["noise"])
    assert len(_numbers(town)) == 2
    assert not any(one["relapse"] for one in town.leader.queue())


@pytest.mark.parametrize("outcome", ["moved", "moved_to_better_suited", "evicted", "died"])
def test_never_across_a_case_that_ended_with_a_move(town: Town, outcome: str) -> None:
    town.portal.reports(PLAIN, concerns=["damage"])
    (number,) = _numbers(town)
    town.adviser.claims(number)
    town.is_now("2026-11-20T10:00:00+01:00")
    town.adviser.closes(number, outcome=outcome, reason="Nøglerne er afleveret.")
    town.portal.reports(PLAIN, concerns=["damage"])
    (item,) = town.leader.queue()
    assert not item["relapse"]
    assert item["urgency"] == "normal"
    assert town.adviser.case(item["number"])["earlier_cases"] == []


@pytest.mark.parametrize("outcome", ["help_declined", "order_restored", "not_found"])
def test_a_case_that_ended_otherwise_makes_a_relapse(town: Town, outcome: str) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    (number,) = _numbers(town)
    town.adviser.claims(number)
    town.adviser.closes(number, outcome=outcome, reason="Ro.")
    town.is_now("2027-11-17T10:00:00+01:00")
    town.portal.reports(PLAIN, concerns=["noise"])
    (item,) = town.leader.queue()
    assert item["relapse"]
    assert item["number"] != number
    assert [one["number"] for one in town.adviser.case(item["number"])["earlier_cases"]] == [number]


def test_a_year_later_it_is_no_relapse(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    (number,) = _numbers(town)
    town.adviser.claims(number)
    town.adviser.closes(number, outcome="help_declined", reason="Ro.")
    town.is_now("2027-11-19T10:00:00+01:00")
    town.portal.reports(PLAIN, concerns=["noise"])
    assert not town.leader.queue()[0]["relapse"]


def _reported_as(town: Town, *names: str | None) -> list[int]:
    """Report about residents of these names and return how many reports each case has."""
    for name in names:
        more = {} if name is None else {"resident": {"name": name}}
        town.portal.reports(PLAIN, concerns=["noise"], **more)
    return sorted(len(town.leader.case(number)["reports"]) for number in _numbers(town))


@pytest.mark.parametrize(
    ("names", "cases"),
    [
        (("Jens Hansen", "Karen Olsen"), [1, 1]),
        (("Jens Hansen", " jens  HANSEN "), [2]),
        (("Jens Hansen", None), [2]),
        ((None, "Jens Hansen"), [2]),
        ((None, "Jens Hansen", "Karen Olsen"), [1, 2]),  # the second told whose case it is
        ((None, "Jens Hansen", None, "Jens Hansen"), [4]),
    ],
)
def test_a_contradicting_resident_does_not_join(town: Town, names: tuple[str | None, ...], cases: list[int]) -> None:
    assert _reported_as(town, *names) == cases


def test_repeats_are_counted_for_the_same_resident_alone(town: Town) -> None:
    for name in ("Jens Hansen", "Karen Olsen", "Jens Hansen"):
        town.clock.advance(timedelta(days=2))
        town.portal.reports(PLAIN, concerns=["damage"], resident={"name": name})
    assert {one["urgency"] for one in town.leader.queue()} == {"normal"}
    town.clock.advance(timedelta(days=2))
    town.portal.reports(PLAIN, concerns=["damage"], resident={"name": "Jens Hansen"})
    assert sorted(one["urgency"] for one in town.leader.queue()) == ["acute", "normal"]


def test_a_joining_report_tells_who_the_resident_is(town: Town) -> None:
    _reported_as(town, None, "Jens Hansen")
    (item,) = town.leader.queue()
    assert item["resident"]["name"] == "Jens Hansen"


def test_never_to_a_case_of_another_owner_kind(town: Town) -> None:
    supporter = str(town.city.north_team.support_contact_person)
    town.portal.reports(PLAIN, concerns=["noise"])
    town.is_now("2026-11-18T11:00:00+01:00")
    town.enters("/v1/supports", {"place": FLAT, "kind": "support_contact", "responder": supporter})
    town.portal.reports(PLAIN, concerns=["noise"])
    assert sorted(one["owner"]["kind"] for one in town.leader.queue()) == ["housing_adviser", "support_contact_person"]


def test_a_joining_report_raises_urgency_and_never_lowers_it(town: Town) -> None:
    urgencies, due = [], []
    for concern in ("noise", "worry", "noise"):
        town.portal.reports(PLAIN, concerns=[concern])
        (item,) = town.leader.queue()
        urgencies.append(item["urgency"])
        due.append(instant(item["answer_by"]))
    assert urgencies == ["normal", "soon", "soon"]
    assert due[0] > due[1] == due[2]


def test_what_becomes_acute_is_open_to_all_on_duty_again(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    (number,) = _numbers(town)
    town.adviser.claims(number)
    assert town.second_adviser.queue() == []
    eviction = {"stage": "visit_scheduled", "at": "2026-11-20T09:00:00+01:00"}
    town.portal.reports(PLAIN, eviction=eviction, children_in_household="no")
    (item,) = town.second_adviser.queue()
    assert (item["number"], item["urgency"], item["unclaimed"]) == (number, "acute", True)
    assert item["owner"]["name"] == "Anna Nord"  # until somebody takes it, it stays with its owner
    assert item["act_by"] is not None
    assert town.second_adviser.claims(number)["owner"]["name"] == "Bent Nord"
    assert town.adviser.tries("claim", number) == 409


def test_the_third_damage_joins_and_tells_the_leader_once(town: Town) -> None:
    for days in (2, 2, 2, 0):  # days apart: within one they are one incident
        town.clock.advance(timedelta(days=days))
        town.portal.reports(PLAIN, concerns=["damage"])
    (item,) = town.leader.queue()
    assert item["urgency"] == "acute"
    assert len(town.leader.case(item["number"])["reports"]) == 4
    alarms = [one for one in delivered(town) if one.subject.startswith("Alarm")]
    assert [(one.to, one.subject) for one in alarms] == [("nord@example.dk", f"Alarm: sag {item['number']}")]


def test_safety_and_advice_of_all_reports_stand_in_the_case(town: Town) -> None:
    first: dict[str, Any] = {"safety": ["dog"], "contact_advice": ["visit_first"]}
    town.portal.reports(PLAIN, concerns=["noise"], **first)
    town.neighbours.reports(PLAIN, concerns=["noise"], safety=["weapon", "dog"], interpreter_language="pl")
    (item,) = town.adviser.queue()
    assert item["safety"] == ["dog", "weapon"]
    assert item["contact_advice"] == ["visit_first"]
    assert item["interpreter_language"] == "pl"


def test_what_reception_sorted_by_hand_may_be_joined_as_what_it_became(town: Town) -> None:
    town.portal.reports("Kan I ringe?")
    (item,) = town.reception.queue()
    assert item["owner"]["kind"] == "reception"
    assert town.adviser.claims(item["number"])["owner_kind"] == "housing_adviser"
    town.portal.reports(PLAIN, concerns=["noise"])
    assert _numbers(town) == {item["number"]}
