"""How letters leave the house where no mail server is set: to the console, or as one file each."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from email.policy import SMTP
from pathlib import Path
from typing import Protocol

from app.kit.clock import Clock
from app.replies.letter import Letter
from app.replies.mail import Sender, mail_of


class NotTaken(Exception):
    """The letter can be sent to this address by no attempt, whatever its number."""


class Transport(Protocol):
    """Delivers one letter; raises where it cannot, and the job tries again with a letter of the same id.

    NotTaken where another attempt is no use.
    """

    def deliver(self, letter: Letter) -> None: ...


@dataclass(frozen=True, slots=True)
class ConsoleTransport:
    """Says on standard error that a letter went out: the words themselves are not for logs, nor is whom it is to."""

    def deliver(self, letter: Letter) -> None:
        sys.stderr.write(f"{letter.subject}\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTransport:
    """Writes the very mail that would be sent, whole or not at all; a second attempt replaces the first."""

    folder: Path
    sender: Sender
    clock: Clock

    def deliver(self, letter: Letter) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = self.folder / f"{letter.local_id}.part"
        mail = mail_of(letter, sender=self.sender, at=self.clock.now())
        unfinished.write_bytes(mail.as_bytes(policy=SMTP.clone(utf8=not letter.to.isascii())))
        unfinished.chmod(0o600)
        unfinished.replace(self.folder / f"{letter.local_id}.eml")
