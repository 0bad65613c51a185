"""Fetching by IMAP: each mail is taken in first and moved afterwards, so that an end in between loses nothing.

What is fetched again after such an end, or by a second fetcher beside this one, is known by its bytes.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from imaplib import Internaldate2tuple
from pathlib import Path
from time import mktime
from typing import Final
from urllib.parse import unquote, urlsplit

from imap_tools.errors import ImapToolsError, MailboxFolderSelectError
from imap_tools.mailbox import BaseMailBox, MailBox, MailBoxStartTls

from app.mailbox.fetching import Taking

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

    def run(self, taking: Taking) -> None:
        """Fetch what is there and wait for more, until stopped; raises where the server is lost."""
        with self._opened() as mailbox:
            idles = "IDLE" in mailbox.client.capabilities
            while not taking.stopping.is_set():
                if self._fetch(mailbox, taking):
                    continue
                if idles:
                    mailbox.idle.wait(timeout=_IDLE_SECONDS)
                else:
                    taking.stopping.wait(_IDLE_SECONDS)

    def fetch_once(self, taking: Taking) -> int:
        """Fetch what is there; return how many mails were taken in."""
        with self._opened() as mailbox:
            return self._fetch(mailbox, taking)

    @contextmanager
    def _opened(self) -> Iterator[BaseMailBox]:
        parts = urlsplit(self.url)
        if parts.scheme not in _PORTS or not parts.hostname:
            raise ValueError("a mailbox is imaps://user:password@host/folder or imap+starttls://...")
        trusted = ssl.create_default_context(cafile=None if self.ca_file is None else str(self.ca_file))
        port = parts.port or _PORTS[parts.scheme]
        kind = MailBox if parts.scheme == "imaps" else MailBoxStartTls
        mailbox = kind(parts.hostname, port, timeout=_TIMEOUT_SECONDS, ssl_context=trusted)
        folder = unquote(parts.path.strip("/")) or "INBOX"
        with mailbox.login(unquote(parts.username or ""), unquote(parts.password or ""), initial_folder=folder):
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

    def _fetch(self, mailbox: BaseMailBox, taking: Taking) -> int:
        count = 0
        for uid in mailbox.uids():
            if taking.stopping.is_set():
                break
            found = _one(mailbox, uid)
            if found is not None and taking.take(found[0], arrived_at=found[1], name=uid):
                mailbox.move(uid, self.handled)
                count += 1
        return count


def _one(mailbox: BaseMailBox, uid: str) -> tuple[bytes, datetime | None] | None:
    """Return a mail and when its server had it; None where it is no longer there."""
    _, answer = mailbox.client.uid("fetch", uid, f"(INTERNALDATE BODY.PEEK[]<0.{_MOST_BYTES}>)")
    told = next((one for one in answer if isinstance(one, tuple)), None)
    if told is None:
        return None
    at = Internaldate2tuple(told[0]) or Internaldate2tuple(b"".join(one for one in answer if isinstance(one, bytes)))
    return told[1], None if at is None else datetime.fromtimestamp(mktime(at)).astimezone()
