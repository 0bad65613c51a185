"""Each reporter's promise has a clock of its own, whatever became of the others'; and what comes back has one again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.journey.letters import limit_letters
from tests.journey.test_duty import UNSEEN
from tests.journey.town import PLAIN, Town

DAUGHTER = {"reporter": {"kind": "relative", "name": "Datter", "phone": "+4520304050"}}
TUESDAY = "2026-12-08T10:00:00+01:00"
PASSED = [("indgangen@example.dk", "Frist overskredet")] + [("nord@example.dk", "Frist overskredet")] * 2


def _claimed(town: Town, text: str = PLAIN, **more: Any) -> str:  # noqa: ANN401 a report's fields
    town.portal.reports(text, concerns=["noise"], **more)
    number = str(town.leader.queue()[0]["number"])
    town.adviser.claims(number)
    return number


def _answers(town: Town, number: str, which: int) -> None:
    reference = town.adviser.case(number)["reports"][which]["reference"]
    at = town.clock.now().isoformat()
    town.adviser.tells(number, kind="contacted", at=at, report=reference, **{"with": "reporter"})


def _owed(town: Town, number: str, what: str = "answer") -> list[tuple[str, bool]]:
    return [(one["at"], one["met"]) for one in town.leader.case(number)["deadlines"] if one["what"] == what]


@pytest.mark.parametrize("late", [False, True])
def test_a_second_reporter_is_alarmed_about_at_its_own_limit_and_not_before(town: Town, late: bool) -> None:  # noqa: FBT001 a parameter
    number = _claimed(town)
    if late:
        assert limit_letters(town, "2026-11-24T12:00:00+01:00") == PASSED
    _answers(town, number, 0)
    assert limit_letters(town, TUESDAY) == []
    town.desk.reports(PLAIN, concerns=["noise"], **DAUGHTER)
    first, second = town.adviser.case(number)["reports"]
    assert _owed(town, number) == [(first["answer_by"], True), (second["answer_by"], False)]
    named = [one["report"] for one in town.adviser.case(number)["deadlines"] if one["what"] == "answer"]
    assert named == [first["reference"], second["reference"]]
    assert limit_letters(town) == [], "the first promise is nobody's any more"
    assert second["answer_by"] == "2026-12-11T12:00:00Z"
    assert limit_letters(town, "2026-12-11T12:59:59+01:00") == [("nord@example.dk", "Påmindelse")]
    assert limit_letters(town, "2026-12-31T10:00:00+01:00") == PASSED


def test_reporters_of_one_morning_are_told_of_in_one_letter(town: Town) -> None:
    number = _claimed(town)
    town.neighbours.reports(PLAIN, concerns=["noise"], **DAUGHTER)
    assert len(_owed(town, number)) == 2
    assert limit_letters(town, "2026-12-31T10:00:00+01:00") == PASSED


def test_a_wait_moves_every_promise_that_ran_when_it_began_and_none_that_ended_it(town: Town) -> None:
    number = _claimed(town)
    until = "2026-12-20T10:00:00+01:00"
    at = town.clock.now().isoformat()
    town.adviser.tells(number, kind="waiting_started", reason="resident", until=until, at=at)
    town.is_now(TUESDAY)
    town.neighbours.reports(UNSEEN, concerns=["worry"], **DAUGHTER)
    case = town.leader.case(number)
    assert (case["state"], case["urgency"], case["act_by"]) == ("claimed", "acute", "2026-12-08T10:00:00Z")
    first, second = case["reports"]
    assert first["answer_by"] == "2026-11-23T14:00:00Z"
    moved, own = (one["at"] for one in case["deadlines"] if one["what"] == "answer")
    assert moved > first["answer_by"], "the owner keeps the time that was left"
    assert own == second["answer_by"] == case["answer_by"] == "2026-12-08T14:00:00Z", "it began to run when it came"


@pytest.mark.parametrize("kind", ["acute", "normal", "away"])
def test_a_relapse_is_to_be_acted_on_anew(town: Town, kind: str) -> None:
    number = _claimed(town, UNSEEN if kind == "acute" else PLAIN)
    for reached in ("resident", "reporter"):
        town.adviser.tells(number, kind="contacted", at=town.clock.now().isoformat(), **{"with": reached})
    town.adviser.closes(number, outcome="order_restored", reason="Der er ro.")
    assert limit_letters(town, "2026-12-07T10:00:00+01:00") == []
    if kind == "away":
        town.enters("/v1/absences", {"responder": str(town.city.north_team.adviser)})
    again = town.leader.post(f"/v1/cases/{number}/reopen", {"reason": "Det er galt igen."})
    assert again.status_code == 200, again.text
    case = town.leader.case(number)
    assert (case["urgency"], case["unclaimed"]) == ("acute" if kind == "acute" else "soon", kind != "normal")
    limit = "2026-12-07T10:00:00Z" if kind == "acute" else "2026-12-08T14:00:00Z"
    assert (case["act_by"], _owed(town, number, "action")) == (limit, [(limit, False)])
    assert limit_letters(town, "2027-02-07T10:00:00+01:00") == PASSED


def test_whoever_acts_on_a_relapse_hears_nothing(town: Town) -> None:
    number = _claimed(town)
    _answers(town, number, 0)
    town.adviser.closes(number, outcome="order_restored", reason="Der er ro.")
    town.clock.advance(timedelta(days=7))
    town.leader.post(f"/v1/cases/{number}/reopen", {"reason": "Det er galt igen."})
    town.clock.advance(timedelta(hours=1))
    town.adviser.tells(number, kind="contacted", at=town.clock.now().isoformat(), **{"with": "resident"})
    assert limit_letters(town, "2027-02-07T10:00:00+01:00") == []


def test_a_split_case_is_looked_at_and_its_owner_s_from_then_on(town: Town) -> None:
    number = _claimed(town)
    town.neighbours.reports(PLAIN, concerns=["noise"], **DAUGHTER)
    town.is_now("2026-11-20T10:00:00+01:00")
    offered = town.adviser.offers(number, to={"responder": str(town.city.north_team.second_adviser)})
    town.second_adviser.answers_offer(offered["id"], "accept")
    first, second = (one["reference"] for one in town.second_adviser.case(number)["reports"])
    told = {"kind": "contacted", "report": first, "at": town.clock.now().isoformat(), "with": "reporter"}
    town.second_adviser.tells(number, **told)
    split = town.second_adviser.post(f"/v1/cases/{number}/split", {"reports": [second], "reason": "En anden sag."})
    assert split.status_code == 201, split.text
    (other,) = (one["number"] for one in town.second_adviser.queue() if one["number"] != number)
    owners = [(one["name"], one["from_at"]) for one in town.second_adviser.case(other)["owners"]]
    assert owners == [("Bent Nord", "2026-11-20T09:00:00Z")], "nobody had it before it was"
    assert limit_letters(town, "2026-12-31T10:00:00+01:00") == PASSED


def test_what_was_told_of_a_report_goes_along_when_it_is_split_off(town: Town) -> None:
    number = _claimed(town)
    town.neighbours.reports(PLAIN, concerns=["noise"], **DAUGHTER)
    assert limit_letters(town, "2026-12-08T09:00:00+01:00") == PASSED
    references = [one["reference"] for one in town.adviser.case(number)["reports"]]
    split = town.adviser.post(f"/v1/cases/{number}/split", {"reports": references[1:], "reason": "En anden sag."})
    assert split.status_code == 201, split.text
    assert limit_letters(town, "2026-12-31T10:00:00+01:00") == [], "and not once more"


def test_letters_go_to_whoever_stands_in(town: Town) -> None:
    number = _claimed(town)
    team = town.city.north_team
    for post, address in ((team.adviser, "anna@example.dk"), (team.second_adviser, "bent@example.dk")):
        _has_address(town, str(post), address)
    town.enters("/v1/absences", {"responder": str(team.adviser), "substitute": str(team.second_adviser)})
    assert limit_letters(town, "2026-11-23T09:15:00+01:00") == [("bent@example.dk", "Påmindelse")]
    passed = [("bent@example.dk", "Frist overskredet"), ("nord@example.dk", "Frist overskredet")]
    assert limit_letters(town, "2026-11-23T15:00:00+01:00") == passed
    assert town.adviser.case(number)["stand_in"] is not None


def _has_address(town: Town, post: str, address: str) -> None:
    before = town.administrator.get(f"/v1/responders/{post}")
    entry = {key: value for key, value in before.json().items() if key not in {"id", "version", "recorded_at"}}
    entry |= {"email": address, "valid_from": None}
    headers = town.administrator.headers | {"If-Match": before.headers["etag"]}
    done = town.door.client.put(f"/v1/responders/{post}", json=entry, headers=headers)
    assert done.status_code == 200, done.text
