"""Statements for PostgreSQL that go together: each trip to the server costs more than most statements do.

New rows wait until something asks about their table, or the commit; then all that wait are one statement. Whatever is
sent, the COMMIT too, goes in one pipeline with what was waiting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from itertools import count
from typing import Any, cast

import psycopg
import sqlalchemy as sa
from sqlalchemy import exc

from app.kit.prepared import Compiled, Given, Prepared, insertion
from app.kit.refusals import translated
from app.kit.wire import COMMIT, Statement, Wire

_TELL = b"SELECT set_config('indgang.caller', $1, true), set_config('indgang.at', $2, true)"
WIRE = "indgang.wire"
"""Where the pool keeps a connection's way to the server, as long as the connection."""
_MOST_TOGETHER = 16
"""Rows of one statement: a report with its case and what belongs to it. What comes in bulk goes in such pieces."""

_VALUE = re.compile("%([s%])")


class _Question:
    """A statement on its way, and what it answered."""

    __slots__ = ("answer", "given", "statement")

    def __init__(self, statement: Compiled, given: Given) -> None:
        self.statement = statement
        self.given = given
        self.answer: list[Any] | None = None


class Together:
    """One transaction's way to the driver."""

    __slots__ = ("_added", "_connection", "_dialect", "_foreseen", "_unsent")

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._dialect = connection.dialect
        self._added: dict[Compiled, list[list[Any]]] = {}
        self._foreseen: dict[Compiled, _Question] = {}
        self._unsent: list[tuple[Statement, _Question | None]] = []

    def rows(self, prepared: Prepared, given: Given) -> list[Any]:
        statement = prepared.on(self._dialect)
        question = self._foreseen.pop(statement, None)
        if question is None or question.given != given:
            question = self._ask(statement, given)
        return self._answered(question)

    def foresee(self, prepared: Prepared, given: Given) -> None:
        statement = prepared.on(self._dialect)
        self._foreseen[statement] = self._ask(statement, given)

    def later(self, prepared: Prepared, given: Given) -> Callable[[], list[Any]]:
        return partial(self._answered, self._ask(prepared.on(self._dialect), given))

    def run(self, prepared: Prepared, given: Given) -> None:
        statement = prepared.on(self._dialect)
        self._make_way(statement)
        self._unsent.append(((_numbered(statement.sql), statement.parameters(given)), None))

    def add(self, table: sa.Table, rows: Sequence[Given], *, missing: bool) -> None:
        for row in rows:
            statement = insertion(table, tuple(row), self._dialect, missing=missing)
            self._added.setdefault(statement, []).append(statement.parameters(row))

    def rows_first(self) -> None:
        """Put the added rows in the line, as many in one statement as go together."""
        added, self._added = self._added, {}
        piece: list[tuple[Compiled, list[Any]]] = []
        for statement, rows in added.items():
            for row in rows:
                piece.append((statement, row))
                if len(piece) == _MOST_TOGETHER:
                    self._unsent.append((_inserted(piece), None))
                    piece = []
        if piece:
            self._unsent.append((_inserted(piece), None))

    def tell(self, reach: str, at: str) -> None:
        if self._unsent and self._unsent[-1][0][0] is _TELL:  # nobody has asked since: the last word counts
            self._unsent.pop()
        self._unsent.append(((_TELL, (reach, at)), None))

    def flush(self) -> None:
        self.rows_first()
        self._send()

    def commit(self) -> None:
        """Commit; InvalidRequestError where the transaction had failed and somebody went on as if it had not."""
        self.rows_first()
        self._unsent.append((COMMIT, None))
        if self._send() != COMMIT[0]:
            raise exc.InvalidRequestError("The transaction had failed before its commit, so it was undone.")

    def _answered(self, question: _Question) -> list[Any]:
        """Return its answer, which is there where it went with something else."""
        if question.answer is None:
            self._send()
        return question.answer or []

    def _ask(self, statement: Compiled, given: Given) -> _Question:
        self._make_way(statement)
        question = _Question(statement, given)
        self._unsent.append(((_numbered(statement.sql), statement.parameters(given)), question))
        return question

    def _make_way(self, statement: Compiled) -> None:
        """Let the added rows go first where the statement could miss them."""
        if not all(statement.tables.isdisjoint(one.tables) for one in self._added):
            self.rows_first()

    def _send(self) -> bytes | None:
        """Send what waits; return what the server says of the last."""
        unsent, self._unsent = self._unsent, []
        if not unsent:
            return None
        try:
            answers = _wire(self._connection).trip([statement for statement, _ in unsent])
        except psycopg.Error as error:
            raise translated(self._connection, error) from error
        for answer, (_, question) in zip(answers, unsent, strict=True):
            if question is not None:
                question.answer = question.statement.rows(answer.rows())
        return answers[-1].status


def undo_by_wire(connection: sa.Connection) -> None:
    """Roll back ahead of SQLAlchemy, which then finds nothing to undo; a lost connection is left to it."""
    if not connection.invalidated and not connection.closed:
        _undo(connection.connection.info)


def _undo(info: MutableMapping[Any, Any]) -> None:
    wire = info.get(WIRE)
    if wire is not None:
        with suppress(psycopg.Error):
            wire.undo()


def _wire(connection: sa.Connection) -> Wire:
    """Return the way to the server that belongs to the connection as the pool keeps it."""
    pooled = connection.connection
    wire = pooled.info.get(WIRE)
    if wire is None:
        wire = pooled.info[WIRE] = Wire(cast("psycopg.Connection[Any]", pooled.driver_connection))
    return cast("Wire", wire)


def _inserted(rows: Sequence[tuple[Compiled, list[Any]]]) -> Statement:
    return _written(tuple(statement for statement, _ in rows)), [one for _, values in rows for one in values]


@lru_cache(maxsize=500)
def _written(statements: tuple[Compiled, ...]) -> bytes:
    """Return one statement that writes these rows; those of one table stay in their order."""
    many: dict[str, int] = {}
    for one in statements:
        many[one.sql] = many.get(one.sql, 0) + 1
    parts = [_of_many(sql, number) for sql, number in many.items()]
    before = ", ".join(f"_{place} AS ({part})" for place, part in enumerate(parts[:-1]))
    return _numbered(f"WITH {before} {parts[-1]}" if before else parts[-1])


def _of_many(sql: str, number: int) -> str:
    into, _, rest = sql.partition(" VALUES ")
    values, conflict, what = rest.partition(" ON CONFLICT")
    return f"{into} VALUES {', '.join([values] * number)}{conflict}{what}"


@lru_cache(maxsize=1000)
def _numbered(sql: str) -> bytes:
    """Return the statement with its parameters numbered, which the driver takes as it is."""
    numbers = count(1)
    return _VALUE.sub(lambda found: "%" if found[1] == "%" else f"${next(numbers)}", sql).encode()
