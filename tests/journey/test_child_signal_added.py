"""A child signal in an addition, by whatever door it comes, is the family team's exactly as one in a report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.journey.letters import instant
from tests.journey.town import PLAIN, Town
from tests.mailbox.letters import hand_in, mail

NOISE = "Der er høj musik hver nat fra Ahornvej 14, 2. th, 2400 København NV."
BEATEN = "Nu slår faderen sit barn, man kan høre det græde."
LATER = timedelta(hours=5)


def _by_message(town: Town) -> None:
    view = town.portal.reports(NOISE, concerns=["noise"])
    town.clock.advance(LATER)
    answer = town.portal.post(f"/v1/reports/{view['reference']}/messages", {"text": BEATEN})
    assert (answer.status_code, answer.json()) == (201, view), "its reporter learns nothing of it"


def _by_mail(town: Town) -> None:
    hand_in(town, mail(NOISE, message="noise@ahorn.example"))
    town.clock.advance(LATER)
    assert hand_in(town, mail(BEATEN, headers="In-Reply-To: <noise@ahorn.example>\r\n"))["outcome"] == "addition"


def _by_phone(town: Town) -> None:
    view = town.portal.reports(NOISE, concerns=["noise"])
    town.clock.advance(LATER)
    called = town.desk.post("/v1/phone-calls", {"kind": "addition", "adds_to": view["reference"], "text": BEATEN})
    assert (called.status_code, called.json()["report"]) == (201, view)


def _assessments(town: Town, number: str) -> list[dict[str, Any]]:
    return [one for one in town.family_team.case(number)["tasks"] if one["kind"] == "child_assessment"]


def _adds(town: Town, view: dict[str, Any], text: str) -> None:
    answer = town.portal.post(f"/v1/reports/{view['reference']}/messages", {"text": text})
    assert answer.status_code == 201, answer.text


@pytest.mark.parametrize("tell", [_by_message, _by_mail, _by_phone])
def test_it_opens_the_family_teams_case_and_raises_the_housing_case(town: Town, tell: Callable[[Town], None]) -> None:
    tell(town)
    (housing,), (family,) = town.adviser.queue(), town.family_team.queue()
    assert housing["number"] != family["number"]
    assert housing["news"] is True
    assert "children_at_risk" in housing["concerns"]
    assert family["owner"]["kind"] == "family_team"
    (task,) = _assessments(town, family["number"])
    assert (task["state"], instant(task["due"]) - town.clock.now()) == ("open", timedelta(hours=24))
    seen = town.family_team.case(family["number"])
    assert [one["note"] for one in seen["timeline"] if one["kind"] == "added"] == [BEATEN]
    assert seen["place"] == town.adviser.case(housing["number"])["place"]
    for person in (town.adviser, town.leader, town.reception):
        assert person.get(f"/v1/cases/{family['number']}").status_code == 404
    assert family["number"] not in town.adviser.get(f"/v1/cases/{housing['number']}").text


def test_it_joins_the_family_teams_case_of_the_home(town: Town) -> None:
    town.neighbours.reports(PLAIN, concerns=["children_at_risk"])
    (family,) = town.family_team.queue()
    view = town.portal.reports(NOISE, concerns=["noise"])
    town.family_team.tells(family["number"], kind="assessed", at=town.clock.now().isoformat())
    town.clock.advance(LATER)
    _adds(town, view, BEATEN)
    (item,) = town.family_team.queue()
    assert (item["number"], item["news"]) == (family["number"], True)
    assert len(town.family_team.case(family["number"])["reports"]) == 2
    assert [one["state"] for one in _assessments(town, family["number"])] == ["done", "open"]


def test_a_second_one_starts_the_24_hours_anew_where_they_ended_and_only_there(town: Town) -> None:
    view = town.portal.reports(NOISE, concerns=["noise"])
    _adds(town, view, BEATEN)
    (family,) = town.family_team.queue()
    _adds(town, view, BEATEN)
    assert [one["state"] for one in _assessments(town, family["number"])] == ["open"]
    town.family_team.tells(family["number"], kind="assessed", at=town.clock.now().isoformat())
    _adds(town, view, "Musikken spiller igen.")
    assert [one["state"] for one in _assessments(town, family["number"])] == ["done"], "that is no child signal"
    town.clock.advance(LATER)
    _adds(town, view, BEATEN)
    tasks = _assessments(town, family["number"])
    assert [one["state"] for one in tasks] == ["done", "open"]
    assert instant(tasks[1]["due"]) == town.clock.now() + timedelta(hours=24)
    assert len(town.family_team.queue()) == 1


def test_children_told_of_after_the_eviction_are_a_signal_together_with_it(town: Town) -> None:
    eviction = {"stage": "visit_scheduled", "at": "2026-12-18T09:00:00+01:00"}
    view = town.portal.reports(PLAIN, children_in_household="no", eviction=eviction)
    assert town.family_team.queue() == []
    _adds(town, view, "Der bor alligevel to små børn i lejligheden.")
    (family,) = town.family_team.queue()
    assert [one["state"] for one in _assessments(town, family["number"])] == ["open"]


def test_after_others_moved_in_it_meets_nothing_of_theirs(town: Town) -> None:
    view = town.portal.reports(NOISE, concerns=["noise"])
    (housing,) = town.adviser.queue()
    town.adviser.claims(housing["number"])
    town.clock.advance(LATER)
    now = town.clock.now().isoformat()
    town.adviser.closes(housing["number"], outcome="moved", reason="Fraflyttet.", at=now)
    town.clock.advance(LATER)
    town.neighbours.reports(PLAIN, concerns=["children_at_risk"])
    (theirs,) = town.family_team.queue()
    _adds(town, view, BEATEN)
    numbers = {one["number"] for one in town.family_team.queue()}
    assert len(numbers) == 2
    assert len(town.family_team.case(theirs["number"])["reports"]) == 1
