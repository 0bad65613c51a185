"""The receipt: promised in the transaction of its report, sent by a job, with the words of the landlord view alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.blobs.mails_of_reports import Source, source_of
from app.history.events import Event, append
from app.intake.look_up import Wanted, opened, way_back_of
from app.intake.parties import parties_of
from app.jobs.promise import Promise, promise
from app.jobs.work import Job
from app.kit.case_codes import HistoryKind
from app.kit.codes import Channel, ContactAdvice
from app.kit.database import Tx
from app.kit.mail_addresses import as_sent
from app.queue.add import Addition
from app.replies.ask import add_told, asked_by
from app.replies.letter import Letter
from app.replies.look import views
from app.replies.mail_bounds import UNAWARES, Withheld, can_be_none, reserve, room_within, went_within, withheld
from app.replies.mail_ids import local_id_of
from app.replies.question import asked_subject, worded
from app.replies.texts import entry_told, receipt_subject

RECEIPT = "receipt"
ANSWERED = "ordinary"
"""The nature of mails that get a receipt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _What:
    """Which letter was not sent, and how whoever has the case reads it; `asked` is a question's."""

    kind: HistoryKind
    text: str
    capped: str
    asked: bool


_RECEIPT: Final = _What(
    kind=HistoryKind.RECEIPT_WITHHELD,
    text="Kvitteringen kunne ikke sendes til den oplyste mailadresse.",
    capped="Kvitteringen blev ikke sendt: mailadressen har fået så mange, som en adresse får i en time.",
    asked=False,
)
_ASKED: Final = _What(
    kind=HistoryKind.QUESTION_WITHHELD,
    text="Spørgsmålet kunne ikke sendes til henvenderen med mail.",
    capped="Spørgsmålet blev ikke sendt: mailadressen har fået så mange mails, som en adresse får i en time.",
    asked=True,
)


def promise_receipt(tx: Tx, *, report: UUID) -> None:
    promise(tx, [Promise(kind=RECEIPT, key=str(report), subject=report)])


def letter_for(tx: Tx, job: Job) -> Letter | None:
    """Return the receipt of the report that a job is about; None where nobody is to be written to.

    Whoever left no address had its receipt in the answer to the request.
    """
    report = _subject(job)
    source = written_by(tx, report)
    address = address_of(tx, report, source)
    if isinstance(address, Withheld):
        return None
    seen = views(tx, wanted=Wanted(report=report), limit=1)[0]
    return Letter(
        to=address,
        subject=receipt_subject(seen.view.reference, seen.language),
        text=_with_entry(seen.view.text, source, seen.language),
        language=seen.language,
        report=report,
        local_id=local_id_of(report, sealer=tx.sealer),
        in_reply_to=None if source is None else source.message_id,
    )


def _with_entry(text: str, source: Source | None, language: str) -> str:
    """Ten receipts for one mail would be told apart by references that nobody has seen before."""
    if source is None or source.entry is None:
        return text
    nth, of = source.entry
    return f"{text}\n\n{entry_told(nth, of, language=language)}"


def question_for(tx: Tx, job: Job) -> Letter | None:
    """Return the letter that asks what a job's question asks, None as for a receipt; its subject has the reference."""
    report = _subject(job)
    source = written_by(tx, report)
    address = address_of(tx, report, source)
    if isinstance(address, Withheld):
        return None
    seen = views(tx, wanted=Wanted(report=report), limit=1)[0]
    return Letter(
        to=address,
        subject=asked_subject(seen.view.reference, seen.language),
        text=worded(asked_by(tx, question=UUID(job.key)), language=seen.language),
        language=seen.language,
        report=report,
        local_id=local_id_of(report, sealer=tx.sealer, further=UUID(job.key)),
        in_reply_to=None if source is None else source.message_id,
    )


def may_go(tx: Tx, *, job: UUID, letter: Letter) -> bool:
    """Say whether a letter may be sent; one to a reporter is counted. TooMany where one within must wait."""
    if letter.report is None:
        if not letter.rings:
            room_within(tx, address=letter.to)
        return True
    return reserve(tx, job=job, report=letter.report, address=letter.to)


def note_gone(tx: Tx, *, letter: Letter) -> None:
    """Count a letter to one of ourselves with its address, once it went."""
    if letter.report is None and not letter.rings:
        went_within(tx, address=letter.to)


def note_sent(tx: Tx, job: Job) -> None:
    """Enter in the history that the receipt went out, or why it did not; it answers nothing."""
    report, reason = _subject(job), _reason(tx, job)
    if reason is None:
        append(tx, Event(kind=HistoryKind.RECEIPT_SENT, report=report, at=tx.now))
    else:
        _note_withheld(tx, report, reason, _RECEIPT)


def note_asked(tx: Tx, job: Job) -> None:
    """Enter in the history why a question went to nobody: whoever asked waits for an answer."""
    reason = _reason(tx, job)
    if reason is not None:
        _note_withheld(tx, _subject(job), reason, _ASKED)


def _reason(tx: Tx, job: Job) -> Withheld | None:
    """Return why the letter of a job was not sent; an address that can be none is remembered as one that bounced."""
    kept = withheld(tx, job=job.id)
    if kept is not None:
        return Withheld(kept)
    report = _subject(job)
    address = address_of(tx, report, written_by(tx, report))
    if address is Withheld.BAD_ADDRESS:
        can_be_none(tx, report=report, address=way_back_of(tx, report=report)["email"])
    return address if isinstance(address, Withheld) else None


def note_given_up(tx: Tx, job: Job) -> None:
    """Enter in the history that the receipt could not be sent by any attempt."""
    _note_withheld(tx, _subject(job), Withheld.FAILED, _RECEIPT)


def note_question_given_up(tx: Tx, job: Job) -> None:
    """Enter in the history that a question could not be sent by any attempt."""
    _note_withheld(tx, _subject(job), Withheld.FAILED, _ASKED)


def _note_withheld(tx: Tx, report: UUID, why: Withheld, what: _What) -> None:
    """Tell it in the history of the report; where somebody waits for it in vain, in that of its cases."""
    codes = {"why": why.value}
    if why not in UNAWARES and not (what.asked and _reads_nowhere(tx, report)):
        append(tx, Event(kind=what.kind, report=report, at=tx.now, codes=codes))
        return
    text = what.capped if why is Withheld.CAP else what.text
    told = Addition(report=report, text=text, at=tx.now, channel=Channel.MAIL, kind=what.kind, codes=codes)
    add_told(tx, told)


def _reads_nowhere(tx: Tx, report: UUID) -> bool:
    """Say whether the reporter has no other door by which it sees what it is asked."""
    return opened(tx, ids=[report])[report].channel is not Channel.API


def written_by(tx: Tx, report: UUID) -> Source | None:
    """Return the mail that a report was made of; None where it came by another door, whatever mails it got."""
    by_mail = opened(tx, ids=[report])[report].channel is Channel.MAIL
    return source_of(tx, report=report) if by_mail else None


def address_of(tx: Tx, report: UUID, source: Source | None) -> str | Withheld:
    """Return the address that a letter to the reporter goes to, or why it goes to none."""
    if source is not None and source.nature != ANSWERED:
        return Withheld.MACHINE  # a list, or we ourselves, too: it would answer us, and we it
    if ContactAdvice.NO_MAIL in parties_of(tx, ids=[report])[0].contact_advice:
        return Withheld.NO_MAIL
    told = way_back_of(tx, report=report).get("email")
    if not told:
        return Withheld.NO_ADDRESS
    return as_sent(told) or Withheld.BAD_ADDRESS


def _subject(job: Job) -> UUID:
    if job.subject is None:
        raise ValueError("a receipt is about a report")
    return job.subject
