"""The leader of a centre is told once of one trouble, and again of the next one in the same case."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.journey.letters import delivered
from tests.journey.town import PLAIN, Town

ONE_INCIDENT = pytest.mark.xfail(
    strict=True, reason="tells three damages within a day, which count as one incident since: to be told days apart"
)


def _alarms(town: Town) -> list[str]:
    return [one.subject for one in delivered(town) if one.subject.startswith("Alarm")]


def _told(town: Town, number: str) -> int:
    case: dict[str, Any] = town.leader.case(number)
    return len([one for one in case["timeline"] if one["kind"] == "alarm"])


def _on_fire(town: Town) -> str:
    for _ in range(3):
        town.portal.reports(PLAIN, concerns=["damage"])
    (item,) = town.leader.queue()
    return str(item["number"])


@ONE_INCIDENT
def test_what_the_history_calls_an_alarm_left_the_house(town: Town) -> None:
    number = _on_fire(town)
    town.portal.reports(PLAIN, concerns=["damage"])
    assert (len(_alarms(town)), _told(town, number)) == (1, 1)


@ONE_INCIDENT
def test_an_old_alarm_does_not_silence_the_next_day(town: Town) -> None:
    number = _on_fire(town)
    assert _alarms(town) == [f"Alarm: sag {number}"]
    town.clock.advance(timedelta(days=40))
    town.portal.reports(PLAIN, concerns=["damage"])
    assert (_alarms(town), _told(town, number)) == ([f"Alarm: sag {number}"], 2)


@ONE_INCIDENT
def test_a_case_that_was_opened_again_alarms_again(town: Town) -> None:
    number = _on_fire(town)
    assert len(_alarms(town)) == 1
    town.adviser.claims(number)
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    assert town.adviser.tries("reopen", number, reason="Igen.") == 200
    town.portal.reports(PLAIN, concerns=["damage"])
    assert (_alarms(town), _told(town, number)) == ([f"Alarm: sag {number}"], 2)
