"""From when until when somebody had an open case (pure): ownerships, cut where the case was closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from app.response_time.scheme.stretches import Ownership, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """An open case with one holder; `closed` says that it ended there by closing, else it went on elsewhere."""

    holder: UUID
    case: UUID
    start: datetime
    end: datetime | None
    closed: bool


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
