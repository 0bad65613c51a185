"""Which report a mail is about: by the ids it answers, or our reference in its subject - and only for a party to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.blobs.mails_of_reports import reports_by_messages
from app.intake.parties import Party, mail_fingerprint, parties_of
from app.kit.database import Tx
from app.kit.ids import read_reference
from app.mailbox.identity import Writer, address_of
from app.mailbox.parsed import ParsedMail
from app.replies.mail_ids import job_of, report_of

_REFERENCE: Final = re.compile(r"(?<![0-9A-Za-z])(?=([0-9A-Za-z]{4}[- ]?[0-9A-Za-z]{4})(?![0-9A-Za-z]))")
"""Each place is looked at: in "din mail K7Q2-9XM4" the word before it is half of another one."""
_AS_WRITTEN: Final = re.compile(r"(?<![0-9A-Za-z-])[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(?![0-9A-Za-z-])")
"""In a long text only what is written as we write it: eight letters by chance are one of ours every so often."""
_MOST_NAMED: Final = 10
_MOST_QUOTED: Final = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The report that a mail adds to, those that it only names, and those that stand in what a party to them quotes."""

    adds_to: Party | None = None
    named: tuple[UUID, ...] = ()
    quoted: tuple[UUID, ...] = ()

    @property
    def related(self) -> tuple[UUID, ...]:
        return (*self.named, *self.quoted)


def thread_of(tx: Tx, mail: ParsedMail, writer: Writer) -> Thread:
    """Return where a mail belongs; what it names without being from a party to it stays a name."""
    found = _named(tx, mail)
    address = address_of(mail)
    fingerprint = None if address is None else mail_fingerprint(tx, address)
    mine = next((one for one in found if _is_party(one, fingerprint, writer)), None) or _wants_answers(
        tx, mail, found, writer
    )
    named = tuple(one.report for one in found if one is not mine)
    if mine is not None:
        return Thread(adds_to=mine, named=named)
    quoted = parties_of(tx, references=references_quoted(mail))
    ours = tuple(one.report for one in quoted if one.report not in named and _is_party(one, fingerprint, writer))
    return Thread(named=named, quoted=ours)


def reports_of_ids(tx: Tx, message_ids: Sequence[str]) -> Sequence[UUID]:
    """Return the reports of our own letters with these ids."""
    found = (report_of(one, sealer=tx.sealer) for one in message_ids)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def jobs_of_ids(tx: Tx, message_ids: Sequence[str]) -> Sequence[UUID]:
    """Return the jobs that sent our letters to one of ourselves with these ids."""
    found = (job_of(one, sealer=tx.sealer) for one in message_ids)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def references_in(subject: str) -> tuple[str, ...]:
    """Return what in a subject is one of our references; the check symbol tells it from other eight letters."""
    words = _REFERENCE.findall(subject)[:_MOST_NAMED]
    return tuple(dict.fromkeys(known for word in words if (known := read_reference(word))))


def references_quoted(mail: ParsedMail) -> tuple[str, ...]:
    """Return our references in what a mail quotes or passes on; what stands above it may be another matter."""
    text = f"{mail.words.quoted[:_MOST_QUOTED]}\n{mail.words.forwarded[:_MOST_QUOTED]}"
    written = dict.fromkeys(_AS_WRITTEN.findall(text))
    return tuple(known for one in written if (known := read_reference(one)))[:_MOST_NAMED]


def _named(tx: Tx, mail: ParsedMail) -> list[Party]:
    answered = (*mail.in_reply_to, *reversed(mail.references[-_MOST_NAMED:]))
    ids = (*reports_of_ids(tx, answered), *reports_by_messages(tx, answered))
    by_id = {one.report: one for one in parties_of(tx, ids=ids)}
    ordered = [by_id[one] for one in dict.fromkeys(ids) if one in by_id]
    return ordered + [one for one in parties_of(tx, references=references_in(mail.subject)) if one.report not in by_id]


def _wants_answers(tx: Tx, mail: ParsedMail, found: Sequence[Party], writer: Writer) -> Party | None:
    """Return the report of a letter of ours that is answered, where the answer too wants its answers where that went.

    An address to answer to is easily written: only who has our letter in hand knows its id.
    """
    ours = reports_of_ids(tx, mail.in_reply_to)
    if not ours or writer.reporter.email is None:
        return None
    wanted = mail_fingerprint(tx, writer.reporter.email)
    return next((one for one in found if one.report in ours and one.mail_fp == wanted and not one.cleared), None)


def _is_party(party: Party, fingerprint: bytes | None, writer: Writer) -> bool:
    if party.cleared:
        return False
    if fingerprint is not None and party.mail_fp == fingerprint:
        return True
    if party.department is not None and party.department in writer.departments:
        return True
    return party.landlord is not None and party.landlord == writer.landlord
