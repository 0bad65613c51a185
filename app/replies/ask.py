"""Asking the reporter of a report: seen in its view until it tells more, and sent where it can be written to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.case import Case
from app.assignment.cases import all_of_report, one
from app.history.events import Event
from app.jobs.promise import Promise, promise
from app.kit.among import Among
from app.kit.case_codes import HistoryKind
from app.kit.database import Tx
from app.kit.errors import Forbidden, NotFound
from app.kit.ids import new_id
from app.queue.add import Addition
from app.queue.change import change
from app.queue.viewer import Viewer, answers_for
from app.replies.question import Question, QuestionTemplate
from app.replies.tables import questions
from app.response_time.measure import add_and_measure

QUESTION: Final = "question"
_OPEN: Final = Among(
    lambda ids: (
        sa.select(questions)
        .where(questions.c.report_id.in_(ids), questions.c.answered_at.is_(None))
        .order_by(questions.c.asked_at, questions.c.id)
    )
)


def ask(tx: Tx, viewer: Viewer, *, report: UUID, question: Question) -> UUID:
    """Ask, and return the case it is asked for.

    NotFound where the viewer sees no case of the report, Forbidden where none is its own to decide in.
    """
    case = _asked_for(tx, viewer, report)
    row_id = new_id()
    sealed = question.free_text and tx.sealer.seal(question.free_text, table="questions", column="text", row=row_id)
    tx.execute(
        sa.insert(questions).values(
            id=row_id,
            report_id=report,
            case_id=case.id,
            template=question.template.value,
            answer_by=question.answer_by,
            text_sealed=sealed,
            asked_at=tx.now,
            caller_id=tx.caller.id,
        )
    )
    event = Event(
        kind=HistoryKind.REPORTER_ASKED,
        at=tx.now,
        case=case.id,
        report=report,
        centre=case.centre,
        responder=None if viewer.responder is None else viewer.responder.id,
        codes={"template": question.template.value, "free_text": question.free_text is not None},
        note=question.free_text,
    )
    promise(tx, [Promise(kind=QUESTION, key=str(row_id), subject=report)])
    change(tx, case, values={}, event=event)
    return case.id


def add_told(tx: Tx, addition: Addition) -> None:
    """Add to a report; by what its reporter itself tells, what it was asked is answered."""
    if addition.kind is HistoryKind.ADDED:
        still = sa.and_(questions.c.report_id == addition.report, questions.c.answered_at.is_(None))
        tx.execute(sa.update(questions).where(still).values(answered_at=tx.now))
    add_and_measure(tx, addition)


def open_questions(tx: Tx, *, reports: Sequence[UUID]) -> Mapping[UUID, Question]:
    """Return what each report's reporter is asked now, the newest of them."""
    return {row.report_id: _question(tx, row) for row in _OPEN.rows(tx, reports)}


def asked_by(tx: Tx, *, question: UUID) -> Question:
    return _question(tx, tx.execute(sa.select(questions).where(questions.c.id == question)).one())


def _asked_for(tx: Tx, viewer: Viewer, report: UUID) -> Case:
    found = all_of_report(tx, report=report)
    seen = [case for case in found if one(tx, viewer.bounds, number=case.number) is not None]
    if not seen:
        raise NotFound
    mine = next((case for case in seen if answers_for(viewer, case)), None)
    if mine is None:
        raise Forbidden("Only the owner of the case, or the leader of its centre, asks its reporter.")
    return mine


def _question(tx: Tx, row: Any) -> Question:  # noqa: ANN401 a row of `questions`
    sealed = row.text_sealed
    return Question(
        template=QuestionTemplate(row.template),
        answer_by=row.answer_by,
        free_text=None if sealed is None else tx.sealer.open(sealed, table="questions", column="text", row=row.id),
    )
