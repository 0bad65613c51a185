"""How much is reported of each department, or of each stairwell of one, month by month and for every 100 dwellings.

It shows where burdens gather, so that fewer people in need are housed beside each other; it says nothing of a home.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa

from app.assignment.tables import case_reports, cases
from app.intake.tables import reports
from app.kit.codes import TriState
from app.kit.database import Tx
from app.kit.office_hours import start_of_day
from app.response_time.months import month_after
from app.response_time.period import Period
from app.response_time.scheme.crossed import Crossed, crossed
from app.response_time.scheme.load import OPEN, REFERRED, Load, LoadWanted
from app.response_time.scheme.spots import Spot, departments, stairwells
from app.response_time.scheme.tally import counted
from app.response_time.tables import answers

Counts = Mapping[str, Counter[str]]


def load(tx: Tx, wanted: LoadWanted) -> Sequence[Load]:
    """Return the load of all spots together first, and then of each of which anything was reported."""
    spots, key_of = _spots(tx, wanted)
    months = [first.isoformat()[:7] for first, _, _ in _months(wanted.period)]
    by_month: dict[str, Counter[str]] = defaultdict(Counter)
    standing: dict[str, Counter[str]] = defaultdict(Counter)
    with tx.beyond_the_wall():  # what comes out are counts
        for first, since, until in _months(wanted.period):
            for row in tx.execute(_received(wanted, since, until)):
                by_month[key_of(row)][first.isoformat()[:7]] += row.times
        for row in tx.execute(_received(wanted, wanted.period.starts_at, wanted.period.ends_at, _WAS_REFERRED)):
            standing[key_of(row)][REFERRED] += row.times
        for row in tx.execute(_open(wanted)):
            standing[key_of(row)][OPEN] += row.times
    order = sorted((set(by_month) | set(standing)) & set(spots), key=lambda key: spots[key].name)
    found = _crossed(order, by_month, months, guarded=wanted.guarded)
    stands = _crossed(order, standing, [OPEN, REFERRED], guarded=wanted.guarded)
    return [
        Load(spot=None, months=found.total, standing=stands.total),
        *(
            Load(spot=spots[key], months=found.tables[place], standing=stands.tables[place])
            for place, key in enumerate(order)
        ),
    ]


def _spots(tx: Tx, wanted: LoadWanted) -> tuple[Mapping[str, Spot], Callable[[Any], str]]:
    if wanted.department is None:
        return departments(tx), lambda row: str(row.department_id)
    within = stairwells(tx, department=wanted.department)
    return within.spots, lambda row: within.key_of(dwelling=row.dwelling_fp, building=row.building_fp)


def _months(period: Period) -> Iterator[tuple[date, datetime, datetime]]:
    """Yield the months of a period, the first and the last as far as they are within it."""
    first = period.first
    while first < period.end:
        end = min(month_after(first.replace(day=1)), period.end)
        yield first, start_of_day(first), start_of_day(end)
        first = end


def _columns(wanted: LoadWanted) -> list[sa.Column[Any]]:
    return [reports.c.department_id] if wanted.department is None else [reports.c.dwelling_fp, reports.c.building_fp]


def _received(wanted: LoadWanted, since: datetime, until: datetime, *more: sa.ColumnElement[bool]) -> sa.Select[Any]:
    columns = _columns(wanted)
    return (
        sa.select(*columns, sa.func.count().label("times"))
        .join(answers, answers.c.report_id == reports.c.id)
        .where(answers.c.received_at >= since, answers.c.received_at < until, *_there(wanted), *more)
        .where(sa.exists().where(case_reports.c.report_id == reports.c.id, _IS_COUNTED))
        .group_by(*columns)
    )


def _open(wanted: LoadWanted) -> sa.Select[Any]:
    """Ask for the reports of cases that were open at the end of the period."""
    columns, end = _columns(wanted), wanted.period.ends_at
    was_open = sa.or_(cases.c.closed_at.is_(None), cases.c.closed_at >= end)
    return (
        sa.select(*columns, sa.func.count(sa.distinct(reports.c.id)).label("times"))
        .join(case_reports, case_reports.c.report_id == reports.c.id)
        .join(cases, cases.c.id == case_reports.c.case_id)
        .where(sa.not_(cases.c.family), was_open, reports.c.received_at < end, *_there(wanted))
        .group_by(*columns)
    )


def _there(wanted: LoadWanted) -> Iterator[sa.ColumnElement[bool]]:
    if wanted.department is None:
        yield reports.c.department_id.is_not(None)
    else:
        yield reports.c.department_id == wanted.department
    if wanted.centres is not None:
        yield reports.c.centre_id.in_(wanted.centres)


def _crossed(order: Sequence[str], counts: Counts, codes: Sequence[str], *, guarded: bool) -> Crossed:
    together = sum((counts[key] for key in order if key in counts), Counter[str]())
    whole = Crossed(
        tables=[counted(counts.get(key, Counter()), codes=codes) for key in order],
        total=counted(together, codes=codes),
    )
    return crossed(whole) if guarded else whole


_WAS_REFERRED: Final = reports.c.referred == TriState.YES.value
_IS_COUNTED: Final = sa.and_(cases.c.id == case_reports.c.case_id, sa.not_(cases.c.family))
