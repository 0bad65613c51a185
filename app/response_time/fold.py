"""Folding what figures are computed from into months, as promised work: whoever reports or acts never pays for it.

Figures read the folded months, and beside them what was touched since, so they are exact at any moment; folding only
keeps what is beside them small.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final
from uuid import UUID

import sqlalchemy as sa
import structlog

from app.access.callers import SYSTEM
from app.assignment.tables import case_reports
from app.history.tables import events
from app.kit.database import Database, Tx
from app.kit.errors import Unavailable
from app.kit.ids import new_id
from app.kit.office_hours import start_of_day
from app.response_time.columns import FORM, Columns, columns_of, together, unpacked
from app.response_time.gather import gather, gather_those
from app.response_time.marks import Measured
from app.response_time.months import Month, month_after, month_of
from app.response_time.tables import answers, figure_months, figure_state

_MOST_EVENTS: Final = 20_000
"""Folded in one transaction."""
_PATIENCE: Final = "500ms"
"""How long the writers of PostgreSQL are asked to make room; then the next time is soon enough."""

_log = structlog.get_logger()


def fold_all(database: Database) -> int:
    """Fold everything that was touched by now; return how many reports were read for it."""
    try:
        safe = database.write(_safe, caller=SYSTEM)
    except Unavailable:  # a long writer is at work: what is not folded is read as it is
        return 0
    begun = database.read(folded_through, caller=SYSTEM)
    folded = 0
    if begun is None:
        folded += _fold_from_the_start(database, safe)
        begun = safe
    while begun < safe:
        end = min(safe, begun + _MOST_EVENTS)
        after = begun
        folded += database.write(lambda tx, after=after, end=end: _fold_touched(tx, after, end), caller=SYSTEM)  # type: ignore[misc]
        begun = end
    if folded:
        _log.info("figures were folded", reports=folded)
    return folded


def touched(tx: Tx, *, after: int, through: int | None = None) -> frozenset[UUID]:
    """Return the reports whose clocks an event after this one may have changed."""
    new = events.c.seq > after if through is None else events.c.seq.between(after + 1, through)
    cases = sa.select(events.c.case_id).where(new)
    of_cases = sa.select(case_reports.c.report_id).where(case_reports.c.case_id.in_(cases))
    named = sa.select(events.c.report_id).where(new, events.c.report_id.is_not(None))
    return frozenset(tx.execute(sa.union(of_cases, named)).scalars())


def _safe(tx: Tx) -> int:
    """Return a number up to which no event is still to be committed: PostgreSQL's are drawn before."""
    if tx.connection.dialect.name == "postgresql":
        tx.execute(sa.text(f"SET LOCAL lock_timeout = '{_PATIENCE}'"))
        tx.execute(sa.text("LOCK TABLE events IN SHARE MODE"))
    newest: int | None = tx.execute(sa.select(sa.func.max(events.c.seq))).scalar()
    return newest or 0


def folded_through(tx: Tx) -> int | None:
    """Return up to where is folded; None where nothing is, or in a form of before."""
    row = tx.execute(sa.select(figure_state)).one_or_none()
    return None if row is None or row.form != FORM else int(row.through)


def _fold_from_the_start(database: Database, safe: int) -> int:
    """Fold every month; only then are the months read. Whoever is cut off begins again."""
    database.write(lambda tx: tx.execute(sa.delete(figure_months)), caller=SYSTEM)
    span = database.read(month_span, caller=SYSTEM)
    folded = 0
    if span is not None:
        month, last = span
        while month <= last:
            wanted = month
            folded += database.write(lambda tx, wanted=wanted: _fold_month(tx, wanted), caller=SYSTEM)  # type: ignore[misc]
            month = month_after(month)

    def done(tx: Tx) -> None:
        tx.execute(sa.delete(figure_state))
        tx.execute(sa.insert(figure_state).values(one=1, through=safe, form=FORM, stamp=new_id()))

    database.write(done, caller=SYSTEM)
    return folded


def month_span(tx: Tx) -> tuple[date, date] | None:
    row = tx.execute(
        sa.select(sa.func.min(answers.c.received_at).label("first"), sa.func.max(answers.c.received_at).label("last"))
    ).one()
    return None if row.first is None else (month_of(row.first), month_of(row.last))


def _fold_month(tx: Tx, month: date) -> int:
    start, end = start_of_day(month), start_of_day(month_after(month))
    months = by_month(gather(tx, sa.and_(answers.c.received_at >= start, answers.c.received_at < end)))
    for key, some in months.items():
        _write(tx, key, columns_of(some))
    return sum(len(some) for some in months.values())


def _fold_touched(tx: Tx, after: int, through: int) -> int:
    state = tx.execute(
        sa.update(figure_state).where(figure_state.c.through == after).values(through=through, stamp=new_id())
    )
    if state.rowcount == 0:
        return 0  # another worker has folded this
    months = by_month(gather_those(tx, touched(tx, after=after, through=through)))
    for key, some in months.items():
        new = columns_of(some)
        before = tx.execute(sa.select(figure_months.c.content).where(_of(key))).scalar()
        _write(tx, key, new if before is None else together(unpacked(before).without(new.reports["id"]), new))
    return sum(len(some) for some in months.values())


def _of(key: Month) -> sa.ColumnElement[bool]:
    return sa.and_(figure_months.c.centre_id == key.centre, figure_months.c.month == key.first)


def by_month(measured: Iterable[Measured]) -> Mapping[Month, list[Measured]]:
    months: dict[Month, list[Measured]] = defaultdict(list)
    for one in measured:
        months[Month(centre=one.subject.centre, first=month_of(one.subject.received_at))].append(one)
    return months


def _write(tx: Tx, key: Month, columns: Columns) -> None:
    tx.execute(sa.delete(figure_months).where(_of(key)))
    tx.execute(
        sa.insert(figure_months).values(
            centre_id=key.centre,
            month=key.first,
            stamp=new_id(),
            reports=len(columns.reports),
            content=columns.packed(),
        )
    )
