"""What leaves the house: the promised letters, delivered by the worker into files."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path
from tempfile import TemporaryDirectory

from app.worker import Worker
from tests.journey.town import Town

REFERENCE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    to: str
    subject: str
    text: str

    @property
    def without_reference(self) -> Delivered:
        return replace(self, subject=REFERENCE.sub("REFERENCE", self.subject))


def delivered(town: Town) -> list[Delivered]:
    """Do all the work that is due now, and return the letters that it sent."""
    with TemporaryDirectory() as folder:
        worker = Worker(replace(town.door.wiring, receipts=Path(folder)))
        while worker.do_due():
            pass
        return written_in(Path(folder))


def written_in(folder: Path) -> list[Delivered]:
    """Return the letters that stand in a folder."""
    return sorted((_read(path) for path in folder.glob("*.eml")), key=lambda one: (one.subject, one.to))


def letter_to(town: Town, address: str) -> Delivered:
    """Return the one letter that is delivered to this address now."""
    (letter,) = (one for one in delivered(town) if one.to == address)
    return letter


def limit_letters(town: Town, local: str | None = None) -> list[tuple[str, str]]:
    """Move to an instant, let the worker do what is due, and return what went out of limits: to whom, and which."""
    if local is not None:
        town.is_now(local)
    wanted = ("Påmindelse", "Frist")
    return [(one.to, one.subject.partition(":")[0]) for one in delivered(town) if one.subject.startswith(wanted)]


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _read(path: Path) -> Delivered:
    """Return a letter without who signs it; its sentences stand apart in a mail and behind each other in our texts."""
    mail = message_from_bytes(path.read_bytes(), policy=SMTP)
    plain = mail.get_body(("plain",))
    assert plain is not None
    paragraphs = str(plain.get_content()).replace("\r\n", "\n").strip().split("\n\n")[:-1]
    return Delivered(to=mail["To"], subject=mail["Subject"], text=" ".join(paragraphs))
