"""Reads and writes entries as rows of versions; one pattern for every table of the directory.

An entry that states its own period (`valid_from`, `valid_to` among its fields: an absence, a grant) is replaced as a
whole by a newer version. Any other keeps what it was before the newer version begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from types import NoneType, UnionType
from typing import Any, Generic, Protocol, TypeVar, get_args, get_type_hints
from uuid import UUID

import sqlalchemy as sa

from app.directory.documents import Reader, reader_of, written
from app.kit.database import Tx
from app.kit.errors import NotFound, Stale
from app.kit.ids import new_id
from app.kit.sealed import Sealer

_SEALED = "_sealed"


class Entry(Protocol):
    @property
    def id(self) -> UUID: ...


E = TypeVar("E", bound=Entry)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From when until just before when something is so; None is now, and without end."""

    valid_from: datetime | None = None
    valid_to: datetime | None = None


NOW = Period()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Generic[E]):
    """An entry with what its ETag and its history need."""

    entry: E
    version: int
    valid_from: datetime
    valid_to: datetime | None
    recorded_at: datetime


class Kept(Generic[E]):
    """Where entries of one type are kept, and how a row becomes an entry."""

    def __init__(self, entry: type[E], table: sa.Table) -> None:
        self.entry = entry
        self.table = table
        hints = get_type_hints(entry)
        self._readers: dict[str, Reader | None] = {f.name: _reader(hints[f.name]) for f in fields(entry)}  # type: ignore[arg-type]
        self._sealed = {name for name in self._readers if f"{name}{_SEALED}" in table.c}
        self.states_its_period = "valid_from" in self._readers

    def read(self, row: Row, *, sealer: Sealer) -> E:
        return self.entry(**{name: self._value(row, name, sealer) for name in self._readers})

    def values(self, entry: E, *, row_id: UUID, sealer: Sealer) -> dict[str, Any]:
        values: dict[str, Any] = {"row_id": row_id}
        for name in self._readers:
            value = getattr(entry, name)
            if name in self._sealed:
                column = f"{name}{_SEALED}"
                values[column] = None if value is None else self._seal(value, column, row_id, sealer)
            else:
                values[name] = written(value)
        return values

    def copied(self, row: Row, *, row_id: UUID, sealer: Sealer) -> dict[str, Any]:
        """Return the row's values for another row; what is sealed is bound to its row and must be sealed anew."""
        values = {**row, "row_id": row_id}
        for name in self._sealed:
            column = f"{name}{_SEALED}"
            text = self._value(row, name, sealer)
            values[column] = None if text is None else self._seal(text, column, row_id, sealer)
        return values

    def _value(self, row: Row, name: str, sealer: Sealer) -> Any:  # noqa: ANN401 whatever type the field has
        if name in self._sealed:
            column = f"{name}{_SEALED}"
            if row[column] is None:
                return None
            return sealer.open(row[column], table=self.table.name, column=column, row=row["row_id"])
        value, reader = row[name], self._readers[name]
        return value if value is None or reader is None else reader(value)

    def _seal(self, text: str, column: str, row_id: UUID, sealer: Sealer) -> bytes:
        return sealer.seal(text, table=self.table.name, column=column, row=row_id)


def versions_of(tx: Tx, kept: Kept[E], entry_id: UUID) -> list[Row]:
    """Return the rows of an entry that are not superseded, oldest first."""
    table = kept.table
    found = sa.select(table).where(table.c.id == entry_id, table.c.superseded_at.is_(None)).order_by(table.c.valid_from)
    return [row._asdict() for row in tx.execute(found)]


def read(tx: Tx, kept: Kept[E], entry_id: UUID) -> Version[E]:
    """Return the entry as it is now, else as it will be, else as it was last; NotFound where there is none."""
    rows = versions_of(tx, kept, entry_id)
    if not rows:
        raise NotFound
    shown = next((row for row in rows if row["valid_to"] is None or row["valid_to"] > tx.now), rows[-1])
    return version_of(tx, kept, shown, version=max(row["version"] for row in rows))


def version_of(tx: Tx, kept: Kept[E], row: Row, *, version: int) -> Version[E]:
    return Version(
        entry=kept.read(row, sealer=tx.sealer),
        version=version,
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        recorded_at=row["recorded_at"],
    )


def page(
    tx: Tx, kept: Kept[E], *, after: UUID | None, limit: int, where: Sequence[sa.ColumnElement[bool]] = ()
) -> list[Version[E]]:
    """Return entries that are valid now or later, in order of id, `limit` at most."""
    table, rival = kept.table, kept.table.alias()
    known, lasting = rival.c.superseded_at.is_(None), sa.or_(rival.c.valid_to.is_(None), rival.c.valid_to > tx.now)
    # Of several periods to come, the nearest stands for the entry.
    nearer = sa.exists().where(rival.c.id == table.c.id, known, lasting, rival.c.valid_from < table.c.valid_from)
    newest = sa.select(sa.func.max(rival.c.version)).where(rival.c.id == table.c.id, known).scalar_subquery()
    chosen = (
        sa.select(table, newest.label("newest"))
        .where(table.c.superseded_at.is_(None), sa.or_(table.c.valid_to.is_(None), table.c.valid_to > tx.now))
        .where(~nearer, *where)
        .order_by(table.c.id)
        .limit(limit)
    )
    if after is not None:
        chosen = chosen.where(table.c.id > after)
    return [version_of(tx, kept, row._asdict(), version=row.newest) for row in tx.execute(chosen)]


def put(tx: Tx, kept: Kept[E], entry: E, *, period: Period = NOW, version: int | None = None) -> Version[E]:
    """Write a new entry, or a newer version of one; Stale where `version` is not the newest.

    NotFound where a version is given and there is no entry.
    """
    rows = versions_of(tx, kept, entry.id)
    newest = max((row["version"] for row in rows), default=0)
    if version is not None and not rows:
        raise NotFound
    if version is not None and version != newest:
        raise Stale
    during = _period_of(tx, kept, entry, period)
    begins = during["valid_from"]
    affected = [row for row in rows if kept.states_its_period or row["valid_to"] is None or row["valid_to"] > begins]
    _supersede(tx, kept.table, affected)
    stamp = {"version": newest + 1, "recorded_at": tx.now, "recorded_by": tx.caller.id, "superseded_at": None}
    values = {**kept.values(entry, row_id=new_id(), sealer=tx.sealer), **stamp, **during}
    before = [
        {**kept.copied(row, row_id=new_id(), sealer=tx.sealer), **stamp, "valid_to": begins}
        for row in affected
        if not kept.states_its_period and row["valid_from"] < begins
    ]
    tx.execute(sa.insert(kept.table), [values, *before])
    return version_of(tx, kept, values, version=newest + 1)


def withdraw(tx: Tx, kept: Kept[E], entry_id: UUID) -> None:
    """Let an entry never have been so; nothing happens where there is none."""
    _supersede(tx, kept.table, versions_of(tx, kept, entry_id))


def add_all(tx: Tx, kept: Kept[E], entries: Iterable[E]) -> None:
    """Write many new entries at once, valid from now."""
    stamp = {"version": 1, "recorded_at": tx.now, "recorded_by": tx.caller.id, "superseded_at": None}
    during = {"valid_from": tx.now, "valid_to": None}
    rows = [{**kept.values(entry, row_id=new_id(), sealer=tx.sealer), **stamp, **during} for entry in entries]
    if rows:
        tx.execute(sa.insert(kept.table), rows)


def _reader(hint: object) -> Reader | None:
    if isinstance(hint, UnionType):
        hint = next(part for part in get_args(hint) if part is not NoneType)
    return reader_of(hint)


def _period_of(tx: Tx, kept: Kept[E], entry: E, period: Period) -> dict[str, Any]:
    stated: Any = entry if kept.states_its_period else period
    return {"valid_from": stated.valid_from or tx.now, "valid_to": stated.valid_to}


def _supersede(tx: Tx, table: sa.Table, rows: Sequence[Row]) -> None:
    """Close rows for good; Stale where a rival closed one of them first."""
    if not rows:
        return
    ids = [row["row_id"] for row in rows]
    still_open = sa.and_(table.c.row_id.in_(ids), table.c.superseded_at.is_(None))
    if tx.execute(sa.update(table).where(still_open).values(superseded_at=tx.now)).rowcount != len(ids):
        raise Stale
