"""Overdue is what somebody still waits for: an answered case is not, whatever it promised, until the next one asks."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.journey.letters import instant
from tests.journey.town import PLAIN, Town

_OTHER = {"address": "Ahornvej 14, 1. tv", "postcode": "2400"}
_LONG = timedelta(days=20)
_DAUGHTER = {"reporter": {"kind": "relative", "name": "D", "phone": "+4520304050"}}


def _answered(town: Town) -> str:
    town.portal.reports(PLAIN, concerns=["noise"])
    (item,) = town.adviser.queue()
    number = str(item["number"])
    town.adviser.claims(number)
    assert item["owes_answer"] is True
    assert town.adviser.tells(number, kind="contacted", at=_now(town), **{"with": "reporter"})["owes_answer"] is False
    return number


def _now(town: Town) -> str:
    return town.clock.now().isoformat()


def _load(town: Town) -> tuple[int, int]:
    """Open and overdue of the adviser, as its leader is told."""
    loads = town.leader.get("/v1/overview").json()["load"]
    (mine,) = [one for one in loads if one["responder"]["responder"] == str(town.city.north_team.adviser)]
    return mine["open"], mine["overdue"]


def _item(town: Town, number: str) -> dict[str, Any]:
    (item,) = [one for one in town.adviser.queue() if one["number"] == number]
    return item


def test_what_is_answered_is_not_overdue(town: Town) -> None:
    number = _answered(town)
    town.clock.advance(_LONG)
    assert (_load(town), _item(town, number)["owes_answer"]) == ((1, 0), False)
    town.portal.reports(PLAIN, _OTHER, concerns=["noise"])
    town.clock.advance(_LONG)
    assert _load(town) == (2, 1)


def test_the_unanswered_stand_before_the_answered(town: Town) -> None:
    answered = _answered(town)
    town.clock.advance(timedelta(days=1))
    town.portal.reports(PLAIN, _OTHER, concerns=["noise"])
    assert [one["number"] == answered for one in town.adviser.queue()] == [False, True]
    pages, page = [], town.adviser.get("/v1/queue?limit=1").json()
    while page["next_cursor"]:
        pages += page["items"]
        page = town.adviser.get(f"/v1/queue?limit=1&cursor={page['next_cursor']}").json()
    assert [one["number"] == answered for one in (*pages, *page["items"])] == [False, True]


def test_the_next_reporter_waits_by_its_own_promise(town: Town) -> None:
    number = _answered(town)
    town.clock.advance(_LONG)
    town.desk.reports(PLAIN, concerns=["noise"], **_DAUGHTER)
    item = _item(town, number)
    assert (len(town.adviser.case(number)["reports"]), item["owes_answer"]) == (2, True)
    assert instant(item["answer_by"]) > town.clock.now()
    assert _load(town) == (1, 0)
    town.clock.advance(_LONG)
    assert _load(town) == (1, 1)


def test_of_two_promises_the_one_that_is_left_counts(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    town.clock.advance(timedelta(days=2))
    town.desk.reports(PLAIN, concerns=["noise"], **_DAUGHTER)
    (item,) = town.adviser.queue()
    number = str(item["number"])
    town.adviser.claims(number)
    first, second = town.adviser.case(number)["reports"]
    told = {"kind": "contacted", "with": "reporter", "report": first["reference"]}
    town.adviser.tells(number, at=_now(town), **told)
    assert instant(_item(town, number)["answer_by"]) > instant(item["answer_by"])
    town.adviser.tells(number, at=_now(town), **{**told, "report": second["reference"]})
    assert _item(town, number)["owes_answer"] is False


def test_who_stands_in_is_not_shown_what_is_answered(town: Town) -> None:
    number = _answered(town)
    follows = town.second_adviser.get("/v1/queue").json()["cursor"]
    team, back = town.city.north_team, (town.clock.now() + _LONG).isoformat()
    away = {"responder": str(team.adviser), "substitute": str(team.second_adviser), "valid_to": back}
    town.enters("/v1/absences", away)
    assert town.second_adviser.queue() == []
    assert town.second_adviser.get(f"/v1/cases/{number}").status_code == 404
    town.desk.reports(PLAIN, concerns=["noise"], **_DAUGHTER)
    assert [one["number"] for one in town.second_adviser.queue()] == [number]
    assert town.second_adviser.get(f"/v1/changes?after={follows}").status_code == 410


def test_a_case_split_off_owes_what_its_own_reports_are_owed(town: Town) -> None:
    number = _answered(town)
    town.clock.advance(_LONG)
    town.desk.reports(PLAIN, concerns=["noise"], **_DAUGHTER)
    second = town.adviser.case(number)["reports"][1]["reference"]
    split = town.adviser.post(f"/v1/cases/{number}/split", {"reports": [second], "reason": "Et andet hjem."})
    assert split.status_code == 201, split.text
    assert {one["number"] == number: one["owes_answer"] for one in town.adviser.queue()} == {True: False, False: True}
    assert _load(town) == (2, 0)


def test_what_is_opened_again_stands_before_what_is_answered_and_taken(town: Town) -> None:
    town.portal.reports(PLAIN, _OTHER, concerns=["noise"])
    (taken,) = town.adviser.queue()
    town.adviser.claims(taken["number"])
    told = {"kind": "contacted", "with": "reporter", "at": _now(town)}
    for body in (told, {"kind": "urgency_set", "urgency": "soon", "note": "Igen.", "at": _now(town)}):
        town.adviser.tells(taken["number"], **body)
    town.clock.advance(timedelta(days=1))
    town.portal.reports(PLAIN, concerns=["noise"])
    (number,) = {str(one["number"]) for one in town.adviser.queue()} - {taken["number"]}
    town.adviser.claims(number)
    town.adviser.tells(number, at=_now(town), kind="contacted", **{"with": "reporter"})
    town.adviser.closes(number, outcome="order_restored", reason="Ro.")
    assert town.adviser.tries("reopen", number, reason="Igen.") == 200
    assert [one["number"] for one in town.adviser.queue()] == [number, taken["number"]]
