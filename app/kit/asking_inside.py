"""Asking the service from inside, as the gateway interface of a server does (ASGI): one request within another one.

Every check, every log and the answer are those of the route itself. Used by the doors; knows no library of theirs.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Final

import orjson

_Message = MutableMapping[str, Any]
App = Callable[
    [MutableMapping[str, Any], Callable[[], Awaitable[_Message]], Callable[[_Message], Awaitable[None]]],
    Awaitable[None],
]

BRIEF: Final = "indgang.brief"
"""Stands among the extensions of a request from inside; no server hands it in for who asks from outside."""
DONE_BEFORE: Final = "indgang.done_before"
"""Stands there with the status of an act that was done before: it is answered, and not done once more."""
_GOOD: Final = range(200, 300)
_HANDED_ON: Final = ("asgi", "http_version", "scheme", "client", "server")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A request of its own; with a body it is sent as JSON. `brief` asks for no more of an answer than its outcome.

    `done_before` is how this very request was answered once, where that was long ago.
    """

    method: str = "GET"
    path: str
    query: str = ""
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    brief: bool = False
    done_before: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the route answered; names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    raw: bytes

    @property
    def good(self) -> bool:
        return self.status in _GOOD

    @property
    def body(self) -> Any:  # noqa: ANN401 whatever the route answers
        return orjson.loads(self.raw) if self.raw else None


async def ask(app: App, outer: Mapping[str, Any], wish: Wish) -> Said:
    """Let the service answer as if this had been sent alone; `outer` is the scope of the request that asks."""
    body = b"" if wish.method == "GET" else orjson.dumps(wish.body)
    messages: list[_Message] = []

    async def receive() -> _Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: _Message) -> None:
        messages.append(message)

    await app(_scope(outer, wish, len(body)), receive, send)
    (start,) = (one for one in messages if one["type"] == "http.response.start")
    return Said(
        status=start["status"],
        headers={name.decode().lower(): value.decode("latin-1") for name, value in start.get("headers", ())},
        raw=b"".join(one.get("body", b"") for one in messages if one["type"] == "http.response.body"),
    )


def _scope(outer: Mapping[str, Any], wish: Wish, length: int) -> dict[str, Any]:
    headers = {name.lower(): value for name, value in wish.headers.items()}
    if wish.method != "GET":
        headers |= {"content-type": "application/json", "content-length": str(length)}
    return {
        **{name: outer[name] for name in _HANDED_ON if name in outer},
        "type": "http",
        "method": wish.method,
        "path": wish.path,
        "raw_path": wish.path.encode(),
        "root_path": "",
        "query_string": wish.query.encode(),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
        "extensions": _extensions(wish),
        "state": dict(outer.get("state", {})),
    }


def _extensions(wish: Wish) -> dict[str, Any]:
    brief: dict[str, Any] = {BRIEF: {}} if wish.brief else {}
    return brief if wish.done_before is None else {**brief, DONE_BEFORE: wish.done_before}
