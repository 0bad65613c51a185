"""A mail that made no report makes one after all, because a person says that it is one."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from uuid import UUID

from app.blobs.mails import KeptMail, MailState, by_message, claim, raw_of
from app.blobs.mails_kept import Fate, mail_of
from app.blobs.mails_of_reports import forget_reports
from app.directory.current import current
from app.kit.database import Tx
from app.kit.errors import Conflict
from app.mailbox.enter import _again, _says_the_same, arrived, make_reports
from app.mailbox.identity import Postbox, writer_of
from app.mailbox.parse import parse
from app.mailbox.parsed import ParsedMail
from app.mailbox.tell import quotes_us, told_by
from app.mailbox.threads import thread_of

_WAITS: Final = "This mail waits still and is taken in by itself."


def report_after_all(tx: Tx, *, mail: UUID, postbox: Postbox) -> KeptMail:
    """Make the reports of a dropped mail, once; another is returned as it stands, `made` says which of the two.

    NotFound without such a mail, Conflict where it still waits. What it answers is named in the new case, and what a
    program wrote gets no receipt now either. A copy by another way belongs to what the first one makes.
    """
    kept = claim(tx, mail=mail)
    if kept.state is MailState.WAITING:
        raise Conflict(_WAITS)
    if mail_of(tx, mail=mail).fate is not Fate.DROPPED:  # whoever held the lock before has made them
        return kept
    read = parse(raw_of(tx, kept), own=postbox.own)
    known = None if read.message_id is None else by_message(tx, read.message_id)
    if known is None or known.id == kept.id:
        return _make(tx, kept, read, postbox)
    if not _says_the_same(tx, read, known, postbox):
        return _make(tx, kept, replace(read, message_id=None), postbox)
    first = report_after_all(tx, mail=known.id, postbox=postbox)  # known by its own id: it is no copy of another
    forget_reports(tx, mail=kept.id)
    return replace(_again(tx, kept, read, first), made=first.made)


def _make(tx: Tx, kept: KeptMail, read: ParsedMail, postbox: Postbox) -> KeptMail:
    writer = writer_of(read, directory=current(tx), postbox=postbox)
    thread = thread_of(tx, read, writer)
    named = (*(() if thread.adds_to is None else (thread.adds_to.report,)), *thread.related)
    told = told_by(read, writer, at=arrived(kept, tx), quotes=not named and not quotes_us(read, postbox.own))
    forget_reports(tx, mail=kept.id)
    return replace(make_reports(tx, kept, read, told, related=named, after_all=True), made=True)
