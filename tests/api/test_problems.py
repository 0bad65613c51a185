from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import pytest
from fastapi import APIRouter, Depends
from starlette.responses import Response

from app.api.callers import ANYONE, Asked
from app.api.fields import Body, Day, PastInstant, Text
from app.api.problems import REFUSALS
from app.kit import errors
from app.kit.clock import FixedClock
from app.kit.codes import Concern
from app.kit.database import Database
from app.kit.sealed import Sealer
from tests.door import Door, open_door, wired

KINDS = [
    one
    for one in vars(errors).values()
    if inspect.isclass(one) and issubclass(one, errors.IndgangError) and one is not errors.IndgangError
]
PRIVATE = "Karla Kaspersen, 0101701234"
router = APIRouter()


class PlaceIn(Body):
    postcode: Annotated[str, Text(4)]


class Everything(Body):
    description: Annotated[str, Text(2000)]
    place: PlaceIn | None = None
    concerns: tuple[Concern, ...] = ()
    happened_at: PastInstant | None = None
    received_on: Day | None = None
    children: Literal["yes", "no"] = "no"


@router.post("/test/everything")
def everything(body: Everything) -> dict[str, Any]:
    return body.model_dump(mode="json")


@router.get("/test/broken")
def broken(_asked: Annotated[Asked, Depends(ANYONE)]) -> Response:
    raise RuntimeError(PRIVATE)


@router.get("/test/pages")
def pages(limit: int) -> int:
    return limit


@pytest.fixture
def engine_kind() -> str:
    """No database is asked here: one kind is enough."""
    return "sqlite"


@pytest.fixture
def door(database: Database, sealer: Sealer, clock: FixedClock) -> Iterator[Door]:
    with open_door(wired(database, sealer, clock), more=[router]) as door:
        yield door


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_has_its_status(kind: type[errors.IndgangError]) -> None:
    assert kind in REFUSALS
    assert 400 <= REFUSALS[kind].status < 600


def faults(door: Door, body: bytes) -> dict[str, str]:
    answer = door.client.post("/test/everything", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["type"] == "urn:indgang:problem:invalid"
    assert problem["status"] == 422
    return {one["pointer"]: one["message"] for one in problem["errors"]}


@pytest.mark.parametrize(
    ("body", "pointer", "message"),
    [
        (b"{}", "/description", "needed"),
        (b"[]", "", "object"),
        (b'"text"', "", "object"),
        (b'{"description": 17}', "/description", "This is text"),
        (b'{"description": "   "}', "/description", "may not be empty"),
        (b'{"description": "%s"}' % (b"x" * 200_000), "/description", "At most 2000 characters"),
        (b'{"description": "a\\u0000b"}', "/description", "NUL"),
        (b'{"description": "a\\ud800b"}', "/description", "surrogate"),
        (b'{"description": "a\xff\xfeb"}', "/description", "UTF-8"),
        (b'{"description": "a", "place": {"postcode": "2400x"}}', "/place/postcode", "At most 4 characters"),
        (b'{"description": "a", "place": {}}', "/place/postcode", "needed"),
        (b'{"description": "a", "more": 1}', "/more", "no field"),
        (b'{"description": "a", "yourReference": 1}', "/yourReference", "no field"),
        (b'{"description": "a", "place": {"postcode": "2400", "address2": 1}}', "/place/address2", "no field"),
        (b'{"description": "a", "Karla Kaspersen": 1}', "", "no field"),
        (b'{"description": "a", "Kaspersen": 1}', "", "no field"),
        (b'{"description": "a", "cpr0101901234": 1}', "", "no field"),
        (b'{"description": "a", "description": "b"}', "/description", "twice"),
        (b'{"description": "a", "Kaspersen": 1, "Kaspersen": 2}', "", "twice"),
        (b'{"description": "a", "place": {"postcode": "2400", "a/b~c": 1}}', "/place", "no field"),
        (b'{"description": "a", "\\ud800": 1}', "", "surrogate"),
        (b'{"description": "a", "concerns": ["noise", "loud"]}', "/concerns/1", "noise"),
        (b'{"description": "a", "happened_at": "2026-11-17T10:00:00"}', "/happened_at", "offset"),
        (b'{"description": "a", "happened_at": "2026-11-18T10:06:00+01:00"}', "/happened_at", "future"),
        (b'{"description": "a", "happened_at": "1989-12-31T23:59:59Z"}', "/happened_at", "1990"),
        (b'{"description": "a", "happened_at": "0001-01-01T00:00:00+14:00"}', "/happened_at", "1990"),
        (b'{"description": "a", "happened_at": 1700000000}', "/happened_at", "written like"),
        (b'{"description": "a", "happened_at": "1700000000"}', "/happened_at", "written like"),
        (b'{"description": "a", "happened_at": "2026-13-01T10:00:00Z"}', "/happened_at", "written like"),
        (b'{"description": "a", "received_on": 20000}', "/received_on", "written like"),
        (b'{"description": "a", "received_on": "1989-12-31"}', "/received_on", "1990"),
        (b'{"description": "a", "children": "maybe"}', "/children", "one of: yes, no"),
    ],
)
def test_what_cannot_be_accepted_is_named_by_its_field(door: Door, body: bytes, pointer: str, message: str) -> None:
    found = faults(door, body)
    assert list(found) == [pointer]
    assert message in found[pointer]


def test_five_minutes_ahead_are_forgiven_and_times_come_out_in_utc(door: Door) -> None:
    answer = door.client.post(
        "/test/everything", json={"description": " a ", "happened_at": "2026-11-18T10:04:00+01:00"}
    )
    assert answer.status_code == 200
    assert answer.json()["happened_at"] == "2026-11-18T09:04:00Z"
    assert answer.json()["description"] == "a"


@pytest.mark.parametrize("body", [b"{", b"nix", b'{"a": }', b"\xff", b"[" * 100_000, b'{"a": "\x01"}'])
def test_what_is_no_json_is_unreadable(door: Door, body: bytes) -> None:
    answer = door.client.post("/test/everything", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["type"] == "urn:indgang:problem:unreadable"


def test_a_parameter_is_named_too(door: Door) -> None:
    answer = door.client.get("/test/pages?limit=many")
    assert answer.status_code == 422
    assert [one["pointer"] for one in answer.json()["errors"]] == ["/query/limit"]


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/v1/nothing", 404), ("PATCH", "/v1/keys", 405)])
def test_what_starlette_refuses_is_a_problem_too(door: Door, method: str, path: str, status: int) -> None:
    answer = door.client.request(method, path)
    assert answer.status_code == status
    assert answer.json()["status"] == status


def test_what_nobody_foresaw_tells_nothing_of_the_inside(door: Door, capfd: pytest.CaptureFixture[str]) -> None:
    answer = door.client.get("/test/broken")
    assert answer.status_code == 500
    assert answer.json()["type"] == "urn:indgang:problem:broken"
    logged = "".join(capfd.readouterr())
    assert "RuntimeError" in logged
    for told in (answer.text, logged):
        assert "Karla" not in told
    assert "Traceback" not in answer.text


def test_what_was_sent_is_never_echoed(door: Door) -> None:
    answer = door.client.post("/test/everything", json={"description": [PRIVATE], "children": PRIVATE})
    assert answer.status_code == 422
    assert "Karla" not in answer.text
