"""Telling many followers at once, of what was read once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.assignment import cases
from app.assignment.case import Case
from app.kit.database import Tx
from app.queue.feed import newest_of, windows
from app.queue.feed_audience import Follower
from app.queue.feed_merge import Telling, Vector, Window, tell
from app.queue.feed_standing import marks_told


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """An open case as it stands, with the marks of who sees it."""

    case: Case
    seen_by: Sequence[str]


def share(tx: Tx, afters: Collection[Vector]) -> Shared:
    """Read what is behind the earliest of these in each centre."""
    earliest: dict[UUID, int] = {}
    for after in afters:
        for centre, number in after.items():
            earliest[centre] = min(number, earliest.get(centre, number))
    newest = newest_of(tx, earliest)
    return Shared(windows=windows(tx, earliest, newest), newest=newest)


def open_cases(tx: Tx, ids: Collection[UUID]) -> Mapping[UUID, Open]:
    """Return those of these cases that are open, whoever sees them: for the service, which shows each to its own."""
    marks = marks_told(tx, ids)
    found = cases.still_open(tx, None, ids=ids)
    return {case: Open(case=one, seen_by=marks.get(case, ())) for case, one in found.items()}
