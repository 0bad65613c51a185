"""A case that ends in another one leaves nothing behind: courses, work, and what is due go on with the other."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.assignment.tables import cases
from app.courses.tables import course_extensions, courses, follow_ups
from app.deadlines.tables import notices
from app.kit.database import Tx
from app.queue.tables import case_works
from tests.journey.letters import delivered
from tests.journey.town import FLAT, PLAIN, Town

OTHER = {"address": "Ahornvej 14, 1. tv", "postcode": "2400"}
COURT = {"reporter": {"kind": "bailiff_court"}, "concerns": ["eviction_notice"], "children_in_household": "no"}


def _claimed(town: Town, place: dict[str, str], **more: Any) -> str:  # noqa: ANN401 a report's fields
    before = {one["number"] for one in town.adviser.queue()}
    town.neighbours.reports(PLAIN, place, **more)
    (number,) = {one["number"] for one in town.adviser.queue()} - before
    town.adviser.claims(number)
    return str(number)


def _does(town: Town, number: str, act: str, **body: Any) -> dict[str, Any]:  # noqa: ANN401 an act's fields
    answer = town.adviser.post(f"/v1/cases/{number}/{act}", body)
    assert answer.status_code in {200, 201}, answer.text
    return dict(answer.json())


def _tells(town: Town, number: str, **event: Any) -> dict[str, Any]:  # noqa: ANN401 an event's fields
    town.clock.advance(timedelta(minutes=1))
    return town.adviser.tells(number, at=town.clock.now().isoformat(), **event)


@pytest.fixture
def two(town: Town) -> tuple[str, str]:
    """A case with all that can hang on it, and a plain one of the same dwelling."""
    visit = {"stage": "visit_scheduled", "at": "2026-12-04T09:00:00+01:00"}
    first = _claimed(town, OTHER, eviction=visit, **COURT)
    second = _claimed(town, FLAT, concerns=["worry"])
    _does(town, first, "corrections", place=FLAT, reason="Det var forkert.")
    return first, second


def _merged(town: Town, first: str, second: str) -> dict[str, Any]:
    ended = _does(town, first, "merge", into=second, reason="Det er samme lejlighed.")
    assert ended["merged_into"] == second
    return town.adviser.case(second)


def test_courses_and_follow_ups_go_along_and_are_reminded_of_there(town: Town, two: tuple[str, str]) -> None:
    first, second = two
    course = _does(town, first, "courses", kind="move_in_3_months", starts_on="2026-12-01")["courses"][0]["id"]
    _does(town, first, f"courses/{course}/extensions", to="2027-04-30", reason="Flytningen trak ud.")
    _does(town, first, "follow-ups", on="2027-05-03")
    own = _does(town, second, "courses", kind="adviser_course", starts_on="2026-12-02")["courses"][0]["id"]
    case = _merged(town, first, second)
    assert [one["id"] for one in case["courses"]] == [course, own]
    assert case["courses"][0]["extensions"][0]["reason"] == "Flytningen trak ud."
    assert [one["due_on"] for one in case["follow_ups"]] == ["2027-05-03"]
    left = town.leader.case(first)
    assert (left["courses"], left["follow_ups"]) == ([], [])
    for local in ("2027-04-30T08:00:00+02:00", "2027-05-03T08:00:00+02:00"):
        delivered(town)
        town.is_now(local)
        subjects = [one.subject for one in delivered(town) if one.subject.startswith("Påmindelse")]
        assert subjects
        assert all(second in one for one in subjects), "its owner is told of the case that goes on"
    assert _does(town, second, f"courses/{course}/end", on="2027-04-30")["courses"][0]["ended_on"] == "2027-04-30"


def test_the_work_of_both_is_the_work_of_one(town: Town, two: tuple[str, str]) -> None:
    first, second = two
    _tells(town, first, kind="case_type_set", case_type="tenancy_sustainment")
    _tells(town, first, kind="occasions_set", occasions=["between_two_stools"])
    guessed = [{"cause": "mental_illness", "certainty": "guessed"}]
    known = [{"cause": "mental_illness", "certainty": "known"}]
    money = [{"cause": "poor_money_management", "certainty": "guessed"}]
    _tells(town, first, kind="causes_set", causes=known)
    for number in (first, first, second):
        _tells(town, number, kind="activity", activity="finding_the_resident")
    _tells(town, first, kind="contact_attempted", **{"with": "resident"})
    _tells(town, second, kind="occasions_set", occasions=["new_need"])
    _tells(town, second, kind="causes_set", causes=guessed + money)
    work = _merged(town, first, second)["work"]
    assert work["case_type"] == "tenancy_sustainment"
    assert work["occasions"] == ["new_need", "between_two_stools"]
    assert work["causes"] == known + money, "what one of them knew is no guess"
    assert (work["activities"], work["attempts"]) == ({"finding_the_resident": 3}, 1)
    again = _tells(town, second, kind="activity", activity="finding_the_resident")["work"]
    assert again == {**work, "activities": {"finding_the_resident": 4}}
    assert _rows(town, case_works) == 1


def test_a_type_that_is_in_force_stays(town: Town, two: tuple[str, str]) -> None:
    first, second = two
    _tells(town, second, kind="case_type_set", case_type="worry")
    _tells(town, first, kind="case_type_set", case_type="tenancy_sustainment")
    assert _merged(town, first, second)["work"]["case_type"] == "worry"


def test_what_is_due_goes_along_and_is_told_of_once(town: Town, two: tuple[str, str]) -> None:
    first, second = two
    town.is_now("2026-12-01T15:00:00+01:00")
    assert _told(town, first, second) == {"owner": 1}, "three working days before"
    case = _merged(town, first, second)
    assert case["eviction"]["at"] == "2026-12-04T08:00:00Z"
    assert {"eviction", "answer"} <= {one["what"] for one in case["deadlines"]}
    left = town.leader.case(first)
    assert (left["eviction"], left["deadlines"]) == (None, [])
    assert _told(town, first, second) == {"owner": 1}, "and not once more"
    town.is_now("2026-12-03T15:00:00+01:00")
    assert _told(town, first, second) == {"owner": 2, "leader": 1}
    assert _rows(town, notices, case=first) == 0


def test_a_case_that_ended_in_one_that_ended_counts_too(town: Town, two: tuple[str, str]) -> None:
    first, second = two
    third = _claimed(town, OTHER, concerns=["noise"])
    _does(town, third, "corrections", place=FLAT, reason="Det var forkert.")
    _tells(town, first, kind="activity", activity="finding_the_resident")
    _does(town, first, "follow-ups", on="2027-05-03")
    _merged(town, first, second)
    case = _merged(town, second, third)
    assert set(case["merged_from"]) == {first, second}
    assert case["work"]["activities"] == {"finding_the_resident": 1}
    assert len(case["follow_ups"]) == 1
    assert _rows(town, follow_ups, case=third) == 1
    assert _rows(town, courses) == _rows(town, course_extensions) == 0


def _told(town: Town, *numbers: str) -> dict[str, int]:
    """Let the worker do what is due; return how often whom the cases say was reminded of the court's visit."""
    delivered(town)
    told: dict[str, int] = {}
    timelines = [one for number in numbers for one in town.leader.case(number)["timeline"]]
    for one in {(one["recorded_at"], str(one["codes"])): one for one in timelines}.values():
        if one["kind"] == "reminded" and one["codes"].get("what") == "eviction":
            told[one["codes"]["to"]] = told.get(one["codes"]["to"], 0) + 1
    return told


def _rows(town: Town, table: sa.Table, *, case: str | None = None) -> int:
    def count(tx: Tx) -> int:
        wanted = sa.select(sa.func.count()).select_from(table)
        if case is not None:
            this = sa.select(cases.c.id).where(cases.c.number == case)
            wanted = wanted.where(table.c.case_id == this.scalar_subquery())
        return int(tx.execute(wanted).scalar_one())

    return town.door.wiring.database.read(count, caller=SYSTEM)
