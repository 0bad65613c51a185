"""Prepared statements on the way of a report, given to the driver itself.

A report passes some twenty statements, and SQLAlchemy's execution of one costs five to ten times what the driver needs.
The transaction stays SQLAlchemy's. On PostgreSQL new rows are not sent one by one: they wait for the next statement
that wants an answer, or the commit, and go together in one round trip.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

import sqlalchemy as sa
from sqlalchemy import exc

from app.kit.prepared import Compiled, Given, Prepared, insertion

_TELL = "SELECT set_config('indgang.caller', %s, true), set_config('indgang.at', %s, true)"


class Direct:
    """One transaction's way to the driver."""

    __slots__ = ("_connection", "_pipelined", "_unsent")

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._pipelined = connection.dialect.name == "postgresql"
        self._unsent: list[tuple[str, Any]] = []

    def add(self, table: sa.Table, rows: Sequence[Given], *, missing: bool) -> None:
        dialect = self._connection.dialect
        for row in rows:
            statement = insertion(table, tuple(row), dialect, missing=missing)
            self._unsent.append((statement.sql, statement.parameters(row)))
        if not self._pipelined:
            self.flush()

    def rows(self, prepared: Prepared, given: Given) -> list[Any]:
        statement = prepared.on(self._connection.dialect)
        return self._send(statement, statement.parameters(given))

    def run(self, prepared: Prepared, given: Given) -> None:
        """Change something, or take a lock; nothing is answered."""
        statement = prepared.on(self._connection.dialect)
        self._unsent.append((statement.sql, statement.parameters(given)))
        if not self._pipelined:
            self.flush()

    def tell(self, reach: str, at: str) -> None:
        """Tell PostgreSQL who asks, until the transaction ends; it costs no round trip of its own."""
        self._unsent.append((_TELL, (reach, at)))

    def flush(self) -> None:
        """Send what waits."""
        if self._unsent:
            self._send(None, None)

    def _send(self, asking: Compiled | None, parameters: Any) -> list[Any]:  # noqa: ANN401 whatever the driver takes
        driver: Any = self._connection.connection
        unsent, self._unsent = self._unsent, []
        # Two cursors: the answer to what was sent before must not pass for the answer that is asked for.
        sending, cursor = driver.cursor(), driver.cursor()
        together = self._pipelined and len(unsent) + (asking is not None) > 1
        try:
            with driver.pipeline() if together else nullcontext():
                for sql, values in unsent:
                    sending.execute(sql, values)
                if asking is None:
                    return []
                cursor.execute(asking.sql, parameters)
                return asking.rows(cursor.fetchall())
        except self._connection.dialect.loaded_dbapi.Error as error:
            raise self._translated(error) from error
        finally:
            sending.close()
            cursor.close()

    def _translated(self, error: Any) -> Exception:  # noqa: ANN401 each driver has an error of its own
        """Return the error as SQLAlchemy would raise it, without the parameters, and give up a lost connection."""
        connection = self._connection
        dialect = connection.dialect
        lost = dialect.is_disconnect(error, connection.connection, None)
        if lost:
            connection.invalidate(error)
        translated: Exception = exc.DBAPIError.instance(
            None,
            None,
            error,
            dialect.loaded_dbapi.Error,
            hide_parameters=True,
            connection_invalidated=lost,
            dialect=dialect,
        )
        return translated
