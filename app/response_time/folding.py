"""Going on folding where it was left off: with how far is folded stands a stamp that whoever goes on must find."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.kit.database import Database, Tx
from app.kit.errors import Unavailable
from app.response_time.touched import safe_number

_MOST_EVENTS: Final = 20_000
"""Folded in one transaction."""
_UNFINISHED: Final = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """How far is folded, and the stamp that must still be there: another worker may be at it too."""

    through: int
    stamp: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Folding:
    """What is folded: `state` tells how far, in which form; each way returns how many it has read."""

    state: sa.Table
    form: int
    from_the_start: Callable[[Database, int], int]
    touched: Callable[[Database, Begun, int], int]


def fold(database: Database, folding: Folding) -> int:
    """Fold everything that was touched by now; return how many were read for it.

    What is long is read beside the work of others, and only what came of it is written.
    """
    try:
        safe = database.write(safe_number, caller=SYSTEM)
    except Unavailable:  # a long writer is at work: what is not folded is read as it is
        return 0
    read = partial(begun_of, state=folding.state, form=folding.form)
    folded = 0
    if database.read(read, caller=SYSTEM) is None:
        folded += folding.from_the_start(database, safe)
    while (begun := database.read(read, caller=SYSTEM)) is not None and begun.through < safe:
        folded += folding.touched(database, begun, min(safe, begun.through + _MOST_EVENTS))
    return folded


def begun_of(tx: Tx, state: sa.Table, form: int) -> Begun | None:
    """Return how far is folded; None where nothing is, or in a form of before."""
    row = tx.execute(sa.select(state)).one_or_none()
    return None if row is None or row.form != form else Begun(through=row.through, stamp=row.stamp)


def begin(tx: Tx, *, state: sa.Table, content: sa.Table, stamp: UUID) -> None:
    """Leave nothing of what was folded, and nothing to be read until all of it is folded again."""
    tx.execute(sa.delete(content))
    tx.execute(sa.delete(state))
    tx.execute(sa.insert(state).values(one=1, through=0, form=_UNFINISHED, stamp=stamp))


def goes_on(tx: Tx, state: sa.Table, *, stamp: UUID, to: Mapping[str, object]) -> bool:
    """Write how far is folded now; False where somebody else has folded meanwhile."""
    return tx.execute(sa.update(state).where(state.c.stamp == stamp).values(**to)).rowcount > 0
