"""Which cases are past their period: closed long enough, not held, and not cleared yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import cases, is_closed
from app.kit.database import Tx
from app.privacy.holds import held_cases
from app.privacy.periods import Periods, subject_of
from app.privacy.tables import is_cleared, when_cleared

_LOOKED_AT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A case whose period is over, as a dry run lists it: codes and instants, nothing of a person."""

    case: UUID
    number: str
    subject: str
    outcome: str | None
    closed_at: datetime
    due_at: datetime
    version: int
    cleared_before: datetime | None
    """When it was cleared already, where something came to it afterwards."""


def due(tx: Tx, *, periods: Periods, limit: int, after: tuple[datetime, UUID] | None = None) -> Sequence[Due]:
    """Return cases past their period in the order of their closing, those behind `after`."""
    found: list[Due] = []
    with tx.beyond_the_wall():  # codes alone; who asks sees no content of a case
        for row in _closed(tx, periods, after):
            one = _due(row, periods)
            if one.due_at <= tx.now:
                found.append(one)
                if len(found) == limit:
                    break
    return found


def still_due(tx: Tx, *, periods: Periods, ids: Sequence[UUID]) -> Sequence[Due]:
    """Return those of the cases that are still past their period, locked until the commit.

    They are locked first and looked at then: who was holding one meanwhile has committed its hold by then.
    """
    these = cases.c.id.in_(ids)
    tx.execute(sa.select(cases.c.id).where(these).order_by(cases.c.id).with_for_update())
    wanted = _wanted(periods, tx.now).where(these).order_by(cases.c.id)
    found = (_due(row, periods) for row in tx.execute(wanted).all())
    return [one for one in found if one.due_at <= tx.now]


def _closed(tx: Tx, periods: Periods, after: tuple[datetime, UUID] | None) -> Iterator[Any]:
    order = sa.tuple_(cases.c.closed_at, cases.c.id)
    while True:
        wanted = _wanted(periods, tx.now).order_by(cases.c.closed_at, cases.c.id).limit(_LOOKED_AT)
        if after is not None:
            wanted = wanted.where(order > sa.tuple_(*after, types=[cases.c.closed_at.type, cases.c.id.type]))
        rows = tx.execute(wanted).all()
        yield from rows
        if len(rows) < _LOOKED_AT:
            return
        after = rows[-1].closed_at, rows[-1].id


def _wanted(periods: Periods, now: datetime) -> sa.Select[Any]:
    other = cases.alias()
    goes_on = sa.exists().where(other.c.id == cases.c.merged_into, ~is_cleared(other))
    names = ("id", "number", "version", "concerns", "family", "outcome", "closed_at")
    columns = [cases.c[name] for name in names]
    return sa.select(*columns, when_cleared(cases).label("cleared_before")).where(
        is_closed,
        cases.c.closed_at <= now - periods.shortest,
        cases.c.id.not_in(held_cases()),
        ~goes_on,  # what ended in another case is its past, and is kept as long
        ~is_cleared(cases),
    )


def _due(row: Any, periods: Periods) -> Due:  # noqa: ANN401 a row of SQLAlchemy has no narrower type
    subject = subject_of(row.concerns, family=row.family)
    return Due(
        case=row.id,
        number=row.number,
        subject=subject,
        outcome=row.outcome,
        closed_at=row.closed_at,
        due_at=periods.due_at(subject=subject, outcome=row.outcome, closed_at=row.closed_at),
        version=row.version,
        cleared_before=row.cleared_before,
    )
