"""Sharing a commit: writers that arrive while one is committing go together, each in its savepoint.

SQLite has one writer and an expensive commit (`synchronous=FULL`). Whoever holds the lock does the work of all who wait
behind it, so that forty waiting writers cost a few commits and not forty.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, cast

from app.kit.errors import KEPT_OR_NOT, Unavailable

T = TypeVar("T")

_MOST_TOGETHER = 64


class Shared(Generic[T]):
    """One writer's work and what became of it."""

    __slots__ = ("done", "error", "result", "work")

    def __init__(self, work: Callable[..., T]) -> None:
        self.work = work
        self.done = False
        self.result: T | None = None
        self.error: BaseException | None = None

    def succeed(self) -> None:
        """The `result` that was entered is durable."""
        self.done = True

    def fail(self, error: BaseException) -> None:
        self.error, self.done = error, True

    def outcome(self) -> T:
        """Return what the work returned; raises what it or the database refused."""
        if self.error is not None:
            raise self.error
        return cast("T", self.result)


class SharedCommits(Generic[T]):
    """Collects waiting work; the thread that gets the lock runs a batch of it by `run`, which must finish each."""

    def __init__(self, run: Callable[[Sequence[Shared[T]]], None]) -> None:
        self._run = run
        self._waiting: deque[Shared[T]] = deque()
        self._leading = threading.Lock()

    def submit(self, one: Shared[T]) -> None:
        """Return when the work is committed or has failed."""
        self._waiting.append(one)
        with self._leading:
            while not one.done:
                batch = [self._waiting.popleft() for _ in range(min(_MOST_TOGETHER, len(self._waiting)))]
                self._run_batch(batch)

    def _run_batch(self, batch: Sequence[Shared[T]]) -> None:
        try:
            self._run(batch)
        except BaseException as error:
            # The others must not wait for an answer that never comes. An interrupt is for this thread alone, and it
            # may have struck after the commit.
            for one in batch:
                if not one.done:
                    one.fail(error if isinstance(error, Exception) else Unavailable(KEPT_OR_NOT))
            raise
