"""Measuring: when somebody first acted on a report, reached the resident, and answered its reporter.

Each stored instant can be computed again from the events. The earliest counts, whenever the service was told of it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.assignment.placing import Placed, Placing
from app.directory.current import current
from app.kit.case_codes import ContactedWith, EventKind
from app.kit.database import Tx
from app.queue.acts import ACTIONS, Done
from app.queue.add import Addition, add
from app.response_time.tables import answers


def start(tx: Tx, placing: Placing, placed: Placed) -> None:
    """Start the clock of a report when it was received; it belongs to the centre of the first owner for ever.

    What the reporter was promised rests on what it told alone, in the hours of the centre of the place.
    """
    report, told = placing.report, placing.decided.as_reported
    tx.add(
        answers,
        {
            "report_id": report.id,
            "centre_id": placed.centre,
            "case_id": placed.case,
            "urgency": told.urgency.value,
            "way_back": report.way_back,
            "received_at": report.received_at,
            "answer_by": placing.promised(),
        },
    )


def measure(tx: Tx, done: Done) -> None:
    """Note what an act means for the reports that the case answers; claims, waits and receipts answer nothing."""
    if done.kind is EventKind.CLOSED:
        _set(tx, done, "closed_at")
    if done.kind is EventKind.REOPENED:
        tx.execute(sa.update(answers).where(answers.c.case_id == done.case).values(closed_at=None))
    if done.kind in ACTIONS:
        _set(tx, done, "first_action_at")
    if done.kind is EventKind.CONTACTED:
        _contacted(tx, done)


def add_and_measure(tx: Tx, addition: Addition) -> None:
    """Take what is told later to the cases of its report; what is opened again by it is open in the figures too."""
    for done in add(tx, addition):
        measure(tx, done)


def _contacted(tx: Tx, done: Done) -> None:
    """A reporter who was reached is answered, whichever case of the report it was about."""
    of_case, of_report = answers.c.case_id == done.case, answers.c.report_id == done.report
    if done.contacted is ContactedWith.RESIDENT:
        _set(tx, done, "resident_contacted_at")
        _answer(tx, done, sa.and_(of_case, answers.c.way_back.is_(False)))
    if done.contacted is ContactedWith.REPORTER:
        _set(tx, done, "reporter_reached_at", whose=of_report)
        _answer(tx, done, of_report)


def _set(tx: Tx, done: Done, column: str, *, whose: sa.ColumnElement[bool] | None = None) -> None:
    """Keep the earliest instant for each report that was there by then; `whose` None is all that the case answers."""
    field = answers.c[column]
    tx.execute(
        sa.update(answers)
        .where(
            answers.c.case_id == done.case if whose is None else whose,
            answers.c.received_at <= done.at,
            sa.or_(field.is_(None), field > done.at),
        )
        .values({column: done.at})
    )


def _answer(tx: Tx, done: Done, whose: sa.ColumnElement[bool]) -> None:
    unanswered = sa.or_(answers.c.answered_at.is_(None), answers.c.answered_at > done.at)
    wanted = sa.select(answers).where(whose, answers.c.received_at <= done.at)
    for row in tx.execute(wanted.where(unanswered)).all():
        tx.execute(sa.update(answers).where(answers.c.report_id == row.report_id).values(_answered(tx, row, done.at)))


def _answered(tx: Tx, row: sa.Row[Any], at: datetime) -> dict[str, Any]:
    calendar = current(tx).calendar(row.centre_id)
    return {"answered_at": at, "answered_office_seconds": calendar.office_seconds(row.received_at, at)}
