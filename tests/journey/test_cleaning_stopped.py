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
