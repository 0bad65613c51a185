"""All that a landlord ever sees of a report (pure).

It depends on what the reporter said, the directory and the time, and on nothing else: not on who the resident is to the
municipality, whether other reports came, who works on it, or what came of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.kit.codes import ReportStatus
from app.replies.question import Question, worded
from app.replies.texts import told_to_reporter


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedContact:
    """A named person of the contact scheme, or the entrance."""

    name: str
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LandlordView:
    reference: str
    your_reference: str | None
    status: ReportStatus
    received_at: datetime
    recorded_at: datetime
    answer_by: datetime
    contact: NamedContact
    text: str


def status_of(*, answered_to_reporter: bool, asked: bool = False) -> ReportStatus:
    """Return what may be told of the course: it is passed on at once, and answered when the reporter itself was.

    As long as it is asked something, that is what it should see.
    """
    if asked:
        return ReportStatus.QUESTION_TO_YOU
    return ReportStatus.ANSWERED if answered_to_reporter else ReportStatus.PASSED_ON


def text_of(
    *,
    language: str,
    answer_by: datetime,
    contact: NamedContact,
    question: Question | None = None,
    out_of_hours: str | None = None,
) -> str:
    """Return what the reporter reads: what it is asked, if anything, and then what everybody is told.

    `out_of_hours` is the duty phone, for a report that came while the centre was closed.
    """
    told = told_to_reporter(language=language, answer_by=answer_by, phone=contact.phone, out_of_hours=out_of_hours)
    return told if question is None else f"{worded(question, language=language)} {told}"
