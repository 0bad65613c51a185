"""Bringing the numbered changes of several centres into one order (pure)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.queue.changed import ChangeKind
from app.queue.feed_audience import Follower

Vector = Mapping[UUID, int]
"""The last number told, by centre."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """One change of one case as it stands in a centre; `also` are its numbers wherever it has one in several."""

    centre: UUID
    number: int
    case: UUID
    seen_by: Sequence[str]
    seen_before_by: Sequence[str]
    also: Mapping[UUID, int]

    def for_follower(self, follower: Follower) -> ChangeKind | None:
        """Return what it is to a follower; None where it is none of its business."""
        before = follower.sees(self.seen_before_by, self.case)
        if follower.sees(self.seen_by, self.case):
            return ChangeKind.CHANGED if before else ChangeKind.ENTERED
        return ChangeKind.LEFT if before else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What follows in one centre; `whole` where nothing comes behind it."""

    rows: Sequence[Numbered]
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One change as a follower is told of it."""

    case: UUID
    change: ChangeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a follower is told, and how far that reaches; `passed` counts what was looked at."""

    told: Sequence[Told]
    until: Vector
    passed: int


def tell(follower: Follower, windows: Mapping[UUID, Window], *, after: Vector, limit: int) -> Telling:
    """Tell a follower what concerns it of what is behind `after`, at most `limit` changes."""
    until, told, passed = dict(after), list[Told](), 0
    for one in merged(windows):
        passed += 1
        if one.also:
            until |= {centre: number for centre, number in one.also.items() if centre in until}
        else:
            until[one.centre] = one.number
        kind = one.for_follower(follower)
        if kind is not None:
            told.append(Told(case=one.case, change=kind))
        if len(told) >= limit:
            break
    return Telling(told=told, until=until, passed=passed)


def merged(windows: Mapping[UUID, Window]) -> Iterator[Numbered]:
    """Yield every change once, in an order in which all of these centres have it.

    What has a number in several centres is told when it is the next in each of them: whoever numbered it held the
    counters of all, so no two changes wait for each other. Ends where a window does that is not whole.
    """
    left = {centre: deque(window.rows) for centre, window in windows.items()}
    while True:
        ready = next((one for one in _heads(left) if _is_next(one, left)), None)
        if ready is None:
            return
        places = _places(ready, left)
        for centre in places:
            left[centre].popleft()
        yield ready
        if any(not left[centre] and not windows[centre].whole for centre in places):
            return


def _heads(left: Mapping[UUID, deque[Numbered]]) -> Iterator[Numbered]:
    return (rows[0] for rows in left.values() if rows)


def _is_next(one: Numbered, left: Mapping[UUID, deque[Numbered]]) -> bool:
    if not one.also:
        return True
    return all(left[centre] and left[centre][0].number == one.also[centre] for centre in _places(one, left))


def _places(one: Numbered, left: Mapping[UUID, deque[Numbered]]) -> tuple[UUID, ...]:
    """Return those of the followed centres in which it has a number."""
    return tuple(centre for centre in one.also if centre in left) if one.also else (one.centre,)
