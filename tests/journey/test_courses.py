"""Support courses and follow-ups: planned, reminded of, extended with a reason, resumed; nothing ends by itself."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journey.letters import delivered
from tests.journey.town import PLAIN, Town


def _claimed(town: Town) -> str:
    town.portal.reports(PLAIN, concerns=["noise"])
    number = str(town.adviser.queue()[0]["number"])
    town.adviser.claims(number)
    town.adviser.tells(number, kind="contacted", at=town.clock.now().isoformat(), **{"with": "reporter"})
    return number


def _does(town: Town, number: str, act: str, **body: Any) -> dict[str, Any]:  # noqa: ANN401 an act's fields
    answer = town.adviser.post(f"/v1/cases/{number}/{act}", body)
    assert answer.status_code in {200, 201}, answer.text
    return dict(answer.json())


def _reminded(town: Town, local: str) -> int:
    town.is_now(local)
    return len([one for one in delivered(town) if one.subject.startswith("Påmindelse")])


def test_a_course_is_reminded_of_and_never_ends_by_itself(town: Town) -> None:
    number = _claimed(town)
    started = _does(town, number, "courses", kind="move_in_3_months", starts_on="2026-12-01")
    (course,) = started["courses"]
    assert (course["planned_end_on"], course["ended_on"], course["phases"]) == ("2027-02-28", None, [])
    assert _reminded(town, "2027-02-14T07:59:59+01:00") == 0
    assert _reminded(town, "2027-02-14T08:00:00+01:00") == 1
    assert _reminded(town, "2027-02-14T09:00:00+01:00") == 0
    assert _reminded(town, "2027-02-28T08:00:00+01:00") == 1
    assert _reminded(town, "2027-06-01T08:00:00+02:00") == 0
    assert town.adviser.case(number)["courses"] == [course]
    ended = _does(town, number, f"courses/{course['id']}/end", on="2027-05-31")
    assert ended["courses"][0]["ended_on"] == "2027-05-31"


def test_an_extension_has_a_reason_and_moves_the_reminders(town: Town) -> None:
    number = _claimed(town)
    course = _does(town, number, "courses", kind="move_in_3_months", starts_on="2026-12-01")["courses"][0]["id"]
    told = _does(town, number, f"courses/{course}/extensions", to="2027-04-30", reason="Flytningen trak ud.")
    assert told["courses"][0]["planned_end_on"] == "2027-04-30"
    assert told["courses"][0]["extensions"] == [
        {"from_on": "2027-02-28", "to_on": "2027-04-30", "reason": "Flytningen trak ud."}
    ]
    assert _reminded(town, "2027-03-15T08:00:00+01:00") == 0, "the end that was put off is nobody's any more"
    assert _reminded(town, "2027-04-16T08:00:00+02:00") == 1
    without = town.adviser.post(f"/v1/cases/{number}/courses/{course}/extensions", {"to": "2027-06-30"})
    assert without.status_code == 422


def test_courses_may_overlap_be_resumed_and_begin_before_the_resident_moves_in(town: Town) -> None:
    number = _claimed(town)
    first = _does(town, number, "courses", kind="cti", starts_on="2026-12-01", shelter_from="2026-10-01")["courses"][0]
    assert [one["ends_on"] for one in first["phases"]] == ["2027-02-28", "2027-05-31", "2027-08-31"]
    assert (first["days_from_shelter"], first["within_90_days"]) == (48, True)
    moved = _does(town, number, f"courses/{first['id']}/move-in", on="2027-01-01")["courses"][0]
    assert (moved["days_from_shelter"], moved["within_90_days"]) == (92, False)
    resumes = {"kind": "cti", "starts_on": "2026-12-20", "resumes": first["id"]}
    assert town.adviser.post(f"/v1/cases/{number}/courses", resumes).status_code == 409, "it still runs"
    _does(town, number, "courses", kind="support_contact", starts_on="2026-12-10", planned_end_on="2027-12-10")
    _does(town, number, f"courses/{first['id']}/end", on="2026-12-15")
    seen = _does(town, number, "courses", **resumes)["courses"]
    assert [(one["kind"], len(one["overlaps"])) for one in seen] == [("cti", 1), ("support_contact", 2), ("cti", 1)]
    assert seen[2]["resumes"] == first["id"]
    again = town.adviser.post(f"/v1/cases/{number}/courses/{first['id']}/end", {"on": "2026-12-16"})
    assert again.status_code == 409


def test_a_closed_case_is_followed_up_lightly(town: Town) -> None:
    number = _claimed(town)
    town.adviser.closes(number, outcome="order_restored", reason="Ro.", expected_to_return="unknown")
    (planned,) = _does(town, number, "follow-ups", on="2027-01-15")["follow_ups"]
    assert _reminded(town, "2027-01-15T07:59:59+01:00") == 0
    assert _reminded(town, "2027-01-15T08:00:00+01:00") == 1
    done = _does(town, number, f"follow-ups/{planned['id']}/done", note="Det går godt.")
    assert done["follow_ups"][0]["done_at"] == "2027-01-15T07:00:00Z"
    assert (done["state"], done["timeline"][-1]["kind"]) == ("closed", "followed_up")
    assert town.adviser.post(f"/v1/cases/{number}/follow-ups/{planned['id']}/done", {}).status_code == 409


def test_who_followed_up_early_is_not_reminded(town: Town) -> None:
    number = _claimed(town)
    (planned,) = _does(town, number, "follow-ups", on="2027-01-15")["follow_ups"]
    _does(town, number, f"follow-ups/{planned['id']}/done")
    assert _reminded(town, "2027-01-15T08:00:00+01:00") == 0


@pytest.mark.parametrize(
    ("act", "body", "pointer"),
    [
        ("courses", {"kind": "other", "starts_on": "2026-12-01"}, "/planned_end_on"),
        ("courses", {"kind": "cti", "starts_on": "2026-12-01", "planned_end_on": "2027-12-01"}, "/planned_end_on"),
        ("courses", {"kind": "cti", "starts_on": "2026-12-01", "planned_end_on": "2026-11-01"}, "/planned_end_on"),
        (
            "courses",
            {"kind": "cti", "starts_on": "2026-12-01", "shelter_from": "2026-12-01", "move_in_on": "2026-11-01"},
            "/move_in_on",
        ),
        ("courses", {"kind": "yoga", "starts_on": "2026-12-01"}, "/kind"),
        ("follow-ups", {"on": "2026-11-18"}, "/on"),
    ],
)
def test_what_cannot_be_planned_is_refused(town: Town, act: str, body: dict[str, Any], pointer: str) -> None:
    number = _claimed(town)
    sent = town.adviser.post(f"/v1/cases/{number}/{act}", body)
    assert (sent.status_code, sent.json()["errors"][0]["pointer"]) == (422, pointer)
    assert town.adviser.case(number)["courses"] == []


def test_a_course_of_another_case_is_not_there(town: Town) -> None:
    number = _claimed(town)
    course = _does(town, number, "courses", kind="cti", starts_on="2026-12-01")["courses"][0]["id"]
    other = {"address": "Ahornvej 14, 1. tv", "postcode": "2400"}
    town.portal.reports(PLAIN, other, concerns=["noise"])
    (plain,) = (one["number"] for one in town.adviser.queue() if one["number"] != number)
    assert town.adviser.post(f"/v1/cases/{plain}/courses/{course}/end", {"on": "2026-12-02"}).status_code == 404
