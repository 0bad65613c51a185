"""Whose a case is when two become one or one becomes two: who owes its tasks, who is informed, and since when."""

from __future__ import annotations

from typing import Any

import pytest

from app.access.callers import KeyGrant
from app.kit.codes import Role
from tests.journey.town import FLAT, PLAIN, Person, Town

SOUTH = {"address": "Strandgade 3, 1. mf", "postcode": "2300"}
COURT: dict[str, Any] = {
    "reporter": {"kind": "bailiff_court"},
    "concerns": ["damage", "worry", "neglect"],
    "eviction": {"stage": "visit_scheduled", "at": "2026-12-04T09:00:00+01:00"},
    "children_in_household": "no",
}
"""What the caseworkers of its centre are informed of."""
NEIGHBOUR = {"kind": "neighbour", "name": "Q", "phone": "+4520304050"}
EARLY = "2001-01-01T00:00:00Z"


def _new(town: Town, place: dict[str, str] = FLAT, **more: Any) -> str:  # noqa: ANN401 a report's fields
    leader = _both(town)
    before = {one["number"] for one in leader.queue()}
    town.neighbours.reports(PLAIN, place, **{"concerns": ["noise"], "children_in_household": "no", **more})
    (number,) = {one["number"] for one in leader.queue()} - before
    return str(number)


def _both(town: Town) -> Person:
    """Who leads both centres."""
    return town.person(KeyGrant(role=Role.CENTRE_LEADER, centres=frozenset({town.city.north, town.city.south})))


def _does(person: Person, act: str, number: str, **body: Any) -> dict[str, Any]:  # noqa: ANN401 an act's fields
    answer = person.post(f"/v1/cases/{number}/{act}", {"reason": "Sådan er det.", **body})
    assert answer.status_code in {200, 201}, answer.text
    return dict(answer.json())


def _numbers(person: Person) -> list[str]:
    return [one["number"] for one in person.queue()]


def _with_two(town: Town, **more: Any) -> tuple[str, list[str]]:  # noqa: ANN401 a report's fields
    """A case with two reports, and their references."""
    number = _new(town, **more)
    town.neighbours.reports(PLAIN, concerns=["noise"], reporter=NEIGHBOUR, children_in_household="no")
    references = [one["reference"] for one in town.leader.case(number)["reports"]]
    assert len(references) == 2
    return number, references


def test_who_is_informed_of_a_case_is_informed_of_what_is_split_off(town: Town) -> None:
    number, (court, _) = _with_two(town, **COURT)
    _does(town.leader, "split", number, reports=[court])
    assert sorted(_numbers(town.caseworker)) == sorted(_numbers(town.leader))
    assert len(_numbers(town.leader)) == 2
    assert [one["informed"] for one in town.caseworker.queue()] == [["caseworker"]] * 2
    assert town.responder(town.city.south_team.caseworker).queue() == []


def test_who_is_informed_of_a_case_is_informed_of_what_it_ended_in(town: Town) -> None:
    ended, lasting = _new(town, **COURT), _new(town, {"address": "Ahornvej 14, 1. tv", "postcode": "2400"})
    assert lasting not in _numbers(town.caseworker)
    _does(town.leader, "corrections", lasting, place=FLAT)
    _does(town.leader, "merge", ended, into=lasting)
    assert _numbers(town.caseworker) == [lasting]


def test_those_of_the_other_centre_are_informed_of_it_no_longer(town: Town) -> None:
    """The colleague of the centre where the case stands is, with whom its owner works."""
    ended, resident = _new(town, **COURT), {"name": "Jens Hansen"}
    _does(town.leader, "corrections", ended, resident=resident)
    lasting = _new(town, SOUTH, resident=resident)
    _does(_both(town), "merge", ended, into=lasting)
    assert town.caseworker.queue() == []
    assert town.caseworker.get(f"/v1/cases/{lasting}").status_code == 404
    assert _numbers(town.responder(town.city.south_team.caseworker)) == [lasting]


def test_what_the_owner_of_the_ended_case_owed_is_owed_by_the_lasting_ones(town: Town) -> None:
    ended, lasting = _new(town), _new(town, {"address": "Ahornvej 14, 1. tv", "postcode": "2400"})
    _does(town.leader, "corrections", lasting, place=FLAT)
    body = {"cases": [lasting], "to": str(town.city.north_team.second_adviser), "reason": "x"}
    assert town.leader.post("/v1/reassignments", body).status_code == 200
    for owed_by in (town.city.north_team.adviser, town.city.north_team.caseworker):
        assignee = {"responder": str(owed_by)}
        answer = town.leader.post(f"/v1/cases/{ended}/tasks", {"kind": "other", "assignee": assignee, "text": "x"})
        assert answer.status_code == 201, answer.text
    assert len(town.adviser.tasks()) == 1
    _does(town.leader, "merge", ended, into=lasting)
    assert town.adviser.tasks() == []
    assert [one["case"] for one in town.second_adviser.tasks()] == [lasting]
    assert [one["case"] for one in town.caseworker.tasks()] == [lasting], "what others owe stays theirs"


def test_nothing_is_merged_split_or_moved_before_it_was_received(town: Town) -> None:
    number, (_, second) = _with_two(town)
    other = _new(town, {"address": "Ahornvej 14, 1. tv", "postcode": "2400"})
    _does(town.leader, "corrections", other, place=FLAT)
    for act, body in (
        ("merge", {"into": number}),
        ("split", {"reports": [second]}),
        ("corrections", {"move_report": {"reports": [second], "into": other}}),
        ("corrections", {"move_report": {"reports": [second]}}),
    ):
        into = other if act == "merge" else number
        refused = town.leader.post(f"/v1/cases/{into}/{act}", {"reason": "x", "at": EARLY, **body})
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/at"), act
    assert sorted(_numbers(town.leader)) == sorted([number, other])


@pytest.mark.parametrize("claimed", [True, False])
def test_what_is_split_off_a_waiting_case_is_taken_by_who_took_that(town: Town, *, claimed: bool) -> None:
    number, (_, second) = _with_two(town)
    town.adviser.claims(number)
    waiting = {"kind": "waiting_started", "reason": "resident", "until": "2026-12-20T10:00:00+01:00"}
    town.adviser.tells(number, at=town.clock.now().isoformat(), **waiting)
    owner = town.adviser
    if not claimed:
        body = {"cases": [number], "to": str(town.city.north_team.second_adviser), "reason": "x"}
        assert town.leader.post("/v1/reassignments", body).status_code == 200
        owner = town.second_adviser
    _does(town.leader, "split", number, reports=[second])
    states = {one["number"]: one["state"] for one in owner.queue()}
    assert states.pop(number) == "waiting"
    assert [*states.values()] == ["claimed" if claimed else "new"]
