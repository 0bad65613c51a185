"""Sending by SMTP: one connection a letter, encrypted unless the server is this very machine."""

from __future__ import annotations

import re
import smtplib
import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from app.kit.clock import Clock
from app.kit.mail_addresses import header_of
from app.replies.letter import Letter
from app.replies.mail import Sender, mail_of
from app.replies.transport import NotTaken

_TIMEOUT_SECONDS: Final = 30
_PORTS: Final = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_NO_SUCH_ADDRESS: Final = re.compile(rb"5\.(?:1\.(?:1|2|3|6|10)|2\.1)(?!\d)")
"""What a server says of an address that is none, has moved or is closed, and will say again (RFC 3463, RFC 7505). Its
other refusals may be of us, or of this hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where mail is handed in: `smtps://user:password@host`, `smtp+starttls://...`, or `smtp://` without a cipher."""

    url: str
    ca_file: Path | None = None

    def connect(self) -> smtplib.SMTP:
        parts = urlsplit(self.url)
        if parts.scheme not in _PORTS or not parts.hostname:
            raise ValueError("a mail server is smtps://..., smtp+starttls://... or smtp://...")
        host, port = parts.hostname, parts.port or _PORTS[parts.scheme]
        trusted = ssl.create_default_context(cafile=None if self.ca_file is None else str(self.ca_file))
        client: smtplib.SMTP
        if parts.scheme == "smtps":
            client = smtplib.SMTP_SSL(host, port, timeout=_TIMEOUT_SECONDS, context=trusted)
        else:
            client = smtplib.SMTP(host, port, timeout=_TIMEOUT_SECONDS)
        if parts.scheme == "smtp+starttls":
            client.starttls(context=trusted)
        if parts.username:
            client.login(unquote(parts.username), unquote(parts.password or ""))
        return client


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpTransport:
    """Hands each letter to the mail server."""

    server: Server
    sender: Sender
    clock: Clock

    def deliver(self, letter: Letter) -> None:
        mail = mail_of(letter, sender=self.sender, at=self.clock.now())
        with self.server.connect() as client:
            try:
                client.send_message(mail, from_addr=_envelope(self.sender.address), to_addrs=[_envelope(letter.to)])
            except smtplib.SMTPNotSupportedError as error:
                raise NotTaken("the mail server takes no letters beyond ASCII in front of the @") from error
            except smtplib.SMTPRecipientsRefused as error:
                if all(_NO_SUCH_ADDRESS.match(said) for _, said in error.recipients.values()):
                    raise NotTaken("the mail server knows of no such address") from error
                raise


def _envelope(address: str) -> str:
    return header_of(address).addr_spec
