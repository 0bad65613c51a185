"""Fetching by IMAP: each mail is taken in first and moved afterwards, so that an end in between loses nothing.

What is fetched again after such an end, or by a second fetcher beside this one, is known by its bytes.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from imaplib import IMAP4, Internaldate2tuple
from pathlib import Path
from time import mktime
from typing import Final

from imap_tools.errors import ImapToolsError, MailboxFolderSelectError, MailboxLoginError
from imap_tools.mailbox import BaseMailBox, MailBox, MailBoxStartTls

from app.kit.server_addresses import ServerAddress, server_at
from app.mailbox.fetching import Fetched, Taking, in_groups

_TIMEOUT_SECONDS: Final = 60
_MOST_BYTES: Final = 100 << 20
"""Of a larger mail this much is taken in; the whole stays in the folder of what was handled."""
_IDLE_SECONDS: Final = 5
_PORTS: Final = {"imaps": 993, "imap+starttls": 143}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImapSource:
    """A mailbox: `imaps://user:password@host:993/INBOX` or `imap+starttls://...`; never without a cipher."""

    url: str
    handled: str = "Handled"
    ca_file: Path | None = None

    def __post_init__(self) -> None:
        """ValueError where the address is none."""
        self._at()

    def _at(self) -> ServerAddress:
        return server_at(self.url, ports=_PORTS)

    def run(self, taking: Taking) -> None:
        """Fetch what is there and wait for more, until stopped; raises where the server is lost."""
        with self.opened() as mailbox:
            idles = "IDLE" in mailbox.client.capabilities
            while not taking.stopping.is_set():
                if self.fetch(mailbox, taking):
                    continue
                if idles:
                    mailbox.idle.wait(timeout=_IDLE_SECONDS)
                else:
                    taking.stopping.wait(_IDLE_SECONDS)

    def fetch_once(self, taking: Taking) -> int:
        """Fetch what is there; return how many mails were taken in."""
        with self.opened() as mailbox:
            return self.fetch(mailbox, taking)

    @contextmanager
    def opened(self) -> Iterator[BaseMailBox]:
        """Sign in, and see that there is a folder for what was handled; OSError says in words why that cannot be."""
        at = self._at()
        trusted = ssl.create_default_context(cafile=None if self.ca_file is None else str(self.ca_file))
        kind = MailBox if at.scheme == "imaps" else MailBoxStartTls
        mailbox = kind(at.host, at.port, timeout=_TIMEOUT_SECONDS, ssl_context=trusted)
        folder = at.path or "INBOX"
        try:
            let_in = mailbox.login(at.user, at.password, initial_folder=folder)
        except MailboxLoginError as error:
            mailbox.client.shutdown()
            raise PermissionError(f"{at.host} does not let in the user that INDGANG_MAILBOX names") from error
        except MailboxFolderSelectError as error:
            mailbox.client.shutdown()
            raise FileNotFoundError(f"{at.host} has no folder {folder}, which INDGANG_MAILBOX names") from error
        with let_in:
            _, told = mailbox.client.capability()  # a server says more of itself to whom it knows
            mailbox.client.capabilities = tuple(told[0].decode("ascii", "replace").upper().split())
            self._make_folder(mailbox, folder)
            yield mailbox

    def _make_folder(self, mailbox: BaseMailBox, folder: str) -> None:
        try:
            if not mailbox.folder.exists(self.handled):
                mailbox.folder.create(self.handled)
        except ImapToolsError:  # a second fetcher was quicker
            mailbox.folder.status(self.handled)
        if mailbox.folder.get() != folder:
            raise MailboxFolderSelectError(command_result=("NO", [b""]), expected="OK")

    def fetch(self, mailbox: BaseMailBox, taking: Taking) -> int:
        """Take in what stands there; return how many mails came in and were moved away."""
        count = 0
        uids = mailbox.uids()
        taking.begins(uids)
        for some in taking.rounds(uids):
            for group in in_groups(self._fetched(mailbox, some, taking)):
                for uid in taking.take_all(group):
                    count += self._moved(mailbox, uid, taking)
        taking.ends()
        return count

    def _fetched(self, mailbox: BaseMailBox, uids: Sequence[str], taking: Taking) -> Iterator[Fetched]:
        for uid in uids:
            if taking.stopping.is_set():
                return
            try:
                found = _one(mailbox, uid)
            except Exception as error:
                if not _is_refused(error):
                    taking.lost_at(uid, error)
                    raise
                taking.leave(uid, error)
                continue
            if found is not None:
                yield Fetched(name=uid, raw=found[0], arrived_at=found[1])

    def _moved(self, mailbox: BaseMailBox, uid: str, taking: Taking) -> bool:
        """Move a mail; where the server refuses, a quota being full, the others go on coming in."""
        try:
            mailbox.move(uid, self.handled)
        except Exception as error:
            if not _is_refused(error):
                taking.lost_at(uid, error)
                raise
            taking.put_by(uid, error)
            return False
        taking.came_in()
        return True


def _is_refused(error: Exception) -> bool:
    """Say whether a server refused what it was asked; by anything else the connection is lost, or useless."""
    return isinstance(error, ImapToolsError | IMAP4.error) and not isinstance(error, IMAP4.abort)


def _one(mailbox: BaseMailBox, uid: str) -> tuple[bytes, datetime | None] | None:
    """Return a mail and when its server had it; None where it is no longer there.

    IMAP4.error where the server has it and cannot give it.
    """
    status, answer = mailbox.client.uid("fetch", uid, f"(INTERNALDATE BODY.PEEK[]<0.{_MOST_BYTES}>)")
    told = next((one for one in answer if isinstance(one, tuple)), None)
    beside = b"".join(one for one in answer if isinstance(one, bytes))
    if told is not None:
        return told[1], _instant(told[0]) or _instant(beside)
    if status != "OK" or b"BODY" in beside:
        raise IMAP4.error("a mail that the server cannot give")
    return None


def _instant(told: bytes) -> datetime | None:
    """Read when a server had a mail; None where it says nothing, or what no calendar has: the mail counts more."""
    try:
        at = Internaldate2tuple(told)
        return None if at is None else datetime.fromtimestamp(mktime(at)).astimezone()
    except (ValueError, KeyError, OverflowError, OSError):
        return None
