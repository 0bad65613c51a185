"""What goes along when a case passes to another: its own tasks, who is informed, and never a family team's secret."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from app.worker import Worker
from tests.journey.town import FLAT, PLAIN, Person, Town

_CHILD = "Barnet på fem år er alene hjemme hver nat."


def _claimed(town: Town) -> str:
    town.portal.reports(PLAIN, concerns=["noise"])
    (item,) = town.adviser.queue()
    town.adviser.claims(item["number"])
    return str(item["number"])


def _now(town: Town) -> str:
    return town.clock.now().isoformat()


def _own_task(town: Town, number: str) -> None:
    mine = {"responder": str(town.city.north_team.adviser)}
    set_so = town.adviser.post(f"/v1/cases/{number}/tasks", {"kind": "other", "assignee": mine, "text": "Ring."})
    assert set_so.status_code == 201, set_so.text


def _of_the_family_team(town: Town) -> tuple[str, str, Person]:
    """Let a person of the team claim a child signal; return its number, the post, and who it is."""
    shares = [{"social_centre": str(town.city.north), "posts": "1"}]
    made = town.enters("/v1/responders", {"kind": "family_team", "name": "Fie Familie", "shares": shares})
    town.portal.reports(_CHILD, concerns=["children_at_risk"])
    fie = town.responder(UUID(made["id"]))
    (item,) = town.family_team.queue()
    number = str(item["number"])
    fie.claims(number)
    return number, made["id"], fie


def test_a_childs_case_opened_again_is_for_the_family_team_alone(town: Town) -> None:
    number, post, fie = _of_the_family_team(town)
    fie.tells(number, kind="assessed", at=_now(town))
    fie.closes(number, outcome="order_restored", reason="Ro igen.", at=_now(town))
    town.enters("/v1/absences", {"responder": post})
    town.clock.advance(timedelta(hours=1))
    assert town.family_team.tries("reopen", number, reason="Igen alene.") == 200
    (again,) = [one for one in town.family_team.queue() if one["number"] == number]
    assert (again["owner"]["responder"], again["unclaimed"]) == (str(town.city.north_team.family_team), True)
    assert number not in [one["number"] for one in town.reception.queue()]
    assert town.reception.get(f"/v1/cases/{number}").status_code == 404


def test_a_childs_case_given_back_is_the_family_teams(town: Town) -> None:
    number, _, fie = _of_the_family_team(town)
    assert fie.tries("release", number, reason="Syg.") == 200
    (item,) = town.family_team.queue()
    assert (item["number"], item["owner"]["responder"]) == (number, str(town.city.north_team.family_team))
    assert number not in [one["number"] for one in town.reception.queue()]
    assert town.reception.get(f"/v1/cases/{number}").status_code == 404


def test_what_the_owner_owes_is_the_new_owners_to_do(town: Town) -> None:
    number = _claimed(town)
    _own_task(town, number)
    offer = town.adviser.offers(number, to={"responder": str(town.city.north_team.second_adviser)})
    assert len(town.adviser.tasks()) == 1
    town.second_adviser.answers_offer(offer["id"], "accept")
    assert town.adviser.tasks() == []
    (task,) = town.second_adviser.tasks()
    assert town.adviser.post(f"/v1/tasks/{task['id']}/events", {"kind": "done"}).status_code == 404
    assert town.second_adviser.post(f"/v1/tasks/{task['id']}/events", {"kind": "done"}).status_code == 201


def test_what_others_owe_stays_theirs(town: Town) -> None:
    number = _claimed(town)
    caseworker = {"responder": str(town.city.north_team.caseworker)}
    town.adviser.post(f"/v1/cases/{number}/tasks", {"kind": "grant_decision", "assignee": caseworker})
    assert town.adviser.tries("release", number, reason="Syg.") == 200
    assert len(town.caseworker.tasks()) == 1
    assert town.reception.tasks() == []


def _informed_in_the_north(town: Town) -> str:
    visit: dict[str, Any] = {"stage": "visit_scheduled", "at": "2026-12-04T09:00:00+01:00"}
    told = {"reporter": {"kind": "bailiff_court"}, "children_in_household": "no", "eviction": visit}
    town.neighbours.reports(PLAIN, FLAT, concerns=["damage", "worry", "neglect"], **told)
    (item,) = town.leader.queue()
    assert item["informed"] == ["caseworker"]
    return str(item["number"])


def _sees(person: Person, number: str) -> bool:
    return number in [one["number"] for one in person.queue()]


def test_the_informed_are_those_of_the_centre_where_it_stands(town: Town) -> None:
    number = _informed_in_the_north(town)
    south_caseworker = town.responder(town.city.south_team.caseworker)
    town.adviser.claims(number)
    assert (_sees(town.caseworker, number), _sees(south_caseworker, number)) == (True, False)
    followed = town.caseworker.get("/v1/queue").json()["cursor"]
    offer = town.adviser.offers(number, to={"responder": str(town.city.south_team.second_adviser)})
    town.responder(town.city.south_team.second_adviser).answers_offer(offer["id"], "accept")
    assert (_sees(town.caseworker, number), _sees(south_caseworker, number)) == (False, True)
    assert town.caseworker.get(f"/v1/cases/{number}").status_code == 404
    told = town.caseworker.get(f"/v1/changes?after={followed}").json()["items"]
    assert told[-1]["change"] == "left"


def test_what_was_given_while_it_waited_wakes_as_new(town: Town) -> None:
    number = _claimed(town)
    until = town.clock.now() + timedelta(days=2)
    town.adviser.tells(number, kind="waiting_started", reason="resident", until=until.isoformat(), at=_now(town))
    second = str(town.city.north_team.second_adviser)
    town.leader.post("/v1/reassignments", {"cases": [number], "to": second, "reason": "Ferie."})
    town.clock.advance(timedelta(days=2, minutes=1))
    _works(town)
    assert town.second_adviser.case(number)["state"] == "new"
    assert town.second_adviser.claims(number)["state"] == "claimed"


def test_what_was_taken_while_it_waited_wakes_as_claimed(town: Town) -> None:
    number = _claimed(town)
    until = town.clock.now() + timedelta(days=2)
    town.adviser.tells(number, kind="waiting_started", reason="resident", until=until.isoformat(), at=_now(town))
    second = str(town.city.north_team.second_adviser)
    town.leader.post("/v1/reassignments", {"cases": [number], "to": second, "reason": "Ferie."})
    assert town.second_adviser.claims(number)["state"] == "waiting"
    town.second_adviser.tells(number, kind="waiting_ended", at=_now(town))
    assert town.second_adviser.case(number)["state"] == "claimed"


def _works(town: Town) -> None:
    worker = Worker(town.door.wiring)
    while worker.do_due():
        pass
