"""Every report that figures count, by what is or was known: folded months, and what is newer than they."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from app.kit.database import Tx
from app.kit.errors import Unavailable
from app.response_time.columns import Columns, columns_of, microseconds, unpacked
from app.response_time.fold import by_month, folded_through
from app.response_time.gather import gather, gather_those
from app.response_time.kept import Kept
from app.response_time.months import Month, month_of
from app.response_time.state import State, all_of, state_of
from app.response_time.tables import answers, figure_months
from app.response_time.touched import touched

_MOST_REPORTS_KEPT: Final = 1_500_000
"""In the memory of one process: some 90 bytes each."""
_MOST_UNFOLDED: Final = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Reports received from `start` until just before `end`; of all centres where `centres` is None.

    `known` None is by all that is known now. `everywhere` is for numbers that a caller is owed of what it may not see.
    """

    start: datetime
    end: datetime
    centres: frozenset[UUID] | None = None
    known: datetime | None = None
    everywhere: bool = False

    @property
    def last(self) -> datetime:
        """The last instant of the period."""
        return self.end - timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The reports of a period; `state.centre` is a place in `centres`."""

    centres: Sequence[UUID]
    state: State


_kept: Final = Kept[State](most=_MOST_REPORTS_KEPT, size=lambda state: len(state.reports))


def ledger(tx: Tx, asked: Asked) -> Ledger:
    """Return the reports that were asked for; Unavailable where too many of them are not folded yet."""
    with tx.beyond_the_wall():  # histories are nobody's to see here, and only their counts and times go out
        through = folded_through(tx)
        newer = _newer(tx, asked, through)
        parts = _parts(tx, asked, through, newer) if asked.everywhere else None
    if parts is None:
        parts = _parts(tx, asked, through, newer)
    known = None if asked.known is None else microseconds(asked.known)
    parts += [(key.centre, state_of(columns, known=known)) for key, columns in newer.columns.items()]
    return _in_period(parts, asked)


def _parts(tx: Tx, asked: Asked, through: int | None, newer: _Newer) -> list[tuple[UUID, State]]:
    folded = () if through is None else _folded(tx, asked)
    return [(key.centre, _state(tx, key, stamp, asked, newer.ids.get(key))) for key, stamp in folded]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Newer:
    """What was touched since the last folding, by month: it stands for what is folded of the same reports."""

    columns: Mapping[Month, Columns]
    ids: Mapping[Month, NDArray[Any]]


def _newer(tx: Tx, asked: Asked, through: int | None) -> _Newer:
    wanted = _within(asked, answers.c.received_at, answers.c.centre_id)
    if through is None:
        count = tx.execute(sa.select(sa.func.count()).select_from(answers)).scalar_one()
        measured = None if count > _MOST_UNFOLDED else gather(tx, wanted)
    else:
        ids = touched(tx, after=through)
        measured = None if len(ids) > _MOST_UNFOLDED else gather_those(tx, ids)
    if measured is None:
        raise Unavailable("The figures are being counted anew; ask again in some minutes.")
    months = {key: columns_of(some) for key, some in by_month(measured).items() if _asks_for(asked, key)}
    return _Newer(columns=months, ids={key: some.reports["id"] for key, some in months.items()})


def _asks_for(asked: Asked, key: Month) -> bool:
    return (asked.centres is None or key.centre in asked.centres) and (
        month_of(asked.start) <= key.first <= month_of(asked.last)
    )


def _folded(tx: Tx, asked: Asked) -> Iterator[tuple[Month, UUID]]:
    table = figure_months
    wanted = sa.select(table.c.centre_id, table.c.month, table.c.stamp).where(
        table.c.month >= month_of(asked.start), table.c.month <= month_of(asked.last)
    )
    if asked.centres is not None:
        wanted = wanted.where(table.c.centre_id.in_(asked.centres))
    for row in tx.execute(wanted.order_by(table.c.month, table.c.centre_id)).all():
        yield Month(centre=row.centre_id, first=row.month), row.stamp


def _state(tx: Tx, key: Month, stamp: UUID, asked: Asked, newer: NDArray[Any] | None) -> State:
    if asked.known is None and newer is None:
        kept = _kept.get(stamp)
        if kept is None:
            kept = state_of(_content(tx, key))
            _kept.keep(stamp, kept)
        return kept
    if asked.known is None and newer is not None and (kept := _kept.get(stamp)) is not None:
        return kept.of(~np.isin(kept.reports["id"], newer))
    columns = _content(tx, key)
    if newer is not None:
        columns = columns.without(newer)
    return state_of(columns, known=None if asked.known is None else microseconds(asked.known))


def _content(tx: Tx, key: Month) -> Columns:
    table = figure_months
    wanted = sa.select(table.c.content).where(table.c.centre_id == key.centre, table.c.month == key.first)
    return unpacked(tx.execute(wanted).scalar_one())


def _in_period(parts: Sequence[tuple[UUID, State]], asked: Asked) -> Ledger:
    if not parts:
        parts = [(UUID(int=0), state_of(columns_of(())))]
    centres = sorted({centre for centre, _ in parts})
    start, end = microseconds(asked.start), microseconds(asked.end)
    states = []
    for centre, whole in parts:  # only the first and the last month of a period are cut
        received = whole.received
        state = whole.of((received >= start) & (received < end))
        states.append(state.at(np.full(len(state.reports), centres.index(centre), np.uint16)))
    return Ledger(centres=centres, state=all_of(states))


def _within(
    asked: Asked, received: sa.ColumnElement[datetime], centre: sa.ColumnElement[UUID]
) -> sa.ColumnElement[bool]:
    during = sa.and_(received >= asked.start, received < asked.end)
    return during if asked.centres is None else sa.and_(during, centre.in_(asked.centres))
