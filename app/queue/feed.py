"""Telling a follower what entered, changed and left since its cursor, in the order of commits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.kit.database import Tx
from app.kit.errors import Gone
from app.kit.prepared import Prepared
from app.queue.feed_audience import Follower
from app.queue.feed_cursor import READ_ANEW
from app.queue.feed_merge import Numbered, Told, Vector, Window, tell
from app.queue.tables import centre_counters, changes

_WINDOW = 500
_MOST_PASSED = 4 * _WINDOW
"""How many changes of others are passed over in one answer; whoever gets less than it asked for asks again."""

_LEAST_WINDOW = 16
_COUNTERS = Prepared(sa.select(centre_counters))
"""All of them, which are few: one question instead of one for each centre."""
_BEHIND = Prepared(
    sa.select(changes)
    .where(changes.c.centre_id == sa.bindparam("centre"), changes.c.number > sa.bindparam("after"))
    .order_by(changes.c.number)
    .limit(sa.bindparam("most", type_=sa.Integer()))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a follower is told, and how far that reaches; `more` where it does not reach the newest."""

    told: Sequence[Told]
    until: Vector
    newest: Vector

    @property
    def more(self) -> bool:
        return self.until != self.newest


def newest_of(tx: Tx, centres: Iterable[UUID]) -> dict[UUID, int]:
    """Return the newest number of each centre."""
    known = {row.centre_id: int(row.number) for row in tx.rows(_COUNTERS)}
    return {centre: known.get(centre, 0) for centre in centres}


def told_since(tx: Tx, follower: Follower, *, after: Vector, limit: int) -> Answered:
    """Return the next changes behind `after`, at most `limit`; Gone where some of them can be told no more."""
    newest = _tellable(tx, follower, after)
    until, told, passed = after, list[Told](), 0
    while passed < _MOST_PASSED and len(told) < limit and until != newest:
        behind = windows(tx, until, newest, most=_most(until, newest, limit - len(told)))
        telling = tell(follower, behind, after=until, limit=limit - len(told))
        if telling.passed == 0:  # the numbers are not there: nothing behind them can be told
            raise Gone(READ_ANEW)
        until, passed = telling.until, passed + telling.passed
        told += telling.told
    return Answered(told=told, until=until, newest=newest)


def _most(until: Vector, newest: Vector, wanted: int) -> int:
    """Return how many to read of each centre: twice what is wanted, for some are none of its business, of all together.

    Whoever leads all centres would else read the most of each, and be told a part of one.
    """
    centres = sum(number < newest[centre] for centre, number in until.items())
    return min(_WINDOW, max(_LEAST_WINDOW, 2 * wanted // max(1, centres)) + 1)


def windows(tx: Tx, after: Vector, newest: Vector, *, most: int = _WINDOW) -> dict[UUID, Window]:
    """Return what is behind `after` in each centre, read once, at most so many changes of each."""
    return {
        centre: Window(rows=(), whole=True) if number >= newest[centre] else _window(tx, centre, number, most)
        for centre, number in after.items()
    }


def _window(tx: Tx, centre: UUID, after: int, most: int) -> Window:
    rows = tx.rows(_BEHIND, {"centre": centre, "after": after, "most": most})
    return Window(rows=[_numbered(row) for row in rows], whole=len(rows) < most)


def _tellable(tx: Tx, follower: Follower, after: Vector) -> Mapping[UUID, int]:
    """Return the newest numbers; Gone where what is behind `after` was forgotten, or a backup was put back."""
    newest: dict[UUID, int] = {}
    known = {row.centre_id: (int(row.number), int(row.told_after)) for row in tx.rows(_COUNTERS)}
    for centre in follower.centres:
        newest[centre], told_after = known.get(centre, (0, 0))
        if not told_after <= after[centre] <= newest[centre]:
            raise Gone(READ_ANEW)
    return newest


def _numbered(row: Any) -> Numbered:  # noqa: ANN401 a row has no narrower type
    return Numbered(
        centre=row.centre_id,
        number=row.number,
        case=row.case_id,
        seen_by=row.seen_by,
        seen_before_by=row.seen_by if row.seen_before_by is None else row.seen_before_by,
        also={} if row.also is None else {UUID(centre): number for centre, number in row.also.items()},
    )
