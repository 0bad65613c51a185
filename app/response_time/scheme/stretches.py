"""From when until when somebody had an open case (pure): ownerships, cut where the case was closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership:
    """Who had a case where; `to_at` None is until now."""

    owner: UUID
    centre: UUID
    from_at: datetime
    to_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A case was open from `start` until just before `end`, None is until now; `went_on` where it ended in another."""

    start: datetime
    end: datetime | None
    went_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """An open case with one holder; `closed` says that it ended there by closing, else it went on elsewhere."""

    holder: UUID
    case: UUID
    start: datetime
    end: datetime | None
    closed: bool


def spans(
    opened: datetime, turns: Sequence[tuple[datetime, bool]], *, merged: datetime | None = None
) -> Iterator[Span]:
    """Yield when a case was open; `turns` are instants in order, True where it was closed, False where opened again.

    `merged` is when it ended in another case, which goes on.
    """
    start: datetime | None = opened
    for at, closes in turns:
        if closes and start is not None:
            yield Span(start=start, end=at)
            start = None
        elif not closes and start is None:
            start = at
    if start is not None:
        yield Span(start=start, end=merged, went_on=merged is not None)


def stretches(
    case: UUID, owned: Sequence[Ownership], was_open: Sequence[Span], holder: Callable[[Ownership], UUID]
) -> Iterator[Stretch]:
    """Yield the stretches of a case by holder: going from one to another of the same holder is no end."""
    held: Stretch | None = None
    for span in was_open:
        for part in owned:
            start, end = max(part.from_at, span.start), _earlier(part.to_at, span.end)
            if end is not None and end <= start:
                continue
            closed = end is not None and end == span.end and not span.went_on
            this = Stretch(holder=holder(part), case=case, start=start, end=end, closed=closed)
            if held is not None and _goes_on(held, this):
                this = replace(this, start=held.start)
            elif held is not None:
                yield held
            held = this
    if held is not None:
        yield held


def _goes_on(held: Stretch, this: Stretch) -> bool:
    return held.holder == this.holder and held.end == this.start and not held.closed


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((at for at in (one, other) if at is not None), default=None)
