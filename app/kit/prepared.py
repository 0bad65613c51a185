"""Statements compiled once for each kind of database, with what turns values into parameters and rows into values."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

Given = Mapping[str, Any]
_Process = Callable[[Any], Any] | None


class Compiled:
    """A statement as one driver takes it."""

    def __init__(self, statement: Any, dialect: sa.Dialect, *, columns: Sequence[str] | None = None) -> None:  # noqa: ANN401 SQLAlchemy has no one type of what it compiles
        compiled: Any = statement.compile(dialect=dialect, column_keys=columns)
        self.sql = str(compiled)
        self._in_order = compiled.positiontup is not None
        names = compiled.positiontup if self._in_order else list(compiled.binds)
        self._binds: list[tuple[str, _Process]] = [
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in names
        ]
        self._fixed = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        shown = statement.exported_columns
        self._row: Any = namedtuple("Row", [column.key for column in shown]) if len(shown) else None  # noqa: PYI024 made from a statement
        self._read: list[_Process] = [
            column.type.dialect_impl(dialect).result_processor(dialect, None) for column in shown
        ]

    def parameters(self, given: Given) -> Any:  # noqa: ANN401 a sequence or a mapping, as the driver wants
        if self._fixed:
            given = {**self._fixed, **given}
        if self._in_order:
            return [given[name] if process is None else process(given[name]) for name, process in self._binds]
        return {name: given[name] if process is None else process(given[name]) for name, process in self._binds}

    def rows(self, found: Sequence[Sequence[Any]]) -> list[Any]:
        make, read = self._row._make, self._read
        return [
            make([value if process is None else process(value) for process, value in zip(read, row, strict=True)])
            for row in found
        ]


class Prepared:
    """A statement of SQLAlchemy Core whose parameters are named by `bindparam`; made once, at the top of a module."""

    def __init__(self, statement: sa.Executable | Callable[[Any], sa.Executable]) -> None:
        """Take the statement, or what makes one of the `insert` that each kind of database has for conflicts."""
        self._statement = statement
        self._compiled: dict[str, Compiled] = {}

    def on(self, dialect: sa.Dialect) -> Compiled:
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            made = self._statement
            statement = made(_insert(dialect.name)) if callable(made) else made
            compiled = self._compiled[dialect.name] = Compiled(statement, dialect)
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


def _insert(dialect: str) -> Callable[[sa.Table], Any]:
    return sqlite.insert if dialect == "sqlite" else postgresql.insert
