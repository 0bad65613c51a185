"""What a case still owes its reporters, beside the case: by when the next of them is to be answered, if any is."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa

from app.assignment.cases import owes
from app.assignment.tables import case_reports
from app.kit.database import Tx
from app.response_time.tables import answers


def owe(tx: Tx, cases: Iterable[UUID]) -> None:
    """Let each case be due for the reports that it has not answered, and for nothing where it has answered all.

    A family team's own case beside another has no reporter to answer, and stays by what it was given.
    """
    its = sa.and_(case_reports.c.report_id == answers.c.report_id, case_reports.c.case_id == answers.c.case_id)
    limit = sa.func.coalesce(case_reports.c.answer_by, answers.c.answer_by, type_=answers.c.answer_by.type)
    for case in sorted(set(cases)):
        its_reports = sa.select(answers.c.answered_at, limit.label("by")).outerjoin_from(answers, case_reports, its)
        rows = tx.execute(its_reports.where(answers.c.case_id == case)).all()
        if rows:
            owes(tx, case_id=case, answer_by=min((row.by for row in rows if row.answered_at is None), default=None))
