from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated

import pytest
from fastapi import APIRouter, Depends
from starlette.responses import Response

from app.access.callers import KeyGrant
from app.access.keys import create_key
from app.api.answers import REPLAYED, Answer, answer, once
from app.api.callers import Asked, allow
from app.api.fields import Body, Text, View
from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.kit.database import Database, Tx
from app.kit.errors import Conflict
from app.kit.sealed import Sealer
from tests.door import Door, open_door, raw, wired

JSON = {"Content-Type": "application/json"}
router = APIRouter()


class Wish(Body):
    name: Annotated[str, Text(50)]
    role: str = "analyst"


class Drawn(View):
    token: str


@router.post("/test/draw/{place}", status_code=201)
def draw(place: str, body: Wish, asked: Annotated[Asked, Depends(allow(Role.CALL_DESK, Role.AUTHORITY))]) -> Response:
    """Draw something that differs each time, and leave a row of it."""

    def work(tx: Tx) -> Answer:
        """Leave a row, and refuse after it where `name` says so."""
        token = create_key(tx, grant=KeyGrant(role=Role.ANALYST, person=body.name))
        if body.name == "taken":
            raise Conflict("It is taken.")
        return answer(Drawn(token=token), status=201, headers={"Location": f"/test/{place}", "ETag": '"1"'})

    return once(asked, body, work)


@pytest.fixture
def door(database: Database, sealer: Sealer, clock: FixedClock) -> Iterator[Door]:
    with open_door(wired(database, sealer, clock), more=[router]) as door:
        yield door


def asking(door: Door, key: str | None, role: Role = Role.CALL_DESK) -> dict[str, str]:
    return door.role(role) if key is None else {**door.role(role), "Idempotency-Key": key}


def test_a_repeat_gets_the_same_bytes_and_does_nothing(door: Door) -> None:
    headers = asking(door, "one")
    first = door.client.post("/test/draw/a", content=b'{"name": "x", "role": "y"}', headers=headers | JSON)
    again = door.client.post("/test/draw/a", content=b' {"role":"y",\n"name":"x"}', headers=headers | JSON)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    for name in ("location", "etag", "content-type"):
        assert again.headers[name] == first.headers[name]
    assert (REPLAYED in first.headers, again.headers[REPLAYED]) == (False, "true")


@pytest.mark.parametrize(("path", "name"), [("/test/draw/a", "other"), ("/test/draw/b", "x")])
def test_a_key_that_stood_for_something_else_is_refused(door: Door, path: str, name: str) -> None:
    door.client.post("/test/draw/a", json={"name": "x"}, headers=asking(door, "one"))
    answer = door.client.post(path, json={"name": name}, headers=asking(door, "one"))
    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:indgang:problem:reused-key"


def test_without_a_key_and_for_another_caller_the_work_is_done_anew(door: Door) -> None:
    answers = [
        door.client.post("/test/draw/a", json={"name": "x"}, headers=headers)
        for headers in (
            asking(door, None),
            asking(door, None),
            asking(door, "one"),
            asking(door, "one", Role.AUTHORITY),
        )
    ]
    assert len({one.content for one in answers}) == len(answers)


def test_what_was_refused_may_be_tried_again(door: Door) -> None:
    for _ in range(2):
        answer = door.client.post("/test/draw/a", json={"name": "taken"}, headers=asking(door, "one"))
        assert answer.status_code == 409
        assert REPLAYED not in answer.headers


@pytest.mark.parametrize("key", ["", "x" * 201, "\x07", "\xe6"])
def test_a_key_that_is_no_short_plain_text_is_named(door: Door, key: str) -> None:
    answer = door.client.post("/test/draw/a", json={"name": "x"}, headers=raw(asking(door, key)))
    assert answer.status_code == 422
    assert [one["pointer"] for one in answer.json()["errors"]] == ["/header/idempotency-key"]


def test_forty_twins_get_one_answer(door: Door) -> None:
    twins = 40
    together = threading.Barrier(twins)
    headers = asking(door, "one")

    def twin(_number: int) -> tuple[int, bytes]:
        together.wait()
        answer = door.client.post("/test/draw/a", json={"name": "x"}, headers=headers)
        return answer.status_code, answer.content

    with ThreadPoolExecutor(twins) as pool:
        answers = set(pool.map(twin, range(twins)))
    assert len(answers) == 1
    assert next(iter(answers))[0] == 201
