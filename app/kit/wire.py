"""One trip to PostgreSQL: statements that go as one pipeline through libpq, prepared once a connection.

A cursor of the driver's makes adapters and a query anew for every statement and waits some thirty times for the twenty
of a report, which costs half of what the service itself does for it. Types, errors and transaction stay the driver's.
"""

from __future__ import annotations

import select
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import psycopg
from psycopg import errors, pq
from psycopg.adapt import PyFormat, Transformer

from app.kit.forgotten import forgotten

Statement = tuple[bytes, Sequence[Any]]
"""Its text with numbered parameters, and their values."""

COMMIT: Statement = (b"COMMIT", ())
_ROLLBACK: Statement = (b"ROLLBACK", ())
_ENDS = (COMMIT[0], _ROLLBACK[0])

_MOST_NAMES = 250
"""Of one connection; the service has some hundred statements, and new rows go together in some dozen ways."""
_SILENT_SECONDS = 20.0
"""How long nothing may come or go: longer than a wait for a lock, which the server itself ends (engines.py)."""
_UNFINISHED = (pq.TransactionStatus.INTRANS, pq.TransactionStatus.INERROR)
_ACCEPTED = (pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK)

_Key = tuple[bytes, tuple[int, ...]]
_Said = tuple[_Key, Sequence[pq.abc.Buffer | None], Sequence[int]]
"""A statement with the types of its parameters, their values as they are sent, and in which form."""
_Undo = Callable[[], object]


class Answer:
    """What one statement answered."""

    __slots__ = ("_adapts", "_result")

    def __init__(self, result: pq.abc.PGresult, adapts: Any) -> None:  # noqa: ANN401 a class in C, or one in Python
        self._result = result
        self._adapts = adapts

    @property
    def status(self) -> bytes | None:
        """Return what was done, such as COMMIT."""
        return self._result.command_status

    def rows(self) -> list[tuple[Any, ...]]:
        self._adapts.set_pgresult(self._result)
        found: list[tuple[Any, ...]] = self._adapts.load_rows(0, self._result.ntuples, tuple)
        return found


class Wire:
    """A connection's way to the server; kept as long as the connection, with what the server has prepared."""

    __slots__ = ("_adapts", "_drawn", "_driver", "_names", "_ready", "_server", "_silent", "_unwanted")

    def __init__(self, driver: psycopg.Connection[Any], *, silent_seconds: float = _SILENT_SECONDS) -> None:
        """Take a connection; it counts as lost when nothing comes or goes on it for so long in the middle of a trip."""
        self._driver = driver
        self._silent = silent_seconds * 1000
        self._server = driver.pgconn
        self._adapts: Any = Transformer(driver)  # one for all: it remembers how each type is written and read
        self._names: OrderedDict[_Key, bytes | None] = OrderedDict()
        """By statement and types; none for what went once, which may not come again."""
        self._unwanted: list[bytes] = []
        self._drawn = 0
        self._ready = select.poll()

    def trip(self, statements: Sequence[Statement]) -> list[Answer]:
        """Send all of them within the transaction of the connection, and return what each answered.

        psycopg.Error of the first that was refused; what stood behind it was not done. The connection is closed where
        it fell silent, and where the server has forgotten what was prepared on it: a new one knows what it has.
        """
        if self._server.status != pq.ConnStatus.OK:
            raise errors.OperationalError("the connection is lost")
        said = [self._said(sql, parameters) for sql, parameters in statements]  # what cannot be said fails before
        try:
            self._server.enter_pipeline_mode()
            undoing = self._send(said)
            self._server.pipeline_sync()
            results = self._results()
            self._server.exit_pipeline_mode()
        except BaseException:
            self._driver.close()  # nobody knows what of half a trip is still coming
            raise
        return self._answers(results, undoing)

    def undo(self) -> None:
        """Roll back, where there is anything to undo, without the driver's knowledge.

        It would forget all that is prepared, what it knows nothing of too: it might have been made in vain.
        """
        if self._server.status == pq.ConnStatus.OK and self._server.transaction_status in _UNFINISHED:
            self.trip([_ROLLBACK])

    def _said(self, sql: bytes, parameters: Sequence[Any]) -> _Said:
        adapts = self._adapts
        values = adapts.dump_sequence(parameters, [PyFormat.AUTO] * len(parameters))
        return (sql, adapts.types), values, adapts.formats

    def _send(self, statements: Sequence[_Said]) -> list[_Undo | None]:
        """Return for each result that is to come None where it is an answer, else what undoes a failure."""
        undoing: list[_Undo | None] = []
        if self._server.transaction_status == pq.TransactionStatus.IDLE and not self._driver.autocommit:
            self._server.send_query_params(_begin(self._driver), None)
            undoing.append(_nothing)
            unwanted, self._unwanted = self._unwanted, []
            for name in unwanted:
                self._server.send_query_params(b"DEALLOCATE " + name, None)
                undoing.append(partial(self._unwanted.append, name))
        for said in statements:
            self._send_one(said, undoing)
        return undoing

    def _send_one(self, said: _Said, undoing: list[_Undo | None]) -> None:
        key, values, formats = said
        sql, types = key
        if sql in _ENDS:  # there is nothing to prepare
            self._server.send_query_params(sql, None)
        elif key not in self._names:
            self._keep(key, None)
            self._server.send_query_params(sql, values, types, formats)
        else:
            name = self._names[key]
            if name is None:
                self._drawn += 1
                name = b"w%d" % self._drawn
                self._server.send_prepare(name, sql, types)
                undoing.append(partial(self._names.pop, key, None))
            self._keep(key, name)
            self._server.send_query_prepared(name, values, formats)
        undoing.append(None)

    def _keep(self, key: _Key, name: bytes | None) -> None:
        self._names[key] = name
        self._names.move_to_end(key)
        if len(self._names) > _MOST_NAMES:
            _, oldest = self._names.popitem(last=False)
            if oldest is not None:
                self._unwanted.append(oldest)

    def _results(self) -> list[pq.abc.PGresult]:
        """Return all that comes until the end of the pipeline; psycopg.OperationalError where the connection ends."""
        server, results = self._server, list[pq.abc.PGresult]()
        self._ready.register(server.socket, select.POLLIN | select.POLLOUT)
        while server.flush():  # more than the buffers take: the server may be waiting for us to read
            self._wait()
            server.consume_input()
        self._ready.modify(server.socket, select.POLLIN)
        while True:
            while server.is_busy():
                self._wait()
                server.consume_input()
            result = server.get_result()
            if result is None:  # the end of one statement's
                if server.status != pq.ConnStatus.OK:
                    raise errors.OperationalError("the connection was lost")
            elif result.status == pq.ExecStatus.PIPELINE_SYNC:
                return results
            else:
                results.append(result)

    def _wait(self) -> None:
        """Let other threads run until something comes or can go: a frozen server, too, acknowledges what it gets."""
        if not self._ready.poll(self._silent):
            raise errors.OperationalError("the server is silent")

    def _answers(self, results: Sequence[pq.abc.PGresult], undoing: Sequence[_Undo | None]) -> list[Answer]:
        refused = next((one for one in results if one.status not in _ACCEPTED), None)
        if refused is None:
            return [Answer(result, self._adapts) for result, undo in zip(results, undoing, strict=True) if undo is None]
        error = errors.error_from_result(refused, encoding="utf-8")
        if forgotten(error):
            self._driver.close()
        for result, undo in zip(results, undoing, strict=True):
            if undo is not None and result.status not in _ACCEPTED:
                undo()
        raise error


def _begin(driver: psycopg.Connection[Any]) -> bytes:
    level, read_only = driver.isolation_level, driver.read_only
    said = "BEGIN" if level is None else f"BEGIN ISOLATION LEVEL {level.name.replace('_', ' ')}"
    return f"{said} READ ONLY".encode() if read_only else said.encode()


def _nothing() -> None:
    """A transaction that did not begin leaves nothing behind."""
