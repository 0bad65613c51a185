"""What happens at the same instant ends as if one had come after the other."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from tests.journey.letters import delivered
from tests.journey.town import PLAIN, Person, Town


def _together(*acts: Callable[[], int]) -> list[int]:
    with ThreadPoolExecutor(len(acts)) as pool:
        return [running.result() for running in [pool.submit(act) for act in acts]]


def test_twins_by_your_reference_are_one_report(town: Town) -> None:
    reporter = {"email": "viggo@example.dk"}
    body = {"description": PLAIN, "concerns": ["noise"], "your_reference": "8841", "reporter": reporter}
    place = {"address": "Ahornvej 14, 2. th", "postcode": "2400"}
    statuses = _together(*[lambda: town.portal.post("/v1/reports", body | {"place": place}).status_code] * 8)
    assert sorted(statuses) == [200] * 7 + [201]
    assert len(town.portal.get("/v1/reports").json()["items"]) == 1
    assert len(delivered(town)) == 1


@pytest.mark.parametrize("outcome", ["evicted", "help_declined"])
def test_a_report_while_the_case_is_being_closed(town: Town, outcome: str) -> None:
    """It joins before the end or finds the case ended; never does it lie in a case that was closed without it."""
    for floor in range(6):
        place = {"address": f"Ahornvej 14, {floor + 1}. th", "postcode": "2400"}
        first = town.portal.reports(PLAIN, place=place, concerns=["noise"])
        number = _case_at(town.adviser, place)
        town.adviser.claims(number)
        town.clock.advance(timedelta(minutes=1))
        ending = {"outcome": outcome, "reason": "Slut."}
        telling = {"description": PLAIN, "place": place, "concerns": ["noise"]}
        closed, sent = _together(
            lambda: town.adviser.tries("close", number, **ending),  # noqa: B023 both are done within the turn
            lambda: town.portal.post("/v1/reports", telling).status_code,  # noqa: B023
        )
        assert sent == 201
        assert closed == 200
        old = town.adviser.case(number)
        late = [one for one in town.leader.queue() if one["place"]["address"] == place["address"]]
        assert len(old["reports"]) + len(late) == 2
        assert old["reports"][0]["reference"] == first["reference"]
        assert all(one["relapse"] is (outcome == "help_declined") for one in late)
    figures = town.response_times()["Socialcenter Nord"]
    still_open = sum(len(town.leader.case(one["number"])["reports"]) for one in town.leader.queue())
    assert (figures["reports"], figures["open"]) == (12, still_open)
    assert figures["closed_unanswered"] == 12 - still_open


def test_reports_of_a_child_and_of_its_home_at_once_make_two_cases(town: Town) -> None:
    place = {"address": "Ahornvej 14, 2. th", "postcode": "2400"}
    body = {"description": PLAIN, "place": place, "concerns": ["noise", "children_at_risk"]}
    statuses = _together(*[lambda: town.portal.post("/v1/reports", body).status_code] * 10)
    assert statuses == [201] * 10
    for person in (town.adviser, town.family_team):
        (item,) = person.queue()
        assert len(person.case(item["number"])["reports"]) == 10
    (item,) = town.family_team.queue()
    assert len(town.family_team.case(item["number"])["tasks"]) == 1


def _case_at(person: Person, place: dict[str, str]) -> str:
    (item,) = (one for one in person.queue() if one["place"]["address"] == place["address"])
    return str(item["number"])
