"""The quarterly pack: every figure of each centre in one answer and one workbook, and nothing of a person or a few."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from app.access.callers import KeyGrant
from app.api.statistics_centres import FIGURES
from app.kit.codes import Role
from tests.journey.town import PLAIN, Person, Town

PATH = "/v1/statistics/quarterly-pack"
FLATS = [f"{floor}. {door}" for floor in range(1, 5) for door in ("tv", "th")]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def office(town: Town) -> Person:
    return town.person(KeyGrant(role=Role.CENTRAL_OFFICE))


def lived(town: Town) -> None:
    """Let a quarter pass in which eight residents got help, one of them with a rare concern, and half were asked."""
    for place, flat in enumerate(FLATS):
        home = {"address": f"Ahornvej 14, {flat}", "postcode": "2400"}
        report = town.portal.reports(
            PLAIN,
            home,
            concerns=["noise", "neglect"] if place == 0 else ["noise"],
            resident={"name": f"Hemmelige Hansen {place}"},
            reporter={"kind": "caretaker", "name": "Kaj", "email": f"kaj{place}@example.dk"},
        )
        (number,) = (one["number"] for one in town.adviser.queue() if one["place"]["address"] == home["address"])
        town.adviser.claims(number)
        now = town.clock.now().isoformat()
        town.adviser.tells(number, kind="contacted", at=now, report=report["reference"], **{"with": "reporter"})
        assert town.adviser.tries("courses", number, kind="cti", starts_on="2025-11-10") == 201
        town.adviser.tells(number, kind="followed_up", at=now, housing_status="1", same_address=True)
    town.portal.reports(PLAIN, {"address": "Strandgade 3, 1. mf", "postcode": "2300"}, concerns=["noise"])
    town.is_now("2027-01-04T10:00:00+01:00")


def pack(person: Person, quarter: str = "2026-Q4") -> dict[str, Any]:
    answer = person.get(f"{PATH}?quarter={quarter}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def of_centre(items: list[dict[str, Any]], name: str | None) -> dict[str, Any]:
    return next(one for one in items if (one["social_centre"] and one["social_centre"]["name"]) == name)


def test_a_quarter_of_each_centre_in_one_answer_without_a_person(town: Town) -> None:
    lived(town)
    found = pack(office(town))
    assert (found["quarter"], found["from"], found["to"]) == ("2026-Q4", "2026-10-01", "2027-01-01")
    north = of_centre(found["cases"], "Socialcenter Nord")["tables"]
    assert north["concerns"]["of"] == 8
    counts = {one["code"]: one["count"] for one in north["concerns"]["lines"]}
    assert (counts["noise"], counts["neglect"]) == (None, None), "the sum would tell of the one"
    kept = {(one["kept"], one["variant"]): one["percent"] for one in of_centre(found["retention"], None)["rates"]}
    assert kept["own_dwelling", "strict"] == 100
    times = {one["group"]["social_centre"]["name"]: one["reports"] for one in found["response_times"]["items"]}
    assert times == {"Socialcenter Nord": None, "Socialcenter Syd": None}, "the south's one is held back"
    assert next(one["week"] for one in found["flow"]["items"] if one["social_centre"] is None) == "2026-W40"
    assert set(found["centres"]) == {one.name for one in FIGURES}
    assert {one["name"]: one["reports"] for one in found["load"]}[None] == 8, "the private landlord has no department"
    explained = {one["figure"] for one in found["definitions"]}
    assert {"response-times", "retention", "satisfaction", "concerns", "accessibility"} <= explained
    text = office(town).get(f"{PATH}?quarter=2026-Q4").text
    assert "Hansen" not in text
    assert "Ahornvej" not in text
    assert "Anna Nord" not in text, "nor of a worker"


def test_the_same_as_a_workbook(town: Town) -> None:
    lived(town)
    answer = office(town).get(f"{PATH}?quarter=2026-Q4", Accept=XLSX)
    assert answer.headers["content-disposition"] == 'attachment; filename="indgang-2026-Q4.xlsx"'
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    figures = [one.name for one in FIGURES]
    assert book.sheet_names == [
        *("definitions", "comments", "response-times", "satisfaction", "cases", "retention"),
        *figures,
        *("load", "flow"),
    ]
    head, *lines = book.get_sheet_by_name("cases").to_python()
    assert head[:5] == ["social_centre", "table", "code", "count", "of"]
    assert ["Socialcenter Nord", "concerns", "noise", "held back", 8.0] in [one[:5] for one in lines]


def test_a_leader_gets_the_own_centre_alone(town: Town) -> None:
    lived(town)
    found = pack(town.leader)
    named = {one["social_centre"] and one["social_centre"]["name"] for one in found["cases"]}
    assert named == {None, "Socialcenter Nord"}
    assert [one["group"]["social_centre"]["name"] for one in found["response_times"]["items"]] == ["Socialcenter Nord"]
    assert all(one["responders"] == [] for one in found["flow"]["items"])


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("quarter=2026-Q4", "/query/quarter"),
        ("quarter=2026-4", "/query/quarter"),
        ("", "/query/quarter"),
        ("quarter=2026-Q3&format=csv", "/query/format"),
    ],
)
def test_what_is_no_quarter_or_not_over_is_refused(town: Town, query: str, pointer: str) -> None:
    town.clock.advance(timedelta(days=1))
    refused = office(town).get(f"{PATH}?{query}")
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, pointer)
