"""A load client that costs little: raw sockets kept open, requests made beforehand, bounded in number and time."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import uvloop

_HEAD_ENDS = b"\r\n\r\n"
_LENGTH = b"content-length: "
_PATIENCE_SECONDS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What is sent, by how many at once, and when to stop: after so many requests or seconds."""

    requests: Iterator[bytes]
    concurrency: int
    most: int
    seconds: float


@dataclass(slots=True)
class Seen:
    """What came back: one latency in seconds an answer."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        return len(self.latencies)

    @property
    def a_second(self) -> float:
        return self.count / self.seconds

    def percentile(self, share: float) -> float:
        """Return the latency in milliseconds that this share of the answers stayed within."""
        return 1000 * sorted(self.latencies)[min(self.count - 1, int(share * self.count))]


def request(method: str, path: str, *, token: str, body: bytes = b"", more: str = "") -> bytes:
    """Return a request as it goes out; `more` are further headers, each with its end of line."""
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n{more}"
    if body:
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"\r\n" + body


def run(load: Load, *, port: int) -> Seen:
    """Send until the load is used up; RuntimeError where an answer is no 2xx or does not come."""
    made = [one for one, _ in zip(load.requests, range(load.most), strict=False)]
    return uvloop.run(_run(load, made, port))


async def _run(load: Load, made: list[bytes], port: int) -> Seen:
    seen, loop = Seen(), asyncio.get_running_loop()
    begun = time.perf_counter()
    left = iter(made)
    senders = [_Sender(left, seen, until=begun + load.seconds) for _ in range(load.concurrency)]
    for sender in senders:
        await loop.create_connection(lambda sender=sender: sender, "127.0.0.1", port)  # type: ignore[misc]
    await asyncio.wait_for(asyncio.gather(*(sender.finished for sender in senders)), load.seconds + _PATIENCE_SECONDS)
    seen.seconds = time.perf_counter() - begun
    return seen


class _Sender(asyncio.Protocol):
    """One connection: sends, waits for the whole answer, sends the next."""

    def __init__(self, left: Iterator[bytes], seen: Seen, *, until: float) -> None:
        self._left = left
        self._seen = seen
        self._until = until
        self._answer = b""
        self._sent = 0.0
        self._transport: asyncio.Transport | None = None
        self.finished: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._send()

    def data_received(self, data: bytes) -> None:
        self._answer += data
        head = self._answer.find(_HEAD_ENDS)
        if head < 0 or len(self._answer) < head + len(_HEAD_ENDS) + _length(self._answer[:head]):
            return
        self._seen.latencies.append(time.perf_counter() - self._sent)
        status = int(self._answer[9:12])
        self._seen.statuses[status] += 1
        if not 200 <= status < 300 and status != 304:  # noqa: PLR2004 every success, and "not modified"
            self._end(RuntimeError(f"answered {status}: {self._answer[head:][:500]!r}"))
            return
        self._answer = b""
        self._send()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end(RuntimeError(f"the connection was lost: {exc}"))

    def _send(self) -> None:
        self._sent = time.perf_counter()
        following = next(self._left, None) if self._sent < self._until else None
        if following is None or self._transport is None:
            self._end(None)
        else:
            self._transport.write(following)

    def _end(self, failure: RuntimeError | None) -> None:
        if self.finished.done():
            return
        if failure is None:
            self.finished.set_result(None)
        else:
            self.finished.set_exception(failure)
        if self._transport is not None:
            self._transport.close()


def _length(head: bytes) -> int:
    at = head.lower().find(_LENGTH)
    return int(head[at + len(_LENGTH) :].split(b"\r\n", 1)[0]) if at >= 0 else 0
