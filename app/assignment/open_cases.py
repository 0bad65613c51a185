"""Open cases as whoever polls is shown them, by statements that are compiled once for each shape of bounds.

They come unread: a row that was read and shown before need not be opened and written again (`api/waiting_items.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.assignment.bounds import Bounds, Shape, named_bounds
from app.assignment.case import Case
from app.assignment.cases import RANK, case_of
from app.assignment.tables import cases, is_open
from app.assignment.turn import Turn
from app.kit.among import Among
from app.kit.columns import instant
from app.kit.database import Tx
from app.kit.prepared import Prepared, Unread

_SHAPES = 512


class Listed:
    """One open case; equal `raw` is the same case in the same state."""

    __slots__ = ("_tx", "_unread")

    def __init__(self, tx: Tx, unread: Unread) -> None:
        self._tx = tx
        self._unread = unread

    @property
    def raw(self) -> tuple[Any, ...]:
        """The row as the driver found it, sealed, the id of the case first."""
        return self._unread.raw

    @property
    def case(self) -> UUID:
        """Its id; nothing sealed is opened for it."""
        found: UUID = self._unread.read().id
        return found

    def read(self) -> Case:
        """Open it, in the transaction that found it."""
        return case_of(self._tx, self._unread.read())


def listed(tx: Tx, bounds: Bounds, *, limit: int, after: Turn | None = None) -> Sequence[Listed]:
    """Return open cases behind `after`, most urgent first, then those that are due first."""
    given: dict[str, Any] = {"most": limit, **bounds.values}
    if after is not None:
        given |= {"rank": after.rank, "due": after.due, "last": after.id}
    found = tx.rows(_page(bounds.shape, behind=after is not None), given)
    return [Listed(tx, one) for one in found]


def still_open(tx: Tx, bounds: Bounds | None, *, ids: Collection[UUID]) -> Sequence[Listed]:
    """Return those of these cases that are open and within the bounds; without any for the service itself."""
    if bounds is None:
        return [Listed(tx, one) for one in _among(None).rows(tx, ids)]
    return [Listed(tx, one) for one in _among(bounds.shape).rows(tx, ids, bounds.values)]


@lru_cache(maxsize=_SHAPES)
def _page(shape: Shape, *, behind: bool) -> Prepared:
    wanted = (
        sa.select(cases).where(is_open, named_bounds(shape).condition()).order_by(RANK, cases.c.answer_by, cases.c.id)
    )
    if behind:
        last = (
            sa.bindparam("rank", type_=sa.Integer()),
            sa.bindparam("due", type_=instant()),
            sa.bindparam("last", type_=sa.Uuid()),
        )
        wanted = wanted.where(sa.tuple_(RANK, cases.c.answer_by, cases.c.id) > sa.tuple_(*last))
    return Prepared(wanted.limit(sa.bindparam("most", type_=sa.Integer())), unread=True)


@lru_cache(maxsize=_SHAPES)
def _among(shape: Shape | None) -> Among:
    within = sa.true() if shape is None else named_bounds(shape).condition()
    return Among(lambda ids: sa.select(cases).where(cases.c.id.in_(ids), is_open, within), unread=True)
