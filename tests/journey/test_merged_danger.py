"""An acute danger that nobody took is shown and told in the case that takes it over, until somebody takes it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.journey.letters import delivered
from tests.journey.town import FLAT, PLAIN, Town

OTHER = {"address": "Ahornvej 14, 1. tv", "postcode": "2400"}
NIGHT = "2026-11-18T22:00:00+01:00"


def _claimed(town: Town, place: dict[str, str]) -> str:
    before = {one["number"] for one in town.adviser.queue()}
    for concern in ("noise", "worry"):
        town.portal.reports(PLAIN, place, concerns=[concern])
    (number,) = {one["number"] for one in town.adviser.queue()} - before
    town.adviser.claims(number)
    return str(number)


@pytest.fixture
def two(town: Town) -> tuple[str, str]:
    """A case in which nobody took a danger that came at night, and one of the same dwelling that another has."""
    ended, lasting = _claimed(town, FLAT), _claimed(town, OTHER)
    assert town.adviser.tries("corrections", lasting, place=FLAT, reason="Det var forkert.") == 201
    given = {"cases": [lasting], "to": str(town.city.north_team.caseworker), "reason": "Hendes beboer."}
    assert town.leader.post("/v1/reassignments", given).status_code == 200
    town.is_now(NIGHT)
    assert town.adviser.tries("corrections", ended, urgency="acute", reason="Der lugter af gas.") == 201
    assert _calls(town, ended) == [1]
    town.clock.advance(timedelta(minutes=1))
    return ended, lasting


def _calls(town: Town, number: str) -> list[int]:
    """Let the worker call whoever is to be called by now; return how often, for each alarm of the case."""
    delivered(town)
    return [one["calls"] for one in town.leader.case(number)["alarms"]]


def _is_everybodys(town: Town, number: str) -> None:
    case = town.leader.case(number)
    assert (case["urgency"], case["unclaimed"]) == ("acute", True)
    assert number in {one["number"] for one in town.second_adviser.queue()}
    for times in (1, 2):
        assert _calls(town, number) == [times], "again and again"
        town.clock.advance(timedelta(minutes=11))
    town.second_adviser.claims(number)
    assert _calls(town, number) == [2], "until somebody takes it"


def test_a_danger_that_nobody_took_goes_along_with_what_ends(town: Town, two: tuple[str, str]) -> None:
    ended, lasting = two
    assert town.leader.tries("merge", ended, into=lasting, reason="Samme lejlighed.") == 200
    _is_everybodys(town, lasting)


def test_a_danger_that_somebody_took_is_nobody_elses(town: Town, two: tuple[str, str]) -> None:
    ended, lasting = two
    town.adviser.claims(ended)
    assert town.leader.tries("merge", ended, into=lasting, reason="Samme lejlighed.") == 200
    case = town.leader.case(lasting)
    assert (case["urgency"], case["unclaimed"], _calls(town, lasting)) == ("acute", False, [])


def test_a_danger_that_nobody_took_is_everybodys_where_its_report_goes(town: Town, two: tuple[str, str]) -> None:
    source, target = two
    references = [one["reference"] for one in town.leader.case(source)["reports"]]
    moved = {"move_report": {"reports": references[:1], "into": target}, "reason": "Den hører til her."}
    assert town.leader.tries("corrections", source, **moved) == 201
    _is_everybodys(town, target)
