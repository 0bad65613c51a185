"""What was of use of late, in memory: of bounded number, and forgotten when nobody asks for it any more."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Holds up to twice `most`; what was not asked for in a span of `seconds` is gone with the next question.

    For any thread: a question and an answer are one step of a dictionary each.
    """

    def __init__(self, *, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._turned = clock()
        self._young: dict[K, V] = {}
        self._old: dict[K, V] = {}

    def get(self, key: K) -> V | None:
        self._turn()
        found = self._young.get(key)
        if found is None:
            found = self._old.get(key)
            if found is not None:
                self._young[key] = found
        return found

    def put(self, key: K, value: V) -> None:
        self._turn()
        self._young[key] = value

    def drop(self, key: K) -> None:
        self._young.pop(key, None)
        self._old.pop(key, None)

    def _turn(self) -> None:
        now = self._clock()
        spent = now - self._turned
        if spent > self._seconds or len(self._young) >= self._most:
            self._old, self._young, self._turned = {} if spent > 2 * self._seconds else self._young, {}, now
