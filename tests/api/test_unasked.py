"""What a client sends and no route reads is refused by name, by every operation of the document."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.kit.database import Database
from app.kit.sealed import Sealer
from tests.door import Door, open_door, wired

JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    method: str
    path: str
    role: Role
    told: dict[str, Any]

    @property
    def reads_body(self) -> bool:
        return "requestBody" in self.told

    @property
    def reads_version(self) -> bool:
        return any(one["name"] == "If-Match" for one in self.told.get("parameters", ()))


@pytest.fixture
def engine_kind() -> str:
    """Refused before any row is looked for: one kind is enough."""
    return "sqlite"


@pytest.fixture
def door(database: Database, sealer: Sealer, clock: FixedClock) -> Iterator[Door]:
    with open_door(wired(database, sealer, clock)) as door:
        yield door


def changes(door: Door) -> list[Operation]:
    """Every operation behind a key that changes something."""
    paths = door.client.get("/openapi.json").json()["paths"]
    return [
        Operation(
            method=method, path=re.sub(r"{\w+}", str(UUID(int=7)), path), role=Role(told["x-roles"][0]), told=told
        )
        for path, operations in paths.items()
        for method, told in operations.items()
        if method not in ("get", "put") and "x-roles" in told
    ]


def faults(door: Door, one: Operation, body: bytes, **headers: str) -> list[dict[str, str]]:
    sent = door.role(one.role) | JSON | headers
    answer = door.client.request(one.method, one.path, content=body, headers=sent)
    assert answer.status_code == 422, (one.method, one.path, answer.text)
    found: list[dict[str, str]] = answer.json()["errors"]
    return found


def test_what_reads_no_body_names_what_stands_in_one(door: Door) -> None:
    bodiless = [one for one in changes(door) if not one.reads_body]
    assert len(bodiless) >= 7
    for one in bodiless:
        pointers = [fault["pointer"] for fault in faults(door, one, b'{"reason": "x", "at": "2026-11-20"}')]
        assert pointers == ["/reason", "/at"]
        for odd in (b"[1]", b"null", b'"x"', b"{", b'{"Karla Kaspersen": 1}'):
            (fault,) = faults(door, one, odd)
            assert fault == {"pointer": "", "message": "This takes no body; send none, or {}."}


def test_a_body_nested_as_deeply_as_the_front_door_lets_in_is_refused_too(door: Door) -> None:
    paths = {one.path: one for one in changes(door)}
    bodiless = next(one for one in paths.values() if not one.reads_body)
    for one in (bodiless, paths["/v1/reports"]):
        for deep in range(900, 1000, 5):
            body = b'{"a":' * deep + b"1" + b"}" * deep
            answer = door.client.request(one.method, one.path, content=body, headers=door.role(one.role) | JSON)
            assert answer.status_code in (400, 422), (one.path, deep, answer.text)


def test_an_empty_object_says_nothing_and_is_let_in(door: Door) -> None:
    for one in [one for one in changes(door) if not one.reads_body]:
        for body in (b"", b"{}", b" {} "):
            answer = door.client.request(one.method, one.path, content=body, headers=door.role(one.role) | JSON)
            assert answer.status_code in (202, 404, 503), (one.path, answer.text)


def test_an_unknown_field_is_named_by_all_that_read_a_body(door: Door) -> None:
    for one in [one for one in changes(door) if one.reads_body and "mail-messages" not in one.path]:
        assert "/no_such_field" in [fault["pointer"] for fault in faults(door, one, b'{"no_such_field": 1}')]


def test_a_version_that_is_not_compared_is_refused(door: Door) -> None:
    passed_over = [one for one in changes(door) if not one.reads_version and one.path != "/v1/mail-messages"]
    assert len(passed_over) > 20
    for one in passed_over:
        assert "/header/if-match" in [fault["pointer"] for fault in faults(door, one, b"{}", **{"If-Match": '"1"'})]


@pytest.mark.parametrize("packing", ["gzip", "br", "GZIP, identity", "zstd"])
def test_a_packed_body_is_refused_as_one(door: Door, packing: str) -> None:
    content, headers = gzip.compress(b"{}"), door.role(Role.CALL_DESK) | JSON | {"Content-Encoding": packing}
    answer = door.client.post("/v1/reports", content=content, headers=headers)
    assert (answer.status_code, answer.json()["detail"][:13]) == (415, "A packed body")
    headers["Content-Encoding"] = "identity"
    assert door.client.post("/v1/reports", content=b"{}", headers=headers).status_code == 422


def test_what_only_asks_brings_no_body(door: Door) -> None:
    headers = door.role(Role.ADMINISTRATOR) | JSON
    answer = door.client.request("GET", "/v1/landlords", content=b'{"name": "A"}', headers=headers)
    assert (answer.status_code, answer.json()["title"]) == (400, "The request cannot be read")
    assert door.client.request("GET", "/v1/landlords", content=b"", headers=headers).status_code == 200


def test_the_words_are_ours_wherever_it_stands(door: Door) -> None:
    """No message is pydantic's own, and one place gets one."""
    asked = [
        ("/v1/response-times?from=2026-01-01&to=2026-02-01&group_by=colour", "/query/group_by"),
        ("/v1/response-times?from=2026-01-01&to=2026-02-01&as_known_on=9999-12-31", "/query/as_known_on"),
        ("/v1/response-times?from=2026-01-01&to=2026-02-01&as_known_on=yesterday", "/query/as_known_on"),
        ("/v1/response-times?from=2026-01-01&to=2026-02-01&as_known_on=2026-01-01T10:00:00", "/query/as_known_on"),
    ]
    for url, pointer in asked:
        answer = door.client.get(url, headers=door.role(Role.CENTRAL_OFFICE))
        (fault,) = answer.json()["errors"]
        assert (answer.status_code, fault["pointer"]) == (422, pointer)
        assert not re.match("String|Input|Value", fault["message"])
        assert "unpack" not in fault["message"]
        assert "2026" in fault["message"] or "1990" in fault["message"] or "group_by" in pointer
    action = {"idempotency_key": "", "path": "/v1/landlords", "if_match": "1"}
    answer = door.client.post(
        "/v1/batches", content=json.dumps({"actions": [action]}), headers=door.role(Role.RESPONDER) | JSON
    )
    said = {fault["pointer"]: fault["message"] for fault in answer.json()["errors"]}
    assert set(said) == {"/actions/0/idempotency_key", "/actions/0/path", "/actions/0/if_match"}
    assert not any(re.match("String|Input|Value", one) for one in said.values())


@pytest.mark.parametrize("odd", ['{"a":' * 300 + "1" + "}" * 300, '{"a": 12345678901234567890123}', '{"a": "\\ud800"}'])
def test_an_action_of_a_day_that_no_route_could_read_is_named(door: Door, odd: str) -> None:
    action = f'{{"idempotency_key": "a", "path": "/v1/cases/K7Q2-9XM4/claim", "body": {odd}}}'
    sent = f'{{"actions": [{action}]}}'.encode()
    answer = door.client.post("/v1/batches", content=sent, headers=door.role(Role.RESPONDER) | JSON)
    assert answer.status_code == 422, answer.text
    assert [fault["pointer"] for fault in answer.json()["errors"]] == ["/actions/0/body"]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_no_json(door: Door, number: str) -> None:
    body = f'{{"housing_status": {number}}}'.encode()
    answer = door.client.post("/v1/reports", content=body, headers=door.role(Role.CALL_DESK) | JSON)
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:indgang:problem:unreadable")


def test_mails_that_end_before_they_begin(door: Door) -> None:
    url = "/v1/mail-messages?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z"
    answer = door.client.get(url, headers=door.role(Role.ADMINISTRATOR))
    assert answer.json()["errors"] == [{"pointer": "/query/to", "message": "It ends before it begins."}]


def test_no_example_of_a_body_that_needs_something_is_empty(door: Door) -> None:
    schemas = door.client.get("/openapi.json").json()["components"]["schemas"]
    empty = [name for name, one in schemas.items() if {} in one.get("examples", ()) and one.get("required")]
    assert empty == []
