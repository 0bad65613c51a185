"""Measuring: when somebody first acted on a report, reached the resident, and answered its reporter.

What is kept beside a report is computed from its history each time something is told of it, so that the order in which
the service was told makes no difference, and `indgang figures check` can compute it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from uuid import UUID

import sqlalchemy as sa

from app.assignment.placing import Placed, Placing
from app.kit.database import Tx
from app.queue.acts import Done
from app.queue.add import Addition, add
from app.response_time.gather import gather_those, reports_of
from app.response_time.marks import COUNTED, reached
from app.response_time.owing import owe
from app.response_time.survey.invite import invite
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
            "answer_by": placing.promised,
        },
    )
    if placed.joined and report.received_at < report.recorded_at:  # told late: something may have been done since
        recount(tx, [report.id])


def measure(tx: Tx, done: Done) -> None:
    """Note what an act means for the reports of the case; claims, notes and receipts answer nothing."""
    if done.moved:
        mine = sa.and_(answers.c.report_id.in_(done.moved), answers.c.case_id == done.moved_from)
        tx.execute(sa.update(answers).where(mine).values(case_id=done.case))
        recount(tx, done.moved)
        owe(tx, [done.case, *([] if done.moved_from is None else [done.moved_from])])
    if done.kind.value in COUNTED:
        recount(tx, reports_of(tx, cases=[done.case]))


def add_and_measure(tx: Tx, addition: Addition) -> None:
    """Take what is told later to the cases of its report; what is opened again by it is open in the figures too."""
    for done in add(tx, addition):
        measure(tx, done)


def recount(tx: Tx, reports: Iterable[UUID]) -> None:
    """Compute again from the history what is kept beside these reports; the earliest instant counts."""
    owing: set[UUID] = set()
    for one in gather_those(tx, reports):
        now = reached(one.subject, one.marks)
        if now != one.stored:
            tx.execute(sa.update(answers).where(answers.c.report_id == one.subject.id).values(asdict(now)))
            invite(tx, one.subject, before=one.stored, now=now)
            if (now.answered_at is None) is not (one.stored.answered_at is None):
                owing.add(one.subject.case)
    owe(tx, owing)
