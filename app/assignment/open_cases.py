"""Open cases as whoever polls is shown them, by statements that are compiled once for each shape of bounds.

They come unread: a row that was read and shown before need not be opened and written again (`api/waiting_items.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.assignment.case import Case
from app.assignment.cases import RANK, Bounds, case_of
from app.assignment.stand_in import StandIn
from app.assignment.tables import cases, is_open
from app.assignment.turn import Turn
from app.kit.codes import ResponderKind
from app.kit.columns import instant
from app.kit.database import Tx
from app.kit.prepared import Prepared, Unread

_NOWHERE = UUID(int=0)
_SHAPES = 512
_PLACES = (1, 8, 50, 200, 1000)
"""So many cases are asked for in one statement; what is free repeats the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """What a statement looks like: bounds without their values."""

    kind: ResponderKind | None
    owner: bool
    at: bool
    centres: int
    backs: tuple[bool, ...]


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

    def read(self) -> Case:
        """Open it, in the transaction that found it."""
        return case_of(self._tx, self._unread.read())


def listed(tx: Tx, bounds: Bounds, *, limit: int, after: Turn | None = None) -> Sequence[Listed]:
    """Return open cases behind `after`, most urgent first, then those that are due first."""
    given: dict[str, Any] = {"most": limit, **_given(bounds)}
    if after is not None:
        given |= {"rank": after.rank, "due": after.due, "last": after.id}
    found = tx.rows(_page(_shape(bounds), behind=after is not None), given)
    return [Listed(tx, one) for one in found]


def still_open(tx: Tx, bounds: Bounds | None, *, ids: Collection[UUID]) -> Sequence[Listed]:
    """Return those of these cases that are open and within the bounds; without any for the service itself."""
    found: list[Listed] = []
    wanted = list(ids)
    for start in range(0, len(wanted), _PLACES[-1]):
        piece = wanted[start : start + _PLACES[-1]]
        places = next(many for many in _PLACES if many >= len(piece))
        given = {f"case_{place}": piece[min(place, len(piece) - 1)] for place in range(places)}
        statement = _among(None if bounds is None else _shape(bounds), places)
        found += [Listed(tx, one) for one in tx.rows(statement, given if bounds is None else given | _given(bounds))]
    return found


def _shape(bounds: Bounds) -> _Shape:
    return _Shape(
        kind=bounds.kind,
        owner=bounds.owner is not None,
        at=bounds.at is not None,
        centres=max(1, len(bounds.centres)),
        backs=tuple(one.back is not None for one in bounds.standing_in),
    )


def _given(bounds: Bounds) -> dict[str, Any]:
    given: dict[str, Any] = {f"centre_{place}": one for place, one in enumerate(bounds.centres or (_NOWHERE,))}
    for place, one in enumerate(bounds.standing_in):
        given |= {f"absent_{place}": one.absent, f"back_{place}": one.back}
    return given | {"owner": bounds.owner, "at": bounds.at}


def _bounds(shape: _Shape) -> Bounds:
    """Return bounds that stand for all of a shape: where they have values, these have names."""
    owner: Any = sa.bindparam("owner", type_=sa.Uuid()) if shape.owner else None
    at: Any = sa.bindparam("at", type_=instant()) if shape.at else None
    centres: Any = tuple(sa.bindparam(f"centre_{place}", type_=sa.Uuid()) for place in range(shape.centres))
    acts_for = tuple(_stand_in(place, back=back) for place, back in enumerate(shape.backs))
    return Bounds(centres=centres, owner=owner, kind=shape.kind, at=at, standing_in=acts_for)


def _stand_in(place: int, *, back: bool) -> StandIn:
    absent: Any = sa.bindparam(f"absent_{place}", type_=sa.Uuid())
    until: Any = sa.bindparam(f"back_{place}", type_=instant()) if back else None
    return StandIn(absent=absent, back=until)


@lru_cache(maxsize=_SHAPES)
def _page(shape: _Shape, *, behind: bool) -> Prepared:
    wanted = sa.select(cases).where(is_open, _bounds(shape).condition()).order_by(RANK, cases.c.answer_by, cases.c.id)
    if behind:
        last = (
            sa.bindparam("rank", type_=sa.Integer()),
            sa.bindparam("due", type_=instant()),
            sa.bindparam("last", type_=sa.Uuid()),
        )
        wanted = wanted.where(sa.tuple_(RANK, cases.c.answer_by, cases.c.id) > sa.tuple_(*last))
    return Prepared(wanted.limit(sa.bindparam("most", type_=sa.Integer())), unread=True)


@lru_cache(maxsize=_SHAPES)
def _among(shape: _Shape | None, places: int) -> Prepared:
    these = cases.c.id.in_([sa.bindparam(f"case_{place}", type_=sa.Uuid()) for place in range(places)])
    within = sa.true() if shape is None else _bounds(shape).condition()
    return Prepared(sa.select(cases).where(these, is_open, within), unread=True)
