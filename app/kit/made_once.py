"""What is costly to make and anybody may ask for: made once and kept for a while, and never much of it at a time.

Whoever asks without a key must not be able to load the service: one is made at a time, and in the long run making takes
no more than its share of one core. Each process counts and keeps for itself.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Generic, TypeVar

from app.kit.errors import Unavailable

K = TypeVar("K")
V = TypeVar("V")

_MOST_KEPT: Final = 200
_BUSY: Final = "Too many ask for what is not made yet; ask again in some seconds."


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Seconds of work that may be done at once after a pause, and so many of them a second in the long run."""

    burst: float = 10.0
    per_second: float = 0.25


class MadeOnce(Generic[K, V]):
    """Keeps what was made for `fresh`; the one that was asked for longest ago makes room."""

    def __init__(
        self,
        *,
        fresh: timedelta,
        share: Share | None = None,
        seconds: Callable[[], float] = time.monotonic,
        most: int = _MOST_KEPT,
    ) -> None:
        self._fresh, self._share, self._seconds, self._most = fresh, share or Share(), seconds, most
        self._kept: OrderedDict[K, tuple[datetime, V]] = OrderedDict()
        self._lock = threading.Lock()
        self._making = threading.Lock()
        self._left, self._looked = self._share.burst, seconds()

    def kept(self, key: K, *, now: datetime) -> V | None:
        """Return what was made of late; None where it has to be made."""
        with self._lock:
            found = self._kept.get(key)
            if found is None or not found[0] <= now < found[0] + self._fresh:
                return None
            self._kept.move_to_end(key)
            return found[1]

    def made(self, key: K, make: Callable[[], V], *, now: datetime) -> V:
        """Make it and keep it; what was kept of it where another is being made. Unavailable where nothing was."""
        if not self._making.acquire(blocking=False):
            return self._before(key)
        try:
            if self._spare() <= 0:
                return self._before(key)
            begun = self._seconds()
            try:
                value = make()
            finally:
                self._left -= self._seconds() - begun
        finally:
            self._making.release()
        self._keep(key, value, now)
        return value

    def forget(self) -> None:
        """Make everything anew from now on."""
        with self._lock:
            self._kept.clear()

    def _before(self, key: K) -> V:
        with self._lock:
            if key in self._kept:
                return self._kept[key][1]
        raise Unavailable(_BUSY)

    def _spare(self) -> float:
        now = self._seconds()
        self._left = min(self._share.burst, self._left + (now - self._looked) * self._share.per_second)
        self._looked = now
        return self._left

    def _keep(self, key: K, value: V, now: datetime) -> None:
        with self._lock:
            self._kept[key] = (now, value)
            self._kept.move_to_end(key)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
