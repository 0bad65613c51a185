"""Limits are told of: reminders before, alarms at the limit, to the owner, the leader, the entrance; each once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app.worker import Worker
from tests.journey.letters import limit_letters
from tests.journey.town import PLAIN, Town

COURT = {"reporter": {"kind": "bailiff_court"}, "concerns": ["eviction_notice"]}


def _now(town: Town) -> str:
    return town.clock.now().isoformat()


def _due(case: dict[str, Any], what: str) -> dict[str, Any]:
    (found,) = (one for one in case["deadlines"] if one["what"] == what)
    return dict(found)


def test_an_answer_that_nobody_gives_is_told_of_once_to_each(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = str(town.adviser.queue()[0]["number"])
    town.adviser.claims(number)
    case = town.adviser.case(number)
    limit = _due(case, "answer")
    assert (limit["at"], limit["met"]) == (case["answer_by"], False)
    assert limit_letters(town, "2026-11-18T15:00:00+01:00") == []
    at = "2026-11-23T15:00:00+01:00"
    assert case["answer_by"] == "2026-11-23T14:00:00Z"
    assert limit_letters(town, "2026-11-23T09:14:59+01:00") == [], "of 23 office hours 17 1/4 are three quarters"
    assert limit_letters(town, "2026-11-23T09:15:00+01:00") == [("nord@example.dk", "Påmindelse")]
    assert limit_letters(town) == []
    assert limit_letters(town, "2026-11-23T14:59:59+01:00") == []
    assert limit_letters(town, at) == [("nord@example.dk", "Frist overskredet")] * 2, (
        "the owner's letters go to its centre"
    )
    assert limit_letters(town, "2026-11-24T09:59:59+01:00") == []
    assert limit_letters(town, "2026-11-24T10:00:00+01:00") == [("indgangen@example.dk", "Frist overskredet")]
    assert limit_letters(town, "2026-12-24T10:00:00+01:00") == []
    told = [(one["kind"], one["codes"]["to"]) for one in town.adviser.case(number)["timeline"] if "to" in one["codes"]]
    assert told == [
        ("reminded", "owner"),
        ("limit_passed", "owner"),
        ("limit_passed", "leader"),
        ("limit_passed", "entrance"),
    ]


def test_who_answers_hears_nothing(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = str(town.adviser.queue()[0]["number"])
    seen = town.adviser.tells(number, kind="contacted", at=_now(town), **{"with": "reporter"})
    assert _due(seen, "answer")["met"]
    assert limit_letters(town, "2026-12-24T10:00:00+01:00") == []


def test_while_a_case_waits_its_promises_are_silent_and_go_on_when_it_wakes(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = str(town.adviser.queue()[0]["number"])
    town.adviser.claims(number)
    until = "2026-12-07T09:00:00+01:00"
    town.adviser.tells(number, kind="waiting_started", reason="resident", until=until, at=_now(town))
    assert limit_letters(town, "2026-12-04T15:00:00+01:00") == []
    assert limit_letters(town, until) == []
    assert town.adviser.case(number)["answer_by"] == "2026-12-10T13:00:00Z", "23 office hours were left"
    assert limit_letters(town, "2026-12-10T13:59:59+01:00") == [("nord@example.dk", "Påmindelse")]
    assert len(limit_letters(town, "2026-12-10T14:00:00+01:00")) == 2


def test_a_child_s_24_hours_run_on_sunday_and_over_the_night_in_which_the_clock_is_put_forward(town: Town) -> None:
    town.is_now("2027-03-27T20:00:00+01:00")  # the Saturday before
    town.portal.reports("Barnet på fem år er alene hjemme hver nat.", concerns=["children_at_risk"])
    (item,) = town.family_team.queue()
    case = town.family_team.case(item["number"])
    (task,) = case["tasks"]
    assert task["due"] == "2027-03-28T19:00:00Z", "24 hours, though the clock says 21"
    assert limit_letters(town, "2027-03-28T14:59:59+02:00") == []
    assert limit_letters(town, "2027-03-28T15:00:00+02:00") == [("nord@example.dk", "Påmindelse")]
    assert limit_letters(town, "2027-03-28T20:59:59+02:00") == []
    assert limit_letters(town, "2027-03-28T21:00:00+02:00") == [("nord@example.dk", "Frist overskredet")] * 2
    assert limit_letters(town, "2027-03-28T21:30:00+02:00") == [("indgangen@example.dk", "Frist overskredet")]


def test_an_assessed_child_is_told_of_no_more(town: Town) -> None:
    town.portal.reports("Barnet på fem år er alene hjemme hver nat.", concerns=["children_at_risk"])
    (item,) = town.family_team.queue()
    seen = town.family_team.tells(item["number"], kind="assessed", at=_now(town))
    assert _due(seen, "task")["met"]
    told = [one for one in limit_letters(town, "2026-11-19T12:00:00+01:00") if one[1] == "Frist overskredet"]
    assert told == []


def test_the_notifier_of_a_child_has_a_receipt_in_six_working_days(town: Town) -> None:
    call = {
        "kind": "report",
        "caller_phone": "+45 22 33 44 55",
        "called_at": _now(town),
        "taken_by": "Lis",
        "text": "Barnet på fem år er alene hjemme hver nat.",
        "report": {
            "description": "Barnet på fem år er alene hjemme hver nat.",
            "concerns": ["children_at_risk"],
            "place": {"address": "Ahornvej 14, 2. th", "postcode": "2400"},
            "reporter": {"kind": "neighbour", "name": "Nabo", "phone": "+45 22 33 44 55"},
        },
    }
    sent = town.desk.post("/v1/phone-calls", call)
    assert sent.status_code == 201, sent.text
    (item,) = town.family_team.queue()
    number = item["number"]
    receipt = _due(town.family_team.case(number), "child_receipt")
    assert (receipt["at"], receipt["met"], receipt["statutory"]) == ("2026-11-26T22:59:59Z", False, True)
    reference = town.family_team.case(number)["reports"][0]["reference"]
    talk = {"kind": "contacted", "with": "reporter", "report": reference, "at": _now(town)}
    assert _due(town.family_team.tells(number, **talk), "child_receipt")["met"]


def test_the_court_s_visit_is_told_of_before_and_moves_with_it(town: Town) -> None:
    flat = {"address": "Ahornvej 14, 2. th", "postcode": "2400"}
    visit = {"stage": "visit_scheduled", "at": "2026-12-04T09:00:00+01:00"}
    town.neighbours.reports(PLAIN, flat, eviction=visit, children_in_household="no", **COURT)
    number = str(town.adviser.queue()[0]["number"])
    town.adviser.tells(number, kind="contacted", at=_now(town), **{"with": "resident"})
    town.adviser.tells(number, kind="contacted", at=_now(town), **{"with": "reporter"})
    assert town.adviser.case(number)["eviction"]["at"] == "2026-12-04T08:00:00Z"
    later = {"stage": "postponed", "at": "2026-12-18T09:00:00+01:00"}
    town.clock.advance(timedelta(days=1))
    town.neighbours.reports(PLAIN, flat, eviction=later, children_in_household="no", **COURT)
    case = town.adviser.case(number)
    assert _due(case, "eviction")["at"] == "2026-12-18T08:00:00Z"
    for report in case["reports"]:
        answered = {"kind": "contacted", "with": "reporter", "report": report["reference"], "at": _now(town)}
        town.adviser.tells(number, **answered)
    told = _reminded_of(town, number, "2026-12-14T15:00:00+01:00")
    assert told == [], "the day that was put off is nobody's any more"
    assert _reminded_of(town, number, "2026-12-15T15:00:00+01:00") == ["owner"]
    assert _reminded_of(town, number, "2026-12-17T15:00:00+01:00") == ["owner", "owner", "leader"]


def test_a_withdrawn_eviction_stops(town: Town) -> None:
    flat = {"address": "Ahornvej 14, 2. th", "postcode": "2400"}
    visit = {"stage": "visit_scheduled", "at": "2026-12-04T09:00:00+01:00"}
    town.neighbours.reports(PLAIN, flat, eviction=visit, children_in_household="no", **COURT)
    number = str(town.adviser.queue()[0]["number"])
    town.clock.advance(timedelta(days=1))
    town.neighbours.reports(PLAIN, flat, eviction={"stage": "withdrawn"}, children_in_household="no", **COURT)
    case = town.leader.case(number)
    assert (case["eviction"]["stage"], case["eviction"]["at"]) == ("withdrawn", None)
    assert _reminded_of(town, number, "2026-12-04T15:00:00+01:00") == []


def test_a_demand_s_last_day_to_pay_is_computed(town: Town) -> None:
    flat = {"address": "Ahornvej 14, 2. th", "postcode": "2400"}
    told = {"stage": "payment_demand", "payment_demand_received_on": "2026-11-07"}
    town.portal.reports(PLAIN, flat, concerns=["rent_arrears"], eviction=told, children_in_household="no")
    (item,) = town.leader.queue()
    case = town.leader.case(item["number"])
    assert case["eviction"]["demand_deadline"] == "2026-11-23"
    assert _due(case, "payment_demand")["at"] == "2026-11-23T22:59:59Z"


def test_what_is_told_after_a_withdrawal_is_another_eviction(town: Town) -> None:
    flat = {"address": "Ahornvej 14, 2. th", "postcode": "2400"}
    visit = {"stage": "visit_scheduled", "at": "2026-12-04T09:00:00+01:00"}
    for told in (visit, {"stage": "withdrawn"}):
        town.neighbours.reports(PLAIN, flat, eviction=told, children_in_household="no", **COURT)
        town.clock.advance(timedelta(hours=1))
    number = str(town.adviser.queue()[0]["number"])
    arrears = {"eviction": {"stage": "arrears"}, "concerns": ["rent_arrears"], "children_in_household": "no"}
    town.portal.reports(PLAIN, flat, **arrears)
    case = town.leader.case(number)
    assert (len(case["reports"]), case["eviction"]["stage"], case["eviction"]["at"]) == (3, "arrears", None)
    assert _reminded_of(town, number, "2026-12-04T15:00:00+01:00") == []


def _reminded_of(town: Town, number: str, local: str) -> list[str]:
    town.is_now(local)
    worker = Worker(town.door.wiring)
    while worker.do_due():
        pass
    timeline = town.leader.case(number)["timeline"]
    return [one["codes"]["to"] for one in timeline if one["kind"] == "reminded" and one["codes"]["what"] == "eviction"]
