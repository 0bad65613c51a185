"""Sealing the fields of a case that are about people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson

from app.kit.database import Tx


def seal(tx: Tx, row: UUID, column: str, value: Mapping[str, Any]) -> bytes:
    """Seal what is there of a value, bound to its column and row."""
    said = orjson.dumps({key: item for key, item in value.items() if item is not None}).decode()
    return tx.sealer.seal(said, table="cases", column=column, row=row)


def unseal(tx: Tx, row: UUID, column: str, sealed: bytes | None) -> Mapping[str, Any] | None:
    """Open what `seal` sealed; None where there is nothing."""
    if sealed is None:
        return None
    opened: dict[str, Any] = orjson.loads(tx.sealer.open(sealed, table="cases", column=column, row=row))
    return opened
