from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import APIRouter, Request
from starlette.responses import Response
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from app.api.front_door import JSON
from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.kit.database import Database
from app.kit.sealed import Sealer
from tests.door import Door, open_door, wired

router = APIRouter()


@router.post("/test/size")
async def size(request: Request) -> int:
    return len(await request.body())


@router.post("/v1/mail-messages")
async def mail(request: Request) -> int:
    return len(await request.body())


@router.get("/test/own")
def own() -> Response:
    return Response(headers={"Cache-Control": "private, no-cache", "Content-Security-Policy": "default-src 'self'"})


@pytest.fixture
def engine_kind() -> str:
    """No database is asked here: one kind is enough."""
    return "sqlite"


@pytest.fixture
def door(database: Database, sealer: Sealer, clock: FixedClock) -> Iterator[Door]:
    with open_door(wired(database, sealer, clock), more=[router]) as door:
        yield door


def post(client: TestClient, size: int, **headers: str) -> int:
    sent = {"content-type": "application/json", **headers}
    status: int = client.post("/test/size", content=b" " * size, headers=sent).status_code
    return status


def test_a_body_of_one_mebibyte_is_taken_and_one_byte_more_is_not(door: Door) -> None:
    assert post(door.client, JSON.most) == 200
    assert post(door.client, JSON.most + 1) == 413


def test_a_body_that_grows_while_it_comes_is_cut_off(door: Door) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(20):
            yield b" " * (JSON.most // 10)

    answer = door.client.post("/test/size", content=pieces(), headers={"content-type": "application/json"})
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("application/json", 200),
        ("application/json; charset=utf-8", 200),
        ("Application/JSON", 200),
        ("text/plain", 415),
        ("application/xml", 415),
        ("", 415),
        ("multipart/form-data; boundary=x", 415),
    ],
)
def test_only_json_is_read(door: Door, content_type: str, status: int) -> None:
    answer = door.client.post("/test/size", content=b"{}", headers={"content-type": content_type})
    assert answer.status_code == status


def test_a_mail_comes_as_a_mail(door: Door) -> None:
    def send(content_type: str) -> int:
        content = b"Subject: \xff\r\n\r\n" * 200_000
        answer = door.client.post("/v1/mail-messages", content=content, headers={"content-type": content_type})
        return answer.status_code

    assert send("message/rfc822") == 401  # let in by its type and size, then asked who it is
    assert send("application/json") == 415


@pytest.mark.parametrize("path", ["/v1/nix%00", "/healthz?a=%00"])
def test_nul_in_the_address_is_refused(door: Door, path: str) -> None:
    assert door.client.get(path).status_code == 400


def test_every_answer_says_how_it_may_be_used(door: Door) -> None:
    for path in ("/healthz", "/v1/keys", "/v1/nothing"):
        headers = door.client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert len(headers["x-request-id"]) == 32


def test_a_route_may_say_it_otherwise(door: Door) -> None:
    headers = door.client.get("/test/own").headers
    assert headers.get_list("cache-control") == ["private, no-cache"]
    assert headers.get_list("content-security-policy") == ["default-src 'self'"]


def test_one_line_a_request_without_what_was_asked_for(door: Door) -> None:
    headers = door.role(Role.ADMINISTRATOR)
    with capture_logs() as lines:
        answer = door.client.delete("/v1/keys/00000000-0000-0000-0000-000000000404?name=Karla", headers=headers)
    (line,) = [one for one in lines if one["event"] == "answered"]
    assert line["request"] == answer.headers["x-request-id"]
    assert (line["method"], line["route"], line["status"]) == ("DELETE", "/v1/keys/{key}", 422)
    assert line["caller"]
    assert "Karla" not in str(lines)
    assert headers["Authorization"].split()[1] not in str(lines)
