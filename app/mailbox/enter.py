"""What becomes of a kept mail, in one transaction: a report, an addition, a bounce, an automatic reply.

It runs under the lock of the mail's row and ends by saying what it did: whoever comes second finds it done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from app.blobs.attachments import attach, attach_kept
from app.blobs.mails import KeptMail, MailOutcome, MailState, Taken, by_message, claim, finish, raw_of
from app.directory.current import current
from app.intake.parties import parties_of
from app.journey import receive
from app.kit.case_codes import HistoryKind
from app.kit.codes import Channel
from app.kit.database import Tx
from app.mailbox.identity import Postbox, Writer, address_of, writer_of
from app.mailbox.parse import parse
from app.mailbox.parsed import Nature, ParsedMail
from app.mailbox.tell import files_of, notice_of, subject_of, told_by, words_of
from app.mailbox.threads import Thread, references_in, reports_of_ids, thread_of
from app.queue.add import Addition
from app.queue.relate import relate
from app.replies.ask import add_told
from app.replies.mail_bounds import mark_unreachable, reached

_NO_WORDS: Final = "(Ingen tekst. Se den vedhæftede mail.)"

_SILENT: Final = frozenset({Nature.BOUNCE, Nature.AUTO_REPLY})


def enter(tx: Tx, *, mail_id: UUID, mail: ParsedMail, postbox: Postbox) -> KeptMail:
    """Take a mail in, once."""
    kept = claim(tx, mail=mail_id)
    if kept.state is MailState.TAKEN:
        return kept
    earlier = None if mail.message_id is None else by_message(tx, mail.message_id)
    if earlier is not None and (mail.nature in _SILENT or _says_the_same(tx, mail, earlier, postbox)):
        return _again(tx, kept, mail, earlier)
    if earlier is not None:
        mail = replace(mail, message_id=None, references=(mail.message_id or "", *mail.references))
    if mail.nature is Nature.BOUNCE:
        return _bounce(tx, kept, mail)
    if mail.nature is Nature.AUTO_REPLY or _is_our_own(tx, mail):
        return finish(tx, kept, _taken(mail, MailOutcome.AUTO_REPLY, _answered(tx, mail)))
    writer = writer_of(mail, directory=current(tx), postbox=postbox)
    thread = thread_of(tx, mail, writer)
    if thread.adds_to is not None:
        to = (thread.adds_to.report, thread.adds_to.reference)
        return _addition(tx, kept, mail, to)
    return _reports(tx, kept, mail, writer, thread)


def _reports(tx: Tx, kept: KeptMail, mail: ParsedMail, writer: Writer, thread: Thread) -> KeptMail:
    _is_reached(tx, mail)
    made = [receive(tx, told).report for told in told_by(mail, writer, at=_arrived(kept, tx))]
    reports = tuple(dict.fromkeys((one.id, one.reference) for one in made))
    for report, _ in reports:
        if thread.named:
            relate(tx, report=report, others=thread.named)
    _attach(tx, kept, mail, [report for report, _ in reports])
    outcome = MailOutcome.MANUAL if mail.troubles else MailOutcome.REPORT
    return finish(tx, kept, _taken(mail, outcome, reports))


def _addition(tx: Tx, kept: KeptMail, mail: ParsedMail, to: tuple[UUID, str]) -> KeptMail:
    _is_reached(tx, mail)
    text = "\n\n".join(one for one in (words_of(mail), notice_of(mail)) if one) or _NO_WORDS
    add_told(tx, Addition(report=to[0], text=text, at=_arrived(kept, tx), channel=Channel.MAIL))
    _attach(tx, kept, mail, [to[0]])
    return finish(tx, kept, _taken(mail, MailOutcome.ADDITION, (to,)))


def _again(tx: Tx, kept: KeptMail, mail: ParsedMail, earlier: KeptMail) -> KeptMail:
    """The same message by another way is nothing new; it is kept, and belongs to what the first one made."""
    reports = [(one.report, one.reference) for one in parties_of(tx, references=earlier.references)]
    outcome = earlier.outcome or MailOutcome.REPORT
    taken = Taken(outcome=outcome, nature=mail.nature.value, message_id=None, reports=tuple(reports))
    for report, _ in reports:
        attach_kept(tx, report=report, blob=kept.blob, name=f"{kept.id}.eml", size=kept.size)
    return finish(tx, kept, taken)


def _is_reached(tx: Tx, mail: ParsedMail) -> None:
    """Whoever writes from an address can be written to again."""
    address = address_of(mail)
    if address is not None:
        reached(tx, address=address)


def _says_the_same(tx: Tx, mail: ParsedMail, earlier: KeptMail, postbox: Postbox) -> bool:
    """An id that a broken program uses twice must not make two messages one."""
    before = parse(raw_of(tx, earlier), own=postbox.own)
    return "".join(words_of(before).split()) == "".join(words_of(mail).split())


def _bounce(tx: Tx, kept: KeptMail, mail: ParsedMail) -> KeptMail:
    """A letter of ours that did not arrive: its owner must know that nobody was reached by it."""
    bounce = mail.bounce
    ours = () if bounce is None else reports_of_ids(tx, bounce.originals)
    reports = parties_of(tx, ids=ours, references=() if ours else references_in(mail.subject))
    for one in reports:
        if bounce is not None and bounce.final:
            for address in bounce.recipients:
                _mark(tx, one.report, address, proven=bool(ours))
            codes = {"proven": bool(ours)}
            text = "Kvitteringen kunne ikke leveres."
            kind = HistoryKind.RECEIPT_BOUNCED
            at = _arrived(kept, tx)
            add_told(tx, Addition(report=one.report, text=text, at=at, channel=Channel.MAIL, kind=kind, codes=codes))
        _attach(tx, kept, mail, [one.report], files=False)
    return finish(tx, kept, _taken(mail, MailOutcome.BOUNCE, tuple((one.report, one.reference) for one in reports)))


def _mark(tx: Tx, report: UUID, address: str, *, proven: bool) -> None:
    """Whoever knows the id of our letter had it in hand; by a reference alone anybody could silence an address."""
    if proven:
        mark_unreachable(tx, report=report, address=address)


def _is_our_own(tx: Tx, mail: ParsedMail) -> bool:
    return mail.message_id is not None and bool(reports_of_ids(tx, [mail.message_id]))


def _answered(tx: Tx, mail: ParsedMail) -> tuple[tuple[UUID, str], ...]:
    ids = reports_of_ids(tx, (*mail.in_reply_to, *mail.references))
    return tuple((one.report, one.reference) for one in parties_of(tx, ids=ids))


def _attach(tx: Tx, kept: KeptMail, mail: ParsedMail, reports: Sequence[UUID], *, files: bool = True) -> None:
    """Keep the files with each report, and let it have the mail as it came."""
    if files:
        attach(tx, reports=reports, files=files_of(mail))
    name = f"{_file_name(mail)}.eml"
    for report in reports:
        attach_kept(tx, report=report, blob=kept.blob, name=name, size=kept.size)


def _file_name(mail: ParsedMail) -> str:
    kept = "".join(letter for letter in subject_of(mail) if letter.isalnum() or letter in " -_.")
    return kept.strip(" .")[:80] or "mail"


def _taken(mail: ParsedMail, outcome: MailOutcome, reports: tuple[tuple[UUID, str], ...]) -> Taken:
    return Taken(outcome=outcome, nature=mail.nature.value, message_id=mail.message_id, reports=reports)


def _arrived(kept: KeptMail, tx: Tx) -> datetime:
    """When the mail came to the municipality; the clock runs from there, also where we fetch it late."""
    return min(kept.arrived_at, tx.now)
