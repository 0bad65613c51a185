"""What others owe in a case: set by its owner, accepted, refused or done, and the wait for them told apart."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.journey.letters import instant
from tests.journey.town import FLAT, PLAIN, Person, Town


def _claimed(town: Town) -> str:
    town.portal.reports(PLAIN, concerns=["noise"])
    (item,) = town.adviser.queue()
    town.adviser.claims(item["number"])
    return str(item["number"])


def _sets(town: Town, number: str, **task: Any) -> dict[str, Any]:  # noqa: ANN401 a task's fields
    answer = town.adviser.post(f"/v1/cases/{number}/tasks", task)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def _tells(person: Person, task: str, kind: str, **more: Any) -> int:  # noqa: ANN401 an event's fields
    return person.post(f"/v1/tasks/{task}/events", {"kind": kind, **more}).status_code


def _caseworker(town: Town) -> dict[str, str]:
    return {"responder": str(town.city.north_team.caseworker)}


def test_a_caseworker_decides_and_the_advisers_wait_is_told_apart(town: Town) -> None:
    number = _claimed(town)
    case = _sets(town, number, kind="grant_decision", assignee=_caseworker(town), text="Hovedrengøring?")
    assert case["waits_for_others"]["open"] == 1
    (task,) = town.caseworker.tasks()
    assert (task["text"], task["case"], task["accepted_at"]) == ("Hovedrengøring?", number, None)
    assert instant(task["due"]) > town.clock.now() + timedelta(days=5)
    assert _tells(town.caseworker, task["id"], "accepted") == 201
    assert _tells(town.caseworker, task["id"], "accepted") == 409
    town.clock.advance(timedelta(hours=2))
    assert _tells(town.caseworker, task["id"], "done", note="Bevilget.") == 201
    town.clock.advance(timedelta(hours=2))
    case = town.adviser.case(number)
    waits = case["waits_for_others"]
    assert (waits["open"], waits["office_minutes"]) == (0, 120)
    assert [(one["whose"], one["office_minutes"]) for one in waits["items"]] == [("Carla Nord", 120)]
    assert [one["kind"] for one in case["timeline"]][-3:] == ["task_set", "task_accepted", "task_done"]
    assert case["owner"]["name"] == "Anna Nord"


def test_two_waits_at_once_are_one_wait(town: Town) -> None:
    number = _claimed(town)
    _sets(town, number, kind="grant_decision", assignee=_caseworker(town))
    town.clock.advance(timedelta(hours=1))
    support = {"responder": str(town.city.north_team.housing_support)}
    case = _sets(town, number, kind="other", assignee=support, text="Følg ham til lægen.")
    town.clock.advance(timedelta(hours=1))
    waits = town.adviser.case(number)["waits_for_others"]
    assert (waits["open"], waits["office_minutes"]) == (2, 120)
    assert sorted(one["office_minutes"] for one in waits["items"]) == [60, 120]
    own = {"responder": case["owner"]["responder"]}
    assert _sets(town, number, kind="other", assignee=own, text="Ring.")["waits_for_others"]["open"] == 2


def test_a_refused_task_goes_back_to_the_owner(town: Town) -> None:
    number = _claimed(town)
    _sets(town, number, kind="rent_help_decision", assignee=_caseworker(town))
    at = town.clock.now().isoformat()
    town.adviser.tells(number, kind="waiting_started", reason="decision", at=at)
    (task,) = town.caseworker.tasks()
    assert _tells(town.caseworker, task["id"], "refused") == 422
    assert _tells(town.caseworker, task["id"], "refused", note="Hører til i jobcentret.") == 201
    assert town.caseworker.tasks() == []
    (item,) = town.adviser.queue()
    assert (item["news"], item["state"]) == (True, "claimed")
    (seen,) = town.adviser.case(number)["tasks"]
    assert (seen["state"], seen["answer"]) == ("dropped", "Hører til i jobcentret.")
    assert _tells(town.caseworker, task["id"], "done") == 409
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    assert town.adviser.tries("reopen", number, reason="Igen.") == 200
    assert town.caseworker.tasks() == []  # what was refused is not set again


def test_a_cleaning_company_learns_an_address_by_a_grant_alone(town: Town) -> None:
    number = _claimed(town)
    cleaning = {"kind": "cleaning", "assignee": {"supplier": str(town.city.cleaning)}, "text": "Trappen."}
    refused = town.adviser.post(f"/v1/cases/{number}/tasks", cleaning)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/assignee/supplier")
    town.enters("/v1/grants", {"place": FLAT, "kind": "cleaning", "supplier": str(town.city.cleaning)})
    _sets(town, number, **cleaning)
    (task,) = town.cleaner.tasks()
    assert (task["case"], task["place"]["address"], task["text"]) == (None, FLAT["address"], "Trappen.")
    assert _tells(town.cleaner, task["id"], "accepted") == 201
    assert town.adviser.case(number)["waits_for_others"]["items"][0]["whose"] == "Rent Hjem"


@pytest.mark.parametrize(
    ("task", "pointer"),
    [
        ({"kind": "child_assessment", "assignee": {"responder": "00000000-0000-0000-0000-000000000404"}}, "/kind"),
        ({"kind": "other", "assignee": {}}, "/assignee"),
        ({"kind": "other", "assignee": {"responder": "00000000-0000-0000-0000-000000000404"}}, "/assignee/responder"),
        ({"kind": "other", "assignee": {"supplier": "00000000-0000-0000-0000-000000000404"}}, "/assignee/supplier"),
    ],
)
def test_a_task_is_somebodys(town: Town, task: dict[str, Any], pointer: str) -> None:
    sent = town.adviser.post(f"/v1/cases/{_claimed(town)}/tasks", task)
    assert (sent.status_code, sent.json()["errors"][0]["pointer"]) == (422, pointer)


def test_a_task_is_due_later_and_set_by_the_owner(town: Town) -> None:
    number = _claimed(town)
    past = {"kind": "other", "assignee": _caseworker(town), "due": town.clock.now().isoformat()}
    assert town.adviser.tries("tasks", number, **past) == 422
    assert town.south_adviser.tries("tasks", number, kind="other", assignee=_caseworker(town)) == 404
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    assert town.adviser.tries("tasks", number, kind="other", assignee=_caseworker(town)) == 409


def test_a_task_that_was_set_without_coverage_is_waited_for_since_then(town: Town) -> None:
    number, at = _claimed(town), town.clock.now()
    town.clock.advance(timedelta(hours=5))
    case = _sets(town, number, kind="grant_decision", assignee=_caseworker(town), at=at.isoformat())
    assert [instant(one["set_at"]) for one in case["tasks"]] == [at]
    assert case["waits_for_others"]["office_minutes"] == 300
    usual = _sets(town, number, kind="other", assignee=_caseworker(town), text="Ring.")
    due = {one["kind"]: instant(one["due"]) for one in usual["tasks"]}
    assert due["grant_decision"] < due["other"], "its term began when it was set"


def test_a_term_that_is_over_before_the_task_is_told_begins_then(town: Town) -> None:
    number, at = _claimed(town), town.clock.now()
    town.clock.advance(timedelta(days=14))
    case = _sets(town, number, kind="other", assignee=_caseworker(town), text="Ring.", at=at.isoformat())
    assert instant(case["tasks"][0]["due"]) > town.clock.now() + timedelta(days=5)


def test_nothing_is_set_before_its_case_nor_told_before_it_was_set(town: Town) -> None:
    number, before = _claimed(town), town.clock.now()
    early = {"kind": "other", "assignee": _caseworker(town), "at": (before - timedelta(seconds=1)).isoformat()}
    refused = town.adviser.post(f"/v1/cases/{number}/tasks", early)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/at")
    town.clock.advance(timedelta(hours=5))
    _sets(town, number, kind="grant_decision", assignee=_caseworker(town))
    (task,) = town.caseworker.tasks()
    for kind in ("accepted", "refused", "done"):
        told = {"kind": kind, "note": "x", "at": (town.clock.now() - timedelta(seconds=1)).isoformat()}
        refused = town.caseworker.post(f"/v1/tasks/{task['id']}/events", told)
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/at")
    assert _tells(town.caseworker, task["id"], "done", at=town.clock.now().isoformat()) == 201


def test_a_phone_that_is_a_little_fast_sets_nothing_for_later(town: Town) -> None:
    number = _claimed(town)
    ahead = (town.clock.now() + timedelta(minutes=4)).isoformat()
    _sets(town, number, kind="grant_decision", assignee=_caseworker(town), at=ahead)
    (task,) = town.caseworker.tasks()
    assert _tells(town.caseworker, task["id"], "done") == 201
