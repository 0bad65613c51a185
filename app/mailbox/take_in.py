"""Taking mail in: kept first, in a transaction of its own, then read, then entered; nothing is lost in between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain, islice
from typing import Final
from uuid import UUID

import structlog

from app.access.callers import SYSTEM, Caller
from app.blobs.mails import (
    MOST_ATTEMPTS,
    KeptMail,
    MailState,
    ask_messages,
    claim,
    claim_all,
    count_attempt,
    keep_all,
    keep_raw,
    look_at,
    raw_of,
    uncount_attempt,
    waiting,
)
from app.blobs.mails_kept import Words
from app.kit.codes import Role
from app.kit.database import Database, Tx
from app.kit.errors import NotFound, Unavailable
from app.kit.logs import where
from app.kit.sealed import SealBroken
from app.mailbox.after_all import report_after_all
from app.mailbox.enter import enter, foresee
from app.mailbox.fetching import Fetched
from app.mailbox.identity import Postbox, address_of
from app.mailbox.parse import parse, unopened, unreadable
from app.mailbox.parsed import Nature, ParsedMail
from app.triage.judge import foresee_reading

MAILBOX: Final = Caller(id=UUID(int=2), role=Role.CALL_DESK)
"""The mailbox itself: whoever writes to it holds no key."""
_MOST_AT_ONCE: Final = 20
"""So many mails, or reports that they make."""
_MOST_UNAVAILABLE: Final = 10

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class MailDoor:
    """Where every mail enters, however it was fetched; `promised` is called after a commit that promised work."""

    database: Database
    postbox: Postbox
    promised: Callable[[], None]
    unavailable: Counter[UUID] = field(default_factory=Counter, compare=False)
    """How often running the database was lost over a mail."""

    def take(self, raw: bytes, *, arrived_at: datetime | None = None) -> KeptMail:
        """Keep a mail and take it in; return what became of it. The same mail again is the same answer."""
        kept = self.database.write(lambda tx: keep_raw(tx, raw, arrived_at=arrived_at), caller=MAILBOX)
        if kept.state is MailState.TAKEN:
            return kept
        if not kept.new:  # it may be what ended the process that kept it
            return self._take_waiting(kept.id)
        return self._take_in(kept.id, parse(raw, own=self.postbox.own))

    def take_all(self, fetched: Sequence[Fetched]) -> Sequence[KeptMail]:
        """Keep the mails of one fetch in one transaction, and then take them in in another; return what became of each.

        Where that fails, each is taken in by itself. So is what was kept before: it may be what ended a process, and
        must not end the next one together with the others.
        """
        if len(fetched) == 1:
            return [self.take(one.raw, arrived_at=one.arrived_at) for one in fetched]
        kept = self.database.write(
            lambda tx: keep_all(tx, [(one.raw, one.arrived_at) for one in fetched]), caller=MAILBOX
        )
        new = [(one.id, mail.raw) for one, mail in zip(kept, fetched, strict=True) if one.new]
        taken = self._enter_all([(mail, parse(raw, own=self.postbox.own)) for mail, raw in new])
        return [
            taken.get(one.id) or self.take(mail.raw, arrived_at=mail.arrived_at)
            for one, mail in zip(kept, fetched, strict=True)
        ]

    def take_waiting(self) -> int:
        """Take in what was kept by a process that ended before it could; return how many."""
        ids = self.database.read(lambda tx: waiting(tx, limit=_MOST_AT_ONCE), caller=SYSTEM)
        for mail in ids:
            try:
                self._take_waiting(mail)
            except Unavailable:
                raise  # the database is away; all of them wait
            except Exception as error:  # noqa: BLE001 it is tried again, and none waits for another
                _log.error("a mail that waits could not be taken in", failure=type(error).__name__, where=where(error))
        return len(ids)

    def read(self, raw: bytes) -> Words:
        """Return what a mail says, for a person to decide what it is."""
        mail = parse(raw, own=self.postbox.own)
        files = tuple(one.name for one in mail.attachments)
        return Words(sender=address_of(mail), subject=mail.subject, text=mail.text, files=files)

    def report_after_all(self, tx: Tx, mail: UUID) -> KeptMail:
        """Make a report of a mail that made none; the same again is the same answer."""
        tx.after_commit(self.promised)
        return report_after_all(tx, mail=mail, postbox=self.postbox)

    def _take_waiting(self, mail: UUID) -> KeptMail:
        attempts = self.database.write(lambda tx: count_attempt(tx, mail=mail), caller=MAILBOX)
        try:
            taken = self._try_waiting(mail, attempts)
        except Unavailable:
            self.unavailable[mail] += 1
            with suppress(Unavailable):  # what is counted is what ends a process
                self.database.write(lambda tx: uncount_attempt(tx, mail=mail), caller=MAILBOX)
            raise
        self.unavailable.pop(mail, None)
        return taken

    def _try_waiting(self, mail: UUID, attempts: int) -> KeptMail:
        given_up = attempts > MOST_ATTEMPTS  # reading it ends the process, or is impossible: a person looks
        try:
            raw = self.database.read(lambda tx: raw_of(tx, look_at(tx, mail=mail)), caller=SYSTEM)
        except (SealBroken, NotFound):
            if not given_up:
                raise
            return self._take_in(mail, unopened())
        if given_up:
            return self._take_in(mail, unreadable(raw))
        try:
            return self._take_in(mail, parse(raw, own=self.postbox.own))
        except Unavailable:
            if self.unavailable[mail] < _MOST_UNAVAILABLE:
                raise
            _log.warning("a mail over which the database is lost is tried unread", times=_MOST_UNAVAILABLE)
            return self._take_in(mail, unreadable(raw))  # what the database bears so was lost by what the mail says

    def _take_in(self, mail: UUID, parsed: ParsedMail) -> KeptMail:
        try:
            return self._enter(mail, parsed)
        except Unavailable:
            raise  # the database is away; the mail waits
        except Exception as error:  # noqa: BLE001 a mail that breaks the service is a person's to read
            _log.error("a mail could not be taken in", failure=type(error).__name__, where=where(error))
            return self._enter(mail, _bare(parsed))

    def _enter(self, mail: UUID, parsed: ParsedMail) -> KeptMail:
        def work(tx: Tx) -> KeptMail:
            tx.after_commit(self.promised)
            return enter(tx, kept=claim(tx, mail=mail), mail=parsed, postbox=self.postbox)

        return self.database.write(work, caller=MAILBOX)

    def _enter_all(self, mails: Sequence[tuple[UUID, ParsedMail]]) -> Mapping[UUID, KeptMail]:
        """Enter several mails in a few transactions; where one fails, none that is left."""
        taken: dict[UUID, KeptMail] = {}
        while left := [one for one in mails if one[0] not in taken]:
            some = self._enter_some(left)
            if not some:
                break
            taken |= some
        return taken

    def _enter_some(self, mails: Sequence[tuple[UUID, ParsedMail]]) -> Mapping[UUID, KeptMail]:
        """Enter the first of several mails in one transaction, as many as make so many reports; or none of them.

        Lists of homes are long: twenty of them in one transaction kept everybody else's writing waiting for seconds.
        """

        def work(tx: Tx) -> Mapping[UUID, KeptMail]:
            tx.after_commit(self.promised)
            taken: dict[UUID, KeptMail] = {}
            claimed = claim_all(tx, mails=[mail for mail, _ in mails])
            ask_messages(tx, [parsed.message_id for _, parsed in mails if parsed.message_id is not None])
            self._foresee(tx, zip(claimed, [parsed for _, parsed in mails], strict=True))
            for kept, (mail, parsed) in zip(claimed, mails, strict=True):
                taken[mail] = enter(tx, kept=kept, mail=parsed, postbox=self.postbox)
                if sum(len(one.references) for one in taken.values()) >= _MOST_AT_ONCE:
                    break
            return taken

        try:
            return self.database.write(work, caller=MAILBOX)
        except Exception as error:  # noqa: BLE001 each is tried by itself now, which tells what is wrong with it
            _log.warning("mails are taken in one by one", failure=type(error).__name__, where=where(error))
            return {}

    def _foresee(self, tx: Tx, mails: Iterable[tuple[KeptMail, ParsedMail]]) -> None:
        """Read ahead what is going to be entered together; each by itself, between two others, takes twice as long."""
        told = (foresee(tx, kept=kept, mail=parsed, postbox=self.postbox) for kept, parsed in mails)
        for one in [*islice(chain.from_iterable(told), _MOST_AT_ONCE)]:
            foresee_reading(tx, told=one)


def _bare(parsed: ParsedMail) -> ParsedMail:
    """Return a mail of which nothing is believed but that it came: enough for a person to find it."""
    bare = unreadable(b"")
    return replace(bare, sender=parsed.sender, subject=parsed.subject, nature=Nature.AUTOMATIC)
