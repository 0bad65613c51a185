"""What becomes of a kept mail, in one transaction: a report, an addition, a bounce, an automatic reply.

It runs under the lock of the mail's row and ends by saying what it did: whoever comes second finds it done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from app.assignment.cases import ids_of
from app.assignment.of_report import is_of_family
from app.blobs.attachments import attach, attach_kept
from app.blobs.mails import KeptMail, MailOutcome, MailState, Taken, by_message, finish, raw_of
from app.blobs.mails_of_reports import lists_homes
from app.directory.current import current
from app.intake.parties import parties_of
from app.intake.told import Told
from app.jobs.dead import came_back
from app.journey import receive
from app.kit.case_codes import HistoryKind
from app.kit.codes import Channel
from app.kit.database import Tx
from app.mailbox.identity import Postbox, address_of, writer_of
from app.mailbox.parse import parse
from app.mailbox.parsed import Nature, ParsedMail
from app.mailbox.tell import (
    ToldByMail,
    files_of,
    notice_of,
    own_words_of,
    quotes_us,
    says_anything,
    subject_of,
    told_by,
    words_of,
)
from app.mailbox.threads import Thread, jobs_of_ids, references_in, reports_of_ids, thread_of
from app.queue.add import Addition
from app.queue.relate import relate
from app.replies.ask import add_told
from app.replies.mail_bounds import answered_within, bounced_within, had_letters_within, mark_unreachable, reached
from app.replies.within import case_of_letter
from app.triage.judge import sounds_acute

_TOLD: Final = "told"
_NO_WORDS: Final = "(Ingen tekst. Se den vedhæftede mail.)"

_MACHINES: Final = {
    Nature.BOUNCE: MailOutcome.BOUNCE,
    Nature.AUTO_REPLY: MailOutcome.AUTO_REPLY,
    Nature.AWAY: MailOutcome.AUTO_REPLY,
}

_PROGRAMS: Final = frozenset({Nature.AWAY, Nature.AUTOMATIC})
_BOUNCED: Final = "Bounced"
_PLAINLY: Final = 0.65
"""How sure a reading is that asks for nobody: a stray word of a program is a matter of ours less surely."""


def foresee(tx: Tx, *, kept: KeptMail, mail: ParsedMail, postbox: Postbox) -> tuple[Told, ...]:
    """Return what a mail is going to tell; nothing where that depends on what it answers."""
    quotes = bool(mail.words.quoted) and not quotes_us(mail, postbox.own)
    if kept.state is MailState.TAKEN or mail.nature is not Nature.ORDINARY or quotes:
        return ()
    writer = writer_of(mail, directory=current(tx), postbox=postbox)
    told = tx.known[_TOLD, kept.id] = told_by(mail, writer, at=arrived(kept, tx))
    return told.reports


def enter(tx: Tx, *, kept: KeptMail, mail: ParsedMail, postbox: Postbox) -> KeptMail:
    """Take a mail in that was claimed, once."""
    if kept.state is MailState.TAKEN:
        return kept
    earlier = None if mail.message_id is None else by_message(tx, mail.message_id)
    within = _is_within(tx, mail)
    if earlier is not None and _says_the_same(tx, mail, earlier, postbox):
        return _again(tx, kept, mail, earlier)
    if earlier is not None:
        mail = replace(mail, message_id=None)  # an id that is used twice says nothing of either mail
    if mail.nature is Nature.BOUNCE and _is_of_a_letter(tx, mail):
        return _bounce(tx, kept, mail)
    writer = writer_of(mail, directory=current(tx), postbox=postbox)
    thread = thread_of(tx, mail, writer)
    ours = () if within else _unheard(tx, mail, thread)
    if ours is not None:
        _show_family(tx, kept, mail, ours)
        return finish(tx, kept, _taken(mail, MailOutcome.AUTO_REPLY, ours))
    if thread.adds_to is not None and mail.nature is not Nature.BOUNCE:
        to = (thread.adds_to.report, thread.adds_to.reference)
        return _addition(tx, kept, mail, to)
    quotes = not thread.named and not quotes_us(mail, postbox.own)
    told = tx.known.pop((_TOLD, kept.id), None)
    if not isinstance(told, ToldByMail):
        told = told_by(mail, writer, at=arrived(kept, tx), quotes=quotes)
    return make_reports(tx, kept, mail, told, related=thread.related)


def make_reports(
    tx: Tx, kept: KeptMail, mail: ParsedMail, told: ToldByMail, *, related: Sequence[UUID], after_all: bool = False
) -> KeptMail:
    """Make the reports of a mail; `after_all` where a person says that what a machine seems to say is one."""
    _is_reached(tx, mail)
    made = {one: receive(tx, one).report for one in told.reports}
    reports = tuple(dict.fromkeys((one.id, one.reference) for one in made.values()))
    for report, _ in reports:
        if related:
            relate(tx, report=report, others=related)
    _attach(tx, kept, mail, [] if told.whole is None else [made[told.whole].id])
    outcome = MailOutcome.REPORT if after_all or told.whole is None else _outcome(mail)
    entries = 0 if told.whole in told.reports[:1] else len(told.reports) - (told.whole is not None)  # one is no list
    return finish(tx, kept, _taken(mail, outcome, reports, entries=entries))


def _outcome(mail: ParsedMail) -> MailOutcome:
    """A machine's mail that answers nothing of ours is a report all the same: a person looks, and nothing is lost."""
    if mail.troubles:
        return MailOutcome.MANUAL
    machine = _MACHINES.get(mail.nature)
    return MailOutcome.REPORT if machine is None or says_anything(mail) else machine


def _addition(tx: Tx, kept: KeptMail, mail: ParsedMail, to: tuple[UUID, str]) -> KeptMail:
    _is_reached(tx, mail)
    text = "\n\n".join(one for one in (words_of(mail), notice_of(mail)) if one) or _NO_WORDS
    add_told(tx, Addition(report=to[0], text=text, at=arrived(kept, tx), channel=Channel.MAIL))
    _attach(tx, kept, mail, [to[0]])
    return finish(tx, kept, _taken(mail, MailOutcome.ADDITION, (to,)))


def _again(tx: Tx, kept: KeptMail, mail: ParsedMail, earlier: KeptMail) -> KeptMail:
    """The same message by another way is nothing new; it is kept, and belongs to what the first one made."""
    reports = [(one.report, one.reference) for one in parties_of(tx, references=earlier.references)]
    outcome = earlier.outcome or MailOutcome.REPORT
    taken = Taken(outcome=outcome, nature=mail.nature.value, message_id=None, reports=tuple(reports))
    if len(reports) == 1 and not lists_homes(tx, earlier.id):  # a list belongs to none of its homes
        attach_kept(tx, report=reports[0][0], blob=kept.blob, name=f"{kept.id}.eml", size=kept.size)
    return finish(tx, kept, taken)


def _is_reached(tx: Tx, mail: ParsedMail) -> None:
    """Whoever writes from an address can be written to again."""
    address = address_of(mail)
    if address is not None:
        reached(tx, address=address)


def _says_the_same(tx: Tx, mail: ParsedMail, earlier: KeptMail, postbox: Postbox) -> bool:
    """An id that a broken program uses twice must not make two messages one."""
    return _said(parse(raw_of(tx, earlier), own=postbox.own)) == _said(mail)


def _said(mail: ParsedMail) -> tuple[object, ...]:
    words = "".join(words_of(mail, quotes=True).split())
    return subject_of(mail), words, tuple((one.name, one.data) for one in mail.attachments)


def _bounce(tx: Tx, kept: KeptMail, mail: ParsedMail) -> KeptMail:
    """A letter of ours that did not arrive: its owner must know that nobody was reached by it."""
    bounce = mail.bounce
    for job in () if bounce is None or not bounce.final else jobs_of_ids(tx, bounce.originals):
        came_back(tx, job=job, failure=_BOUNCED)
    ours = () if bounce is None else reports_of_ids(tx, bounce.originals)
    found = parties_of(tx, ids=ours, references=() if ours else references_in(mail.subject))
    reports = [one for one in found if not one.cleared]
    for one in reports:
        if bounce is not None and bounce.final:
            for address in bounce.recipients:
                _mark(tx, one.report, address, proven=bool(ours))
            codes = {"proven": bool(ours)}
            text = "Vores mail til henvenderen kunne ikke leveres."
            kind = HistoryKind.RECEIPT_BOUNCED
            at = arrived(kept, tx)
            add_told(tx, Addition(report=one.report, text=text, at=at, channel=Channel.MAIL, kind=kind, codes=codes))
        _attach(tx, kept, mail, [one.report], files=False)
    return finish(tx, kept, _taken(mail, MailOutcome.BOUNCE, tuple((one.report, one.reference) for one in reports)))


def _mark(tx: Tx, report: UUID, address: str, *, proven: bool) -> None:
    """Whoever knows the id of our letter had it in hand; by a reference alone anybody could silence an address."""
    if proven:
        mark_unreachable(tx, report=report, address=address)


def _is_of_a_letter(tx: Tx, mail: ParsedMail) -> bool:
    """Say whether a bounce is of a letter that we know; any other is for a person to look at.

    So is the first of a day that tells of a letter to one of ourselves and not of which: nobody else learns of it.
    """
    returned = () if mail.bounce is None else mail.bounce.originals
    if reports_of_ids(tx, returned) or jobs_of_ids(tx, returned):
        return True
    recipients = () if mail.bounce is None else mail.bounce.recipients
    within = [one for one in recipients if had_letters_within(tx, address=one)]
    if within or _names_letter_within(tx, mail):
        final = mail.bounce is None or mail.bounce.final
        return not final or 1 not in [bounced_within(tx, whose=one) for one in within or [mail.subject]]
    return bool(parties_of(tx, references=references_in(mail.subject)))


def _is_within(tx: Tx, mail: ParsedMail) -> bool:
    """Say whether this is a letter of ours to one of ourselves come back, or what a program answers to one.

    Were it a report, its case would be told of by the next such letter, and that one would come back too. What may be
    a person's and tells of a matter of ours, in other words than that letter's own, is heard. So is what holds a file,
    sounds acute or could not be read, but for more of it in a day than any person sends.
    """
    if mail.message_id is not None and jobs_of_ids(tx, [mail.message_id]):
        return True
    if not _answers_within(tx, mail):
        return False
    if mail.nature is Nature.AUTO_REPLY:
        return True
    if says_anything(mail, least=_PLAINLY):
        return False
    words = own_words_of(mail)
    tells = mail.troubles or mail.attachments or sounds_acute(words, language=mail.language, at=tx.now)
    return (mail.nature in _PROGRAMS and not tells) or _answers_all(tx, mail, words)


def _answers_all(tx: Tx, mail: ParsedMail, words: str) -> bool:
    """Say whether whoever writes answers our letters to it as a program does, although no mark says that it is one."""
    address = address_of(mail)
    marked = mail.nature in _PROGRAMS
    return address is not None and answered_within(tx, address=address, words=words, marked=marked)


def _answers_within(tx: Tx, mail: ParsedMail) -> bool:
    """Say whether a mail answers a letter to one of ourselves; many programs name none by its id."""
    return bool(jobs_of_ids(tx, (*mail.in_reply_to, *mail.references))) or _names_letter_within(tx, mail)


def _names_letter_within(tx: Tx, mail: ParsedMail) -> bool:
    """Say whether the subject is that of a letter to one of ourselves about a case that there is."""
    number = case_of_letter(mail.subject)
    return number is not None and bool(ids_of(tx, numbers=[number]))


def _unheard(tx: Tx, mail: ParsedMail, thread: Thread) -> tuple[tuple[UUID, str], ...] | None:
    """Return whose mail this is where it makes nothing new: our own letter come back, or a program's answer to one.

    None where it is heard. What only looks like an automatic reply may be a person who found somebody gone. A report
    that is cleared gets nothing more: such a mail is nobody's, and has its own time.
    """
    ids = () if mail.message_id is None else reports_of_ids(tx, [mail.message_id])
    if not ids and mail.nature is Nature.AUTO_REPLY:
        ids = (*(() if thread.adds_to is None else (thread.adds_to.report,)), *thread.named)
    found = parties_of(tx, ids=ids)
    return tuple((one.report, one.reference) for one in found if not one.cleared) if found else None


def _show_family(tx: Tx, kept: KeptMail, mail: ParsedMail, ours: Sequence[tuple[UUID, str]]) -> None:
    """Let the family team see with the report what nobody else may look at among the mails that made none."""
    theirs = [report for report, _ in ours if is_of_family(tx, reports=[report])]
    _attach(tx, kept, mail, theirs, files=False)


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


def _taken(mail: ParsedMail, outcome: MailOutcome, reports: tuple[tuple[UUID, str], ...], *, entries: int = 0) -> Taken:
    nature = mail.nature.value
    return Taken(outcome=outcome, nature=nature, message_id=mail.message_id, reports=reports, entries=entries)


def arrived(kept: KeptMail, tx: Tx) -> datetime:
    """When the mail came to the municipality; the clock runs from there, also where we fetch it late."""
    return min(kept.arrived_at, tx.now)
