"""Computing again from the history what is kept: the state beside each report, and what is folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

import numpy as np
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.kit.database import Database, Tx
from app.kit.office_hours import start_of_day
from app.response_time.columns import Columns, columns_of, id_of, unpacked
from app.response_time.fold import by_month, folded_through, month_span
from app.response_time.gather import gather
from app.response_time.marks import Measured, reached
from app.response_time.months import Month, month_after
from app.response_time.scheme.check_cases import wrong_cases
from app.response_time.tables import answers, figure_months
from app.response_time.touched import touched

_STATE: Final = "state"
_FOLDED: Final = "folded"
_CASE: Final = "case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A report of which something is kept that its history does not say, `state` or `folded`, or such a `case`."""

    id: UUID
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    reports: int
    wrong: Sequence[Wrong]


def check(database: Database) -> Checked:
    """Compute everything again, a month at a time, and return what is kept otherwise."""
    span = database.read(month_span, caller=SYSTEM)
    reports, wrong = 0, [Wrong(id=one, what=_CASE) for one in wrong_cases(database)]
    if span is None:
        return Checked(reports=0, wrong=wrong)
    month, last = span
    while month <= last:
        wanted = month
        some = database.read(lambda tx, wanted=wanted: _check_month(tx, wanted), caller=SYSTEM)  # type: ignore[misc]
        reports += some.reports
        wrong += some.wrong
        month = month_after(month)
    return Checked(reports=reports, wrong=wrong)


def _check_month(tx: Tx, month: date) -> Checked:
    start, end = start_of_day(month), start_of_day(month_after(month))
    measured = list(gather(tx, sa.and_(answers.c.received_at >= start, answers.c.received_at < end)))
    wrong = [Wrong(id=one.subject.id, what=_STATE) for one in measured if one.stored != reached(one.subject, one.marks)]
    through = folded_through(tx)
    if through is not None:
        unfolded = touched(tx, after=through)
        wrong += _folded_wrong(tx, month, [one for one in measured if one.subject.id not in unfolded], unfolded)
    return Checked(reports=len(measured), wrong=wrong)


def _folded_wrong(tx: Tx, month: date, measured: Sequence[Measured], unfolded: frozenset[UUID]) -> Iterator[Wrong]:
    """Compare the folded rows with those that would be folded now, but for what is still to be folded."""
    table = figure_months
    kept = {
        Month(centre=row.centre_id, first=month): unpacked(row.content)
        for row in tx.execute(sa.select(table.c.centre_id, table.c.content).where(table.c.month == month))
    }
    anew = {key: columns_of(some) for key, some in by_month(measured).items()}
    for key in kept.keys() | anew.keys():
        theirs, ours = (_by_report(some.get(key, columns_of(()))) for some in (kept, anew))
        for report in theirs.keys() | ours.keys():
            if report not in unfolded and theirs.get(report) != ours.get(report):
                yield Wrong(id=report, what=_FOLDED)


def _by_report(columns: Columns) -> dict[UUID, tuple[bytes, tuple[bytes, ...]]]:
    """Return the row and the marks of each report as they are kept, the marks in an order of their own."""
    order = np.argsort(columns.marks["row"], kind="stable")
    marks = columns.marks[order].copy()
    bounds = np.searchsorted(marks["row"], np.arange(len(columns.reports) + 1))
    marks["row"] = 0
    return {
        id_of(row["id"]): (row.tobytes(), tuple(sorted(one.tobytes() for one in marks[bounds[at] : bounds[at + 1]])))
        for at, row in enumerate(columns.reports)
    }
