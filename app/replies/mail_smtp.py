"""Sending by SMTP: one connection a letter, encrypted unless the server is this very machine."""

from __future__ import annotations

import re
import smtplib
import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.kit.clock import Clock
from app.kit.mail_addresses import header_of
from app.kit.server_addresses import LOOPBACK, ServerAddress, server_at
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

    def __post_init__(self) -> None:
        """ValueError where the address is none, or whoever is on the way could read the letters."""
        at = self._at()
        if at.scheme == "smtp" and at.host not in LOOPBACK:
            raise ValueError("Write smtps:// or smtp+starttls://: without a cipher only to a server on this machine.")

    def _at(self) -> ServerAddress:
        return server_at(self.url, ports=_PORTS)

    def connect(self) -> smtplib.SMTP:
        at = self._at()
        trusted = ssl.create_default_context(cafile=None if self.ca_file is None else str(self.ca_file))
        client: smtplib.SMTP
        if at.scheme == "smtps":
            client = smtplib.SMTP_SSL(at.host, at.port, timeout=_TIMEOUT_SECONDS, context=trusted)
        else:
            client = smtplib.SMTP(at.host, at.port, timeout=_TIMEOUT_SECONDS)
        if at.scheme == "smtp+starttls":
            client.starttls(context=trusted)
        if at.user:
            client.login(at.user, at.password)
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
