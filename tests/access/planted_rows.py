"""Rows of tables that no act of a test fills: two of each, of a case, a report and a call of either centre."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.kit.database import Tx
from app.kit.ids import new_id

_WORDS = {
    ("phone_call_steps", "kind"): "attempt",
    ("incoming_calls", "state"): "missed",
    ("informed", "kind"): "caseworker",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What a row is about; `number` tells two sides apart where a key is a number."""

    number: int
    case_id: UUID
    report_id: UUID
    centre_id: UUID
    call_id: UUID


def plant(tx: Tx, table: sa.Table, sides: tuple[Side, ...]) -> None:
    for side in sides:
        tx.execute(sa.insert(table).values({one.name: _value(tx, one, side) for one in _needed(table)}))


def _needed(table: sa.Table) -> list[sa.Column[Any]]:
    return [one for one in table.c if not one.nullable and one.server_default is None]


def _value(tx: Tx, column: sa.Column[Any], side: Side) -> Any:  # noqa: ANN401 of whatever type the column is
    if isinstance(column.type, sa.Uuid):
        return getattr(side, column.name.removeprefix("from_"), None) or new_id()
    word = _WORDS.get((column.table.name, column.name), "x")
    by_type = {
        bytes: new_id().bytes,
        str: word,
        bool: False,
        int: side.number,
        date: tx.now.date(),
        datetime: tx.now,
        object: [],  # JSON
    }
    return by_type[column.type.python_type]
