"""Holding back what is about fewer than five in the tables of several centres and of all of them together (pure).

One table is guarded by itself (`tally.guarded`); beside each other, what one holds back must not be the total less the
others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.response_time.held_back import held_back
from app.response_time.scheme.tally import Tally, cells, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossed:
    """The tables of centres, and the one of all of them; every one has the same lines."""

    tables: Sequence[Tally]
    total: Tally


def crossed(given: Crossed) -> Crossed:
    """Return what may be shown outside the centres."""
    rows = [*given.tables, given.total]
    values = {cell: count for place, table in enumerate(rows) for cell, count in cells(table, place).items()}
    hidden = held_back(values, columns=[one.code for one in given.total.lines])
    *tables, total = (shown(table, hidden, place) for place, table in enumerate(rows))
    return Crossed(tables=tables, total=total)
