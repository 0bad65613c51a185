"""The tenant nobody has seen: reported, looked for without coverage, asked for by her daughter, found in hospital."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any

from app.worker import Worker
from tests.journey.letters import instant
from tests.journey.town import FLAT, Town

WORDS = "Hun er ikke set i to uger, posten ligger i en stor bunke bag døren, og der lugter fra lejligheden."
SLOW = timedelta(minutes=7)
"""How far behind the adviser's telephone is."""


def _told(number: str, at: datetime, key: str, **event: Any) -> dict[str, Any]:  # noqa: ANN401 an event
    return {
        "idempotency_key": key,
        "path": f"/v1/cases/{number}/events",
        "body": {"at": (at - SLOW).isoformat(), **event},
    }


def _sends(town: Town, actions: list[dict[str, Any]]) -> dict[str, Any]:
    date = format_datetime(town.clock.now() - SLOW, usegmt=True)
    answer = town.adviser.post("/v1/batches", {"actions": actions}, Date=date)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def _report(case: dict[str, Any], reference: str) -> dict[str, Any]:
    return next(one for one in case["reports"] if one["reference"] == reference)


def _daughter_calls(town: Town) -> str:
    """Let the desk write down what she says, and return the reference of her report."""
    call = town.desk.post(
        "/v1/phone-calls",
        {
            "kind": "report",
            "caller_phone": "+45 40 11 22 33",
            "called_at": town.clock.now().isoformat(),
            "taken_by": "Lone",
            "report": {
                "description": "Min mor tager ikke telefonen.",
                "place": FLAT,
                "concerns": ["worry"],
                "reporter": {"kind": "relative", "name": "Datteren", "phone": "+45 40 11 22 33"},
            },
        },
    )
    assert call.status_code == 201, call.text
    return str(call.json()["report"]["reference"])


def _works(town: Town) -> None:
    worker = Worker(town.door.wiring)
    while worker.do_due():
        pass


def test_the_tenant_nobody_has_seen(town: Town) -> None:
    sent = town.portal.reports(WORDS, concerns=["worry"], reporter={"kind": "caretaker", "name": "Viggo"})
    (item,) = town.adviser.queue()
    number = str(item["number"])
    assert (item["urgency"], item["unclaimed"], item["owner"]["kind"]) == ("acute", True, "reception")
    assert instant(item["act_by"]) <= town.clock.now() + timedelta(hours=1)
    town.adviser.claims(number)

    # In the basement there is no coverage: two attempts, and a visit of two that is planned for tomorrow.
    down = town.clock.now()
    town.clock.advance(timedelta(hours=3))
    first, second, planned = (down + timedelta(minutes=one) for one in (20, 90, 100))
    tomorrow = "2026-11-19T10:00:00+01:00"
    actions = [
        _told(number, first, "d-1", kind="contact_attempted", note="Ingen lukker op.", **{"with": "resident"}),
        _told(number, second, "d-2", kind="contact_attempted", note="Lys tændt.", **{"with": "resident"}),
        _told(number, planned, "d-3", kind="visit_planned", planned_for=tomorrow, two_persons=True),
    ]
    day = _sends(town, actions)
    assert day["clock"]["offset_seconds"] == SLOW.total_seconds()
    assert [one["status"] for one in day["items"]] == [201, 201, 201]
    town.clock.advance(timedelta(seconds=3, milliseconds=400))
    again = _sends(town, actions)  # the answer was lost on the stairs
    assert [one["replayed"] for one in again["items"]] == [True] * 3

    case = town.adviser.case(number)
    attempts = [one for one in case["timeline"] if one["kind"] == "contact_attempted"]
    assert [instant(one["at"]) for one in attempts] == [first, second]
    visits = [one for one in case["timeline"] if one["kind"] == "visit_planned"]
    assert [instant(one["at"]) for one in visits] == [planned]
    assert [(one["two_persons"], one["state"]) for one in case["visits"]] == [(True, "planned")]

    # The daughter calls: a report of her own, in the same case, with a clock of its own.
    town.is_now("2026-11-18T14:00:00+01:00")
    hers = _daughter_calls(town)
    case = town.adviser.case(number)
    assert [one["reference"] for one in case["reports"]] == [sent["reference"], hers]
    assert [one["number"] for one in town.adviser.queue()] == [number]
    assert hers not in town.portal.get("/v1/reports").text
    town.is_now("2026-11-18T14:30:00+01:00")
    town.adviser.tells(number, kind="contacted", report=hers, at=town.clock.now().isoformat(), **{"with": "reporter"})
    case = town.adviser.case(number)
    assert instant(_report(case, hers)["answered_at"]) == town.clock.now()
    assert _report(case, sent["reference"])["answered_at"] is None
    assert town.portal.get(f"/v1/reports/{sent['reference']}").json()["status"] == "passed_on"

    # On Monday she turns out to be in hospital: the case waits until she comes home, and wakes by itself.
    town.is_now("2026-11-23T09:00:00+01:00")
    home = "2026-12-01T10:00:00+01:00"
    waits = town.adviser.tells(
        number,
        kind="waiting_started",
        reason="resident",
        until=home,
        note="Indlagt siden fredag.",
        at=town.clock.now().isoformat(),
    )
    assert (waits["state"], instant(waits["waiting"]["until"])) == ("waiting", instant(home))

    # The caretaker asks, and is told that it is followed up: nothing of a hospital, a daughter or an adviser.
    now = town.clock.now().isoformat()
    town.adviser.tells(number, kind="contacted", report=sent["reference"], at=now, **{"with": "reporter"})
    view = town.portal.get(f"/v1/reports/{sent['reference']}").json()
    assert view == {**sent, "status": "answered"}
    assert town.adviser.case(number)["state"] == "waiting"

    town.is_now(home)
    _works(town)
    assert town.adviser.case(number)["state"] == "claimed"
    figures = town.response_times()["Socialcenter Nord"]
    assert (figures["reports"], figures["answered"], figures["open"]) == (2, 2, 0)
