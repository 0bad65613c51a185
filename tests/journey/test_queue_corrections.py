"""What was wrong is put right and what it said stays; two cases become one and one becomes two, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.journey.letters import instant
from tests.journey.town import FLAT, PLAIN, Person, Town

SOUTH = {"address": "Strandgade 3, 1. mf", "postcode": "2300"}
OTHER = {"address": "Ahornvej 14, 1. tv", "postcode": "2400"}


def _claimed(town: Town, place: dict[str, str] = FLAT, **more: Any) -> str:  # noqa: ANN401 a report's fields
    before = {one["number"] for one in town.adviser.queue()}
    town.portal.reports(PLAIN, place, **({"concerns": ["noise"]} | more))
    (number,) = {one["number"] for one in town.adviser.queue()} - before
    town.adviser.claims(number)
    return str(number)


def _does(person: Person, act: str, number: str, status: int = 201, **body: Any) -> dict[str, Any]:  # noqa: ANN401
    answer = person.post(f"/v1/cases/{number}/{act}", {"reason": "Det var forkert.", **body})
    assert answer.status_code == status, answer.text
    return dict(answer.json())


@pytest.mark.parametrize(
    ("what", "right", "before"),
    [
        ("concerns", ["worry", "neglect"], {"concerns": ["noise"]}),
        ("urgency", "soon", {"urgency": "normal"}),
        ("resident", {"name": "Karl Kaspersen"}, None),
        ("place", OTHER, FLAT),
    ],
)
def test_what_it_said_before_stays_with_the_case(town: Town, what: str, right: Any, before: Any) -> None:  # noqa: ANN401
    number = _claimed(town)
    case = _does(town.adviser, "corrections", number, **{what: right})
    shown = {key: one for key, one in case[what].items() if one is not None} if isinstance(right, dict) else case[what]
    assert shown == right
    (kept,) = case["corrections"]
    assert (kept["what"], kept["before"], kept["reason"]) == (what, before, "Det var forkert.")
    assert case["timeline"][-1]["kind"] == "corrected"


def test_one_thing_is_put_right_at_a_time_by_who_may(town: Town) -> None:
    number = _claimed(town)
    for body in ({}, {"urgency": "soon", "concerns": ["worry"]}, {"urgency": None}, {"concerns": ["children_at_risk"]}):
        assert town.adviser.tries("corrections", number, reason="x", **body) == 422
    assert town.south_adviser.tries("corrections", number, reason="x", urgency="soon") == 404
    assert _does(town.leader, "corrections", number, urgency="acute")["unclaimed"]


def test_who_moves_takes_the_case_along_to_another_centre(town: Town) -> None:
    number = _claimed(town)
    town.leader.post(
        "/v1/reassignments", {"cases": [number], "to": str(town.city.north_team.second_adviser), "reason": "x"}
    )
    town.second_adviser.claims(number)
    town.clock.advance(timedelta(days=1))
    moved = (town.clock.now() - timedelta(hours=3)).isoformat()
    case = _does(town.second_adviser, "corrections", number, place=SOUTH, moved_at=moved)
    assert case["owner"]["name"] == "Bent Nord"  # until somebody of the south accepts
    (offer,) = case["hand_overs"]
    assert (offer["to"]["kind"], offer["to"]["social_centre"]["name"]) == ("housing_adviser", "Socialcenter Syd")
    south = town.responder(town.city.south_team.second_adviser)
    taken = south.answers_offer(offer["id"], "accept")
    assert taken["social_centre"]["name"] == "Socialcenter Syd"
    town.desk.reports(PLAIN, place=SOUTH, concerns=["noise"])
    assert len(south.case(number)["reports"]) == 2  # what is reported where they live now joins
    town.portal.reports(PLAIN, FLAT, concerns=["noise"])
    assert len(south.case(number)["reports"]) == 2  # what is reported where they lived does not


def test_an_owner_who_serves_there_too_keeps_the_case(town: Town) -> None:
    number = _claimed(town)
    case = _does(town.adviser, "corrections", number, place=SOUTH)
    assert (case["owner"]["name"], case["social_centre"]["name"]) == ("Anna Nord", "Socialcenter Syd")
    assert case["hand_overs"] == []
    assert [one["number"] for one in town.south_leader.queue()] == [number]
    assert town.leader.queue() == []


def test_two_cases_become_one_and_nothing_is_lost(town: Town) -> None:
    first = _claimed(town, OTHER)
    town.adviser.tells(
        first, kind="contacted", at=town.clock.now().isoformat(), note="Talt med.", **{"with": "resident"}
    )
    caseworker = {"responder": str(town.city.north_team.caseworker)}
    assert town.adviser.tries("tasks", first, kind="grant_decision", assignee=caseworker) == 201
    town.clock.advance(timedelta(hours=1))
    second = _claimed(town, concerns=["worry"])
    due = {number: instant(town.adviser.case(number)["answer_by"]) for number in (first, second)}
    assert town.adviser.tries("merge", first, into=second, reason="x") == 409  # of two dwellings
    _does(town.adviser, "corrections", first, place=FLAT)
    ended = _does(town.adviser, "merge", first, 200, into=second)
    assert (ended["state"], ended["merged_into"], ended["reports"]) == ("closed", second, [])
    case = town.adviser.case(second)
    assert (len(case["reports"]), case["merged_from"], len(case["tasks"])) == (2, [first], 1)
    assert {"noise", "worry"} <= set(case["concerns"])
    assert instant(case["answer_by"]) == min(due.values())
    assert "Talt med." in {one["note"] for one in case["timeline"]}
    assert [one["number"] for one in town.adviser.queue()] == [second]
    assert town.adviser.tries("reopen", first, reason="x") == 409
    assert town.adviser.tries("close", first, outcome="order_restored", reason="x") == 409
    figures = town.response_times()["Socialcenter Nord"]
    assert (figures["reports"], figures["open"], figures["closed_unanswered"]) == (2, 2, 0)
    told = town.adviser.tells(
        second,
        kind="contacted",
        at=town.clock.now().isoformat(),
        report=case["reports"][0]["reference"],
        **{"with": "reporter"},
    )
    assert told["reports"][0]["answered_at"] is not None


def test_one_case_becomes_two_with_the_same_owner(town: Town) -> None:
    number = _claimed(town)
    about_others = town.portal.reports("Naboen råber.", FLAT, concerns=["noise"])["reference"]
    due = town.adviser.case(number)["answer_by"]
    everything = [one["reference"] for one in town.adviser.case(number)["reports"]]
    assert town.adviser.tries("split", number, reports=everything, reason="x") == 409
    assert town.adviser.tries("split", number, reports=["K7Q2-9XM4"], reason="x") == 422
    case = _does(town.adviser, "split", number, reports=[about_others])
    (new,) = {one["number"] for one in town.adviser.queue()} - {number}
    assert new in case["possibly_related"]
    made = town.adviser.case(new)
    assert [one["reference"] for one in made["reports"]] == [about_others]
    assert (made["state"], made["answer_by"], made["owner"]) == ("claimed", due, case["owner"])
    assert [one["step"] for one in made["owners"]] == ["split"]
    town.adviser.closes(new, outcome="order_restored", reason="Ro.")
    figures = town.response_times()["Socialcenter Nord"]
    assert (figures["reports"], figures["open"], figures["closed_unanswered"]) == (2, 1, 1)
    _does(town.leader, "reopen", new, 200)
    back = {"move_report": {"reports": [about_others], "into": number}}
    assert town.adviser.tries("corrections", new, reason="x", **back) == 409  # the last one: merge instead
    _does(town.adviser, "merge", new, 200, into=number)
    assert len(town.adviser.case(number)["reports"]) == 2


def test_what_is_split_off_stands_where_its_report_said_it_was(town: Town) -> None:
    number = _claimed(town)
    about_others = town.portal.reports("Naboen råber.", FLAT, concerns=["noise"])["reference"]
    _does(town.adviser, "corrections", number, place=OTHER)
    _does(town.adviser, "split", number, reports=[about_others])
    (new,) = {one["number"] for one in town.adviser.queue()} - {number}
    assert town.adviser.case(new)["place"]["address"] == FLAT["address"]
    for place, joined in ((FLAT, new), (OTHER, number)):
        again = town.portal.reports("Der er larm igen.", place, concerns=["noise"])["reference"]
        assert again in {one["reference"] for one in town.adviser.case(joined)["reports"]}


def test_a_leader_who_takes_a_case_out_of_their_sight_is_told_where_it_is(town: Town) -> None:
    number = _claimed(town)
    told = _does(town.leader, "corrections", number, place=SOUTH)
    assert (told["number"], told["social_centre"]["name"], told["owner"]["name"]) == (
        number,
        "Socialcenter Syd",
        "Anna Nord",
    )
    assert "reports" not in told
    assert [one["number"] for one in town.south_leader.queue()] == [number]
    assert town.leader.get(f"/v1/cases/{number}").status_code == 404


def test_a_report_goes_to_the_case_it_is_about(town: Town) -> None:
    number, other = _claimed(town), _claimed(town, OTHER)
    wrong = town.portal.reports("Det er 1. tv.", FLAT, concerns=["odd_behaviour"])["reference"]
    _does(town.adviser, "corrections", number, move_report={"reports": [wrong], "into": other})
    assert wrong in {one["reference"] for one in town.adviser.case(other)["reports"]}
    assert "odd_behaviour" in town.adviser.case(other)["concerns"]
    assert town.adviser.case(number)["timeline"][-1]["codes"] == {"into": other}


def test_a_family_teams_case_is_never_merged_with_others(town: Town) -> None:
    number = _claimed(town)
    town.portal.reports("Barnet på fem år er alene hjemme hver nat.", FLAT, concerns=["children_at_risk"])
    (family,) = (one["number"] for one in town.family_team.queue())
    assert town.adviser.tries("merge", number, into=family, reason="x") == 422
    assert town.family_team.tries("merge", family, into=number, reason="x") == 422
    assert town.leader.tries("merge", number, into=family, reason="x") == 422


def test_what_comes_back_is_a_relapse_and_more_urgent(town: Town) -> None:
    number = _claimed(town)
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    town.clock.advance(timedelta(days=3))
    assert town.leader.tries("reopen", number, reason="Igen.") == 200
    (item,) = town.adviser.queue()
    assert (item["relapse"], item["urgency"], item["owner"]["name"]) == (True, "soon", "Anna Nord")
    town.adviser.claims(number)
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    town.enters("/v1/absences", {"responder": str(town.city.north_team.adviser)})
    assert town.leader.tries("reopen", number, reason="Igen.") == 200
    (item,) = town.second_adviser.queue()
    assert (item["owner"]["kind"], item["suggested_owner"]["name"]) == ("reception", "Anna Nord")
    assert town.second_adviser.claims(number)["suggested_owner"] is None
