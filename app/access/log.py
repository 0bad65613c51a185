"""The log of reads: who was shown which cases and reports, and for what purpose."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Any
from uuid import UUID

from app.access.callers import SYSTEM, Caller
from app.access.tables import access_log
from app.kit.database import Database, Tx
from app.kit.reach import Caller as AnyCaller

_MOST_TOGETHER = 64


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


class ReadLog:
    """Enters what is shown outside of any other work: all who wait for it while one commit is written share the next.

    One thread enters for everybody, so whoever waits on an event loop need not hold a thread for it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="read-log")
        self._lock = Lock()
        self._waiting: deque[tuple[Look, Future[None]]] = deque()
        self._entering = False

    def enter(self, look: Look) -> None:
        """Enter one row for the whole request, and return when it is durable; nothing where nothing was shown."""
        self.entered(look).result()

    def entered(self, look: Look) -> Future[None]:
        """Return what is done when the row of the request is durable, or has what the database refused."""
        done: Future[None] = Future()
        if not (look.cases or look.reports):
            done.set_result(None)
            return done
        with self._lock:
            self._waiting.append((look, done))
            is_first, self._entering = not self._entering, True
        if is_first:
            self._thread.submit(self._enter_all)
        return done

    def close(self) -> None:
        """Enter what waits, and end."""
        self._thread.shutdown(wait=True)

    def _enter_all(self) -> None:
        while batch := self._next():
            try:
                self._database.write(partial(looked, looks=[look for look, _ in batch]), caller=SYSTEM)
            except Exception as error:  # noqa: BLE001 each who waits is told, and the next batch has its own try
                for _, done in batch:
                    done.set_exception(error)
            else:
                for _, done in batch:
                    done.set_result(None)

    def _next(self) -> list[tuple[Look, Future[None]]]:
        """Return what goes together now; who has gone away in between was not shown anything."""
        with self._lock:
            batch: list[tuple[Look, Future[None]]] = []
            while self._waiting and len(batch) < _MOST_TOGETHER:
                look, done = self._waiting.popleft()
                if done.set_running_or_notify_cancel():
                    batch.append((look, done))
            self._entering = bool(batch)
        return batch


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
