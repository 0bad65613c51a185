"""From when until when somebody had an open case (pure): ownerships, and when the case was open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership:
    """Who had a case where; `to_at` None is until now."""

    owner: UUID
    centre: UUID
    from_at: datetime
    to_at: datetime | None

    def within(self, span: Span) -> tuple[datetime, datetime | None, bool] | None:
        """Return from when until when it was of the open case, and whether it ended by closing; None where never."""
        start, end = max(self.from_at, span.start), _earlier(self.to_at, span.end)
        if end is not None and end <= start:
            return None
        return start, end, end is not None and end == span.end and not span.went_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A case was open from `start` until just before `end`, None is until now; `went_on` where it ended in another."""

    start: datetime
    end: datetime | None
    went_on: bool = False


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


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((at for at in (one, other) if at is not None), default=None)
