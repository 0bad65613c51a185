"""Telling many followers at once, of what was read once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from app.kit.database import Tx
from app.queue.feed import newest_of, windows
from app.queue.feed_audience import Follower
from app.queue.feed_merge import Telling, Vector, Window, tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The changes of some centres, read once, and how far they were numbered then."""

    windows: Mapping[UUID, Window]
    newest: Vector

    def tell(self, follower: Follower, *, after: Vector, limit: int) -> Telling:
        mine = {centre: self._behind(centre, number) for centre, number in after.items()}
        return tell(follower, mine, after=after, limit=limit)

    def more(self, until: Vector) -> bool:
        return any(number < self.newest[centre] for centre, number in until.items())

    def _behind(self, centre: UUID, after: int) -> Window:
        window = self.windows[centre]
        return Window(rows=[row for row in window.rows if row.number > after], whole=window.whole)


def share(tx: Tx, afters: Collection[Vector]) -> Shared:
    """Read what is behind the earliest of these in each centre."""
    earliest: dict[UUID, int] = {}
    for after in afters:
        for centre, number in after.items():
            earliest[centre] = min(number, earliest.get(centre, number))
    newest = newest_of(tx, earliest)
    return Shared(windows=windows(tx, earliest, newest), newest=newest)
