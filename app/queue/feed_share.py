"""Telling many followers at once, of what was read once."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar
from uuid import UUID

from app.kit.database import Tx
from app.queue.feed import newest_of, windows
from app.queue.feed_audience import Follower
from app.queue.feed_merge import Telling, Vector, Window, tell

K = TypeVar("K", bound=Hashable)


class Asking(Protocol):
    """A follower who asks for at most `limit` changes behind `after`."""

    @property
    def follower(self) -> Follower: ...
    @property
    def after(self) -> Vector: ...
    @property
    def limit(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The changes of some centres, read once, and how far they were numbered then."""

    windows: Mapping[UUID, Window]
    newest: Vector

    def tell(self, one: Asking) -> Telling:
        mine = {centre: self._behind(centre, number) for centre, number in one.after.items()}
        return tell(one.follower, mine, after=one.after, limit=one.limit)

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


def tell_each(tx: Tx, shared: Shared, asking: Mapping[K, Asking]) -> dict[K, Telling]:
    """Tell each of what was read once; whoever is far ahead of the slowest finds nothing in it and is read for apart.

    A telling that passed nothing although there is more means that the numbers behind `after` are not there any more.
    """
    tellings = {key: shared.tell(one) for key, one in asking.items()}
    for key, one in asking.items():
        if tellings[key].passed == 0 and shared.more(one.after):
            tellings[key] = share(tx, [one.after]).tell(one)
    return tellings
