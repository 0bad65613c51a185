"""Sealing anew what older keys sealed, in bounded transactions, while everything else goes on.

A field is replaced only where it still holds the bytes that were opened: what somebody writes meanwhile stays theirs.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from app.kit.database import Database, Tx
from app.kit.errors import Conflict
from app.kit.reach import Caller
from app.kit.sealed import KEY_ID_BYTES, SealBroken, Sealer
from app.privacy.bindings import PIECES, bound_by, names_of, row_of, sealed_columns

RESEAL: Final = "reseal"
_MOST_AT_ONCE: Final = 200
_MOST_PIECES: Final = 8  # of a megabyte


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A bounded piece of the work: `last` is the key behind which the next begins, None at the end of the table."""

    resealed: int
    broken: int
    last: tuple[Any, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resealed:
    """What one run did; `broken` fields open with no key there is, and were left as they are."""

    resealed: int
    broken: int
    finished: bool


def sealed_tables(metadata: sa.MetaData) -> tuple[sa.Table, ...]:
    """Return every table that holds sealed fields."""
    return tuple(table for table in metadata.sorted_tables if sealed_columns(table.name, table.c.keys()))


def reseal_all(database: Database, tables: Sequence[sa.Table], *, caller: Caller, seconds: float) -> Resealed:
    """Seal anew whatever the newest key did not seal; not `finished` where the time was up first."""
    until = time.monotonic() + seconds
    resealed = broken = 0
    for table in tables:
        after: tuple[Any, ...] | None = None
        while True:
            step = _one_step(database, table, after, caller)
            resealed, broken, after = resealed + step.resealed, broken + step.broken, step.last
            if after is None:
                break
            if time.monotonic() >= until:
                return Resealed(resealed=resealed, broken=broken, finished=False)
    return Resealed(resealed=resealed, broken=broken, finished=True)


def _one_step(database: Database, table: sa.Table, after: tuple[Any, ...] | None, caller: Caller) -> Step:
    return database.write_beside(lambda tx: reseal_some(tx, table=table, after=after), caller=caller)


def reseal_some(tx: Tx, *, table: sa.Table, after: tuple[Any, ...] | None = None) -> Step:
    """Seal a bounded number of rows anew, those behind the key `after`."""
    columns, active = sealed_columns(table.name, table.c.keys()), tx.sealer.active
    keys = list(table.primary_key.columns)
    older = sa.or_(*(_key_of(table.c[name]) != active for name in columns))
    shown = dict.fromkeys((*(key.name for key in keys), _identity(table), *columns))
    wanted = sa.select(*(table.c[name] for name in shown)).where(older).order_by(*keys)
    if after is not None:
        wanted = wanted.where(sa.tuple_(*keys) > sa.tuple_(*after, types=[key.type for key in keys]))
    most = _MOST_PIECES if table.name == PIECES else _MOST_AT_ONCE
    rows = tx.execute(wanted.limit(most)).mappings().all()
    resealed = broken = 0
    for row in rows:
        for name in columns:
            if row[name] is None or bytes(row[name][:KEY_ID_BYTES]) == active:
                continue
            whole = _reseal(tx, table, row, name)
            resealed, broken = resealed + whole, broken + (not whole)
    last: tuple[Any, ...] | None = tuple(rows[-1][key.name] for key in keys) if len(rows) == most else None
    return Step(resealed=resealed, broken=broken, last=last)


def carried(tx: Tx, *, tables: Sequence[sa.Table]) -> Mapping[bytes, int]:
    """Return how many sealed fields carry the id of each key."""
    counted: Counter[bytes] = Counter()
    for table in tables:
        for name in sealed_columns(table.name, table.c.keys()):
            key = _key_of(table.c[name])
            found = (
                sa.select(key.label("name"), sa.func.count().label("fields"))
                .where(table.c[name].is_not(None))
                .group_by(key)
            )
            for one in tx.execute(found.group_by(key)).mappings():
                counted[bytes(one["name"])] += one["fields"]
    return counted


def refuse_carried(tx: Tx, *, tables: Sequence[sa.Table], name: bytes) -> None:
    """Raise Conflict while a field still carries the id of a key: it would never open again."""
    fields = carried(tx, tables=tables).get(name, 0)
    if fields:
        raise Conflict(f"{fields} fields still carry this key; the worker seals them anew after `keys rotate`.")


def _reseal(tx: Tx, table: sa.Table, row: Mapping[Any, Any], name: str) -> bool:
    sealed = bytes(row[name])
    keys = list(table.primary_key.columns)
    anew = next(_anew(tx.sealer, table.name, name, row, identity=row[_identity(table)]), None)
    if anew is None:
        return False
    same = sa.and_(*(key == row[key.name] for key in keys), table.c[name] == sealed)
    tx.execute(sa.update(table).where(same).values({name: anew}))
    return True


def _anew(sealer: Sealer, table: str, name: str, row: Mapping[Any, Any], *, identity: object) -> Iterator[bytes]:
    bound_to = row_of(identity)
    for column in names_of(table, name, row):
        try:
            opened = sealer.open_bytes(bytes(row[name]), table=table, column=column, row=bound_to)
        except SealBroken:
            continue
        yield sealer.seal_bytes(opened, table=table, column=column, row=bound_to)


def _identity(table: sa.Table) -> str:
    return bound_by(table.c.keys(), [key.name for key in table.primary_key.columns])


def _key_of(column: sa.Column[Any]) -> sa.ColumnElement[bytes]:
    bounds = (sa.literal_column(str(one), sa.Integer()) for one in (1, KEY_ID_BYTES))  # bound, each use is another
    return sa.func.substr(column, *bounds, type_=sa.LargeBinary())
