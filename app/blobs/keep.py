"""Keeping bytes sealed, in pieces: no statement and no buffer grows with the size of a mail."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.blobs.tables import blob_pieces, blobs
from app.kit.database import Tx
from app.kit.errors import NotFound
from app.kit.ids import new_id

_PIECE: Final = 1 << 20
_TABLE: Final = "blob_pieces"


class BlobKind(StrEnum):
    RAW = "raw"
    FILE = "file"
    TEXT = "text"


def keep(tx: Tx, data: bytes, *, kind: BlobKind) -> UUID:
    """Keep bytes and return by which id they are fetched again."""
    blob = new_id()
    tx.add(blobs, {"id": blob, "kind": kind.value, "bytes": len(data), "kept_at": tx.now})
    for piece in _pieces(tx, blob, data):
        tx.add(blob_pieces, piece)
    return blob


def fetch(tx: Tx, blob: UUID) -> bytes:
    """Return the bytes; NotFound where there are none (any more)."""
    wanted = sa.select(blob_pieces.c.place, blob_pieces.c.sealed).where(blob_pieces.c.blob_id == blob)
    told = bytearray()
    found = False
    for row in tx.execute(wanted.order_by(blob_pieces.c.place)):
        found = True
        told += tx.sealer.open_bytes(row.sealed, table=_TABLE, column=_column(row.place), row=blob)
    if not found:
        raise NotFound
    return bytes(told)


def _pieces(tx: Tx, blob: UUID, data: bytes) -> Iterator[dict[str, Any]]:
    for place, start in enumerate(range(0, max(len(data), 1), _PIECE)):
        piece = data[start : start + _PIECE]
        sealed = tx.sealer.seal_bytes(piece, table=_TABLE, column=_column(place), row=blob)
        yield {"blob_id": blob, "place": place, "sealed": sealed}


def _column(place: int) -> str:
    """The place is part of what a piece is bound to, so that pieces cannot change places."""
    return f"sealed.{place}"
