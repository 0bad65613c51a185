"""Worlds that differ in what is confidential give a landlord the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest

from tests.journey.letters import REFERENCE, delivered
from tests.journey.town import FLAT, PLAIN, Town

Place = dict[str, str]
MAIL = "vicevaert@example.dk"

World = Callable[[Town, Place], None]


def _number(town: Town, place: Place) -> str:
    (item,) = (one for one in town.adviser.queue() if one["place"]["address"] == place["address"])
    return str(item["number"])


def cleaning_granted(town: Town, place: Place) -> None:
    town.enters("/v1/grants", {"place": place, "kind": "cleaning", "supplier": str(town.city.cleaning)})


def support_contact_person(town: Town, place: Place) -> None:
    supporter = str(town.city.south_team.support_contact_person)
    town.enters("/v1/supports", {"place": place, "kind": "support_contact", "responder": supporter})


def care_duty(town: Town, place: Place) -> None:
    town.enters("/v1/supports", {"place": place, "kind": "care_duty"})


def joined(town: Town, place: Place) -> None:
    town.neighbours.reports(PLAIN, place, concerns=["noise"])


def joined_acute(town: Town, place: Place) -> None:
    town.neighbours.reports(PLAIN, place, concerns=["noise"])
    number = _number(town, place)
    town.adviser.tells(number, kind="urgency_set", urgency="acute", at=town.clock.now().isoformat(), note="Livsfare.")


def resident_reached(town: Town, place: Place) -> None:
    town.neighbours.reports(PLAIN, place, concerns=["noise"])
    number = _number(town, place)
    town.adviser.tells(number, kind="contacted", at=town.clock.now().isoformat(), **{"with": "resident"})


def relapse(town: Town, place: Place) -> None:
    resident_reached(town, place)
    number = _number(town, place)
    town.adviser.claims(number)
    town.adviser.closes(number, outcome="help_declined", reason="Nej tak.")


def moved_out(town: Town, place: Place) -> None:
    resident_reached(town, place)
    number = _number(town, place)
    town.adviser.claims(number)
    town.adviser.closes(number, outcome="evicted", reason="Udsat.")


def known_resident(town: Town, place: Place) -> None:
    town.neighbours.reports(PLAIN, place, concerns=["noise"], resident={"name": "Jens Hansen"})


def children(town: Town, place: Place) -> None:
    town.neighbours.reports(PLAIN, place, concerns=["noise", "children_at_risk"])


def third_time(town: Town, place: Place) -> None:
    for _ in range(2):
        town.neighbours.reports(PLAIN, place, concerns=["damage"])


def adviser_away(town: Town, _place: Place) -> None:
    town.enters("/v1/absences", {"responder": str(town.city.north_team.adviser)})


WORLDS = (
    cleaning_granted,
    support_contact_person,
    care_duty,
    joined,
    joined_acute,
    resident_reached,
    relapse,
    moved_out,
    known_resident,
    children,
    third_time,
    adviser_away,
)
REPORTS: dict[str, dict[str, Any]] = {
    "cleaning": {"concerns": ["cleaning_service_missing"]},
    "damage": {"concerns": ["damage"]},
    "resident": {"concerns": ["noise"], "resident": {"name": "Jens Hansen"}},
    "another resident": {"concerns": ["noise"], "resident": {"name": "Karen Olsen"}},
    "eviction": {"eviction": {"stage": "visit_scheduled", "at": "2026-11-20T09:00:00+01:00"}},
    "unclear": {"description": "Kan I ringe?"},
}


def _all_that_the_landlord_gets(town: Town, place: dict[str, str], report: dict[str, Any]) -> list[str]:
    """Send a report and collect, byte for byte, every answer and letter that follows, but for the reference."""
    delivered(town)
    town.clock.advance(timedelta(seconds=1))
    body = {"description": PLAIN, **report, "place": place, "reporter": {"kind": "caretaker", "email": MAIL}}
    sent = town.portal.post("/v1/reports", body)
    assert sent.status_code == 201, sent.text
    reference = sent.json()["reference"]
    single = town.portal.get(f"/v1/reports/{reference}")
    listed = town.portal.get("/v1/reports")
    preview = town.portal.post("/v1/triage", body)
    headers = [json.dumps(sorted(_told(answer.headers).items())) for answer in (sent, single)]
    letters = [f"{one.subject}\n{one.text}" for one in delivered(town) if one.to == MAIL]
    assert len(letters) == 1
    texts = [sent.text, single.text, json.dumps(listed.json()["items"][:1]), str(preview.status_code)]
    return [REFERENCE.sub("REFERENCE", text) for text in (*texts, *headers, *letters)]


def _told(headers: Any) -> dict[str, str]:  # noqa: ANN401 httpx's headers
    private = {"x-request-id", "server-timing", "date"}
    return {name: value for name, value in headers.items() if name not in private}


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.__name__)
def test_a_landlord_gets_the_same_bytes(town: Town, world: World) -> None:
    for name, known, unknown in zip(REPORTS, _flats(("st", "1", "2")), _flats(("3", "4", "5")), strict=True):
        world(town, known)
        at = town.clock.at
        here = _all_that_the_landlord_gets(town, known, REPORTS[name])
        town.clock.at = at
        assert here == _all_that_the_landlord_gets(town, unknown, REPORTS[name]), name


def _flats(floors: Sequence[str]) -> list[Place]:
    doors = ((floor, door) for floor in floors for door in ("tv", "th"))
    return [{"address": f"Ahornvej 14, {floor}. {door}", "postcode": "2400"} for floor, door in doors]


def test_the_status_follows_what_the_reporter_heard_alone(town: Town) -> None:
    view = town.portal.reports(PLAIN, concerns=["noise"])
    number = _number(town, FLAT)
    path = f"/v1/reports/{view['reference']}"
    before = town.portal.get(path).text
    town.adviser.claims(number)
    now = town.clock.now().isoformat()
    for event in (
        {"kind": "contacted", "with": "resident"},
        {"kind": "contact_attempted", "with": "reporter"},
        {"kind": "contacted", "with": "other"},
        {"kind": "visit_planned"},
        {"kind": "waiting_started", "reason": "decision"},
    ):
        town.adviser.tells(number, at=now, **event)
        assert town.portal.get(path).text == before
    town.adviser.closes(number, outcome="arrears_settled", reason="Betalt.")
    assert town.portal.get(path).text == before
    town.adviser.tells(number, kind="contacted", at=now, **{"with": "reporter"})
    assert town.portal.get(path).text == before.replace("passed_on", "answered")
