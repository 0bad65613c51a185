"""The receipt: promised in the transaction of its report, sent by a job, with the words of the landlord view alone."""

from __future__ import annotations

from uuid import UUID

from app.history.events import Event, append
from app.intake.look_up import Wanted, way_back_of
from app.jobs.promise import Promise, promise
from app.jobs.work import Job
from app.kit.case_codes import HistoryKind
from app.kit.database import Tx
from app.replies.letter import Letter
from app.replies.look import views
from app.replies.texts import receipt_subject

RECEIPT = "receipt"


def promise_receipt(tx: Tx, *, report: UUID) -> None:
    promise(tx, [Promise(kind=RECEIPT, key=str(report), subject=report)])


def letter_for(tx: Tx, job: Job) -> Letter:
    """Return the receipt of the report that a job is about."""
    report = _subject(job)
    seen = views(tx, wanted=Wanted(report=report), limit=1)[0]
    address = way_back_of(tx, report=report).get("email")
    return Letter(to=address, subject=receipt_subject(seen.view.reference, seen.language), text=seen.view.text)


def note_sent(tx: Tx, job: Job) -> None:
    """Enter in the history that the receipt went out; it answers nothing."""
    append(tx, Event(kind=HistoryKind.RECEIPT_SENT, report=_subject(job), at=tx.now))


def _subject(job: Job) -> UUID:
    if job.subject is None:
        raise ValueError("a receipt is about a report")
    return job.subject
