"""To which table, column and row the sealed bytes of a row are bound (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

SEALED: Final = "_sealed"
PIECES: Final = "blob_pieces"


def sealed_columns(table: str, columns: Sequence[str]) -> tuple[str, ...]:
    """Return which columns of a table hold sealed bytes."""
    return ("sealed",) if table == PIECES else tuple(name for name in columns if name.endswith(SEALED))


def names_of(table: str, column: str, row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return by which names a column may have been bound: its own, or, for most, without the ending."""
    if table == PIECES:
        return (f"sealed.{row['place']}",)
    return column.removesuffix(SEALED), column


def bound_by(columns: Sequence[str], keys: Sequence[str]) -> str:
    """Return which column holds the id that fields are bound to: a version's own, else the row's, else the key."""
    return next((name for name in ("row_id", "id") if name in columns), keys[0])


def row_of(identity: object) -> UUID:
    """Return the id that a row's fields are bound to; a hash begins as one."""
    if isinstance(identity, UUID):
        return identity
    if isinstance(identity, bytes | memoryview):
        return UUID(bytes=bytes(identity)[:16])
    raise TypeError("sealed fields are bound to an id, or to a hash that begins as one")
