"""Sharing a commit: writers that arrive while one is committing go together, each in its savepoint.

SQLite has one writer and an expensive commit (`synchronous=FULL`). Whoever leads does the work of all who wait behind,
so that forty waiting writers cost a few commits and not forty.
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

    __slots__ = ("_turn", "done", "error", "result", "work")

    def __init__(self, work: Callable[..., T]) -> None:
        self._turn = threading.Semaphore(0)
        self.work = work
        self.done = False
        self.result: T | None = None
        self.error: BaseException | None = None

    def wait(self) -> None:
        """Return when this is done, or when it is its writer's turn to lead."""
        self._turn.acquire()

    def wake(self) -> None:
        self._turn.release()

    def succeed(self) -> None:
        """The `result` that was entered is durable, whatever an earlier attempt that was undone had refused."""
        self.error, self.done = None, True

    def fail(self, error: BaseException) -> None:
        self.error, self.done = error, True

    def outcome(self) -> T:
        """Return what the work returned; raises what it or the database refused."""
        if self.error is not None:
            raise self.error
        return cast("T", self.result)


class SharedCommits(Generic[T]):
    """Collects waiting work; the first to wait leads a batch of it by `run`, which must finish each.

    Whoever's work is done goes at once, and the next in the line leads: nobody waits for a later batch.
    """

    def __init__(self, run: Callable[[Sequence[Shared[T]]], None]) -> None:
        self._run = run
        self._waiting: deque[Shared[T]] = deque()
        self._led = False
        self._line = threading.Lock()

    def submit(self, one: Shared[T]) -> None:
        """Return when the work is committed or has failed."""
        with self._line:
            self._waiting.append(one)
            follows, self._led = self._led, True
        if follows:
            one.wait()
            if one.done:
                return
        with self._line:
            batch = [self._waiting.popleft() for _ in range(min(_MOST_TOGETHER, len(self._waiting)))]
        try:
            self._run_batch(batch)
        finally:
            self._hand_on(batch, leader=one)

    def _hand_on(self, batch: Sequence[Shared[T]], *, leader: Shared[T]) -> None:
        """Let the next in the line lead before those go who are done: the disk should not wait."""
        with self._line:
            following = self._waiting[0] if self._waiting else None
            self._led = following is not None
        if following is not None:
            following.wake()
        for one in batch:
            if one is not leader:
                one.wake()

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
