"""Asking a reporter how it went: a letter with a signed link that says no more than the landlord view."""

from __future__ import annotations

from uuid import UUID

from app.intake.look_up import Wanted, opened
from app.jobs.work import Job
from app.kit.database import Tx
from app.kit.survey_codes import NotAsked
from app.replies.letter import Letter
from app.replies.look import views
from app.replies.mail_bounds import Withheld, withheld
from app.replies.mail_ids import local_id_of
from app.replies.receipt import address_of, written_by
from app.replies.survey_texts import survey_subject, survey_text
from app.response_time.survey.answer import token_of
from app.response_time.survey.invite import is_answered, note_asked, survey_of


def survey_letter(tx: Tx, job: Job, *, public_url: str | None) -> Letter | None:
    """Return the letter; None where nobody is to be asked."""
    report, survey = _subject(job), UUID(job.key)
    address = _address(tx, report, public_url)
    found = survey_of(tx, survey=survey)
    if isinstance(address, Withheld | NotAsked) or found is None:
        return None
    seen = views(tx, wanted=Wanted(report=report), limit=1)[0]
    link = f"{(public_url or '').rstrip('/')}/survey/{survey}/{token_of(tx, survey)}"
    return Letter(
        to=address,
        subject=survey_subject(seen.view.reference, seen.language),
        text=survey_text(language=seen.language, until=found.expires_at, link=link),
        language=seen.language,
        report=report,
        local_id=local_id_of(report, sealer=tx.sealer, further=survey),
    )


def note_survey(tx: Tx, job: Job, *, public_url: str | None) -> None:
    """Keep whether the letter went out, or why not."""
    reason = withheld(tx, job=job.id)
    if reason is None:
        address = _address(tx, _subject(job), public_url)
        reason = address.value if isinstance(address, Withheld | NotAsked) else None
    note_asked(tx, survey=UUID(job.key), withheld=reason)


def _address(tx: Tx, report: UUID, public_url: str | None) -> str | Withheld | NotAsked:
    """Return where the letter goes, or why nowhere: who wants to stay unnamed is not written to more than needed."""
    if public_url is None:
        return NotAsked.NO_LINK
    if opened(tx, ids=[report])[report].anonymity_requested:
        return NotAsked.ANONYMOUS
    if not is_answered(tx, report=report):
        return NotAsked.NOT_ANSWERED
    return address_of(tx, report, written_by(tx, report))


def _subject(job: Job) -> UUID:
    if job.subject is None:
        raise ValueError("a survey is about a report")
    return job.subject
