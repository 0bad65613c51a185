"""Reading what clocks are made of: reports with their decision's codes, the history of their cases, who held them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import case_reports, ownerships, report_moves
from app.history.tables import events
from app.intake.tables import reports
from app.kit.case_codes import EventKind
from app.kit.codes import Urgency
from app.kit.database import Tx
from app.queue.acts import ACTIONS
from app.response_time.marks import COUNTED, Holding, Measured, Reached, Subject, Told, marks_of
from app.response_time.tables import answers
from app.triage.facts import Facts
from app.triage.facts_json import facts_from_json
from app.triage.tables import decisions

_AT_ONCE: Final = 400
"""Ids named in one statement: fewer than either database takes parameters."""


def gather(tx: Tx, whose: sa.ColumnElement[bool]) -> Iterator[Measured]:
    """Yield the reports of which `whose`, a condition on answers, is true."""
    rows = tx.execute(
        sa.select(answers, reports.c.recorded_at).join(reports, reports.c.id == answers.c.report_id).where(whose)
    ).all()
    if not rows:
        return
    ids = sa.select(answers.c.report_id).where(whose)
    facts = _facts(tx, ids)
    of_case, of_report = _events(tx, sa.select(answers.c.case_id).where(whose), ids)
    held = _holdings(tx, sa.select(answers.c.case_id).where(whose))
    elsewhere = _before_moves(tx, ids)
    for row in rows:
        subject = _subject(row)
        moved = [replace(one, case=row.case_id) for one in elsewhere.get(row.report_id, ())]
        told = {one.seq: one for one in (*of_report.get(row.report_id, ()), *of_case.get(row.case_id, ()), *moved)}
        yield Measured(
            subject=subject,
            recorded_at=row.recorded_at,
            answer_by=row.answer_by,
            urgency=Urgency(row.urgency),
            facts=facts.get(row.report_id, _NO_FACTS),
            marks=marks_of(subject, told.values(), held.get(row.case_id, ())),
            stored=_stored(row),
        )


def gather_those(tx: Tx, ids: Iterable[UUID]) -> Iterator[Measured]:
    """Yield these reports."""
    for some in _batches(ids):
        yield from gather(tx, answers.c.report_id.in_(some))


def reports_of(tx: Tx, *, cases: Iterable[UUID]) -> frozenset[UUID]:
    """Return every report that came to one of these cases, whichever case owes it the answer."""
    found: set[UUID] = set()
    for some in _batches(cases):
        wanted = sa.select(case_reports.c.report_id).where(case_reports.c.case_id.in_(some))
        found.update(tx.execute(wanted).scalars())
    return frozenset(found)


_NO_FACTS: Final = Facts()


def _batches(ids: Iterable[UUID]) -> Iterator[list[UUID]]:
    waiting = list(ids)
    for start in range(0, len(waiting), _AT_ONCE):
        yield waiting[start : start + _AT_ONCE]


def _facts(tx: Tx, ids: sa.Select[tuple[UUID]]) -> Mapping[UUID, Facts]:
    """Return the facts of each report's first decision: a later one must not move a report between groups."""
    wanted = sa.select(decisions.c.report_id, decisions.c.facts).where(decisions.c.report_id.in_(ids))
    rows = tx.execute(wanted.order_by(decisions.c.id.desc()))
    return {row.report_id: facts_from_json(row.facts) for row in rows}


def _events(
    tx: Tx, cases: sa.Select[tuple[UUID]], ids: sa.Select[tuple[UUID]]
) -> tuple[Mapping[UUID, list[Told]], Mapping[UUID, list[Told]]]:
    """Return what was told of each case, and of reaching each report's own reporter wherever that was told."""
    columns = [events.c[name] for name in ("seq", "kind", "case_id", "report_id", "at", "recorded_at", "codes")]
    told = sa.select(*columns).where(events.c.case_id.in_(cases), events.c.kind.in_(sorted(COUNTED)))
    reaching = sa.select(*columns).where(events.c.report_id.in_(ids), events.c.kind == EventKind.CONTACTED.value)
    of_case: dict[UUID, list[Told]] = defaultdict(list)
    of_report: dict[UUID, list[Told]] = defaultdict(list)
    for row in tx.execute(told):
        of_case[row.case_id].append(_told(row))
    for row in tx.execute(reaching):
        of_report[row.report_id].append(_told(row))
    return of_case, of_report


def _before_moves(tx: Tx, ids: sa.Select[tuple[UUID]]) -> Mapping[UUID, list[Told]]:
    """Return what was done in the cases that reports were in before they were moved: it was done for them too."""
    columns = [events.c[name] for name in ("seq", "kind", "case_id", "at", "recorded_at", "codes")]
    wanted = (
        sa.select(*columns, report_moves.c.report_id)
        .join(report_moves, report_moves.c.from_case_id == events.c.case_id)
        .where(report_moves.c.report_id.in_(ids), events.c.recorded_at <= report_moves.c.recorded_at)
        .where(events.c.kind.in_(sorted(kind.value for kind in ACTIONS)))
    )
    done: dict[UUID, list[Told]] = defaultdict(list)
    for row in tx.execute(wanted):
        done[row.report_id].append(replace(_told(row), report=None))
    return done


def _holdings(tx: Tx, cases: sa.Select[tuple[UUID]]) -> Mapping[UUID, list[Holding]]:
    columns = [ownerships.c[name] for name in ("case_id", "centre_id", "from_at", "recorded_at")]
    held: dict[UUID, list[Holding]] = defaultdict(list)
    for row in tx.execute(sa.select(*columns).where(ownerships.c.case_id.in_(cases)).order_by(ownerships.c.id)):
        held[row.case_id].append(Holding(centre=row.centre_id, from_at=row.from_at, recorded_at=row.recorded_at))
    return held


def _told(row: sa.Row[Any]) -> Told:
    return Told(
        seq=row.seq,
        kind=row.kind,
        case=row.case_id,
        report=row.report_id,
        at=row.at,
        recorded_at=row.recorded_at,
        codes=row.codes,
    )


def _subject(row: sa.Row[Any]) -> Subject:
    return Subject(
        id=row.report_id,
        case=row.case_id,
        centre=row.centre_id,
        received_at=row.received_at,
        way_back=row.way_back,
    )


def _stored(row: sa.Row[Any]) -> Reached:
    return Reached(
        first_action_at=row.first_action_at,
        resident_contacted_at=row.resident_contacted_at,
        reporter_reached_at=row.reporter_reached_at,
        answered_at=row.answered_at,
        closed_at=row.closed_at,
    )
