"""Asking the service from inside, as the same caller: every check, log and answer is that of the route itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.types import Message

from app.api.callers import Asked

_HANDED_ON = (b"authorization", b"accept-language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """A request of its own within another one."""

    method: str
    path: str
    body: Any = None
    headers: Mapping[str, str] | None = None


@dataclass(slots=True, kw_only=True)
class InnerAnswer:
    """What the route answered."""

    status: int = 0
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def said(self) -> Any:  # noqa: ANN401 whatever the route answers
        return orjson.loads(self.body) if self.body else None


async def ask(asked: Asked, inner: Inner) -> InnerAnswer:
    """Let the service answer as if the caller had sent this alone."""
    body = b"" if inner.method == "GET" else orjson.dumps(inner.body)
    found = InnerAnswer(headers={})
    pieces: list[bytes] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            found.status = message["status"]
            found.headers = {name.decode().lower(): value.decode("latin-1") for name, value in message["headers"]}
        elif message["type"] == "http.response.body":
            pieces.append(message.get("body", b""))

    await asked.request.app(_scope(asked, inner, body), receive, send)
    found.body = b"".join(pieces)
    return found


def _scope(asked: Asked, inner: Inner, body: bytes) -> dict[str, Any]:
    outer = asked.request.scope
    headers = [(name, value) for name, value in outer["headers"] if name in _HANDED_ON]
    headers += [(name.lower().encode(), value.encode("latin-1")) for name, value in (inner.headers or {}).items()]
    if inner.method != "GET":
        headers += [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    kept = {name: outer[name] for name in ("asgi", "http_version", "scheme", "client", "server") if name in outer}
    return {
        **kept,
        "type": "http",
        "method": inner.method,
        "path": inner.path,
        "raw_path": inner.path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": headers,
        "extensions": {},
        "state": dict(outer.get("state", {})),
    }
