"""Statements for SQLite, which is in the same process: each is done at once, and there are no policies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from app.kit.prepared import Given, Prepared, insertion
from app.kit.refusals import translated


class AtOnce:
    """One transaction's way to the driver."""

    __slots__ = ("_connection", "_cursor", "_dialect")

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._dialect = connection.dialect
        self._cursor: Any = connection.connection.cursor()

    def rows(self, prepared: Prepared, given: Given) -> list[Any]:
        statement = prepared.on(self._dialect)
        try:
            return statement.rows(self._cursor.execute(statement.sql, statement.parameters(given)).fetchall())
        except self._dialect.loaded_dbapi.Error as error:
            raise translated(self._connection, error) from error

    def foresee(self, prepared: Prepared, given: Given) -> None:
        """Nothing is saved by asking sooner."""

    def later(self, prepared: Prepared, given: Given) -> Callable[[], list[Any]]:
        rows = self.rows(prepared, given)
        return lambda: rows

    def run(self, prepared: Prepared, given: Given) -> None:
        statement = prepared.on(self._dialect)
        self.command(statement.sql, statement.parameters(given))

    def add(self, table: sa.Table, rows: Sequence[Given], *, missing: bool) -> None:
        for columns, alike in groupby(rows, key=tuple[str, ...]):
            statement = insertion(table, columns, self._dialect, missing=missing)
            values = [statement.parameters(row) for row in alike]
            if len(values) == 1:
                self.command(statement.sql, values[0])
            else:
                self._do(self._cursor.executemany, statement.sql, values)

    def rows_first(self) -> None:
        """They went at once."""

    def tell(self, reach: str, at: str) -> None:
        """There is nobody to tell."""

    def flush(self) -> None:
        """Nothing waits."""

    def commit(self) -> None:
        """Nothing waits."""

    def command(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Execute what answers nothing."""
        self._do(self._cursor.execute, sql, parameters)

    def _do(self, execute: Any, sql: str, parameters: Sequence[Any]) -> None:  # noqa: ANN401 a method of the driver's
        try:
            execute(sql, parameters)
        except self._dialect.loaded_dbapi.Error as error:
            raise translated(self._connection, error) from error
