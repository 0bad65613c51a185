"""What all ways of fetching share: a few mails at a time through the door, and no mail that stops the others."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

import structlog

from app.blobs.mails import KeptMail
from app.blobs.mails_kept import MailboxState
from app.kit.errors import Unavailable

_FIRST_PAUSE_SECONDS: Final = 2.0
_LONGEST_PAUSE_SECONDS: Final = 60.0
_PATIENCE_SECONDS: Final = 10.0
_MOST_SAID: Final = 200
_AGAIN_SECONDS: Final = 600
_LATEST_AGAIN_SECONDS: Final = 6 * 3600
_MOST_DOUBLINGS: Final = 10

_MOST_TOGETHER: Final = 20
_MOST_BYTES_TOGETHER: Final = 4 << 20
"""Of mails that are taken in together: they are all in memory, and on an embedded database nobody else writes."""

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A mail as it stands in the mailbox, by what it is called there, and when our mail server had it."""

    name: str
    raw: bytes
    arrived_at: datetime | None


class Taker(Protocol):
    def take(self, raw: bytes, *, arrived_at: datetime | None = None) -> KeptMail: ...

    def take_all(self, fetched: Sequence[Fetched]) -> Sequence[KeptMail]: ...


@dataclass(slots=True)
class Taking:
    """Hands mails to the door; `take` says whether a mail may be moved away."""

    door: Taker
    stopping: threading.Event = field(default_factory=threading.Event)
    failed: set[str] = field(default_factory=set)
    lost_since: float | None = None
    """By the clock that only goes forward: since when nothing came in although something may stand there."""
    got_through: bool = False
    """Whether a pass over all that stands there came to its end since the mailbox was lost."""
    _waits_until: dict[str, float] = field(default_factory=dict)
    _losses: Counter[str] = field(default_factory=Counter)
    """How often the mailbox was lost at a mail."""
    _lost: bool = False
    """Whether it was lost in this pass: what is asked after that fails too, and says nothing of its mail."""

    def take_all(self, fetched: Sequence[Fetched]) -> Sequence[str]:
        """Take mails in together and return the names of those that may be moved away.

        Where they cannot be had together each is tried alone.
        """
        try:
            if fetched:
                self.door.take_all(fetched)
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 one of them must not stop the others
            _log.warning("mails are taken in one by one", failure=type(error).__name__)
            return [one.name for one in fetched if self._take(one)]
        return [one.name for one in fetched]

    def _take(self, one: Fetched) -> bool:
        """Take a mail in; what cannot even be kept stays where it is, is told once, and is tried again."""
        try:
            self.door.take(one.raw, arrived_at=one.arrived_at)
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 the next mail may be a person who loses the home
            self.leave(one.name, error)
            return False
        return True

    def begins(self, names: Collection[str]) -> None:
        """Begin a pass over what stands there: what has gone is left behind no more."""
        self._lost = False
        self.failed.intersection_update(names)
        self._waits_until = {name: until for name, until in self._waits_until.items() if name in names}
        self._losses = Counter({name: losses for name, losses in self._losses.items() if name in names})

    def rounds(self, names: Iterable[str]) -> list[list[str]]:
        """Return what may be asked for now, to be moved away before the next: each is last, and alone, that lost us."""
        now = time.monotonic()
        due = [one for one in names if now >= self._waits_until.get(one, 0.0)]
        suspects = sorted((one for one in due if self._losses[one]), key=self._losses.__getitem__)
        return [[one for one in due if not self._losses[one]], *([one] for one in suspects)]

    def came_in(self) -> None:
        """Note that a mail came in and was moved away, or that a pass came to its end."""
        if self.lost_since is not None:
            _log.info("mail comes in")
        self.lost_since = None

    def ends(self) -> None:
        """Note that a pass over all that stands there came to its end."""
        self.came_in()
        self.got_through = True

    def leave(self, name: str, error: Exception) -> None:
        """Tell once that a mail stays where it is: it can be read, kept or moved away no better than this."""
        if name not in self.failed:
            _log.error("a mail stays in the mailbox and is tried again", failure=type(error).__name__)
        self.failed.add(name)

    def put_by(self, name: str, error: Exception, *, times: int = 1) -> None:
        """Leave a mail where it is, and do not try it again for a while; longer, the more `times` that was so."""
        self.leave(name, error)
        again = min(_LATEST_AGAIN_SECONDS, _AGAIN_SECONDS << min(times - 1, _MOST_DOUBLINGS))
        self._waits_until[name] = time.monotonic() + again

    def lost_at(self, name: str, error: Exception) -> None:
        """Note that the mailbox was lost at a mail; from the second time on it is put by, or all would wait for it."""
        if self._lost:
            return
        self._lost = True
        self._losses[name] += 1
        if self._losses[name] > 1:
            self.put_by(name, error, times=self._losses[name] - 1)


def in_groups(fetched: Iterable[Fetched]) -> Iterator[list[Fetched]]:
    """Give mails out in groups that may be taken in together, as they are fetched.

    Where fetching fails, what was fetched before comes first, and then the failure.
    """
    group: list[Fetched] = []
    size = 0
    try:
        for one in fetched:
            group.append(one)
            size += len(one.raw)
            if len(group) >= _MOST_TOGETHER or size >= _MOST_BYTES_TOGETHER:
                yield group
                group, size = [], 0
    except Exception:
        yield group
        raise
    yield group


class Source(Protocol):
    """A place where mail comes in."""

    def run(self, taking: Taking) -> None: ...


class Fetcher:
    """A thread that fetches from one place, and begins again with growing pauses when that is lost."""

    def __init__(self, source: Source, door: Taker) -> None:
        self._source = source
        self._taking = Taking(door)
        self._thread = threading.Thread(target=self.run, name="mailbox", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._taking.stopping.set()
        if self._thread.is_alive():
            self._thread.join(_PATIENCE_SECONDS)

    def state(self) -> MailboxState:
        """Return how it goes, for the monitoring."""
        since = self._taking.lost_since
        lost = 0.0 if since is None else time.monotonic() - since
        return MailboxState(left=len(self._taking.failed), lost_seconds=lost)

    def run(self) -> None:
        stopping = self._taking.stopping
        pause = _FIRST_PAUSE_SECONDS
        self._taking.lost_since = time.monotonic()
        while not stopping.is_set():
            try:
                self._source.run(self._taking)
            except Exception as error:  # noqa: BLE001 the mail server or the database may be away
                if self._taking.lost_since is None:
                    self._taking.lost_since = time.monotonic()
                if self._taking.got_through:
                    pause, self._taking.got_through = _FIRST_PAUSE_SECONDS, False
                said = str(error)[:_MOST_SAID] if isinstance(error, OSError) else None  # others may quote a mail
                _log.warning("fetching mail pauses", failure=type(error).__name__, said=said, seconds=pause)
                stopping.wait(pause)
                pause = min(_LONGEST_PAUSE_SECONDS, pause * 2)
