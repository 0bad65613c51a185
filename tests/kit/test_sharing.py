from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from app.kit.errors import Unavailable
from app.kit.sharing import Shared, SharedCommits


@dataclass
class Committer:
    """Does the work of a batch; the first batch waits until `behind` others stand in the queue."""

    behind: int = 0
    batches: list[int] = field(default_factory=list)
    busy: threading.Lock = field(default_factory=threading.Lock)
    interrupted: int | None = None
    sharing: SharedCommits[int] = field(init=False)

    def __post_init__(self) -> None:
        self.sharing = SharedCommits(self.run)

    def run(self, batch: Sequence[Shared[int]]) -> None:
        assert self.busy.acquire(blocking=False), "two batches at once"
        try:
            self.batches.append(len(batch))
            while len(self.batches) == 1 and len(self.sharing._waiting) < self.behind:
                time.sleep(0.001)
            if len(self.batches) == self.interrupted:
                raise KeyboardInterrupt
            for one in batch:
                one.result = one.work()
                one.succeed()
        finally:
            self.busy.release()

    def submit(self, number: int) -> int:
        one = Shared(lambda: number)
        self.sharing.submit(one)
        return one.outcome()


def test_each_of_many_writers_gets_its_own_result_and_waiting_ones_go_together() -> None:
    committer = Committer(behind=99)
    with ThreadPoolExecutor(100) as threads:
        assert list(threads.map(committer.submit, range(100))) == list(range(100))
    assert committer.batches == [1, 64, 35]


def test_no_writer_is_left_behind_however_they_arrive() -> None:
    committer = Committer()
    with ThreadPoolExecutor(16) as threads:
        assert list(threads.map(committer.submit, range(5_000))) == list(range(5_000))
    assert sum(committer.batches) == 5_000


def test_a_leader_that_is_interrupted_leaves_nobody_waiting() -> None:
    committer = Committer(behind=9, interrupted=2)
    ends: list[BaseException | None] = []

    def end(number: int) -> None:
        try:
            committer.submit(number)
        except BaseException as error:  # noqa: BLE001 an interrupt is what the test is about
            ends.append(error)
        else:
            ends.append(None)

    with ThreadPoolExecutor(10) as threads:
        list(threads.map(end, range(10)))
    kinds = [type(one) for one in ends]
    assert kinds.count(KeyboardInterrupt) == 1
    assert kinds.count(Unavailable) == 8
    assert kinds.count(type(None)) == 1
    assert committer.submit(7) == 7


def test_what_the_work_refused_is_raised_to_its_writer() -> None:
    one: Shared[int] = Shared(lambda: 1)
    one.fail(ValueError("no"))
    with pytest.raises(ValueError, match="no"):
        one.outcome()
