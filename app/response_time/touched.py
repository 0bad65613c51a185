"""What was told since something was folded, and whose figures that may change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import case_reports
from app.history.tables import events
from app.kit.database import Tx
from app.response_time.gather import reports_moved_from, reports_of

_A_PAGE: Final = 2_000
_AT_ONCE: Final = 400
_PATIENCE: Final = "500ms"
"""How long the writers of PostgreSQL are asked to make room; then the next time is soon enough."""


def touched(tx: Tx, *, after: int, through: int | None = None) -> frozenset[UUID]:
    """Return the reports whose clocks an event after this one may have changed."""
    cases, found = _told_of(tx, after=after, through=through)
    return frozenset(found | reports_of(tx, cases=cases) | reports_moved_from(tx, cases=cases))


def touched_cases(tx: Tx, *, after: int, through: int | None = None) -> frozenset[UUID]:
    """Return the cases of which an event after this one tells, and those that share a report with one of them."""
    cases, found = _told_of(tx, after=after, through=through)
    ids, others = list(found | reports_of(tx, cases=cases)), set[UUID]()
    for start in range(0, len(ids), _AT_ONCE):
        some = case_reports.c.report_id.in_(ids[start : start + _AT_ONCE])
        others.update(tx.execute(sa.select(case_reports.c.case_id).where(some)).scalars())
    return frozenset(cases | others)


def _told_of(tx: Tx, *, after: int, through: int | None) -> tuple[set[UUID], set[UUID]]:
    """Return the cases and the reports that events name."""
    cases, found = set[UUID](), set[UUID]()
    for row in _events(tx, after=after, through=through):
        if row.case_id is not None:
            cases.add(row.case_id)
        if row.report_id is not None:
            found.add(row.report_id)
    return cases, found


def _events(tx: Tx, *, after: int, through: int | None) -> Iterator[sa.Row[Any]]:
    """Yield what was told since, a page at a time by its number.

    PostgreSQL, which does not know how few are so new, would read every event for all of them at once.
    """
    new = sa.select(events.c.seq, events.c.case_id, events.c.report_id).order_by(events.c.seq).limit(_A_PAGE)
    if through is not None:
        new = new.where(events.c.seq <= through)
    while True:
        rows = tx.execute(new.where(events.c.seq > after)).all()
        yield from rows
        if len(rows) < _A_PAGE:
            return
        after = rows[-1].seq


def safe_number(tx: Tx) -> int:
    """Return a number up to which no event is still to be committed: PostgreSQL's are drawn before."""
    if tx.connection.dialect.name == "postgresql":
        tx.execute(sa.text(f"SET LOCAL lock_timeout = '{_PATIENCE}'"))
        tx.execute(sa.text("LOCK TABLE events IN SHARE MODE"))
    newest: int | None = tx.execute(sa.select(sa.func.max(events.c.seq))).scalar()
    return newest or 0
