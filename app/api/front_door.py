"""What every request passes before a route sees it, as plain ASGI: size, content type, headers, one line in the log.

A middleware built on `BaseHTTPMiddleware` costs more than a whole bare request; this one costs a few microseconds.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.access.callers import Caller
from app.access.log import Look, ReadLog
from app.api import fields
from app.api.callers import CALLER_IN_SCOPE, route_of
from app.api.json_body import as_sent
from app.api.problems import broken, response_to
from app.api.showing import LOOK_IN_SCOPE
from app.api.wiring import Wiring
from app.kit.errors import IndgangError, TooLarge, Unreadable, UnsupportedMedia
from app.kit.ids import new_id
from app.kit.logs import where

_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
_WITH_BODY = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_POLICY = "content-security-policy"
_PLAIN = "identity"
_NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'"

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Takes:
    """What a route reads: at most so many bytes of one content type."""

    media_type: str
    most: int


JSON = Takes(media_type="application/json", most=1 << 20)


class FrontDoor:
    """Wraps the application; `takes` names the paths that read something else than JSON."""

    def __init__(self, app: ASGIApp, *, wiring: Wiring, takes: Mapping[str, Takes]) -> None:
        self._app = app
        self._wiring = wiring
        self._takes = takes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        fields.present.set(self._wiring.clock)
        sent = _Sent(scope, send, request_id=new_id().hex, log=self._wiring.read_log)
        try:
            await self._let_in(scope, receive, sent)
            sent.give_back()
        except IndgangError as refused:
            await response_to(refused)(scope, receive, sent)
        except Exception as error:  # noqa: BLE001 told without its message, which may hold what somebody wrote
            _log.error("unforeseen", request=sent.request_id, failure=type(error).__name__, where=where(error))
            if not sent.status:
                await broken()(scope, receive, sent)
        self._note(scope, sent, time.perf_counter() - begun)

    async def _let_in(self, scope: Scope, receive: Receive, sent: _Sent) -> None:
        if "\0" in scope["path"] or b"%00" in scope["query_string"]:
            raise Unreadable("The address holds the character NUL.")
        if scope["method"] in _WITH_BODY:
            body = await _read(scope, receive, self._takes.get(scope["path"], JSON))
            if body is None:
                return  # the caller has gone
            receive = _Again(body, receive)
        await self._app(scope, receive, sent)

    def _note(self, scope: Scope, sent: _Sent, seconds: float) -> None:
        route = route_of(scope)
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        caller = cast("Caller | None", scope.get(CALLER_IN_SCOPE))
        self._wiring.measures.answered(route=route, method=method, status=sent.status, seconds=seconds)
        _log.info(
            "answered",
            request=sent.request_id,
            method=method,
            route=route,
            status=sent.status,
            ms=round(seconds * 1000, 2),
            caller=caller and caller.id.hex,
        )


class _Sent:
    """Sends the answer on with our headers, and remembers its status.

    An answer that shows somebody's case waits until the log of reads has it; where that fails, nothing of it leaves,
    and `give_back` raises why.
    """

    __slots__ = ("_log", "_scope", "_send", "_unlogged", "request_id", "status")

    def __init__(self, scope: Scope, send: Send, *, request_id: str, log: ReadLog) -> None:
        self._scope = scope
        self._send = send
        self._log = log
        self.request_id = request_id
        self.status = 0
        self._unlogged: IndgangError | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._enter()
        if self._unlogged is not None:
            return
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = [*message.get("headers", ()), *_HEADERS, (b"x-request-id", self.request_id.encode())]
            headers = MutableHeaders(raw=message["headers"])
            headers.setdefault(_POLICY, _NOTHING_RUNS)
            headers.setdefault("cache-control", "no-store")
        await self._send(message)

    async def _enter(self) -> None:
        look = cast("Look | None", self._scope.pop(LOOK_IN_SCOPE, None))
        if look is None:
            return
        try:
            await self._log.enter(look)
        except IndgangError as failed:  # raised here, it would come out of a route that thinks it has answered
            self._unlogged = failed

    def give_back(self) -> None:
        """Raise why nothing was sent, where nothing was; then something else may be."""
        failed, self._unlogged = self._unlogged, None
        if failed is not None:
            raise failed


class _Again:
    """Hands the body that was read to whoever asks for it, then what else the connection tells."""

    __slots__ = ("_body", "_receive")

    def __init__(self, body: bytes, receive: Receive) -> None:
        self._body: bytes | None = body
        self._receive = receive

    async def __call__(self) -> Message:
        if self._body is None:
            return await self._receive()
        body, self._body = self._body, None
        return {"type": "http.request", "body": body, "more_body": False}


async def _read(scope: Scope, receive: Receive, takes: Takes) -> bytes | None:
    """Return the whole body, or None where the caller has gone; TooLarge and UnsupportedMedia as they say."""
    headers = Headers(scope=scope)
    if headers.get("content-encoding", _PLAIN).strip().lower() not in ("", _PLAIN):
        raise UnsupportedMedia("A packed body is not read; send it as it is, without Content-Encoding.")
    announced = headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > takes.most:
        raise TooLarge(f"At most {takes.most} bytes.")
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if len(body) > takes.most:
            raise TooLarge(f"At most {takes.most} bytes.")
        if not message.get("more_body", False):
            break
    if body and headers.get("content-type", "").partition(";")[0].strip().lower() != takes.media_type:
        raise UnsupportedMedia(f"Send {takes.media_type}.")
    return as_sent(bytes(body)) if body and takes is JSON else bytes(body)
