"""A leader's comment on a quarter: after its end, before it is public, about nobody; shown wherever its figures are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.access.callers import KeyGrant
from app.kit.codes import Role
from app.kit.errors import Invalid
from app.response_time.impersonal import check
from app.response_time.period import Period
from app.response_time.publication import Publication
from app.response_time.quarter import quarters_within
from tests.door import open_door
from tests.journey.town import Person, Town

TEXT = "To stillinger var ubesatte i august."
SAID: dict[str, Any] = {"text": TEXT, "confirm_free_text": True}


@pytest.fixture
def town(town: Town) -> Iterator[Town]:
    with open_door(replace(town.door.wiring, publication=Publication(after_days=60))) as door:
        yield replace(town, door=door, known={})


def path(town: Town, quarter: str = "2026-Q3") -> str:
    return f"/v1/social-centres/{town.city.north}/comments/{quarter}"


def put(person: Person, where: str, body: dict[str, Any], **headers: str) -> Any:  # noqa: ANN401 an answer
    return person.door.client.put(where, json=body, headers=person.headers | headers)


def pack(person: Person) -> dict[str, Any]:
    answer = person.get("/v1/statistics/quarterly-pack?quarter=2026-Q3")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_it_is_written_read_and_stands_in_the_pack(town: Town) -> None:
    first = put(town.leader, path(town), SAID)
    assert (first.status_code, first.json()["text"], first.headers["ETag"]) == (200, TEXT, '"1"')
    assert first.json()["warnings"]
    for person in (town.leader, town.administrator):
        assert person.get(path(town)).json()["text"] == TEXT
    for person in (town.leader, town.administrator, town.person(KeyGrant(role=Role.ANALYST))):
        (one,) = pack(person)["comments"]
        assert (one["social_centre"]["id"], one["text"]) == (str(town.city.north), TEXT)
    assert pack(town.south_leader)["comments"] == []
    book = town.leader.get("/v1/statistics/quarterly-pack?quarter=2026-Q3&format=xlsx")
    assert book.status_code == 200


def test_another_replaces_it_by_its_version_alone(town: Town) -> None:
    put(town.leader, path(town), SAID)
    other = SAID | {"text": "En af dem er besat nu."}
    assert put(town.leader, path(town), other).status_code == 428
    assert put(town.leader, path(town), other, **{"If-Match": '"7"'}).status_code == 412
    assert put(town.leader, path(town), other, **{"If-Match": '"1"'}).headers["ETag"] == '"2"'
    south = path(town).replace(str(town.city.north), str(town.city.south))
    assert put(town.south_leader, south, SAID, **{"If-Match": '"1"'}).status_code == 412, "there is none to replace"


def test_it_is_refused_before_the_end_of_the_quarter_and_from_the_day_of_publication(town: Town) -> None:
    assert put(town.leader, path(town, "2026-Q4"), SAID).status_code == 409
    assert put(town.leader, path(town), SAID).status_code == 200
    town.is_now("2026-11-29T23:59:00+01:00")
    assert put(town.leader, path(town), SAID, **{"If-Match": '"1"'}).status_code == 200
    town.is_now("2026-11-30T00:01:00+01:00")
    assert put(town.leader, path(town), SAID, **{"If-Match": '"2"'}).status_code == 409
    taken = put(town.leader, path(town), {"text": None}, **{"If-Match": '"2"'})
    assert (taken.status_code, taken.json()["text"]) == (200, None)
    assert pack(town.leader)["comments"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ring 33 12 34 56.",
        "Sagen K7Q2-9XM4 trak ud.",
        "Borgeren 010190-1234 flyttede.",
        "Skriv til a@b.dk",
        "Ahornvej 14, 2. th stod tom.",
        "a" * 601,
    ],
)
def test_what_looks_like_a_person_or_is_too_long_is_refused(town: Town, text: str) -> None:
    assert put(town.leader, path(town), SAID | {"text": text}).status_code == 422
    assert town.leader.get(path(town)).status_code == 404


@pytest.mark.parametrize(
    "text",
    [
        "Ahornvej 14A, 2. th",
        "Ahornvej 14, 2. sal th",
        "Ahornvej 14, st. tv",
        "14, stuen til venstre",
        "Opgang 14 2 th",
        "Det brændte i Nørregade 3B",
        "sag k7q2-9xm4",
        "sag K7Q29XM4",
        "sag k7q2 9xm4",
        "tlf 33  12  34  56",
        "+45 33-12-34-56",
        "+4533123456",
        "33.12.34.56",
        "(33) 12 34 56",
        "33\u00a012\u00a034\u00a056",
        "33\u200b12\u200b34\u200b56",
        "\uff13\uff13\uff11\uff12\uff13\uff14\uff15\uff16",
        "010190\u20131234",
        "010190-xxxx",
        "a\uff20b.dk",
        "bo (at) by.dk",
    ],
)
def test_numbers_references_and_addresses_are_seen_however_they_are_set(text: str) -> None:
    with pytest.raises(Invalid):
        check(text)


@pytest.mark.parametrize(
    "text",
    [
        "1.200 sager i 2026, 1.150 i 2025",
        "Åbent kl. 10.30-12.00, siden august kl. 10.30.",
        "I 2025-2026 kom 12, 14, 18 og 20 sager, 95 % inden 3 dage.",
        "Fra 1.7.2026 til 30.9.2026, uge 31-34: over 1200 sager til 1.200.000 kr.",
        "Alle 14 sager er på vej 3 uger efter.",
        "COVID19 i 3. kvartal 2026. In the 4th quarter.",
    ],
)
def test_figures_years_and_hours_may_be_told(text: str) -> None:
    check(text)


def test_nobody_says_anything_without_taking_responsibility_or_of_another_centre(town: Town) -> None:
    assert put(town.leader, path(town), {"text": TEXT}).status_code == 422
    assert put(town.leader, path(town), {"text": None}).status_code == 404
    assert put(town.south_leader, path(town), SAID).status_code == 404
    assert put(town.administrator, path(town), SAID).status_code == 403
    assert put(town.leader, path(town, "2026-Q5"), SAID).status_code == 404


def test_a_leader_writes_it_on_the_page_and_the_public_reads_it_beside_the_figures(town: Town) -> None:
    client = town.door.client
    key = town.leader.headers["Authorization"].removeprefix("Bearer ")
    assert client.post("/figures/sign-in", data={"key": key}, follow_redirects=False).status_code == 303
    assert 'href="/figures/comment"' in client.get("/figures").text
    csrf = client.get("/figures/comment").text.split('name="csrf" value="')[1].split('"')[0]
    form = {"csrf": csrf, "centre": str(town.city.north), "quarter": "2026-Q3", "version": "", "text": TEXT}
    unconfirmed = client.post("/figures/comment", data=form)
    assert unconfirmed.status_code == 422
    assert TEXT in unconfirmed.text
    assert client.post("/figures/comment", data=form | {"confirm": "1"}, follow_redirects=False).status_code == 303
    assert TEXT in client.get("/figures").text
    again = client.post("/figures/comment", data=form | {"confirm": "1"})
    assert again.status_code == 422, "somebody wrote meanwhile"
    client.cookies.clear()
    assert client.post("/figures/comment", data=form).status_code == 401
    town.is_now("2026-11-30T00:01:00+01:00")
    assert TEXT in client.get("/figures").text


@pytest.mark.parametrize(
    ("first", "end", "names"),
    [
        (date(2026, 7, 1), date(2026, 10, 1), ["2026-Q3"]),
        (date(2026, 1, 1), date(2027, 1, 1), ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]),
        (date(2025, 11, 30), date(2026, 6, 30), ["2026-Q1"]),
        (date(2026, 10, 2), date(2027, 4, 1), ["2027-Q1"]),
        (date(2026, 7, 1), date(2026, 9, 30), []),
    ],
)
def test_the_quarters_of_a_period_are_those_that_lie_in_it_whole(first: date, end: date, names: list[str]) -> None:
    assert list(quarters_within(Period(first=first, end=end))) == names
