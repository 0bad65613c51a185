"""Response time per social centre: what was answered, and what is still open, counted together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.directory.current import current
from app.directory.snapshot import Directory
from app.kit.database import Tx
from app.response_time.survival import Wait, quantile
from app.response_time.tables import answers

DEFINITION = "answered-by-centre"
VERSION = 1
_MEDIAN, _NINETIETH = 0.5, 0.9
_MINUTE = 60

_COUNTED = sa.select(
    answers.c.centre_id,
    answers.c.received_at,
    answers.c.answer_by,
    answers.c.answered_at,
    answers.c.answered_office_seconds,
    answers.c.closed_at,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Reports received from `start` until just before `end`."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreFigures:
    """One centre's figures; minutes are office minutes of that centre, None while too few are answered."""

    centre: UUID
    name: str
    reports: int
    answered: int
    open: int
    overdue: int
    closed_unanswered: int
    median_minutes: float | None
    p90_minutes: float | None
    share_within_target: float | None


def by_centre(tx: Tx, *, period: Period, centres: frozenset[UUID] | None) -> Sequence[CentreFigures]:
    """Return a row for each centre with reports in the period; `centres` None is all of them."""
    wanted = _COUNTED.where(answers.c.received_at >= period.start, answers.c.received_at < period.end)
    if centres is not None:
        wanted = wanted.where(answers.c.centre_id.in_(centres))
    by_id: dict[UUID, list[sa.Row[Any]]] = defaultdict(list)
    for row in tx.execute(wanted):
        by_id[row.centre_id].append(row)
    directory = current(tx)
    figures = (_figures(rows, centre, directory, tx.now) for centre, rows in by_id.items())
    return sorted(figures, key=lambda one: (one.name, one.centre))


def _figures(rows: Sequence[sa.Row[Any]], centre: UUID, directory: Directory, now: datetime) -> CentreFigures:
    known = directory.centre(centre)
    waits = tuple(_waits(rows, centre, directory, now))
    open_rows = [row for row in rows if row.answered_at is None]
    return CentreFigures(
        centre=centre,
        name=str(centre) if known is None else known.name,
        reports=len(rows),
        answered=len(rows) - len(open_rows),
        open=len([row for row in open_rows if row.closed_at is None]),
        overdue=len([row for row in open_rows if row.answer_by < now]),
        closed_unanswered=len([row for row in open_rows if row.closed_at is not None]),
        median_minutes=_minutes(quantile(waits, _MEDIAN)),
        p90_minutes=_minutes(quantile(waits, _NINETIETH)),
        share_within_target=_within_target(rows, now),
    )


def _waits(rows: Sequence[sa.Row[Any]], centre: UUID, directory: Directory, now: datetime) -> Iterator[Wait]:
    calendar = directory.calendar(centre)
    for row in rows:
        if row.answered_at is not None:
            yield Wait(row.answered_office_seconds, answered=True)
        else:
            yield Wait(calendar.office_seconds(row.received_at, now), answered=False)


def _within_target(rows: Sequence[sa.Row[Any]], now: datetime) -> float | None:
    """Return the share kept of all promises that are decided: kept, or past their instant."""
    decided = [row for row in rows if row.answered_at is not None or row.answer_by < now]
    if not decided:
        return None
    kept = [row for row in decided if row.answered_at is not None and row.answered_at <= row.answer_by]
    return len(kept) / len(decided)


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds / _MINUTE, 1)
