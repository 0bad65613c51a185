"""Folding what figures are computed from into months, as promised work: whoever reports or acts never pays for it.

Figures read the folded months, and beside them what was touched since, so they are exact at any moment; folding only
keeps what is beside them small.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

import sqlalchemy as sa
import structlog

from app.access.callers import SYSTEM
from app.kit.database import Database, Tx
from app.kit.ids import new_id
from app.kit.office_hours import start_of_day
from app.response_time.columns import FORM, Columns, columns_of, together, unpacked
from app.response_time.folding import Begun, Folding, begin, begun_of, fold, goes_on
from app.response_time.gather import gather, gather_those
from app.response_time.marks import Measured
from app.response_time.months import Month, month_after, month_of
from app.response_time.tables import answers, figure_months, figure_state
from app.response_time.touched import touched

_log = structlog.get_logger()


def fold_all(database: Database) -> int:
    """Fold everything that was touched by now; return how many reports were read for it."""
    folded = fold(database, _FOLDING)
    if folded:
        _log.info("figures were folded", reports=folded)
    return folded


def folded_through(tx: Tx) -> int | None:
    """Return up to where is folded; None where nothing is, or in a form of before."""
    begun = begun_of(tx, figure_state, FORM)
    return None if begun is None else begun.through


def _fold_from_the_start(database: Database, safe: int) -> int:
    """Fold every month; only then are the months read. Whoever is cut off begins again."""
    mine = new_id()

    database.write(partial(begin, state=figure_state, content=figure_months, stamp=mine), caller=SYSTEM)
    folded = 0
    for month in _months(database):
        content = database.read(partial(_content_of_month, month=month), caller=SYSTEM)
        if not database.write_beside(
            partial(_write, content=content, stamp=mine, state={"stamp": mine}), caller=SYSTEM
        ):
            return folded
        folded += sum(len(one.reports) for one in content.values())
    finished = partial(_write, content={}, stamp=mine, state={"through": safe, "form": FORM})
    database.write(finished, caller=SYSTEM)
    return folded


def _months(database: Database) -> Iterator[date]:
    span = database.read(month_span, caller=SYSTEM)
    if span is not None:
        month, last = span
        while month <= last:
            yield month
            month = month_after(month)


def month_span(tx: Tx) -> tuple[date, date] | None:
    row = tx.execute(
        sa.select(sa.func.min(answers.c.received_at).label("first"), sa.func.max(answers.c.received_at).label("last"))
    ).one()
    return None if row.first is None else (month_of(row.first), month_of(row.last))


def _content_of_month(tx: Tx, month: date) -> Mapping[Month, Columns]:
    start, end = start_of_day(month), start_of_day(month_after(month))
    return _content(gather(tx, sa.and_(answers.c.received_at >= start, answers.c.received_at < end)))


def _fold_touched(database: Database, begun: Begun, through: int) -> int:
    def read(tx: Tx) -> tuple[int, Mapping[Month, Columns]]:
        newer = _content(gather_those(tx, touched(tx, after=begun.through, through=through)))
        count = sum(len(one.reports) for one in newer.values())
        return count, {key: _added(tx, key, columns) for key, columns in newer.items()}

    count, content = database.read(read, caller=SYSTEM)
    state = {"through": through, "stamp": new_id()}
    database.write_beside(partial(_write, content=content, stamp=begun.stamp, state=state), caller=SYSTEM)
    return count


def _content(measured: Iterable[Measured]) -> Mapping[Month, Columns]:
    return {key: columns_of(some) for key, some in by_month(measured).items()}


def _added(tx: Tx, key: Month, newer: Columns) -> Columns:
    before = tx.execute(sa.select(figure_months.c.content).where(_of(key))).scalar()
    return newer if before is None else together(unpacked(before).without(newer.reports["id"]), newer)


def _of(key: Month) -> sa.ColumnElement[bool]:
    return sa.and_(figure_months.c.centre_id == key.centre, figure_months.c.month == key.first)


def by_month(measured: Iterable[Measured]) -> Mapping[Month, list[Measured]]:
    months: dict[Month, list[Measured]] = defaultdict(list)
    for one in measured:
        months[Month(centre=one.subject.centre, first=month_of(one.subject.received_at))].append(one)
    return months


def _write(tx: Tx, *, content: Mapping[Month, Columns], stamp: UUID, state: Mapping[str, object]) -> bool:
    """Write months with how far is folded then; False, and nothing, where somebody else has folded meanwhile."""
    if not goes_on(tx, figure_state, stamp=stamp, to=state):
        return False
    for key, columns in content.items():
        tx.execute(sa.delete(figure_months).where(_of(key)))
        values = {"stamp": new_id(), "reports": len(columns.reports), "content": columns.packed()}
        tx.execute(sa.insert(figure_months).values(centre_id=key.centre, month=key.first, **values))
    return True


_FOLDING: Final = Folding(state=figure_state, form=FORM, from_the_start=_fold_from_the_start, touched=_fold_touched)
