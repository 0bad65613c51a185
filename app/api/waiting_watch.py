"""What is newest, in memory: the number of each centre and the stamp of the directory, at most a moment old.

What this process commits is known before its answer is sent. What others commit is heard (`kit/bell.py`), and looked
up every second in case a ring was lost. Runs in a thread of its own from the first question on.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from uuid import UUID

import structlog

from app.access.callers import SYSTEM
from app.directory.current import DIRECTORY, Edition, edition_of
from app.kit.bell import Bell, News, Wake, hung
from app.kit.database import Database, Tx
from app.queue.changes import all_versions

LOOK_SECONDS = 1.0
_GOOD_SECONDS = 2.5
"""Without a look for so long, nothing is said to be unchanged."""
_PAUSE_SECONDS = 0.5

_log = structlog.get_logger()


class Watch:
    """Safe to ask from any thread; `changed` is told which centres have something new, None where it may be all.

    All may have where the directory is another one.
    """

    def __init__(self, database: Database, *, changed: Callable[[Collection[UUID] | None], None]) -> None:
        self._database = database
        self._changed = changed
        self._lock = threading.Lock()
        self._numbers: dict[UUID, int] = {}
        self._edition: Edition | None = None
        self._looked = float("-inf")
        self._unsent: dict[str, str | int] = {}
        self._stopping = False
        self._wake: Wake | None = None
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Start to watch where that has not begun; returns at once."""
        with self._lock:
            if self._thread is not None or self._stopping:
                return
            self._wake = Wake()
            self._database.listeners.append(self._committed)
            self._thread = threading.Thread(target=self._run, args=(self._wake,), name="watch", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        with self._lock:
            self._stopping = True
            thread, wake = self._thread, self._wake
        if thread is not None and wake is not None:
            wake()
            thread.join()
            wake.close()

    @property
    def fresh(self) -> bool:
        """Whether what is known here may be answered from."""
        return time.monotonic() - self._looked < _GOOD_SECONDS

    @property
    def stamp(self) -> UUID | None:
        return None if self._edition is None else self._edition.stamp

    def numbers(self, centres: Sequence[UUID]) -> tuple[int, ...]:
        """Return the newest number of each centre."""
        known = self._numbers
        return tuple(known.get(centre, 0) for centre in centres)

    def _committed(self, news: News) -> None:
        """Take in what this process has committed, in the thread that committed it, and let the others know."""
        self._take([news])
        with self._lock:
            self._unsent |= news
            wake = self._wake
        if wake is not None and not self._stopping:
            wake()

    def _run(self, wake: Wake) -> None:
        while not self._stopping:
            try:
                with hung(self._database.url, wake) as bell:
                    self._listen(bell)
            except Exception as error:  # noqa: BLE001 without it nothing is said to be unchanged, and the loop goes on
                _log.warning("what is newest is not known", failure=type(error).__name__)
                time.sleep(_PAUSE_SECONDS)

    def _listen(self, bell: Bell) -> None:
        """Look once after the bell is hung, then hear and look in turns."""
        self._look()
        while not self._stopping:
            heard = bell.hear(max(0.0, self._looked + LOOK_SECONDS - time.monotonic()))
            with self._lock:
                unsent, self._unsent = self._unsent, {}
            if unsent:
                bell.ring(unsent)
            if heard is None or time.monotonic() - self._looked >= LOOK_SECONDS:
                self._look()
            else:
                self._take(heard)

    def _look(self) -> None:
        begun = time.monotonic()
        self._enter(*self._database.read(_newest, caller=SYSTEM, aside=True))
        self._looked = begun

    def _take(self, heard: Sequence[News]) -> None:
        for news in heard:
            told = news.get(DIRECTORY)
            numbers = {UUID(name): int(number) for name, number in news.items() if name != DIRECTORY}
            self._enter(numbers, None if told is None else Edition.read(str(told)))

    def _enter(self, numbers: Mapping[UUID, int], edition: Edition | None) -> None:
        """Take in what is newer: whoever is late with a number or an edition changes nothing."""
        with self._lock:
            newer = {centre: number for centre, number in numbers.items() if number > self._numbers.get(centre, 0)}
            if newer:
                self._numbers = self._numbers | newer
            other = edition is not None and (self._edition is None or edition.version > self._edition.version)
            if other:
                self._edition = edition
        if newer or other:
            self._changed(None if other else newer)


def _newest(tx: Tx) -> tuple[Mapping[UUID, int], Edition | None]:
    return all_versions(tx), edition_of(tx)
