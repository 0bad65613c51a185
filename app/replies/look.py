"""Reports as their reporters may see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.assignment.placing import Placing
from app.directory.contact_scheme import contact_of, out_of_hours_of
from app.directory.current import current
from app.directory.snapshot import Directory
from app.intake.look_up import ReportSeen, Wanted, seen
from app.kit.database import Tx
from app.replies.ask import open_questions
from app.replies.landlord_view import LandlordView, NamedContact, status_of, text_of
from app.replies.question import Question
from app.response_time.promised import Promised, promises_to_reporters


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A view with the report's id, for the log of reads, and the language of its reporter."""

    report: UUID
    language: str
    view: LandlordView


def views(tx: Tx, *, wanted: Wanted, limit: int) -> Sequence[Shown]:
    """Return views newest first; `wanted` bounds the reports to what the caller may see."""
    found = seen(tx, wanted=wanted, limit=limit)
    promised = promises_to_reporters(tx, reports=[one.id for one in found])
    directory = current(tx)
    asked = open_questions(tx, reports=[one.id for one in found])
    return tuple(_shown(one, promised[one.id], directory, question=asked.get(one.id)) for one in found)


def view_of(tx: Tx, *, report: UUID) -> LandlordView:
    return views(tx, wanted=Wanted(report=report), limit=1)[0].view


def first_view(placing: Placing) -> LandlordView:
    """Return what `views` would read back of a report that was placed just now, without reading it back."""
    report, told, located = placing.report, placing.told, placing.located
    just_recorded = ReportSeen(
        id=report.id,
        reference=report.reference,
        your_reference=told.your_reference,
        landlord=None if located.landlord is None else located.landlord.id,
        department=None if located.department is None else located.department.id,
        centre=located.centre.id,
        language=told.language,
        received_at=report.received_at,
        recorded_at=report.recorded_at,
    )
    promised = Promised(answer_by=placing.promised, answered=False, answered_at=None)
    return _shown(just_recorded, promised, placing.directory).view


def _shown(report: ReportSeen, promised: Promised, directory: Directory, *, question: Question | None = None) -> Shown:
    reachable = contact_of(directory, department_id=report.department, centre_id=report.centre)
    contact = NamedContact(name=reachable.name, phone=reachable.phone, email=reachable.email)
    view = LandlordView(
        reference=report.reference,
        your_reference=report.your_reference,
        status=status_of(answered_to_reporter=promised.answered, asked=question is not None),
        received_at=report.received_at,
        recorded_at=report.recorded_at,
        answer_by=promised.answer_by,
        contact=contact,
        text=text_of(
            language=report.language,
            answer_by=promised.answer_by,
            contact=contact,
            question=question,
            out_of_hours=_duty_phone(report, directory),
        ),
    )
    return Shown(report=report.id, language=report.language, view=view)


def _duty_phone(report: ReportSeen, directory: Directory) -> str | None:
    """Return the phone that is answered at night, where the report came while its centre was closed."""
    if directory.calendar(report.centre).is_open(report.received_at):
        return None
    return out_of_hours_of(directory, directory.centre(report.centre) or directory.entrance).phone
