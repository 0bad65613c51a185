"""The cases that a figure counts, and the events and reports that say what is counted of them.

Family teams' own cases are in no figure of the scheme: they are that team's alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import case_reports, cases, is_closed, is_numbered, numbered_residents, person_number
from app.history.tables import events
from app.intake.tables import reports
from app.kit.case_codes import EventKind
from app.kit.database import Tx
from app.queue.acts import ACTIONS
from app.response_time.scheme.population import Told, events_of, parts
from app.response_time.scheme.scope import Scope, Which
from tests.response_time.scheme.case_by_case.basis import Basis, CountedCase, CountedReport, Needs

_ACTED = sorted(kind.value for kind in ACTIONS)


def read_basis(tx: Tx, scope: Scope, needs: Needs) -> Basis:
    """Read at once what several questions about a scope need."""
    counted = counted_cases(tx, scope)
    ids = [one.id for one in counted]
    before = {one.relapse_of for one in counted if one.relapse_of is not None} if needs.earlier else frozenset()
    told = events_of(tx, {*ids, *before}, needs.kinds, before=scope.end) if needs.kinds else []
    if EventKind.ACTIVITY in needs.kinds:
        told += _done_before_merging(tx, scope, frozenset(ids))
    return Basis(
        scope=scope,
        counted=counted,
        reports=reports_of(tx, ids, before=scope.end) if needs.reports else {},
        events=told,
    )


def _done_before_merging(tx: Tx, scope: Scope, ids: frozenset[UUID]) -> Iterator[Told]:
    """Yield what was done in the cases that ended in these since the scope began, as done in these."""
    lasting = {ended: last for ended, last in merged_since(tx, scope.start).items() if last in ids}
    for one in events_of(tx, lasting, {EventKind.ACTIVITY}, before=scope.end):
        yield replace(one, case=lasting[one.case])


def counted_cases(tx: Tx, scope: Scope, *, merged: bool = False) -> Sequence[CountedCase]:
    """Return the cases of the scope, the first received first.

    Two that turned out to be one are one, in which was done what was done in either; where `merged`, they are told
    apart, as they were until then.
    """
    found = {one.id: one for one in _counted(tx, *_which(scope))}
    if not merged:
        lasting = merged_since(tx, scope.start)
        if scope.which is Which.ACTED_ON:
            more = {lasting[one] for one in found if one in lasting} - found.keys()
            found |= {one.id: one for some in parts(more) for one in _counted(tx, cases.c.id.in_(some))}
        found = {one.id: one for one in found.values() if one.id not in lasting}
    return sorted(found.values(), key=lambda one: (one.received_at, one.id))


def _counted(tx: Tx, *those: sa.ColumnElement[bool]) -> Iterator[CountedCase]:
    wanted = sa.select(
        cases.c.id,
        cases.c.received_at,
        cases.c.relapse_of,
        cases.c.resident_fp,
        person_number,
        cases.c.dwelling_fp,
        cases.c.outcome,
        cases.c.closed_at,
    )
    wanted = wanted.outerjoin_from(cases, numbered_residents, is_numbered).where(sa.not_(cases.c.family), *those)
    with tx.beyond_the_wall():  # what comes out are counts
        rows = tx.execute(wanted).all()
    for row in rows:
        yield CountedCase(
            id=row.id,
            received_at=row.received_at,
            relapse_of=row.relapse_of,
            resident=row.person_number or row.resident_fp,
            dwelling=row.dwelling_fp,
            outcome=row.outcome,
            closed_at=row.closed_at,
        )


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


def merged_since(tx: Tx, start: datetime) -> Mapping[UUID, UUID]:
    """Return in which case those go on that ended in another one since an instant, through as many as it takes."""
    ended = sa.select(cases.c.id, cases.c.merged_into).where(
        is_closed, cases.c.merged_into.is_not(None), cases.c.closed_at >= start
    )
    with tx.beyond_the_wall():  # what comes out are counts
        into = {row.id: row.merged_into for row in tx.execute(ended)}
    return {one: _last(one, into) for one in into}


def _last(case: UUID, into: Mapping[UUID, UUID]) -> UUID:
    while case in into:
        case = into[case]
    return case
