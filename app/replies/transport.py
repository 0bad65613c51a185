"""How letters leave the house for now: to the console, or as one file each."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from app.replies.letter import Letter


class Transport(Protocol):
    """Delivers one letter; raises where it cannot, and the job tries again. `key` is the same for every attempt."""

    def deliver(self, letter: Letter, *, key: UUID) -> None: ...


@dataclass(frozen=True, slots=True)
class ConsoleTransport:
    """Says on standard error that a letter went out: the words themselves are not for logs."""

    def deliver(self, letter: Letter, *, key: UUID) -> None:
        whom = "to its reporter" if letter.to else "to nobody: the reporter left no address"
        sys.stderr.write(f"{letter.subject} {whom} ({key})\n")


@dataclass(frozen=True, slots=True)
class FileTransport:
    """Writes a letter whole or not at all, under the name of its job: a second attempt replaces the first."""

    folder: Path

    def deliver(self, letter: Letter, *, key: UUID) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = self.folder / f"{key}.part"
        unfinished.write_text(f"To: {letter.to or ''}\nSubject: {letter.subject}\n\n{letter.text}\n", encoding="utf-8")
        unfinished.chmod(0o600)
        unfinished.replace(self.folder / f"{key}.txt")
