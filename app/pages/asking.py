"""A page asking the API as the person who is at it: every check, log of reads and answer is that of the route itself.

Only for pages without a script: the script of a page has the key in its tab and asks the same routes over the network.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from starlette.requests import Request
from starlette.types import Message

from app.pages.signed_in import Visit

_GOOD = range(200, 300)
_HANDED_ON = ("asgi", "http_version", "scheme", "client", "server")


@dataclass(slots=True, kw_only=True)
class Said:
    """What a route answered."""

    status: int = 0
    pieces: list[bytes] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return self.status in _GOOD

    @property
    def body(self) -> Any:  # noqa: ANN401 whatever the route answers
        whole = b"".join(self.pieces)
        return orjson.loads(whole) if whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A request to the API; with a body it is a POST, which its key lets happen once."""

    path: str
    query: str = ""
    body: Mapping[str, Any] | None = None
    key: str = ""


async def ask(request: Request, visit: Visit, wish: Wish) -> Said:
    """Let the service answer as if this person's own app had asked."""
    body = b"" if wish.body is None else orjson.dumps(wish.body)
    said = Said()

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            said.status = message["status"]
        elif message["type"] == "http.response.body":
            said.pieces.append(message.get("body", b""))

    await request.app(_scope(request, visit, wish, len(body)), receive, send)
    return said


def _scope(request: Request, visit: Visit, wish: Wish, length: int) -> dict[str, Any]:
    headers = {"authorization": f"Bearer {visit.session.token}", "accept-language": visit.language}
    if wish.body is not None:
        headers |= {"content-type": "application/json", "content-length": str(length), "idempotency-key": wish.key}
    outer = request.scope
    return {
        **{name: outer[name] for name in _HANDED_ON if name in outer},
        "type": "http",
        "method": "GET" if wish.body is None else "POST",
        "path": wish.path,
        "raw_path": wish.path.encode(),
        "root_path": "",
        "query_string": wish.query.encode(),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
        "extensions": {},
        "state": dict(outer.get("state", {})),
    }
