"""Following queues in one process: what is newest, what was answered, and who waits."""

from __future__ import annotations

from collections.abc import Sequence

from app.access.callers import SYSTEM
from app.access.log import Look, enter_looks
from app.api.waiting import Outcome, Waiter, Waiting
from app.api.waiting_delivery import decide
from app.api.waiting_items import Items
from app.api.waiting_kept import Kept
from app.api.waiting_known import Known
from app.api.waiting_watch import Watch
from app.kit.clock import Clock
from app.kit.database import Database
from app.queue.feed_audience import Follower


class Following:
    """Begins to watch with the first poll; `end_waits` before the server waits for its requests, `close` at its end."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self.waiting = Waiting(deliver=self._deliver, newest=self._newest)
        self.watch = Watch(database, changed=self.waiting.wake)
        self.known = Known(self.watch, clock)
        self.items = Items()
        self.kept = Kept(self.known)

    def end_waits(self) -> None:
        """Answer all who wait, and let nobody wait any more; from any thread."""
        self.waiting.end()

    def close(self) -> None:
        self.end_waits()
        self.waiting.close()
        self.watch.stop()

    def _newest(self, follower: Follower) -> tuple[int, ...]:
        return self.watch.numbers(follower.centres)

    def _deliver(self, waiters: Sequence[Waiter]) -> Sequence[Outcome]:
        """Read once for all of these, and enter in the log what each is shown before it is shown."""
        outcomes = self._database.read(lambda tx: decide(tx, self.known, self.items, waiters), caller=SYSTEM)
        looks = [
            Look(caller=one.waiter.caller, request=one.waiter.request, cases=one.written.cases)
            for one in outcomes
            if one.written is not None and one.written.cases
        ]
        if looks:
            enter_looks(self._database, looks)
        return outcomes
