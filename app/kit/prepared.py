"""Statements compiled once for each kind of database, with what turns values into parameters and rows into values."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import visitors

Given = Mapping[str, Any]
_Process = Callable[[Any], Any] | None


class Compiled:
    """A statement as one driver takes it, its parameters by their places."""

    def __init__(
        self,
        statement: Any,  # noqa: ANN401 SQLAlchemy has no one type of what it compiles
        dialect: sa.Dialect,
        *,
        columns: Sequence[str] | None = None,
        unread: bool = False,
    ) -> None:
        self._unread = unread
        compiled: Any = statement.compile(dialect=dialect, column_keys=columns)
        self.sql = str(compiled)
        self.tables = _tables(statement)
        self._binds: list[tuple[str, _Process]] = [
            (name, _processed(compiled.binds[name].type, dialect)) for name in compiled.positiontup
        ]
        self._fixed = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        shown = statement.exported_columns
        self._row: Any = namedtuple("Row", [column.key for column in shown]) if len(shown) else None  # noqa: PYI024 made from a statement
        self._read: list[_Process] = [
            column.type.dialect_impl(dialect).result_processor(dialect, None) for column in shown
        ]

    def parameters(self, given: Given) -> list[Any]:
        if self._fixed:
            given = {**self._fixed, **given}
        return [given[name] if process is None else process(given[name]) for name, process in self._binds]

    def rows(self, found: Sequence[Sequence[Any]]) -> list[Any]:
        if self._unread:
            return [Unread(self, tuple(row)) for row in found]
        return [self.read(row) for row in found]

    def read(self, found: Sequence[Any]) -> Any:  # noqa: ANN401 its columns are the statement's
        """Return a row with an attribute for each column, of what the driver found."""
        return self._row._make(
            [value if process is None else process(value) for process, value in zip(self._read, found, strict=True)]
        )


class Unread:
    """A row as the driver found it: equal to another where every column is, and not yet read."""

    __slots__ = ("_statement", "raw")

    def __init__(self, statement: Compiled, raw: tuple[Any, ...]) -> None:
        self._statement = statement
        self.raw = raw

    def read(self) -> Any:  # noqa: ANN401 its columns are the statement's
        """Return it with an attribute for each column."""
        return self._statement.read(self.raw)


class Prepared:
    """A statement of SQLAlchemy Core whose parameters are named by `bindparam`; made once, at the top of a module."""

    def __init__(self, statement: sa.Executable | Callable[[Any], sa.Executable], *, unread: bool = False) -> None:
        """Take the statement, or what makes one of the `insert` that each kind of database has for conflicts.

        `unread` answers rows that are read when somebody wants to: whoever knows a row already need not.
        """
        self._statement = statement
        self._unread = unread
        self._compiled: dict[str, Compiled] = {}

    def on(self, dialect: sa.Dialect) -> Compiled:
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            made = self._statement
            statement = made(_insert(dialect.name)) if callable(made) else made
            compiled = self._compiled[dialect.name] = Compiled(statement, dialect, unread=self._unread)
        return compiled


_insertions: dict[tuple[sa.Table, bool, str, tuple[str, ...]], Compiled] = {}


def insertion(table: sa.Table, columns: tuple[str, ...], dialect: sa.Dialect, *, missing: bool) -> Compiled:
    """Return the statement that writes these columns of a new row; `missing` leaves out what is there already."""
    key = table, missing, dialect.name, columns
    compiled = _insertions.get(key)
    if compiled is None:
        statement = _insert(dialect.name)(table).on_conflict_do_nothing() if missing else sa.insert(table)
        compiled = _insertions[key] = Compiled(statement.inline(), dialect, columns=columns)
    return compiled


def _processed(kind: sa.types.TypeEngine[Any], dialect: sa.Dialect) -> _Process:
    """Return what makes a value of this type what the driver takes, or None where it takes the value as it is."""
    process: _Process = kind.dialect_impl(dialect).bind_processor(dialect)
    if dialect.name != "postgresql":
        return process
    from app.kit.told_types import told  # noqa: PLC0415 a driver that an embedded database does not load

    return told(kind.dialect_impl(dialect), process)


def _tables(statement: Any) -> frozenset[sa.Table]:  # noqa: ANN401 as above
    """Return the tables a statement touches, and of what it writes also those that must be there before."""
    named = {one for one in visitors.iterate(statement) if isinstance(one, sa.Table)}
    before = (key.column.table for key in statement.table.foreign_keys) if statement.is_dml else ()
    return frozenset(named.union(before))


def _insert(dialect: str) -> Callable[[sa.Table], Any]:
    return sqlite.insert if dialect == "sqlite" else postgresql.insert
