"""A case waits, and wakes: by itself at its date, by what it waited for, by hand; what was promised outside stays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.worker import Worker
from tests.journey.test_duty import UNSEEN
from tests.journey.town import FLAT, PLAIN, Town

OTHER = {"address": "Ahornvej 14, 1. tv", "postcode": "2400"}
UNTIL = "2026-11-25T09:00:00+01:00"


def _waiting(town: Town, reason: str = "resident", until: str | None = UNTIL, **more: Any) -> str:  # noqa: ANN401
    town.portal.reports(PLAIN, concerns=["noise"], **more)
    number = str(town.adviser.queue()[0]["number"])
    town.adviser.claims(number)
    town.adviser.tells(number, kind="waiting_started", reason=reason, until=until, at=_now(town))
    return number


def _now(town: Town) -> str:
    return town.clock.now().isoformat()


def _works(town: Town) -> None:
    """Let the worker do what is due now, as after a restart: nothing of it is remembered but in the database."""
    worker = Worker(town.door.wiring)
    while worker.do_due():
        pass


def test_a_case_wakes_by_itself_at_its_date_and_not_before(town: Town) -> None:
    number = _waiting(town)
    (item,) = town.adviser.queue()
    assert (item["state"], item["waiting"]) == ("waiting", {"reason": "resident", "until": "2026-11-25T08:00:00Z"})
    town.is_now("2026-11-25T08:59:59+01:00")
    _works(town)
    assert town.adviser.case(number)["state"] == "waiting"
    town.is_now("2026-11-25T09:04:00+01:00")
    for _ in range(2):
        _works(town)
    seen = town.adviser.case(number)
    ended = [(one["at"], one["recorded_at"]) for one in seen["timeline"] if one["kind"] == "waiting_ended"]
    assert (seen["state"], seen["waiting"], ended) == (
        "claimed",
        None,
        [("2026-11-25T08:00:00Z", "2026-11-25T08:04:00Z")],
    )
    assert [(one["ended_by"], one["ended_at"]) for one in seen["pauses"]] == [("date", "2026-11-25T08:00:00Z")]


def test_whoever_says_no_date_waits_for_two_weeks(town: Town) -> None:
    number = _waiting(town, until=None)
    assert town.adviser.case(number)["waiting"]["until"] == "2026-12-02T09:00:00Z"


@pytest.mark.parametrize("until", [None, "2026-11-18T10:00:00+01:00", "2028-01-01T10:00:00+01:00"])
def test_who_waits_for_a_date_says_which_and_not_for_ever(town: Town, until: str | None) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = str(town.adviser.queue()[0]["number"])
    town.adviser.claims(number)
    event = {"kind": "waiting_started", "reason": "date", "until": until, "at": _now(town)}
    sent = town.adviser.post(f"/v1/cases/{number}/events", event)
    assert (sent.status_code, sent.json()["errors"][0]["pointer"]) == (422, "/until")


def test_the_one_who_was_waited_for_wakes_it(town: Town) -> None:
    number = _waiting(town)
    town.clock.advance(timedelta(hours=1))
    assert town.adviser.tells(number, kind="contacted", at=_now(town), **{"with": "reporter"})["state"] == "waiting"
    seen = town.adviser.tells(number, kind="contacted", at=_now(town), **{"with": "resident"})
    assert (seen["state"], seen["pauses"][0]["ended_by"]) == ("claimed", "event")
    assert [one["kind"] for one in seen["timeline"]][-2:] == ["waiting_ended", "contacted"]
    town.is_now("2026-11-26T09:00:00+01:00")
    _works(town)
    assert town.adviser.case(number)["timeline"] == seen["timeline"], "the date of a wait that is over wakes nobody"


def test_news_from_the_reporter_that_was_waited_for_wakes_it(town: Town) -> None:
    number = _waiting(town, "reporter")
    reference = town.adviser.case(number)["reports"][0]["reference"]
    assert town.portal.post(f"/v1/reports/{reference}/messages", {"text": "Nøglen ligger klar."}).status_code == 201
    seen = town.adviser.queue()[0]
    assert (seen["state"], seen["news"]) == ("claimed", True)


def test_another_report_of_the_dwelling_wakes_it(town: Town) -> None:
    number = _waiting(town)
    town.clock.advance(timedelta(hours=1))
    town.neighbours.reports(PLAIN, concerns=["noise"])
    seen = town.adviser.case(number)
    assert (seen["state"], len(seen["reports"])) == ("claimed", 2)


def test_a_decision_wakes_who_waited_for_it(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["cleaning_service_missing"])
    number = str(town.adviser.queue()[0]["number"])
    town.adviser.claims(number)
    town.adviser.tells(number, kind="waiting_started", reason="decision", at=_now(town))
    (task,) = town.caseworker.tasks()
    assert task["kind"] == "grant_decision"
    town.clock.advance(timedelta(days=1))
    done = town.caseworker.post(f"/v1/tasks/{task['id']}/events", {"kind": "done", "at": _now(town)})
    assert done.status_code < 300, done.text
    assert town.adviser.case(number)["state"] == "claimed"


def test_becoming_acute_leaves_no_time_to_wait(town: Town) -> None:
    number = _waiting(town)
    seen = town.leader.tells(number, kind="urgency_set", urgency="acute", note="Gas.", at=_now(town))
    assert (seen["state"], seen["waiting"], seen["unclaimed"]) == ("claimed", None, True)


def test_the_owner_gets_the_time_that_was_left_and_the_reporter_what_it_was_told(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = str(town.adviser.queue()[0]["number"])
    town.adviser.claims(number)
    town.is_now("2026-11-18T12:00:00+01:00")
    before = town.adviser.case(number)
    (told,) = (one for one in town.portal.get("/v1/reports").json()["items"])
    town.adviser.tells(number, kind="waiting_started", reason="resident", until=UNTIL, at=_now(town))
    town.is_now("2026-11-20T12:00:00+01:00")
    after = town.adviser.tells(number, kind="waiting_ended", at=_now(town))
    assert after["answer_by"] > before["answer_by"]
    assert after["pauses"][0]["ended_by"] == "hand"
    assert after["reports"][0]["answer_by"] == before["reports"][0]["answer_by"] == told["answer_by"]
    assert town.portal.get("/v1/reports").json()["items"] == [told]


def test_a_child_s_24_hours_do_not_pause(town: Town) -> None:
    town.portal.reports("Barnet på fem år er alene hjemme hver nat.", concerns=["children_at_risk"])
    number = str(town.family_team.queue()[0]["number"])
    before = town.family_team.claims(number)
    town.family_team.tells(number, kind="waiting_started", reason="resident", at=_now(town))
    town.clock.advance(timedelta(hours=5))
    after = town.family_team.tells(number, kind="waiting_ended", at=_now(town))
    assert (after["tasks"][0]["due"], after["answer_by"]) == (before["tasks"][0]["due"], before["answer_by"])


def test_closing_ends_the_wait(town: Town) -> None:
    number = _waiting(town)
    town.clock.advance(timedelta(hours=1))
    closed = town.adviser.closes(number, outcome="moved", reason="Flyttet.")
    assert [one["ended_by"] for one in closed["pauses"]] == ["end"]
    town.is_now("2026-11-26T09:00:00+01:00")
    _works(town)
    assert town.adviser.case(number)["state"] == "closed"


def test_waiting_for_something_else_is_another_wait(town: Town) -> None:
    number = _waiting(town)
    town.clock.advance(timedelta(hours=1))
    later = "2026-12-10T09:00:00+01:00"
    seen = town.adviser.tells(number, kind="waiting_started", reason="date", until=later, at=_now(town))
    assert [(one["reason"], one["ended_by"]) for one in seen["pauses"]] == [("resident", "another"), ("date", None)]
    town.is_now("2026-11-26T09:00:00+01:00")
    _works(town)
    assert town.adviser.case(number)["state"] == "waiting", "the first date wakes nobody any more"
    early = {"kind": "waiting_ended", "at": "2026-11-18T10:30:00+01:00"}
    sent = town.adviser.post(f"/v1/cases/{number}/events", early)
    assert (sent.status_code, sent.json()["errors"][0]["pointer"]) == (422, "/at")


def test_a_case_that_is_corrected_to_acute_wakes_and_is_to_be_acted_on_from_then(town: Town) -> None:
    number = _waiting(town)
    town.adviser.tells(number, kind="contacted", at=_now(town), **{"with": "other"})
    town.clock.advance(timedelta(days=5))
    seen = town.adviser.post(f"/v1/cases/{number}/corrections", {"urgency": "acute", "reason": "Gas."}).json()
    assert (seen["state"], seen["waiting"], seen["unclaimed"]) == ("claimed", None, True)
    (action,) = (one for one in seen["deadlines"] if one["what"] == "action")
    assert (action["at"], action["met"]) == ("2026-11-23T10:00:00Z", False), "what was done before is no action on it"
    assert seen["timeline"][-1]["codes"]["urgency"] == ["normal", "acute"]


@pytest.mark.parametrize("whole", [True, False])
def test_what_an_awake_case_brings_wakes_the_one_it_goes_to(town: Town, whole: bool) -> None:  # noqa: FBT001 a parameter
    number = _waiting(town)
    town.neighbours.reports(UNSEEN, OTHER, concerns=["worry"])
    (other,) = (one["number"] for one in town.leader.queue() if one["urgency"] == "acute")
    if whole:
        moved = town.leader.post(f"/v1/cases/{other}/corrections", {"place": FLAT, "reason": "Forkert dør."})
        assert moved.status_code == 201, moved.text
        done = town.leader.post(f"/v1/cases/{other}/merge", {"into": number, "reason": "Den samme."})
    else:
        town.neighbours.reports(PLAIN, OTHER, concerns=["noise"])
        last = town.leader.case(other)["reports"][-1]["reference"]
        wanted = {"move_report": {"reports": [last], "into": number}, "reason": "Den hører til her."}
        done = town.leader.post(f"/v1/cases/{other}/corrections", wanted)
    assert done.status_code in {200, 201}, done.text
    seen = town.leader.case(number)
    assert (seen["state"], seen["urgency"], seen["waiting"]) == ("claimed", "acute", None)
    assert [one["met"] for one in seen["deadlines"] if one["what"] == "action"] == [False]


def test_no_hour_is_waited_through_twice(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = str(town.adviser.queue()[0]["number"])
    town.adviser.claims(number)
    town.is_now("2026-11-18T15:00:00+01:00")
    wait = {"kind": "waiting_started", "reason": "resident", "until": UNTIL}
    town.adviser.tells(number, **wait, at="2026-11-18T10:30:00+01:00")
    before = town.adviser.tells(number, kind="waiting_ended", at="2026-11-18T14:30:00+01:00")
    sent = town.adviser.post(f"/v1/cases/{number}/events", {**wait, "at": "2026-11-18T10:40:00+01:00"})
    assert (sent.status_code, sent.json()["errors"][0]["pointer"]) == (422, "/at")
    assert town.adviser.case(number)["answer_by"] == before["answer_by"]
    later = town.adviser.tells(number, **wait, at="2026-11-18T14:30:00+01:00")
    assert later["state"] == "waiting"


@pytest.mark.parametrize("again", [False, True], ids=["one wait", "another wait"])
def test_what_becomes_urgent_while_it_waits_is_answered_as_that_promises_once_it_wakes(
    town: Town,
    again: bool,  # noqa: FBT001 a parameter
) -> None:
    number = _waiting(town, until="2026-12-02T10:00:00+01:00")
    town.is_now("2026-11-30T10:00:00+01:00")
    assert town.adviser.tries("corrections", number, urgency="soon", reason="Det haster mere.") == 201
    town.is_now("2026-11-30T11:00:00+01:00")
    if again:
        town.adviser.tells(number, kind="waiting_started", reason="other", until=None, at=_now(town))
    else:
        town.adviser.tells(number, kind="waiting_ended", at=_now(town))
    seen = town.adviser.case(number)
    answers = [one["at"] for one in seen["deadlines"] if one["what"] == "answer"]
    assert (seen["answer_by"], answers) == ("2026-12-01T14:00:00Z", ["2026-12-01T14:00:00Z"])


@pytest.mark.parametrize("set_to", [(), ("soon", "normal")], ids=["left alone", "a slip"])
def test_what_was_raised_by_a_slip_while_it_waited_has_the_time_that_was_left(
    town: Town, set_to: tuple[str, ...]
) -> None:
    number = _waiting(town, until="2026-12-02T10:00:00+01:00")
    town.is_now("2026-11-20T10:00:00+01:00")
    for urgency in set_to:
        assert town.adviser.tries("corrections", number, urgency=urgency, reason="Et fejltryk.") == 201
    town.is_now("2026-11-20T11:00:00+01:00")
    woken = town.adviser.tells(number, kind="waiting_ended", at=_now(town))
    assert woken["answer_by"] == "2026-11-26T11:00:00Z"
