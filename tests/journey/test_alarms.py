"""The leader of a centre is told once of one trouble, and again of the next one in the same case."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.journey.letters import delivered
from tests.journey.town import PLAIN, Town


def _alarms(town: Town) -> list[str]:
    return [one.subject for one in delivered(town) if one.subject.startswith("Alarm")]


def _told(town: Town, number: str) -> int:
    case: dict[str, Any] = town.leader.case(number)
    return len([one for one in case["timeline"] if one["kind"] == "alarm"])


def _on_fire(town: Town) -> str:
    for _ in range(3):  # days apart: within one they are one incident
        town.clock.advance(timedelta(days=2))
        town.portal.reports(PLAIN, concerns=["damage"])
    (item,) = town.leader.queue()
    return str(item["number"])


def test_what_the_history_calls_an_alarm_left_the_house(town: Town) -> None:
    number = _on_fire(town)
    town.portal.reports(PLAIN, concerns=["damage"])
    assert (len(_alarms(town)), _told(town, number)) == (1, 1)


def test_an_old_alarm_does_not_silence_the_next_day(town: Town) -> None:
    number = _on_fire(town)
    assert _alarms(town) == [f"Alarm: sag {number}"]
    town.clock.advance(timedelta(days=40))
    town.portal.reports(PLAIN, concerns=["damage"])
    assert (_alarms(town), _told(town, number)) == ([f"Alarm: sag {number}"], 2)


def test_a_case_that_was_opened_again_alarms_again(town: Town) -> None:
    number = _on_fire(town)
    assert len(_alarms(town)) == 1
    town.adviser.claims(number)
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    assert town.adviser.tries("reopen", number, reason="Igen.") == 200
    town.portal.reports(PLAIN, concerns=["damage"])
    assert (_alarms(town), _told(town, number)) == ([f"Alarm: sag {number}"], 2)
