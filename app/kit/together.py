"""Statements for PostgreSQL that go together: each trip to the server costs more than most statements do.

New rows wait until something asks about their table, or the commit; then all that wait are one statement. Whatever is
sent, the COMMIT too, goes in one pipeline with what was waiting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import nullcontext
from functools import lru_cache
from itertools import count
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy import exc

from app.kit.prepared import Compiled, Given, Prepared, insertion
from app.kit.refusals import translated

_TELL = b"SELECT set_config('indgang.caller', $1, true), set_config('indgang.at', $2, true)"
_COMMIT = b"COMMIT"
_MOST_TOGETHER = 16
"""Rows of one statement: a report with its case and what belongs to it. What comes in bulk goes in such pieces."""

_VALUE = re.compile("%([s%])")


class _Question:
    """A statement on its way, and what it answered."""

    __slots__ = ("answer", "given", "statement")

    def __init__(self, statement: Compiled, given: Given) -> None:
        self.statement = statement
        self.given = given
        self.answer: list[Any] = []


class Together:
    """One transaction's way to the driver."""

    __slots__ = ("_added", "_connection", "_dialect", "_foreseen", "_unsent")

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._dialect = connection.dialect
        self._added: dict[Compiled, list[list[Any]]] = {}
        self._foreseen: dict[Compiled, _Question] = {}
        self._unsent: list[tuple[bytes, Sequence[Any] | None, _Question | None]] = []

    def rows(self, prepared: Prepared, given: Given) -> list[Any]:
        statement = prepared.on(self._dialect)
        question = self._foreseen.pop(statement, None)
        if question is None or question.given != given:
            question = self._ask(statement, given)
        self._send()
        return question.answer

    def foresee(self, prepared: Prepared, given: Given) -> None:
        statement = prepared.on(self._dialect)
        self._foreseen[statement] = self._ask(statement, given)

    def run(self, prepared: Prepared, given: Given) -> None:
        statement = prepared.on(self._dialect)
        self._make_way(statement)
        self._unsent.append((_numbered(statement.sql), statement.parameters(given), None))

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
                    self._unsent.append(_inserted(piece))
                    piece = []
        if piece:
            self._unsent.append(_inserted(piece))

    def tell(self, reach: str, at: str) -> None:
        self._unsent.append((_TELL, (reach, at), None))

    def flush(self) -> None:
        self.rows_first()
        self._send()

    def commit(self) -> None:
        """Commit; InvalidRequestError where the transaction had failed and somebody went on as if it had not."""
        self.rows_first()
        self._unsent.append((_COMMIT, None, None))
        if self._send() != _COMMIT.decode():
            raise exc.InvalidRequestError("The transaction had failed before its commit, so it was undone.")

    def _ask(self, statement: Compiled, given: Given) -> _Question:
        self._make_way(statement)
        question = _Question(statement, given)
        self._unsent.append((_numbered(statement.sql), statement.parameters(given), question))
        return question

    def _make_way(self, statement: Compiled) -> None:
        """Let the added rows go first where the statement could miss them."""
        if not all(statement.tables.isdisjoint(one.tables) for one in self._added):
            self.rows_first()

    def _send(self) -> str | None:
        """Send what waits; return what the server says of the last that asked nothing."""
        unsent, self._unsent = self._unsent, []
        if not unsent:
            return None
        driver: Any = self._connection.connection.driver_connection
        asked: list[tuple[_Question, Any]] = []
        try:
            sending = psycopg.RawCursor(driver)
            with driver.pipeline() if len(unsent) > 1 else nullcontext():
                for sql, parameters, question in unsent:
                    cursor = sending if question is None else psycopg.RawCursor(driver)
                    cursor.execute(sql, parameters, prepare=False if sql is _COMMIT else None)
                    if question is not None:
                        asked.append((question, cursor))
            for question, cursor in asked:  # only now: to fetch sooner would be a trip of its own
                question.answer = question.statement.rows(cursor.fetchall())
        except psycopg.Error as error:
            raise translated(self._connection, error) from error
        return sending.statusmessage


def _inserted(rows: Sequence[tuple[Compiled, list[Any]]]) -> tuple[bytes, Sequence[Any], None]:
    return _written(tuple(statement for statement, _ in rows)), [one for _, values in rows for one in values], None


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
