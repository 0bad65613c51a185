"""Whoever is away from today: what falls due moves to the substitute, the rest stays, and both are shown it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.journey.letters import instant
from tests.journey.town import PLAIN, Town


def _flat(door: str) -> dict[str, str]:
    return {"address": f"Ahornvej 14, {door}", "postcode": "2400"}


def _two_cases(town: Town) -> tuple[str, str]:
    """Let the adviser own a case that is due this week, and one that waits for a month."""
    for door in ("1. tv", "1. th"):
        town.portal.reports(PLAIN, _flat(door), concerns=["noise"])
    due, waits = (str(one["number"]) for one in town.adviser.queue())
    town.adviser.claims(waits)
    until = (town.clock.now() + timedelta(days=60)).isoformat()
    town.adviser.tells(waits, kind="waiting_started", reason="resident", until=until, at=town.clock.now().isoformat())
    return due, waits


def _away(town: Town, **more: Any) -> None:  # noqa: ANN401 an absence's fields
    team = town.city.north_team
    town.enters("/v1/absences", {"responder": str(team.adviser), "substitute": str(team.second_adviser), **more})


def test_what_falls_due_is_shown_to_the_substitute_and_the_rest_stays(town: Town) -> None:
    due, waits = _two_cases(town)
    assert town.second_adviser.queue() == []
    _away(town, valid_to=(town.clock.now() + timedelta(days=21)).isoformat())
    (moved,) = town.second_adviser.queue()
    assert moved["number"] == due
    assert (moved["stand_in"]["absent"]["name"], moved["stand_in"]["substitute"]["name"]) == ("Anna Nord", "Bent Nord")
    assert instant(moved["stand_in"]["until"]) == town.clock.now() + timedelta(days=21)
    assert moved["owner"]["name"] == "Anna Nord"
    own = {one["number"]: one["stand_in"] for one in town.adviser.queue()}
    assert own[due]["substitute"]["name"] == "Bent Nord"
    assert own[waits] is None
    assert town.second_adviser.get(f"/v1/cases/{waits}").status_code == 404
    assert {one["number"]: one["stand_in"] is None for one in town.leader.queue()} == {due: False, waits: True}


def test_the_substitute_may_act_and_may_take_the_case(town: Town) -> None:
    due, _ = _two_cases(town)
    town.adviser.claims(due)
    _away(town)
    at = town.clock.now().isoformat()
    told = town.second_adviser.tells(due, kind="urgency_set", urgency="soon", note="Han råber.", at=at)
    assert (told["urgency"], told["owner"]["name"]) == ("soon", "Anna Nord")
    assert told["timeline"][-1]["responder"] == str(town.city.north_team.second_adviser)
    taken = town.second_adviser.claims(due)
    assert (taken["owner"]["name"], taken["stand_in"]) == ("Bent Nord", None)
    assert [one["step"] for one in taken["owners"]][-1] == "claim"


def test_what_is_due_after_the_holder_is_back_stays(town: Town) -> None:
    due, _ = _two_cases(town)
    _away(town, valid_to=(town.clock.now() + timedelta(hours=1)).isoformat())
    assert town.second_adviser.queue() == []
    assert town.second_adviser.tries("close", due, outcome="other", reason="x") == 404


def test_who_is_back_has_it_alone_again(town: Town) -> None:
    due, _ = _two_cases(town)
    _away(town, valid_to=(town.clock.now() + timedelta(days=21)).isoformat())
    assert [one["number"] for one in town.second_adviser.queue()] == [due]
    town.clock.advance(timedelta(days=21))
    assert town.second_adviser.queue() == []
    assert town.second_adviser.get(f"/v1/cases/{due}").status_code == 404


def test_an_absence_without_a_substitute_moves_nothing(town: Town) -> None:
    due, _ = _two_cases(town)
    town.enters("/v1/absences", {"responder": str(town.city.north_team.adviser)})
    assert town.second_adviser.queue() == []
    assert {one["number"]: one["stand_in"] for one in town.leader.queue()}[due] is None


def test_the_substitute_of_a_substitute_who_is_away_too(town: Town) -> None:
    due, _ = _two_cases(town)
    _away(town)
    team = town.city.north_team
    town.enters("/v1/absences", {"responder": str(team.second_adviser), "substitute": str(team.housing_support)})
    assert town.second_adviser.queue() == []
    (moved,) = town.responder(team.housing_support).queue()
    assert (moved["number"], moved["stand_in"]["substitute"]["name"]) == (due, "Else Nord")


def test_a_family_teams_case_moves_to_family_teams_alone(town: Town) -> None:
    town.portal.reports("Barnet på fem år er alene hjemme hver nat.", concerns=["children_at_risk"])
    team = town.city.north_team
    absence = {"responder": str(team.family_team), "substitute": str(team.second_adviser)}
    town.enters("/v1/absences", absence)
    assert [one for one in town.second_adviser.queue() if "children_at_risk" in one["concerns"]] == []


def _owed_by_the_caseworker(town: Town, **more: Any) -> dict[str, Any]:  # noqa: ANN401 a task's fields
    due, _ = _two_cases(town)
    town.adviser.claims(due)
    caseworker = {"responder": str(town.city.north_team.caseworker)}
    set_so = town.adviser.post(f"/v1/cases/{due}/tasks", {"kind": "grant_decision", "assignee": caseworker, **more})
    assert set_so.status_code == 201, set_so.text
    (task,) = town.caseworker.tasks()
    return task


def _caseworker_away(town: Town, substitute: UUID, **more: Any) -> None:  # noqa: ANN401 an absence's fields
    away = {"responder": str(town.city.north_team.caseworker), "substitute": str(substitute), **more}
    town.enters("/v1/absences", away)


def test_the_substitute_does_the_tasks_that_fall_due(town: Town) -> None:
    task = _owed_by_the_caseworker(town)
    assert town.second_adviser.tasks() == []
    assert town.second_adviser.post(f"/v1/tasks/{task['id']}/events", {"kind": "accepted"}).status_code == 404
    _caseworker_away(town, town.city.north_team.second_adviser)
    (moved,) = town.second_adviser.tasks()
    assert (moved["id"], moved["responder"]) == (task["id"], str(town.city.north_team.caseworker))
    assert [one["id"] for one in town.caseworker.tasks()] == [task["id"]]
    for kind in ("accepted", "done"):
        assert town.second_adviser.post(f"/v1/tasks/{task['id']}/events", {"kind": kind}).status_code == 201
    assert town.caseworker.tasks() == town.second_adviser.tasks() == []


def test_a_task_that_can_wait_for_its_debtor_does(town: Town) -> None:
    due = (town.clock.now() + timedelta(days=30)).isoformat()
    _owed_by_the_caseworker(town, due=due)
    back = (town.clock.now() + timedelta(days=21)).isoformat()
    _caseworker_away(town, town.city.north_team.second_adviser, valid_to=back)
    assert town.second_adviser.tasks() == []


def test_what_a_family_team_owes_is_done_by_family_teams_alone(town: Town) -> None:
    shares = [{"social_centre": str(town.city.north), "posts": "1"}]
    fie = town.enters("/v1/responders", {"kind": "family_team", "name": "Fie", "shares": shares})["id"]
    finn = town.enters("/v1/responders", {"kind": "family_team", "name": "Finn", "shares": shares})["id"]
    due, _ = _two_cases(town)
    town.adviser.claims(due)
    asked = {"kind": "other", "assignee": {"responder": fie}, "text": "Tal med skolen."}
    assert town.adviser.post(f"/v1/cases/{due}/tasks", asked).status_code == 201
    away = {"responder": fie, "substitute": str(town.city.north_team.second_adviser)}
    town.enters("/v1/absences", {**away, "valid_to": (town.clock.now() + timedelta(days=1)).isoformat()})
    assert town.second_adviser.tasks() == []
    town.clock.advance(timedelta(days=2))
    town.enters("/v1/absences", {"responder": fie, "substitute": finn})
    assert len(town.responder(UUID(finn)).tasks()) == 1


def test_who_polls_tasks_is_told_that_nothing_changed(town: Town) -> None:
    task = _owed_by_the_caseworker(town)
    tag = town.caseworker.get("/v1/tasks").headers["etag"]
    assert not tag.startswith("W/")
    same = town.caseworker.get("/v1/tasks", **{"If-None-Match": tag})
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    town.caseworker.post(f"/v1/tasks/{task['id']}/events", {"kind": "accepted"})
    now = town.caseworker.get("/v1/tasks", **{"If-None-Match": tag})
    assert (now.status_code, now.headers["etag"] != tag) == (200, True)
