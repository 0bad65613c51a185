"""The log of reads: who was shown which cases and reports, and for what purpose."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from app.access.callers import SYSTEM, Caller
from app.access.tables import access_log
from app.kit.database import Database, Tx
from app.kit.errors import Unavailable
from app.kit.reach import Caller as AnyCaller

_GATHER_SECONDS_EACH, _GATHER_SECONDS = 0.002, 0.1
"""From one commit to the next, for each who came together, and at most: a commit costs more than many rows, and on an
embedded database every reader forgets its pages by it. Who asks alone does not wait. Those who came together are mostly
those who come again, one behind the other as they are answered: once as many are there, nobody waits for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOf:
    """The request that shows something: route template, never its parameters."""

    route: str
    method: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one request shows to whom."""

    caller: AnyCaller
    request: ReadOf
    cases: Sequence[UUID] = ()
    reports: Sequence[UUID] = ()


def shown(tx: Tx, *, request: ReadOf, cases: Sequence[UUID] = (), reports: Sequence[UUID] = ()) -> None:
    """Enter one row for the whole request; nothing where nothing was shown."""
    looked(tx, [Look(caller=tx.caller, request=request, cases=cases, reports=reports)])


def looked(tx: Tx, looks: Iterable[Look]) -> None:
    """Enter one row for each request that shows something."""
    tx.add(access_log, *[_row(tx, look) for look in looks if look.cases or look.reports])


def enter_looks(database: Database, looks: Sequence[Look]) -> None:
    """Enter them in a transaction of their own; a row twice, after a lost connection, harms nobody."""
    database.write(lambda tx: looked(tx, looks), caller=SYSTEM, repeatable=True)


class ReadLog:
    """Enters what is shown outside of any other work, for the event loop: no thread waits for the commit.

    Requests that wait for it together share one transaction.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[tuple[Look, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None
        self._enough = 0
        self._enough_came = asyncio.Event()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="read-log")

    async def enter(self, look: Look) -> None:
        """Enter one row for the whole request, and return when it is durable; Unavailable where the database fails."""
        durable: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((look, durable))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        if len(self._waiting) >= self._enough:
            self._enough_came.set()
        await durable

    def close(self) -> None:
        self._thread.shutdown(wait=True)

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._waiting:
                batch, self._waiting = self._waiting, []
                looks, begun = [look for look, _ in batch], loop.time()
                await _told([one for _, one in batch], partial(self._begin, looks))
                if len(batch) > 1:
                    await self._gather(len(batch) + len(self._waiting), since=begun)
        finally:
            self._writing = None

    async def _gather(self, many: int, *, since: float) -> None:
        """Wait until so many wait, or for as long as answering them takes, by the clock of the event loop."""
        self._enough = many
        self._enough_came.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout_at(since + min(_GATHER_SECONDS, _GATHER_SECONDS_EACH * many)):
                await self._enough_came.wait()

    def _begin(self, looks: Sequence[Look]) -> asyncio.Future[None]:
        try:
            return asyncio.get_running_loop().run_in_executor(self._thread, self._enter, looks)
        except RuntimeError as error:  # the service is ending, or the machine has no thread left
            raise Unavailable from error

    def _enter(self, looks: Sequence[Look]) -> None:
        enter_looks(self._database, looks)


async def _told(waiting: Sequence[asyncio.Future[None]], enter: Callable[[], asyncio.Future[None]]) -> None:
    """Enter, and tell all who wait what became of it; who has gone meanwhile is not told."""
    try:
        await enter()
    except BaseException as error:  # whatever it is, nobody may wait for ever, or be answered without the row
        for one in waiting:
            if not one.done():
                one.set_exception(error if isinstance(error, Exception) else Unavailable())
        if not isinstance(error, Exception):
            raise
    else:
        for one in waiting:
            if not one.done():
                one.set_result(None)


def _row(tx: Tx, look: Look) -> dict[str, Any]:
    responder, person = _who(look.caller)
    return {
        "at": tx.now,
        "caller_id": look.caller.id,
        "role": look.caller.role.value,
        "responder_id": responder,
        "person_hash": person and tx.sealer.fingerprint(person, purpose="person"),
        "method": look.request.method,
        "route": look.request.route,
        "purpose": look.request.purpose,
        "cases": [str(one) for one in look.cases],
        "reports": [str(one) for one in look.reports],
    }


def _who(caller: AnyCaller) -> tuple[UUID | None, str | None]:
    return (caller.responder, caller.person) if isinstance(caller, Caller) else (None, None)
