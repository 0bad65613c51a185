"""Letting so many through at once, and the others in the order in which they came.

A pool of connections wakes whoever waits longest, but gives what comes free to whoever asks first: under load one that
waited for seconds could wait for ten, and fail. And more transactions at once than there are connections would only
take the interpreter from each other.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turnstile:
    """Room for `places`; who waits longer than `patience` seconds is turned away with TimeoutError."""

    def __init__(self, places: int, *, patience: float) -> None:
        self._lock = threading.Lock()
        self._free = places
        self._patience = patience
        self._waiting: deque[threading.Lock] = deque()

    @contextmanager
    def through(self) -> Iterator[None]:
        self._enter()
        try:
            yield
        finally:
            self._leave()

    def _enter(self) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        if turn.acquire(timeout=self._patience):
            return
        with self._lock:
            if turn in self._waiting:
                self._waiting.remove(turn)
                raise TimeoutError
        # its turn came at the last instant

    def _leave(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1
