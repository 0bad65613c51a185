"""Places where mail waits for the service, as a test fills them and looks in: a Maildir and a real IMAP server."""

from __future__ import annotations

import imaplib
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.mailbox.letters import mail
from tests.mailbox.servers import Post, running_post

OURS = "indgang@eksempel.example"


class Box(Protocol):
    @property
    def settings(self) -> Mapping[str, str]: ...
    def deliver(self, numbers: Sequence[int]) -> None: ...
    def waiting(self) -> int: ...
    def handled(self) -> int: ...


def letter(number: int) -> bytes:
    """A mail about a home of its own."""
    text = f"Der er høj musik hver nat fra Birkevej {number}, 1. tv, 2400 København NV."
    return mail(text, message=f"{number}@ahorn.example")


@dataclass(frozen=True, slots=True)
class Maildir:
    path: Path

    @property
    def settings(self) -> Mapping[str, str]:
        return {"INDGANG_MUNICIPALITY_EMAIL": OURS, "INDGANG_MAILBOX": f"maildir://{self.path}"}

    def deliver(self, numbers: Sequence[int]) -> None:
        """Put whole mails there as a mail server does: in one step each."""
        for number in numbers:
            waiting = self.path / "tmp" / f"{number}.host"
            waiting.write_bytes(letter(number))
            waiting.replace(self.path / "new" / waiting.name)

    def waiting(self) -> int:
        return len(os.listdir(self.path / "new"))  # noqa: PTH208 names alone, many times a second

    def handled(self) -> int:
        folder = self.path / ".Handled" / "cur"
        return len(os.listdir(folder)) if folder.exists() else 0  # noqa: PTH208 likewise


@dataclass(frozen=True, slots=True)
class Imap:
    post: Post

    @property
    def settings(self) -> Mapping[str, str]:
        return {
            "INDGANG_MUNICIPALITY_EMAIL": OURS,
            "INDGANG_MAILBOX": self.post.mailbox,
            "INDGANG_MAIL_CA_FILE": str(self.post.ca_file),
        }

    def deliver(self, numbers: Sequence[int]) -> None:
        with self.post.inbox() as client:
            for number in numbers:
                client.append("INBOX", "", imaplib.Time2Internaldate(time.time()), letter(number))

    def waiting(self) -> int:
        return self.post.waiting()

    def handled(self) -> int:
        return self.post.waiting(folder="Handled")


@contextmanager
def box_of(kind: str, folder: Path) -> Iterator[Box]:
    if kind == "imap":
        with running_post(folder) as post:
            yield Imap(post)
        return
    path = folder / "inbox"
    for name in ("new", "cur", "tmp"):
        (path / name).mkdir(parents=True)
    yield Maildir(path)
