"""A child may be in danger: the family team has its own case and 24 hours, and nobody else learns of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.journey.letters import instant
from tests.journey.town import FLAT, PLAIN, Person, Town


def _both(town: Town) -> tuple[str, str]:
    """Return the numbers of the housing case and the family team's own."""
    town.portal.reports(PLAIN, concerns=["noise", "children_at_risk"])
    (housing,), (family,) = town.adviser.queue(), town.family_team.queue()
    return housing["number"], family["number"]


def _assessment(person: Person, number: str) -> dict[str, Any]:
    (task,) = (one for one in person.case(number)["tasks"] if one["kind"] == "child_assessment")
    return dict(task)


def test_the_family_team_alone_sees_its_case(town: Town) -> None:
    housing, family = _both(town)
    assert housing != family
    for person in (town.adviser, town.leader, town.reception, town.caseworker):
        assert person.get(f"/v1/cases/{family}").status_code == 404
        assert family not in {one["number"] for one in person.queue()}
        assert person.tries("claim", family) == 404 if person is not town.leader else 403
        assert person.tries("events", family, kind="note", at=town.clock.now().isoformat(), note="?") == 404
    assert town.family_team.get(f"/v1/cases/{housing}").status_code == 404
    south = town.responder(town.city.south_team.family_team)
    assert south.get(f"/v1/cases/{family}").status_code == 404
    assert town.family_team.case(family)["place"] == town.adviser.case(housing)["place"]


def test_the_housing_case_goes_on_and_names_no_family_case(town: Town) -> None:
    housing, family = _both(town)
    seen = town.adviser.get(f"/v1/cases/{housing}")
    assert family not in seen.text
    assert "child_assessment" not in seen.text
    assert seen.json()["owner"]["name"] == "Anna Nord"
    assert town.adviser.tasks() == []


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ("2026-12-05T22:00:00+01:00", "2026-12-06T22:00:00+01:00"),  # Saturday night: Sunday counts
        ("2027-03-27T12:00:00+01:00", "2027-03-28T13:00:00+02:00"),  # the night has 23 hours
        ("2027-10-30T12:00:00+02:00", "2027-10-31T11:00:00+01:00"),  # the night has 25 hours
    ],
)
def test_24_hours_are_hours_of_the_clock(town: Town, told: str, due: str) -> None:
    town.is_now(told)
    _, family = _both(town)
    task = _assessment(town.family_team, family)
    assert instant(task["due"]) == instant(due)
    assert instant(task["due"]) - instant(told) == timedelta(hours=24)
    assert task["state"] == "open"


def test_the_family_teams_case_is_due_no_later_than_its_24_hours(town: Town) -> None:
    town.is_now("2026-12-04T15:00:00+01:00")  # a Friday afternoon: the next working day is Monday
    _both(town)
    (item,) = town.family_team.queue()
    due = town.clock.now() + timedelta(hours=24)
    assert (instant(item["act_by"]), instant(item["answer_by"])) == (due, due)


def test_a_call_of_this_morning_written_down_late_makes_it_due_earlier(town: Town) -> None:
    town.is_now("2026-12-04T15:00:00+01:00")
    _, family = _both(town)
    called_at = town.clock.now() - timedelta(hours=3)
    report = {"description": PLAIN, "place": FLAT, "concerns": ["children_at_risk"]}
    call = {"kind": "report", "called_at": called_at.isoformat(), "report": report}
    assert town.desk.post("/v1/phone-calls", call).status_code == 201
    (item,) = town.family_team.queue()
    due = called_at + timedelta(hours=24)
    assert item["number"] == family
    assert (instant(item["act_by"]), instant(item["answer_by"])) == (due, due)


def test_only_assessed_stops_the_clock(town: Town) -> None:
    _, family = _both(town)
    task = _assessment(town.family_team, family)["id"]
    town.clock.advance(timedelta(hours=1))
    now = town.clock.now().isoformat()
    town.family_team.claims(family)
    for event in ({"kind": "contacted", "with": "resident"}, {"kind": "note", "note": "Ringet."}):
        town.family_team.tells(family, at=now, **event)
    done = town.family_team.post(f"/v1/tasks/{task}/events", {"kind": "done"})
    assert (done.status_code, done.json()["errors"][0]["pointer"]) == (422, "/kind")
    town.family_team.tells(family, kind="waiting_started", reason="resident", at=now)
    assert _assessment(town.family_team, family)["state"] == "open"
    town.family_team.closes(family, outcome="no_need_found", reason="Ingen hjemme.")
    assert [one["kind"] for one in town.family_team.tasks()] == ["child_assessment"]

    town.family_team.tells(family, kind="assessed", at=now, note="Ikke i fare.")
    assert _assessment(town.family_team, family)["state"] == "done"
    assert _assessment(town.family_team, family)["done_at"] == now.replace("+00:00", "Z")
    assert town.family_team.tasks() == []


def test_assessed_is_said_of_a_family_case_alone(town: Town) -> None:
    housing, _ = _both(town)
    sent = town.adviser.post(
        f"/v1/cases/{housing}/events", {"kind": "assessed", "at": town.clock.now().isoformat(), "note": "x"}
    )
    assert (sent.status_code, sent.json()["errors"][0]["pointer"]) == (422, "/kind")


def test_a_report_of_a_child_alone_goes_to_the_family_team_alone(town: Town) -> None:
    view = town.portal.reports(PLAIN, concerns=["children_at_risk"])
    (item,) = town.family_team.queue()
    assert item["owner"]["kind"] == "family_team"
    for person in (town.adviser, town.second_adviser, town.leader, town.reception, town.caseworker):
        assert person.queue() == []
    town.family_team.claims(item["number"])
    town.family_team.tells(item["number"], kind="contacted", at=town.clock.now().isoformat(), **{"with": "reporter"})
    assert town.portal.get(f"/v1/reports/{view['reference']}").json()["status"] == "answered"


def test_a_second_child_report_joins_the_family_case(town: Town) -> None:
    _, family = _both(town)
    town.clock.advance(timedelta(hours=3))
    town.neighbours.reports(PLAIN, concerns=["children_at_risk"])
    (item,) = town.family_team.queue()
    assert item["number"] == family
    seen = town.family_team.case(family)
    assert len(seen["reports"]) == 2
    assert len([one for one in seen["tasks"] if one["kind"] == "child_assessment"]) == 1
    assert len(town.adviser.queue()) == 1
    assert len(town.adviser.case(town.adviser.queue()[0]["number"])["reports"]) == 1


def test_a_new_signal_after_the_assessment_starts_24_hours_anew(town: Town) -> None:
    _, family = _both(town)
    town.family_team.tells(family, kind="assessed", at=town.clock.now().isoformat())
    town.clock.advance(timedelta(days=2))
    town.neighbours.reports(PLAIN, concerns=["children_at_risk"])
    tasks = [one for one in town.family_team.case(family)["tasks"] if one["kind"] == "child_assessment"]
    assert [one["state"] for one in tasks] == ["done", "open"]
    assert instant(tasks[1]["due"]) == town.clock.now() + timedelta(hours=24)


def test_what_the_family_team_says_of_the_resident_is_not_told_in_the_housing_case(town: Town) -> None:
    town.neighbours.reports(PLAIN, concerns=["noise", "children_at_risk"])
    (housing,), (family,) = town.adviser.queue(), town.family_team.queue()
    town.family_team.tells(family["number"], kind="contacted", at=town.clock.now().isoformat(), **{"with": "resident"})
    assert town.adviser.case(housing["number"])["reports"][0]["answered_at"] is None
    assert town.adviser.case(housing["number"])["timeline"] == [
        one for one in town.adviser.case(housing["number"])["timeline"] if one["kind"] in {"opened", "owner_chosen"}
    ]


def test_children_in_an_eviction_are_a_child_signal_too(town: Town) -> None:
    eviction = {"stage": "visit_scheduled", "at": "2026-12-18T09:00:00+01:00"}
    town.neighbours.reports(PLAIN, children_in_household="yes", eviction=eviction)
    (family,) = town.family_team.queue()
    assert _assessment(town.family_team, family["number"])["state"] == "open"
    assert [one["owner_kind"] for one in town.adviser.queue()] == ["housing_adviser"]


def test_an_incomplete_place_gets_a_family_case_of_its_own(town: Town) -> None:
    building = {"address": "Ahornvej 14", "postcode": "2400"}
    for _ in range(2):
        town.portal.reports(PLAIN, place=building, concerns=["children_at_risk"])
    assert len({one["number"] for one in town.family_team.queue()}) == 2
