"""Fetching from a folder: a Maildir, or loose `.eml` files that another program puts there."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from app.mailbox.fetching import Fetched, Taking, in_groups

_PAUSE_SECONDS: Final = 2.0
_SETTLED_SECONDS: Final = 2.0
"""A loose file that was written to more recently may not be whole yet; a Maildir has only whole ones."""
_MOST_BYTES: Final = 100 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderSource:
    """`maildir` says that it is one: mails stand in `new` and `cur`, and go to its folder of what was handled."""

    path: Path
    maildir: bool
    handled: str = "Handled"

    def run(self, taking: Taking) -> None:
        while not taking.stopping.is_set():
            if not self.fetch_once(taking):
                taking.stopping.wait(_PAUSE_SECONDS)

    def fetch_once(self, taking: Taking) -> int:
        """Take in what is there; return how many. OSError where the folder is not."""
        if not self.path.is_dir():
            raise FileNotFoundError(f"there is no folder {self.path}, which INDGANG_MAILBOX names")
        target = self._target()
        count = 0
        files = list(self._files())
        taking.begins([file.name for file in files])
        by_name = {file.name: file for file in files}
        for group in in_groups(_read(files, taking)):
            for name in taking.take_all(group):
                count += _move(by_name[name], target, taking)
        taking.ends()
        return count

    def _files(self) -> Iterator[Path]:
        folders = [self.path / "new", self.path / "cur"] if self.maildir else [self.path]
        for folder in folders:
            for file in sorted(folder.iterdir()) if folder.is_dir() else ():
                if not file.name.startswith(".") and self._is_mail(file):
                    yield file

    def _is_mail(self, file: Path) -> bool:
        try:
            return file.is_file() and (self.maildir or _is_whole(file))
        except OSError:
            return True  # reading it says what is wrong with it

    def _target(self) -> Path:
        if not self.maildir:
            folder = self.path / self.handled
            folder.mkdir(mode=0o700, exist_ok=True)
            return folder
        inside = self.path / f".{self.handled}"
        for name in ("cur", "new", "tmp"):
            (inside / name).mkdir(mode=0o700, parents=True, exist_ok=True)
        return inside / "cur"


def _is_whole(file: Path) -> bool:
    try:
        return file.suffix.lower() == ".eml" and time.time() - file.stat().st_mtime >= _SETTLED_SECONDS
    except FileNotFoundError:
        return False


def _read(files: Sequence[Path], taking: Taking) -> Iterator[Fetched]:
    """Read one mail after the other; one that cannot be read must not hold up those behind it."""
    for file in files:
        if taking.stopping.is_set():
            return
        try:
            with file.open("rb") as opened:
                raw = opened.read(_MOST_BYTES)
            arrived = _instant(file.stat().st_mtime)
        except FileNotFoundError:
            continue  # a second fetcher was quicker
        except OSError as error:
            taking.leave(file.name, error)
            continue
        yield Fetched(name=file.name, raw=raw, arrived_at=arrived)


def _instant(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, tz=UTC)
    except (ValueError, OverflowError):
        return None  # a clock that was wrong; the mail counts more


def _move(file: Path, target: Path, taking: Taking) -> bool:
    """Move a mail away that was taken in, nor may one that cannot be moved hold up the others."""
    try:
        file.replace(target / file.name)
    except FileNotFoundError:
        return False  # a second fetcher was quicker
    except OSError as error:
        taking.leave(file.name, error)
        return False
    taking.came_in()
    return True
