"""Who works for the municipality from outside is told the home that it was asked for, and no other one ever."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.assignment.tables import cases
from app.kit.database import Tx
from tests.journey.letters import instant, limit_letters
from tests.journey.town import FLAT, PLAIN, Person, Town

SOUTH = {"address": "Strandgade 3, 1. mf", "postcode": "2300"}
NEXT_DOOR = {"address": "Ahornvej 14, 1. tv", "postcode": "2400"}
JENS = {"name": "Jens Hansen"}


def _grant(town: Town, place: dict[str, str] = FLAT, **more: str) -> None:
    town.enters("/v1/grants", {"place": place, "kind": "cleaning", "supplier": str(town.city.cleaning), **more})


def _claimed(town: Town, place: dict[str, str] = FLAT, **more: Any) -> str:  # noqa: ANN401 a report's fields
    before = {one["number"] for one in town.adviser.queue()}
    town.portal.reports(PLAIN, place, **{"concerns": ["noise"], **more})
    (number,) = {one["number"] for one in town.adviser.queue()} - before
    town.adviser.claims(number)
    return str(number)


def _cleaned(town: Town, **more: Any) -> str:  # noqa: ANN401 as above
    number = _claimed(town, concerns=["cleaning_service_missing"], **more)
    assert _addresses(town) == [FLAT["address"]]
    return number


def _addresses(town: Town) -> list[str]:
    return [one["place"]["address"] for one in town.cleaner.tasks()]


def _does(town: Town, act: str, number: str, **body: Any) -> dict[str, Any]:  # noqa: ANN401 an act's fields
    answer = town.adviser.post(f"/v1/cases/{number}/{act}", {"reason": "Sådan er det.", **body})
    assert answer.status_code in {200, 201}, answer.text
    return dict(answer.json())


def _dropped(case: dict[str, Any]) -> list[str]:
    return [one["codes"].get("why") for one in case["timeline"] if one["kind"] == "task_dropped"]


def test_a_supplier_is_not_told_where_the_resident_moved(town: Town) -> None:
    _grant(town)
    number = _cleaned(town, safety=["dog"])
    case = _does(town, "corrections", number, place=SOUTH, moved_at=town.clock.now().isoformat())
    assert town.cleaner.tasks() == []
    assert [one["state"] for one in case["tasks"]] == ["dropped"]
    assert (_dropped(case), case["news"]) == (["place"], True), "its owner says anew who goes there"
    cleaning = {"kind": "cleaning", "assignee": {"supplier": str(town.city.cleaning)}}
    assert town.adviser.tries("tasks", number, **cleaning) == 422
    _grant(town, SOUTH)
    assert town.adviser.tries("tasks", number, **cleaning) == 201
    assert _addresses(town) == [SOUTH["address"]]


def test_what_is_put_right_about_the_same_home_drops_nothing(town: Town) -> None:
    _grant(town)
    number = _cleaned(town)
    _does(town, "corrections", number, place={**FLAT, "stairwell": "B"})
    assert [one["place"]["stairwell"] for one in town.cleaner.tasks()] == ["B"]
    _does(town, "corrections", number, urgency="soon")
    town.adviser.tells(number, kind="note", note="Hund.", safety=["dog"], at=town.clock.now().isoformat())
    assert [one["safety"] for one in town.cleaner.tasks()] == [["dog"]], (
        "what is learned later is told to who goes there"
    )


def test_what_colleagues_owe_goes_along_to_the_new_home(town: Town) -> None:
    number = _claimed(town)
    decision = {"kind": "grant_decision", "assignee": {"responder": str(town.city.north_team.caseworker)}}
    assert town.adviser.tries("tasks", number, **decision) == 201
    _does(town, "corrections", number, place=SOUTH, moved_at=town.clock.now().isoformat())
    assert [one["place"]["address"] for one in town.caseworker.tasks()] == [SOUTH["address"]]


@pytest.mark.parametrize("ends", ["first", "second"])
def test_a_merge_tells_no_supplier_of_another_home(town: Town, ends: str) -> None:
    """One resident, two homes: whose case goes on, and at which home, is not the cleaner's to learn."""
    _grant(town)
    first = _cleaned(town, resident=JENS)
    second = _claimed(town, NEXT_DOOR, resident=JENS, safety=["weapon"])
    ended, lasting = (first, second) if ends == "first" else (second, first)
    _does(town, "merge", ended, into=lasting)
    case = town.adviser.case(lasting)
    assert _addresses(town) == ([] if ends == "first" else [FLAT["address"]])
    assert [one["state"] for one in case["tasks"]] == (["dropped"] if ends == "first" else ["open"])
    assert case["news"] is (ends == "first")


def test_a_merge_of_one_home_takes_its_cleaning_along(town: Town) -> None:
    _grant(town)
    first = _cleaned(town)
    second = _claimed(town, NEXT_DOOR)
    _does(town, "corrections", second, place=FLAT)
    _does(town, "merge", first, into=second)
    assert _addresses(town) == [FLAT["address"]]
    assert [one["state"] for one in town.adviser.case(second)["tasks"]] == ["open"]


def test_whatever_becomes_of_a_case_no_supplier_reads_another_home(town: Town) -> None:
    """The second lock: each task knows its home, should a case ever be moved by another way."""
    _grant(town)
    number = _cleaned(town, safety=["dog"])

    def move(tx: Tx) -> None:
        tx.execute(sa.update(cases).where(cases.c.number == number).values(dwelling_fp=b"elsewhere"))

    town.door.wiring.database.write(move, caller=SYSTEM)
    (task,) = town.cleaner.tasks()
    assert (set(task["place"].values()), task["safety"]) == ({None}, [])


def test_a_supplier_is_not_sent_back_by_a_grant_that_is_over(town: Town) -> None:
    _grant(town, valid_to="2026-12-31T23:00:00+01:00")
    number = _cleaned(town, safety=["dog"])
    town.adviser.closes(number, outcome="order_restored", reason="Der er gjort rent.")
    town.is_now("2027-03-01T10:00:00+01:00")
    limit_letters(town)
    assert town.leader.tries("reopen", number, reason="Igen.") == 200
    case = town.adviser.case(number)
    assert (town.cleaner.tasks(), [one["state"] for one in case["tasks"]]) == ([], ["dropped"])
    assert (_dropped(case), case["news"]) == ([None, "not_granted"], True)
    _grant(town, valid_from="2027-03-01T00:00:00+01:00")
    town.adviser.claims(number)
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    assert town.leader.tries("reopen", number, reason="Igen.") == 200
    assert town.cleaner.tasks() == [], "what stayed dropped is not asked for by a later opening"


def test_a_message_that_opens_a_case_sends_no_supplier_either(town: Town) -> None:
    _grant(town, valid_to="2026-12-31T23:00:00+01:00")
    reference = town.portal.reports(PLAIN, concerns=["cleaning_service_missing"])["reference"]
    (item,) = town.adviser.queue()
    town.adviser.claims(item["number"])
    town.adviser.closes(item["number"], outcome="order_restored", reason="Der er gjort rent.")
    town.is_now("2027-03-01T10:00:00+01:00")
    sent = town.portal.post(f"/v1/reports/{reference}/messages", {"text": "Nu lugter det igen."})
    assert sent.status_code == 201, sent.text
    assert [one["news"] for one in town.adviser.queue()] == [True]
    assert town.cleaner.tasks() == []


def _told_of_tasks(person: Person, number: str) -> list[str]:
    return [one["at"] for one in person.case(number)["deadlines"] if one["what"] == "task" and not one["met"]]


def test_what_comes_back_is_due_anew_and_was_waited_for_by_nobody_meanwhile(town: Town) -> None:
    number = _claimed(town)
    decision = {"kind": "grant_decision", "assignee": {"responder": str(town.city.north_team.caseworker)}}
    assert town.adviser.tries("tasks", number, **decision) == 201
    (task,) = town.caseworker.tasks()
    assert town.caseworker.post(f"/v1/tasks/{task['id']}/events", {"kind": "accepted"}).status_code == 201
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    town.is_now("2027-03-01T10:00:00+01:00")
    limit_letters(town)
    assert town.leader.tries("reopen", number, reason="Igen.") == 200
    (again,) = town.caseworker.tasks()
    assert (again["id"], again["accepted_at"]) == (task["id"], None)
    assert instant(again["set_at"]) == town.clock.now()
    assert instant(again["due"]) > town.clock.now() + timedelta(days=5)
    assert _told_of_tasks(town.leader, number) == [again["due"]]
    assert town.adviser.case(number)["waits_for_others"]["office_minutes"] == 0


def test_what_is_still_ahead_keeps_its_date(town: Town) -> None:
    _grant(town)
    number = _cleaned(town)
    due = town.cleaner.tasks()[0]["due"]
    town.adviser.closes(number, outcome="died", reason="Ved en fejl.")
    assert town.adviser.tries("reopen", number, reason="Det var en anden bolig.") == 200
    assert [one["due"] for one in town.cleaner.tasks()] == [due]


def test_a_child_keeps_its_clock_whatever_ends(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["children_at_risk"])
    (item,) = town.family_team.queue()
    (task,) = _tasks(town.family_team, item["number"])
    town.family_team.claims(item["number"])
    town.family_team.closes(item["number"], outcome="other", reason="Ved en fejl.")
    assert town.family_team.tries("reopen", item["number"], reason="Igen.") == 200
    (again,) = _tasks(town.family_team, item["number"])
    assert (again["state"], again["due"], again["set_at"]) == ("open", task["due"], task["set_at"])


def _tasks(person: Person, number: str) -> list[dict[str, Any]]:
    return list(person.case(number)["tasks"])
