"""The directory as its callers meet it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest

from app.access.callers import SYSTEM, KeyGrant
from app.api import directory
from app.directory.look_up import help_at, locate, tenancy_since
from app.directory.versions import Kept, page
from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.kit.database import Database, Tx
from app.kit.ids import new_id
from app.kit.sealed import Sealer
from tests.directory.city import FLAT, City
from tests.door import Door, open_door, wired

RESOURCES = (
    "social-centres",
    "districts",
    "landlords",
    "housing-departments",
    "addresses",
    "responders",
    "absences",
    "department-advisers",
    "suppliers",
    "contacts",
    "supports",
    "grants",
    "tenancies",
)
PLACE = {"address": "Ahornvej 14, 2. th", "postcode": "2400"}


@pytest.fixture
def city(settled_city: City) -> City:
    return settled_city


@pytest.fixture
def door(database: Database, sealer: Sealer, clock: FixedClock) -> Iterator[Door]:
    with open_door(wired(database, sealer, clock)) as door:
        yield door


def post(door: Door, path: str, body: dict[str, Any], *, status: int = 201) -> dict[str, Any]:
    answer = door.client.post(f"/v1/{path}", json=body, headers=door.role(Role.ADMINISTRATOR))
    assert answer.status_code == status, answer.text
    told: dict[str, Any] = answer.json()
    return told


def get(door: Door, path: str, *, role: Role = Role.ADMINISTRATOR, status: int = 200) -> dict[str, Any]:
    answer = door.client.get(f"/v1/{path}", headers=door.role(role))
    assert answer.status_code == status, answer.text
    told: dict[str, Any] = answer.json()
    return told


def bodies(city: City) -> dict[str, dict[str, Any]]:
    """One full body for each resource that is added one by one."""
    centre, responder = str(city.north), str(city.north_team.caseworker)
    period = {"valid_from": "2026-11-01T00:00:00+01:00", "valid_to": "2027-11-01T00:00:00+01:00"}
    return {
        "social-centres": {
            "name": "Socialcenter Vest",
            "phone": "33 11 22 33",
            "opening_hours": [{"weekday": 1, "opens": "09:00", "closes": "24:00"}],
            "special_days": {"labour_day": "none", "christmas_eve": "11:00"},
            "covering_centre": centre,
        },
        "districts": {"name": "Vest", "code": "3", "social_centre": centre, "postcodes": ["2500"]},
        "landlords": {"name": "E/F Vest", "kind": "owner_association", "cvr": "87654321", "email": "ef@example.dk"},
        "housing-departments": {"landlord": str(city.landlord), "name": "Vestparken", "social_centre": centre},
        "responders": {"kind": "caseworker", "name": "Ib", "shares": [{"social_centre": centre, "posts": "0.5"}]},
        "absences": {"responder": responder, "substitute": str(city.south_team.caseworker), **period},
        "department-advisers": {"housing_department": str(city.department), "responder": responder, **period},
        "suppliers": {"name": "Låsesmeden", "kind": "locksmith", "phone": "+45 33 22 11 00"},
        "contacts": {"side": "landlord", "name": "Viggo", "housing_department": str(city.department), **period},
        "supports": {"place": PLACE, "kind": "cti", "legal_basis": "§ 85 a", "responder": responder, **period},
        "grants": {"place": PLACE, "kind": "cleaning", "supplier": str(city.cleaning), **period},
        "tenancies": {"place": PLACE, **period},
    }


def test_every_resource_is_added_read_listed_and_changed(door: Door, city: City) -> None:
    headers = door.role(Role.ADMINISTRATOR)
    for path, body in bodies(city).items():
        added = door.client.post(f"/v1/{path}", json=body, headers=headers)
        assert added.status_code == 201, (path, added.text)
        where = added.headers["Location"]
        read = door.client.get(where, headers=headers)
        assert read.json() == added.json()
        assert read.headers["ETag"] == added.headers["ETag"] == '"1"'
        assert added.json() in get(door, f"{path}?limit=200")["items"]
        changed = door.client.put(where, json=body, headers={**headers, "If-Match": '"1"'})
        assert changed.status_code == 200, (path, changed.text)
        assert changed.headers["ETag"] == '"2"'
        same = {"version", "valid_from", "recorded_at"}
        assert {k: v for k, v in changed.json().items() if k not in same} == {
            k: v for k, v in added.json().items() if k not in same
        }


def test_what_was_sent_is_what_is_shown(door: Door, city: City) -> None:
    centre = post(door, "social-centres", bodies(city)["social-centres"])
    assert centre["phone"] == "+4533112233"
    assert centre["opening_hours"] == [{"weekday": 1, "opens": "09:00", "closes": "24:00", "valid_from": None}]
    assert centre["special_days"] == {
        "labour_day": "none",
        "constitution_day": "12:00",
        "christmas_eve": "11:00",
        "new_years_eve": "whole_day",
    }
    responder = post(door, "responders", bodies(city)["responders"])
    assert responder["shares"] == [{"social_centre": str(city.north), "posts": "0.5"}]


def test_a_change_needs_the_newest_version(door: Door, city: City) -> None:
    headers, body = door.role(Role.ADMINISTRATOR), bodies(city)["suppliers"]
    path = f"/v1/suppliers/{city.cleaning}"
    assert door.client.put(path, json=body, headers=headers).status_code == 428
    assert door.client.put(path, json=body, headers={**headers, "If-Match": '"7"'}).status_code == 412
    assert door.client.put(path, json=body, headers={**headers, "If-Match": '"1"'}).status_code == 200
    absent = f"/v1/suppliers/{new_id()}"
    assert door.client.put(absent, json=body, headers={**headers, "If-Match": '"1"'}).status_code == 404


def test_of_forty_simultaneous_changes_one_wins(door: Door, city: City) -> None:
    headers = {**door.role(Role.ADMINISTRATOR), "If-Match": '"1"'}

    def change(number: int) -> int:
        body = {"name": f"Firma {number}", "kind": "cleaning"}
        return door.client.put(f"/v1/suppliers/{city.cleaning}", json=body, headers=headers).status_code

    with ThreadPoolExecutor(max_workers=8) as pool:
        assert sorted(pool.map(change, range(40))) == [200, *[412] * 39]


def test_pages_lead_through_the_whole_list(door: Door, city: City) -> None:
    headers, seen = door.role(Role.ADMINISTRATOR), []
    path: str | None = "/v1/responders?limit=4"
    while path:
        answer = door.client.get(path, headers=headers)
        seen += [item["id"] for item in answer.json()["items"]]
        link = answer.headers.get("Link")
        path = link[1 : link.index(">")] if link else None
        assert (answer.json()["next_cursor"] is None) == (path is None)
    assert len(seen) == len(set(seen)) == 18
    assert str(city.entrance_reception) in seen
    assert get(door, "responders?cursor=rubbish", status=422)["errors"][0]["pointer"] == "/query/cursor"


EVERY_STAFF = {Role.CALL_DESK, Role.RESPONDER, Role.CENTRE_LEADER, Role.ADMINISTRATOR}
WORKS = {Role.RESPONDER, Role.CENTRE_LEADER, Role.ADMINISTRATOR}
READERS = {
    **dict.fromkeys(RESOURCES[:5], EVERY_STAFF | {Role.ANALYST, Role.CENTRAL_OFFICE}),
    "landlords": EVERY_STAFF,
    **dict.fromkeys(("responders", "department-advisers"), WORKS),
    "absences": {Role.CENTRE_LEADER, Role.ADMINISTRATOR},
    "contacts": WORKS | {Role.CALL_DESK},
    **dict.fromkeys(("suppliers", "supports", "grants", "tenancies"), WORKS),
}
"""What names people is read by who needs it: who reads figures reads where centres are, and nobody's name."""


def test_who_may_read_and_write(door: Door, city: City) -> None:
    for path in RESOURCES:
        for role in Role:
            read = door.client.get(f"/v1/{path}", headers=door.role(role)).status_code
            assert read == (200 if role in READERS[path] else 403), f"{role} {path}"
        assert door.client.get(f"/v1/{path}").status_code == 401
    for path, body in bodies(city).items():
        leader = door.client.post(f"/v1/{path}", json=body, headers=door.role(Role.CENTRE_LEADER))
        assert leader.status_code == 403


def test_a_leader_is_shown_the_absences_of_its_own_centres_alone(door: Door, city: City) -> None:
    """Page by page, whatever stands between them."""
    leader = door.key(KeyGrant(role=Role.CENTRE_LEADER, centres=frozenset({city.north})))
    posts = [city.south_team.adviser, city.north_team.adviser, city.south_team.caseworker, city.north_team.caseworker]
    for post in posts:
        added = door.client.post("/v1/absences", json={"responder": str(post)}, headers=door.role(Role.ADMINISTRATOR))
        assert added.status_code == 201, added.text
    first = door.client.get("/v1/absences?limit=1", headers=leader).json()
    rest = door.client.get(f"/v1/absences?limit=1&cursor={first['next_cursor']}", headers=leader).json()
    assert [one["responder"] for one in (*first["items"], *rest["items"])] == [str(posts[1]), str(posts[3])]
    assert rest["next_cursor"] is None


def test_a_small_page_does_not_ask_once_for_each_few_that_it_may_not_show(
    door: Door, city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader = door.key(KeyGrant(role=Role.CENTRE_LEADER, centres=frozenset({city.north})))
    for _ in range(12):
        post(door, "absences", {"responder": str(city.south_team.adviser)})
    own = post(door, "absences", {"responder": str(city.north_team.adviser)})
    asked: list[int] = []

    def counted(tx: Tx, kept: Kept[Any], *, after: UUID | None, limit: int) -> Any:  # noqa: ANN401 as `page`
        asked.append(limit)
        return page(tx, kept, after=after, limit=limit)

    monkeypatch.setattr(directory, "page", counted)
    found = door.client.get("/v1/absences?limit=1", headers=leader).json()["items"]
    assert [one["id"] for one in found] == [own["id"]]
    assert len(asked) <= 2, "PostgreSQL itself passes over them"


def week(weekday: int, opens: str, closes: str) -> dict[str, Any]:
    return {"weekday": weekday, "opens": opens, "closes": closes}


@pytest.mark.parametrize(
    ("path", "change", "pointer"),
    [
        (
            "social-centres",
            {"opening_hours": [{"weekday": 8, "opens": "09:00", "closes": "10:00"}]},
            "/opening_hours/0/weekday",
        ),
        ("social-centres", {"opening_hours": [{"weekday": 1, "opens": "10:00", "closes": "09:00"}]}, "/opening_hours"),
        ("social-centres", {"phone": "ring til mig"}, "/phone"),
        ("social-centres", {"colour": "red"}, "/colour"),
        ("districts", {"postcodes": ["24000"]}, "/postcodes/0"),
        ("districts", {"social_centre": str(UUID(int=9))}, "/social_centre"),
        ("landlords", {"kind": "castle"}, "/kind"),
        ("landlords", {"name": "a\0b"}, "/name"),
        ("responders", {"shares": []}, "/shares"),
        ("absences", {"valid_to": "2020-01-01T00:00:00+01:00"}, "/valid_to"),
        ("absences", {"valid_from": "2026-11-01T00:00:00"}, "/valid_from"),
        ("supports", {"place": {"address": "Ahornvej 14", "postcode": "2400"}}, "/place"),
        ("supports", {"place": None}, "/place"),
    ],
)
def test_what_cannot_be_is_named(door: Door, city: City, path: str, change: dict[str, Any], pointer: str) -> None:
    problem = post(door, path, bodies(city)[path] | change, status=422)
    assert [error["pointer"] for error in problem["errors"]] == [pointer]


def test_addresses_come_in_bulk_and_change_one_by_one(door: Door, city: City) -> None:
    lines = [
        {"address": f"Elmevej {number}, 1. tv", "postcode": "2400", "housing_department": str(city.department)}
        for number in range(1, 301)
    ]
    ids = post(door, "addresses", {"addresses": lines})["ids"]
    assert len(set(ids)) == 300
    assert post(door, "addresses", {"addresses": lines})["ids"] == ids
    first = get(door, f"addresses/{ids[0]}")
    assert (first["street"], first["number"], first["floor"], first["door"]) == ("elmevej", "1", "1", "tv")
    headers = {**door.role(Role.ADMINISTRATOR), "If-Match": '"1"'}
    moved = {"address": "Elmevej 1, 1. th", "postcode": "2400"}
    assert door.client.put(f"/v1/addresses/{ids[0]}", json=moved, headers=headers).json()["door"] == "th"
    post(door, "addresses", {"addresses": [PLACE] * 1001}, status=422)


def test_what_a_dwelling_has_is_found_by_its_place_and_shown_without_it(
    door: Door, city: City, database: Database, clock: FixedClock
) -> None:
    for path in ("supports", "grants", "tenancies"):
        shown = post(door, path, bodies(city)[path])
        assert "Ahornvej" not in str(shown)
        assert not {"place", "dwelling"} & set(shown)
    dwelling = database.read(lambda tx: locate(tx, told=FLAT), caller=SYSTEM).dwelling
    assert dwelling is not None
    found = database.read(lambda tx: help_at(tx, dwelling=dwelling, at=clock.at), caller=SYSTEM)
    assert [support.legal_basis for support in found.supports] == ["§ 85 a"]
    assert [grant.supplier_id for grant in found.grants] == [city.cleaning]
    assert database.read(lambda tx: tenancy_since(tx, dwelling=dwelling), caller=SYSTEM) is not None


def test_a_change_may_leave_the_place_out(door: Door, city: City, database: Database, clock: FixedClock) -> None:
    support = post(door, "supports", bodies(city)["supports"])
    body = {"kind": "icm", "valid_from": "2026-11-01T00:00:00+01:00"}
    headers = {**door.role(Role.ADMINISTRATOR), "If-Match": '"1"'}
    assert door.client.put(f"/v1/supports/{support['id']}", json=body, headers=headers).status_code == 200
    dwelling = database.read(lambda tx: locate(tx, told=FLAT), caller=SYSTEM).dwelling
    assert dwelling is not None
    found = database.read(lambda tx: help_at(tx, dwelling=dwelling, at=clock.at), caller=SYSTEM)
    assert [str(one.kind) for one in found.supports] == ["icm"]


@pytest.mark.usefixtures("city")
def test_the_entrance_is_open_to_everybody(door: Door) -> None:
    entrance = door.client.get("/v1/entrance").json()
    assert (entrance["phone"], entrance["email"]) == ("+4533666666", "indgangen@example.dk")
    assert {"weekday": 4, "opens": "09:00", "closes": "17:00", "valid_from": None} in entrance["opening_hours"]
    assert set(entrance["out_of_hours"]) == {"phone", "text"}


def test_the_contact_card_answers_for_every_place(door: Door, city: City) -> None:
    portal = Role.LANDLORD_PORTAL
    by_address = get(door, "contact-card?address=Ahornvej 14, 2. th&postcode=2400", role=portal)
    assert by_address == get(door, f"contact-card?housing_department={city.department}", role=portal)
    assert by_address["contact"] == {"name": "Mette Kontakt", "phone": "+4533445566", "email": None}
    assert by_address["housing_department"] == {"id": str(city.department), "name": "Ahornparken"}
    assert by_address["social_centre"]["id"] == str(city.north)
    unknown = get(door, f"contact-card?housing_department={new_id()}", role=portal)
    assert unknown["contact"]["name"] == "Indgangen"
    assert get(door, "contact-card?postcode=2400", role=portal, status=422)["errors"][0]["pointer"] == "/query/address"


@pytest.mark.usefixtures("city")
def test_the_contact_card_does_not_depend_on_support(door: Door, city: City) -> None:
    before = get(door, "contact-card?address=Ahornvej 14, 2. th&postcode=2400", role=Role.LANDLORD_PORTAL)
    post(door, "supports", bodies(city)["supports"])
    assert get(door, "contact-card?address=Ahornvej 14, 2. th&postcode=2400", role=Role.LANDLORD_PORTAL) == before


def test_a_centre_comes_with_its_reception_and_family_team(door: Door, city: City) -> None:
    centre = post(door, "social-centres", bodies(city)["social-centres"])
    units = [
        item["kind"]
        for item in get(door, "responders?limit=200")["items"]
        if item["unit"] and item["shares"][0]["social_centre"] == centre["id"]
    ]
    assert sorted(units) == ["family_team", "reception"]


def test_a_second_entrance_is_a_conflict(door: Door, city: City) -> None:
    assert city.entrance
    post(door, "social-centres", {"name": "Indgang 2", "kind": "entrance"}, status=409)
