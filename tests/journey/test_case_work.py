"""The work on a case as its owner tells it: type, occasions, causes, activities, attempts, visits, confirmation."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.journey.town import PLAIN, Town

RESIDENT = {"name": "Karl Kaspersen"}


def _claimed(town: Town, **more: Any) -> str:  # noqa: ANN401 a report's fields
    town.portal.reports(PLAIN, concerns=["noise"], **more)
    number = str(town.adviser.queue()[0]["number"])
    town.adviser.claims(number)
    return number


def _now(town: Town) -> str:
    return town.clock.now().isoformat()


def _tells(town: Town, number: str, **event: Any) -> dict[str, Any]:  # noqa: ANN401 an event's fields
    town.clock.advance(timedelta(minutes=1))
    return town.adviser.tells(number, at=_now(town), **event)


def _refused(town: Town, number: str, **event: Any) -> tuple[int, str]:  # noqa: ANN401 an event's fields
    sent = town.adviser.post(f"/v1/cases/{number}/events", {"at": _now(town), **event})
    return sent.status_code, sent.json()["errors"][0]["pointer"]


def test_a_type_has_its_history_and_rehousing_its_reason(town: Town) -> None:
    number = _claimed(town)
    assert town.adviser.case(number)["work"]["case_type"] is None
    kept = _tells(town, number, kind="case_type_set", case_type="tenancy_sustainment")
    assert kept["work"]["case_type"] == "tenancy_sustainment"
    assert _refused(town, number, kind="case_type_set", case_type="worry") == (422, "/note"), "a change says why"
    moved = "tenancy_sustainment_to_rehousing"
    seen = _tells(town, number, kind="case_type_set", case_type=moved, note="Boligen kan ikke reddes.")
    assert seen["work"]["case_type"] == moved
    assert [(one["case_type"], one["reason"]) for one in seen["work"]["case_types"]] == [
        ("tenancy_sustainment", None),
        (moved, "Boligen kan ikke reddes."),
    ]
    assert seen["timeline"][-1]["codes"]["case_type"] == ["tenancy_sustainment", moved]


def test_rehousing_says_why_from_the_first(town: Town) -> None:
    number = _claimed(town)
    assert _refused(town, number, kind="case_type_set", case_type="rehousing") == (422, "/note")
    assert _tells(town, number, kind="case_type_set", case_type="rehousing", note="Brand.")["work"]["case_types"]


def test_what_was_so_later_counts_whenever_it_is_told(town: Town) -> None:
    number = _claimed(town)
    before = _now(town)
    town.clock.advance(timedelta(hours=1))
    _tells(town, number, kind="case_type_set", case_type="worry")
    late = {"kind": "case_type_set", "case_type": "advice", "note": "Sådan begyndte den.", "at": before}
    seen = town.adviser.tells(number, **late)
    assert [one["case_type"] for one in seen["work"]["case_types"]] == ["advice", "worry"]
    assert seen["work"]["case_type"] == "worry"


def test_occasions_and_causes_are_set_anew_whole_and_a_guess_is_marked(town: Town) -> None:
    number = _claimed(town)
    _tells(town, number, kind="occasions_set", occasions=["new_need", "between_two_stools", "new_need"])
    causes = [
        {"cause": "mental_illness", "certainty": "guessed"},
        {"cause": "poor_money_management", "certainty": "known"},
    ]
    seen = _tells(town, number, kind="causes_set", causes=causes)
    assert seen["work"]["occasions"] == ["new_need", "between_two_stools"]
    assert seen["work"]["causes"] == causes
    assert _tells(town, number, kind="causes_set", causes=causes[1:])["work"]["causes"] == causes[1:]
    assert "causes" not in town.adviser.queue()[0], "they never leave the case"


def test_activities_and_failed_attempts_are_counted(town: Town) -> None:
    number = _claimed(town)
    for activity in ("finding_the_resident", "advice_to_landlord", "finding_the_resident"):
        _tells(town, number, kind="activity", activity=activity)
    for _ in range(2):
        seen = _tells(town, number, kind="contact_attempted", **{"with": "resident"})
    assert seen["work"]["activities"] == {"finding_the_resident": 2, "advice_to_landlord": 1}
    assert seen["work"]["attempts"] == 2
    assert seen["reports"][0]["answered_at"] is None, "an attempt answers nothing"


def test_a_resident_is_confirmed_where_one_was_named(town: Town) -> None:
    number = _claimed(town)
    assert _refused(town, number, kind="resident_confirmed") == (422, "/kind")
    other = {"address": "Ahornvej 14, 1. tv", "postcode": "2400"}
    town.portal.reports(PLAIN, other, concerns=["noise"], resident=RESIDENT)
    (named,) = (one["number"] for one in town.adviser.queue() if one["resident"])
    town.adviser.claims(named)
    seen = _tells(town, named, kind="resident_confirmed")
    assert seen["work"]["resident_confirmed_at"] == _now(town).replace("+00:00", "Z")


def test_a_visit_is_planned_moved_made_and_told_of(town: Town) -> None:
    number = _claimed(town, interpreter_language="pl")
    planned = _tells(town, number, kind="visit_planned", planned_for="2026-11-19T10:00:00+01:00")
    (visit,) = planned["visits"]
    assert (visit["state"], visit["two_persons"], visit["interpreter_language"]) == ("planned", False, "pl")
    moved = _tells(
        town, number, kind="visit_planned", planned_for="2026-11-20T10:00:00+01:00", visit=visit["id"], two_persons=True
    )
    assert [(one["state"], one["two_persons"]) for one in moved["visits"]] == [("moved", False), ("planned", True)]
    missed = _tells(town, number, kind="contact_attempted", visit=moved["visits"][1]["id"], **{"with": "resident"})
    assert [one["state"] for one in missed["visits"]] == ["moved", "missed"]
    again = {"kind": "contacted", "with": "resident", "visit": visit["id"], "at": _now(town)}
    assert town.adviser.post(f"/v1/cases/{number}/events", again).status_code == 409, "it was moved"


def test_nobody_goes_alone_where_it_is_dangerous(town: Town) -> None:
    number = _claimed(town, safety=["weapon"])
    when = "2026-11-19T10:00:00+01:00"
    alone = _refused(town, number, kind="visit_planned", planned_for=when, two_persons=False)
    assert alone == (422, "/two_persons")
    assert _tells(town, number, kind="visit_planned", planned_for=when)["visits"][0]["two_persons"]


def test_a_visit_ends_with_its_case_or_is_called_off(town: Town) -> None:
    number = _claimed(town)
    first = _tells(town, number, kind="visit_planned", planned_for="2026-11-19T10:00:00+01:00")["visits"][0]["id"]
    off = _tells(town, number, kind="visit_called_off", visit=first, note="Indlagt.")
    assert [one["state"] for one in off["visits"]] == ["called_off"]
    _tells(town, number, kind="visit_planned", planned_for="2026-11-20T10:00:00+01:00")
    closed = town.adviser.closes(number, outcome="no_need_found", reason="Ro.", expected_to_return="yes")
    assert [one["state"] for one in closed["visits"]] == ["called_off", "called_off"]
    assert (closed["outcome"], closed["expected_to_return"]) == ("no_need_found", "yes")
    late = {"kind": "visit_planned", "planned_for": "2026-11-23T10:00:00+01:00", "at": _now(town)}
    assert town.adviser.tries("events", number, **late) == 409, "a closed case is opened again first"


def test_what_the_next_visitor_must_know_stands_above_everything(town: Town) -> None:
    number = _claimed(town, contact_advice=["opens_no_letters"])
    seen = _tells(town, number, kind="note", note="Hund i gården.", safety=["dog"], contact_advice=["visit_first"])
    assert list(seen)[:3] == ["contact_advice", "safety", "interpreter_language"]
    assert seen["contact_advice"] == ["opens_no_letters", "visit_first"]
    assert town.adviser.queue()[0]["safety"] == ["dog"]


@pytest.mark.parametrize(
    ("event", "pointer"),
    [
        ({"kind": "case_type_set"}, "/case_type"),
        ({"kind": "case_type_set", "case_type": "moving"}, "/case_type"),
        ({"kind": "occasions_set"}, "/occasions"),
        ({"kind": "causes_set"}, "/causes"),
        ({"kind": "causes_set", "causes": [{"cause": "substance_abuse"}]}, "/causes/0/certainty"),
        (
            {
                "kind": "causes_set",
                "causes": [
                    {"cause": "none", "certainty": "known"},
                    {"cause": "substance_abuse", "certainty": "known"},
                ],
            },
            "/causes",
        ),
        ({"kind": "note", "note": "x", "case_type": "worry"}, "/case_type"),
        ({"kind": "note", "note": "x", "urgency": "acute"}, "/urgency"),
        ({"kind": "note", "note": "x", "until": "2026-12-19T10:00:00+01:00"}, "/until"),
        ({"kind": "note", "note": "x", "reason": "date"}, "/reason"),
        ({"kind": "note", "note": "x", "with": "resident"}, "/with"),
        ({"kind": "activity", "activity": "advice_to_resident", "report": "K7Q2-9XM4"}, "/report"),
        ({"kind": "note", "note": "x", "planned_for": "2026-11-19T10:00:00+01:00"}, "/planned_for"),
        ({"kind": "visit_planned", "two_persons": True}, "/planned_for"),
        ({"kind": "visit_planned", "planned_for": "2026-11-18T09:00:00+01:00"}, "/planned_for"),
        ({"kind": "visit_called_off"}, "/visit"),
        ({"kind": "contacted", "with": "other", "visit": "00000000-0000-0000-0000-000000000404"}, "/visit"),
        ({"kind": "activity", "activity": "cleaning"}, "/activity"),
    ],
)
def test_what_cannot_be_so_is_refused_and_changes_nothing(town: Town, event: dict[str, Any], pointer: str) -> None:
    number = _claimed(town)
    before = town.adviser.case(number)
    assert _refused(town, number, **event) == (422, pointer)
    assert town.adviser.case(number) == before


def test_only_the_owner_and_the_leader_say_what_kind_of_case_it_is(town: Town) -> None:
    number = _claimed(town)
    seen = town.leader.tells(number, kind="case_type_set", case_type="worry", at=_now(town))
    assert seen["work"]["case_type"] == "worry"
    assert town.second_adviser.tries("events", number, kind="case_type_set", case_type="worry", at=_now(town)) == 404


def test_who_is_corrected_is_confirmed_anew(town: Town) -> None:
    number = _claimed(town, resident=RESIDENT)
    assert _tells(town, number, kind="resident_confirmed")["work"]["resident_confirmed_at"]
    town.clock.advance(timedelta(minutes=1))
    put_right = {"resident": {"name": "Karla Kaspersen"}, "reason": "Hørt forkert."}
    sent = town.adviser.post(f"/v1/cases/{number}/corrections", put_right)
    assert sent.status_code in {200, 201}, sent.text
    assert town.adviser.case(number)["work"]["resident_confirmed_at"] is None


@pytest.mark.parametrize("kind", [["note"], {}, 5, None, "claimed"])
def test_what_is_no_kind_of_event_is_refused_by_name(town: Town, kind: object) -> None:
    number = town.portal.reports("Der er støj.", concerns=["noise"]) and str(town.adviser.queue()[0]["number"])
    answer = town.adviser.post(f"/v1/cases/{number}/events", {"kind": kind, "at": town.clock.at.isoformat()})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/kind")


def test_who_has_read_an_older_version_does_not_claim(town: Town) -> None:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = str(town.adviser.queue()[0]["number"])
    read = town.adviser.get(f"/v1/cases/{number}").headers["ETag"]
    _tells(town, number, kind="note", note="Ringede til viceværten.")
    url, newest = f"/v1/cases/{number}/claim", town.adviser.get(f"/v1/cases/{number}").headers["ETag"]
    assert newest != read
    assert town.adviser.post(url, {}, **{"If-Match": read}).status_code == 412
    assert town.adviser.case(number)["state"] == "new"
    assert town.adviser.post(url, {}, **{"If-Match": newest}).status_code == 200
    assert town.second_adviser.post(url, {}, **{"If-Match": read}).status_code == 409, "said first: it is taken"
