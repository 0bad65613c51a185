"""Reading what clocks are made of: reports with their decision's codes, the history of their cases, who held them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import case_reports, ownerships, report_moves
from app.history.tables import events
from app.intake.tables import reports
from app.kit.case_codes import EventKind
from app.kit.codes import Urgency
from app.kit.database import Tx
from app.response_time.eras import Histories, Move, eras_of, marks_through
from app.response_time.marks import COUNTED, Holding, Measured, Reached, Subject, Told
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
    facts, moves = _facts(tx, ids), _moves(tx, ids)
    sources = {one.source for some in moves.values() for one in some} - {row.case_id for row in rows}
    told = _histories(tx, whose, sources)
    for row in rows:
        subject = _subject(row)
        eras = eras_of(row.case_id, moves.get(row.report_id, ()))
        yield Measured(
            subject=subject,
            recorded_at=row.recorded_at,
            answer_by=row.answer_by,
            urgency=Urgency(row.urgency),
            facts=facts.get(row.report_id, _NO_FACTS),
            marks=marks_through(subject, eras, told, recorded_at=row.recorded_at),
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


def reports_moved_from(tx: Tx, *, cases: Iterable[UUID]) -> frozenset[UUID]:
    """Return the reports that were in one of these cases: what others owe of it is counted with the first of them."""
    found: set[UUID] = set()
    for some in _batches(cases):
        wanted = sa.select(report_moves.c.report_id).where(report_moves.c.from_case_id.in_(some))
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


def _moves(tx: Tx, ids: sa.Select[tuple[UUID]]) -> Mapping[UUID, Sequence[Move]]:
    table = report_moves
    found: dict[UUID, list[Move]] = defaultdict(list)
    for row in tx.execute(sa.select(table).where(table.c.report_id.in_(ids)).order_by(table.c.recorded_at, table.c.id)):
        move = Move(source=row.from_case_id, target=row.case_id, at=row.at, recorded_at=row.recorded_at)
        found[row.report_id].append(move)
    return found


def _histories(tx: Tx, whose: sa.ColumnElement[bool], sources: Iterable[UUID]) -> Histories:
    """Read what was told of their cases and of those they came from, and of reaching their reporters wherever told."""
    of_case, of_report = defaultdict[UUID, list[Told]](list), defaultdict[UUID, list[Told]](list)
    held: dict[UUID, list[Holding]] = defaultdict(list)
    cases: list[Any] = [sa.select(answers.c.case_id).where(whose)]
    cases += _batches(sources)
    for some in cases:
        for one in _events(tx, events.c.case_id.in_(some), events.c.kind.in_(sorted(COUNTED))):
            if one.case is not None:
                of_case[one.case].append(one)
        _add_holdings(tx, some, held)
    mine = sa.select(answers.c.report_id).where(whose)
    for one in _events(tx, events.c.report_id.in_(mine), events.c.kind == EventKind.CONTACTED.value):
        if one.report is not None:
            of_report[one.report].append(one)
    return Histories(of_case=of_case, of_report=of_report, held=held)


def _events(tx: Tx, *which: sa.ColumnElement[bool]) -> Iterator[Told]:
    names = ("seq", "kind", "case_id", "report_id", "at", "recorded_at", "codes")
    for row in tx.execute(sa.select(*(events.c[name] for name in names)).where(*which)):
        yield _told(row)


def _add_holdings(tx: Tx, cases: Any, held: dict[UUID, list[Holding]]) -> None:  # noqa: ANN401 ids, or a question for them
    columns = [ownerships.c[name] for name in ("case_id", "centre_id", "from_at", "recorded_at")]
    for row in tx.execute(sa.select(*columns).where(ownerships.c.case_id.in_(cases)).order_by(ownerships.c.id)):
        held[row.case_id].append(Holding(centre=row.centre_id, from_at=row.from_at, recorded_at=row.recorded_at))


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
