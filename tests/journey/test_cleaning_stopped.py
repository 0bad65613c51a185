"""Cleaning that stopped: who has to act depends on a grant, and nothing of that is told outside."""

from __future__ import annotations

import pytest

from tests.journey.town import FLAT, PLAIN, Town


def _grant(town: Town, **more: str) -> None:
    town.enters("/v1/grants", {"place": FLAT, "kind": "cleaning", "supplier": str(town.city.cleaning), **more})


def test_with_a_grant_the_supplier_has_a_task_and_the_municipality_the_case(town: Town) -> None:
    _grant(town)
    town.portal.reports(PLAIN, concerns=["cleaning_service_missing"], safety=["dog"], resident={"name": "Jens Hansen"})
    (item,) = town.adviser.queue()
    assert item["owner"]["kind"] == "housing_adviser"
    (task,) = town.cleaner.tasks()
    assert task["kind"] == "cleaning"
    assert task["place"]["address"] == FLAT["address"]
    assert task["safety"] == ["dog"]
    assert task["text"]
    assert (task["case"], task["responder"]) == (None, None)
    everything = town.cleaner.get("/v1/tasks").text
    assert item["number"] not in everything
    assert "Jens" not in everything
    assert PLAIN not in everything
    assert [one["id"] for one in town.adviser.case(item["number"])["tasks"]] == [task["id"]]


def test_a_supplier_never_sees_a_case_and_never_owns_one(town: Town) -> None:
    _grant(town)
    town.portal.reports(PLAIN, concerns=["cleaning_service_missing"])
    number = town.adviser.queue()[0]["number"]
    case = town.cleaner.get(f"/v1/cases/{number}")
    absent = town.cleaner.get("/v1/cases/K7Q2-9XM4")
    assert case.status_code == absent.status_code
    assert number not in case.text
    assert town.cleaner.tries("claim", number) in {403, 404}


def test_the_supplier_finishes_its_task_once(town: Town) -> None:
    _grant(town)
    town.portal.reports(PLAIN, concerns=["cleaning_service_missing"])
    number = town.adviser.queue()[0]["number"]
    path = f"/v1/tasks/{town.cleaner.tasks()[0]['id']}/events"
    assert town.adviser.post(path, {"kind": "done"}).status_code == 404
    assert town.cleaner.post(path, {"kind": "done", "note": "Rengjort."}).status_code == 201
    assert town.cleaner.post(path, {"kind": "done"}).status_code == 409
    assert town.cleaner.tasks() == []
    seen = town.adviser.case(number)
    assert [one["state"] for one in seen["tasks"]] == ["done"]
    assert (seen["timeline"][-1]["kind"], seen["timeline"][-1]["note"]) == ("task_done", "Rengjort.")


def test_without_a_grant_the_caseworker_decides(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["cleaning_service_missing"])
    (item,) = town.adviser.queue()
    assert item["owner"]["kind"] == "housing_adviser"
    assert [one["kind"] for one in town.caseworker.tasks()] == ["grant_decision"]
    assert town.caseworker.tasks()[0]["case"] == item["number"]
    assert town.cleaner.tasks() == []


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "kind"),
    [
        ("2026-01-01T00:00:00+01:00", "2026-11-18T10:00:00+01:00", "grant_decision"),  # ended this very moment
        ("2026-11-18T10:00:00+01:00", "2027-01-01T00:00:00+01:00", "cleaning"),
        ("2026-11-19T00:00:00+01:00", "2027-01-01T00:00:00+01:00", "grant_decision"),  # not yet
    ],
)
def test_a_grant_counts_while_it_is_in_force(town: Town, valid_from: str, valid_to: str, kind: str) -> None:
    _grant(town, valid_from=valid_from, valid_to=valid_to)
    town.portal.reports(PLAIN, concerns=["cleaning_service_missing"])
    number = town.adviser.queue()[0]["number"]
    assert [one["kind"] for one in town.adviser.case(number)["tasks"]] == [kind]


def test_a_second_report_makes_no_second_task(town: Town) -> None:
    _grant(town)
    town.portal.reports(PLAIN, concerns=["cleaning_service_missing"])
    town.neighbours.reports(PLAIN, concerns=["cleaning_service_missing"])
    assert len(town.cleaner.tasks()) == 1
    assert len(town.adviser.queue()) == 1


def _owed_by_the_cleaner(town: Town) -> str:
    _grant(town)
    town.portal.reports(PLAIN, concerns=["cleaning_service_missing"])
    number = str(town.adviser.queue()[0]["number"])
    town.adviser.claims(number)
    assert [one["kind"] for one in town.cleaner.tasks()] == ["cleaning"]
    return number


def test_what_a_case_still_owes_ends_with_it_and_comes_back_with_it(town: Town) -> None:
    number = _owed_by_the_cleaner(town)
    closed = town.adviser.closes(number, outcome="died", reason="Ved en fejl.")
    assert [one["state"] for one in closed["tasks"]] == ["dropped"]
    assert "task_dropped" in [one["kind"] for one in closed["timeline"]]
    assert town.cleaner.tasks() == []
    assert town.adviser.tries("reopen", number, reason="Det var en anden bolig.") == 200
    assert [one["state"] for one in town.adviser.case(number)["tasks"]] == ["open"]
    assert [one["kind"] for one in town.cleaner.tasks()] == ["cleaning"]


def test_a_closing_that_is_taken_back_has_moved_nobody_in(town: Town) -> None:
    number = _owed_by_the_cleaner(town)
    town.adviser.closes(number, outcome="died", reason="Ved en fejl.")
    assert town.adviser.tries("reopen", number, reason="Det var en anden bolig.") == 200
    town.portal.reports(PLAIN, concerns=["noise"])
    assert [one["number"] for one in town.adviser.queue()] == [number]


def test_a_task_is_not_done_before_its_case(town: Town) -> None:
    _owed_by_the_cleaner(town)
    (task,) = town.cleaner.tasks()
    path = f"/v1/tasks/{task['id']}/events"
    early = town.cleaner.post(path, {"kind": "done", "at": "2026-11-18T09:59:59+01:00"})
    assert (early.status_code, early.json()["errors"][0]["pointer"]) == (422, "/at")
    assert town.cleaner.post(path, {"kind": "done", "at": "2026-11-18T10:00:00+01:00"}).status_code == 201


def test_a_supplier_whom_no_grant_names_hears_nothing(town: Town) -> None:
    town.enters("/v1/grants", {"place": FLAT, "kind": "cleaning"})
    town.portal.reports(PLAIN, concerns=["cleaning_service_missing"], safety=["dog"])
    assert town.cleaner.tasks() == []
    assert [one["kind"] for one in town.adviser.tasks()] == ["cleaning"]
