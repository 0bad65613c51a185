"""A limit to act that somebody met presses nobody any more: no substitute, and no case that another one ends in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.journey.town import FLAT, PLAIN, Town

UNSEEN = "Han er ikke set i to uger, posten ligger i bunker, og der lugter fra lejligheden."
OTHER = {"address": "Ahornvej 14, 1. tv", "postcode": "2400"}


def _claimed(town: Town, place: dict[str, str] = FLAT) -> str:
    before = {one["number"] for one in town.adviser.queue()}
    town.portal.reports(PLAIN, place, concerns=["noise"])
    (number,) = {one["number"] for one in town.adviser.queue()} - before
    town.adviser.claims(number)
    return str(number)


def _acute(town: Town, number: str) -> None:
    body = {"urgency": "acute", "reason": "Der lugter af gas."}
    assert town.adviser.tries("corrections", number, **body) == 201
    town.adviser.claims(number)


def _acts(town: Town, number: str) -> None:
    town.clock.advance(timedelta(minutes=10))
    for reached in ("resident", "reporter"):
        town.adviser.tells(number, kind="contacted", at=town.clock.now().isoformat(), **{"with": reached})


def _actions(case: dict[str, Any]) -> list[bool]:
    return [one["met"] for one in case["deadlines"] if one["what"] == "action"]


def _is_away(town: Town) -> None:
    away = {"responder": str(town.city.north_team.adviser), "substitute": str(town.city.north_team.second_adviser)}
    town.enters("/v1/absences", {**away, "valid_to": "2026-12-09T10:00:00+01:00"})
    town.clock.advance(timedelta(minutes=1))


def test_what_was_acted_on_is_no_substitutes(town: Town) -> None:
    number = _claimed(town)
    _acute(town, number)
    assert town.adviser.case(number)["act_by"] is not None
    _acts(town, number)
    case = town.adviser.case(number)
    assert (case["act_by"], case["owes_answer"], _actions(case)) == (None, False, [True])
    _is_away(town)
    assert town.second_adviser.queue() == []
    assert town.second_adviser.get(f"/v1/cases/{number}").status_code == 404


def test_what_nobody_acted_on_is_the_substitutes(town: Town) -> None:
    number = _claimed(town)
    _acts(town, number)
    town.clock.advance(timedelta(minutes=1))
    _acute(town, number)
    case = town.adviser.case(number)
    assert (case["act_by"] is None, _actions(case)) == (False, [False]), "what was done before is no action on it"
    _is_away(town)
    assert [one["number"] for one in town.second_adviser.queue()] == [number]


def test_what_is_opened_again_is_to_be_acted_on_again(town: Town) -> None:
    number = _claimed(town)
    _acute(town, number)
    _acts(town, number)
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    town.clock.advance(timedelta(days=2))
    assert town.adviser.tries("reopen", number, reason="Igen.") == 200
    case = town.adviser.case(number)
    assert (case["act_by"] is None, _actions(case)) == (False, [False])


def test_a_merge_brings_no_limit_that_was_met(town: Town) -> None:
    ended, lasting = _claimed(town), _claimed(town, OTHER)
    _acute(town, ended)
    _acts(town, ended)
    assert town.adviser.tries("corrections", lasting, place=FLAT, reason="Det var forkert.") == 201
    assert town.adviser.tries("merge", ended, into=lasting, reason="Samme lejlighed.") == 200
    case = town.adviser.case(lasting)
    assert (case["act_by"], False in _actions(case)) == (None, False)


def test_a_merge_brings_a_limit_that_nobody_met(town: Town) -> None:
    ended, lasting = _claimed(town), _claimed(town, OTHER)
    _acute(town, ended)
    wanted = town.adviser.case(ended)["act_by"]
    assert town.adviser.tries("corrections", lasting, place=FLAT, reason="Det var forkert.") == 201
    assert town.adviser.tries("merge", ended, into=lasting, reason="Samme lejlighed.") == 200
    case = town.adviser.case(lasting)
    assert (case["act_by"], _actions(case)) == (wanted, [False])


def test_another_danger_that_is_reported_is_to_be_acted_on_anew(town: Town) -> None:
    number = _claimed(town)
    _acute(town, number)
    _acts(town, number)
    town.clock.advance(timedelta(hours=3))
    town.neighbours.reports(UNSEEN, concerns=["worry"])
    case = town.leader.case(number)
    assert (len(case["reports"]), case["unclaimed"]) == (2, True)
    assert (case["act_by"] is None, _actions(case)) == (False, [False])


def test_what_its_reporter_opens_again_is_to_be_acted_on_again(town: Town) -> None:
    reference = town.portal.reports(PLAIN, FLAT, concerns=["noise"])["reference"]
    number = str(town.adviser.queue()[0]["number"])
    town.adviser.claims(number)
    _acts(town, number)
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    town.clock.advance(timedelta(days=1))
    told = town.portal.post(f"/v1/reports/{reference}/messages", {"text": "Det er begyndt igen."})
    assert told.status_code == 201, told.text
    case = town.adviser.case(number)
    assert (case["act_by"] is None, _actions(case)) == (False, [False]), "what was done before it was closed is over"
    _is_away(town)
    assert [one["number"] for one in town.second_adviser.queue()] == [number]
