"""The cases that a figure counts, and the events and reports that say what is counted of them.

Family teams' own cases are in no figure of the scheme: they are that team's alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import case_reports, cases
from app.history.tables import events
from app.intake.tables import reports
from app.kit.case_codes import EventKind
from app.kit.database import Tx
from app.queue.acts import ACTIONS
from app.response_time.scheme.basis import Basis, CountedReport, Needs, Told
from app.response_time.scheme.scope import CountedCase, Scope, Which

Id = TypeVar("Id")
_AT_ONCE = 500
_ACTED = sorted(kind.value for kind in ACTIONS)


def read_basis(tx: Tx, scope: Scope, needs: Needs) -> Basis:
    """Read at once what several questions about a scope need."""
    counted = counted_cases(tx, scope)
    ids = [one.id for one in counted]
    before = {one.relapse_of for one in counted if one.relapse_of is not None} if needs.earlier else frozenset()
    return Basis(
        scope=scope,
        counted=counted,
        reports=reports_of(tx, ids, before=scope.end) if needs.reports else {},
        events=events_of(tx, {*ids, *before}, needs.kinds, before=scope.end) if needs.kinds else (),
    )


def counted_cases(tx: Tx, scope: Scope) -> Sequence[CountedCase]:
    """Return the cases of the scope, the first received first."""
    wanted = sa.select(
        cases.c.id,
        cases.c.received_at,
        cases.c.relapse_of,
        cases.c.resident_fp,
        cases.c.dwelling_fp,
        cases.c.outcome,
        cases.c.closed_at,
    ).where(sa.not_(cases.c.family), *_which(scope))
    with tx.beyond_the_wall():  # what comes out are counts
        rows = tx.execute(wanted.order_by(cases.c.received_at, cases.c.id)).all()
    return [
        CountedCase(
            id=row.id,
            received_at=row.received_at,
            relapse_of=row.relapse_of,
            resident=row.resident_fp,
            dwelling=row.dwelling_fp,
            outcome=row.outcome,
            closed_at=row.closed_at,
        )
        for row in rows
    ]


def events_of(tx: Tx, wanted: Collection[UUID], kinds: Collection[EventKind], *, before: datetime) -> list[Told]:
    """Return what happened in some cases before an instant, in the order of time; of two at once the last told last."""
    query = sa.select(events.c.case_id, events.c.kind, events.c.at, events.c.recorded_at, events.c.codes)
    named = [kind.value for kind in kinds]
    found: list[Told] = []
    with tx.beyond_the_wall():  # codes alone, and what comes out are counts
        for some in parts(wanted):
            rows = tx.execute(
                query.where(events.c.case_id.in_(some), events.c.kind.in_(named), events.c.at < before).order_by(
                    events.c.at, events.c.seq
                )
            )
            found += [
                Told(case=row.case_id, kind=row.kind, at=row.at, recorded_at=row.recorded_at, codes=row.codes)
                for row in rows
            ]
    return found


def reports_of(tx: Tx, wanted: Collection[UUID], *, before: datetime) -> Mapping[UUID, Sequence[CountedReport]]:
    """Return the reports of some cases that were received before an instant, the first first."""
    query = (
        sa.select(
            case_reports.c.case_id,
            reports.c.reporter_kind,
            reports.c.concerns,
            reports.c.eviction_stage,
            reports.c.referred,
            reports.c.received_at,
            reports.c.recorded_at,
        )
        .join(reports, reports.c.id == case_reports.c.report_id)
        .where(reports.c.received_at < before)
        .order_by(reports.c.received_at, reports.c.id)
    )
    found: dict[UUID, list[CountedReport]] = defaultdict(list)
    with tx.beyond_the_wall():  # codes alone, and what comes out are counts
        for some in parts(wanted):
            for row in tx.execute(query.where(case_reports.c.case_id.in_(some))):
                found[row.case_id].append(
                    CountedReport(
                        case=row.case_id,
                        reporter_kind=row.reporter_kind,
                        concerns=row.concerns,
                        eviction_stage=row.eviction_stage,
                        referred=row.referred,
                        received_at=row.received_at,
                        recorded_at=row.recorded_at,
                    )
                )
    return found


def _which(scope: Scope) -> Iterator[sa.ColumnElement[bool]]:
    if scope.which is Which.RECEIVED:
        yield cases.c.received_at >= scope.start
        yield cases.c.received_at < scope.end
    else:
        yield cases.c.received_at < scope.end
        yield sa.or_(cases.c.closed_at.is_(None), cases.c.closed_at >= scope.start)
    if scope.which is Which.ACTED_ON:
        acted = sa.exists().where(
            events.c.case_id == cases.c.id,
            events.c.kind.in_(_ACTED),
            events.c.at >= scope.start,
            events.c.at < scope.end,
        )
        yield acted if scope.centres is None else acted.where(events.c.centre_id.in_(scope.centres))
    elif scope.centres is not None:
        yield cases.c.centre_id.in_(scope.centres)


def parts(wanted: Collection[Id]) -> Iterator[Sequence[Id]]:
    """Yield ids so few at a time that a statement takes them."""
    ordered = list(wanted)
    return (ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE))
