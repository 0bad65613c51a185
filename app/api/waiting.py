"""Holding requests until there is something to tell: on the event loop, without a thread and without a read of each.

Whoever waits is parked with the numbers that it was told of. When a centre has a newer one, all who follow that centre
are told of what was read once; whoever is not concerned waits on. A wait ends by news, by its time, by the caller's
going away, and when the service does.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from uuid import UUID

from starlette.types import Receive

from app.access.callers import Caller
from app.access.log import ReadOf
from app.api.waiting_answer import Written
from app.queue.feed_audience import Follower
from app.queue.feed_merge import Vector

_MOST_OF_ONE = 400
"""Waits that one caller may have at a time; further ones are answered at once."""


@dataclass(slots=True, kw_only=True, eq=False)
class Waiter:
    """One request that waits; `after` moves on with what did not concern it."""

    caller: Caller
    follower: Follower
    after: Vector
    limit: int
    fields: frozenset[str] | None
    request: ReadOf
    answered: asyncio.Future[Written | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a wait: an answer, an error, or on with it from `after`."""

    waiter: Waiter
    after: Vector
    written: Written | None = None
    refused: Exception | None = None


Deliver = Callable[[Sequence[Waiter]], Sequence[Outcome]]
"""Decides for all of these at once, in a thread; raises where the database fails."""


@dataclass(slots=True)
class Waiting:
    """Those who wait in this process; used on its event loop alone, but for `wake` and `end`."""

    deliver: Deliver
    newest: Callable[[Follower], tuple[int, ...]]
    _at: dict[UUID, dict[Waiter, None]] = field(default_factory=dict)
    _of: Counter[UUID] = field(default_factory=Counter)
    _due: dict[Waiter, None] = field(default_factory=dict)
    _delivering: bool = False
    _loop: asyncio.AbstractEventLoop | None = None
    _woken: set[UUID] | None = field(default_factory=set)
    _is_woken: bool = False
    _lock: Lock = field(default_factory=Lock)
    _thread: ThreadPoolExecutor | None = None
    _ended: bool = False

    def may_wait(self, caller: Caller) -> bool:
        return not self._ended and self._of[caller.id] < _MOST_OF_ONE

    async def wait(self, waiter: Waiter, *, seconds: float, receive: Receive) -> Written | None:
        """Return what there is to tell, None where there was nothing in that time; what was refused is raised."""
        self._loop = asyncio.get_running_loop()
        ends = self._loop.call_later(seconds, _set, waiter, None)
        gone = self._loop.create_task(_gone(receive, waiter))
        self._enter(waiter)
        try:
            if self._has_news(waiter):
                self._tell([waiter])
            return await waiter.answered
        finally:
            self._leave(waiter)
            ends.cancel()
            gone.cancel()

    def wake(self, centres: Collection[UUID] | None) -> None:
        """Tell those who follow these centres, or all; from any thread."""
        loop = self._loop
        if loop is None:
            return
        with self._lock:
            self._woken = None if centres is None or self._woken is None else self._woken | set(centres)
            if self._is_woken:
                return
            self._is_woken = True
        _on(loop, self._wake_now)

    def end(self) -> None:
        """Let every wait end with nothing; from any thread."""
        self._ended = True
        if self._loop is not None:
            _on(self._loop, self._end_now)

    def close(self) -> None:
        self._ended = True
        if self._thread is not None:
            self._thread.shutdown(wait=True)

    def __len__(self) -> int:
        return self._of.total()

    def _enter(self, waiter: Waiter) -> None:
        self._of[waiter.caller.id] += 1
        for centre in waiter.follower.centres:
            self._at.setdefault(centre, {})[waiter] = None

    def _leave(self, waiter: Waiter) -> None:
        self._of[waiter.caller.id] -= 1
        if not self._of[waiter.caller.id]:
            del self._of[waiter.caller.id]
        for centre in waiter.follower.centres:
            self._at[centre].pop(waiter, None)
        self._due.pop(waiter, None)
        waiter.answered.cancel()  # whoever decides of it at this moment need not tell it

    def _wake_now(self) -> None:
        with self._lock:
            centres, self._woken, self._is_woken = self._woken, set(), False
        for centre in tuple(self._at) if centres is None else centres:
            self._due |= self._at.get(centre, {})
        self._tell(())

    def _end_now(self) -> None:
        for waiters in self._at.values():
            for waiter in waiters:
                _set(waiter, None)

    def _tell(self, waiters: Iterable[Waiter]) -> None:
        """Deliver to those who are due, one delivery after another."""
        self._due |= dict.fromkeys(waiters)
        if self._delivering or not self._due or self._loop is None or self._ended:
            return
        due, self._due = tuple(self._due), {}
        self._delivering = True
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="waiting")
        self._thread.submit(self._decide, self._loop, due)

    def _decide(self, loop: asyncio.AbstractEventLoop, due: Sequence[Waiter]) -> None:
        try:
            outcomes = self.deliver(due)
        except Exception as error:  # noqa: BLE001 each of them raises it in its own request
            outcomes = [Outcome(waiter=one, after=one.after, refused=error) for one in due]
        _on(loop, partial(self._delivered, outcomes))

    def _delivered(self, outcomes: Sequence[Outcome]) -> None:
        self._delivering = False
        for one in outcomes:
            one.waiter.after = one.after
            if one.refused is not None and not one.waiter.answered.done():
                one.waiter.answered.set_exception(one.refused)
            elif one.written is not None:
                _set(one.waiter, one.written)
            elif not one.waiter.answered.done() and self._has_news(one.waiter):
                self._due[one.waiter] = None
        self._tell(())

    def _has_news(self, waiter: Waiter) -> bool:
        newest = self.newest(waiter.follower)
        return any(number > told for number, told in zip(newest, waiter.after.values(), strict=True))


def _set(waiter: Waiter, written: Written | None) -> None:
    if not waiter.answered.done():
        waiter.answered.set_result(written)


async def _gone(receive: Receive, waiter: Waiter) -> None:
    """End the wait of a caller who goes away."""
    while (await receive())["type"] != "http.disconnect":
        pass
    _set(waiter, None)


def _on(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
    try:
        loop.call_soon_threadsafe(call)
    except RuntimeError:
        return  # the loop has ended, and with it whoever waited


def waits(preferences: Iterable[str]) -> Mapping[str, str]:
    """Return the preferences of a request (RFC 7240) by name; of one name the first counts."""
    found: dict[str, str] = {}
    for one in ",".join(preferences).split(","):
        name, _, value = one.partition(";")[0].partition("=")
        found.setdefault(name.strip().lower(), value.strip().strip('"'))
    return found
