"""Office time of many instants at once (pure): a centre's openings through every change of its hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.kit.calendar import WorkingCalendar
from app.kit.office_hours import start_of_day
from app.response_time.columns import Instants

_MICROSECONDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Span:
    """A calendar, and the local day from which it is a centre's."""

    first: date
    calendar: WorkingCalendar


@dataclass(frozen=True, slots=True, eq=False)
class OfficeTime:
    """Openings in seconds since 1970, ascending; `before[i]` is the office time before opening i."""

    opens: NDArray[np.int64]
    closes: NDArray[np.int64]
    before: NDArray[np.int64]

    def position(self, at: Instants) -> NDArray[np.int64]:
        """Return office seconds from a fixed point to each instant: differences of them are elapsed office time."""
        second = at // _MICROSECONDS
        span = np.searchsorted(self.opens, second, side="right") - 1
        inside = np.minimum(second, self.closes[span]) - self.opens[span]
        return np.where(span < 0, 0, self.before[span] + inside)


@lru_cache(maxsize=256)
def office_time(spans: tuple[Span, ...], *, first: int, last: int) -> OfficeTime:
    """Return the office time of the local years from `first` to `last`.

    `spans` ascend; days before the first follow it, so that no report of old counts as answered in no time.
    """
    opens, closes = (np.concatenate(some) for some in zip(*_openings(spans, first, last), strict=True))
    return OfficeTime(opens, closes, np.concatenate(([0], np.cumsum(closes - opens)[:-1])))


def _openings(spans: Sequence[Span], first: int, last: int) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    for place, span in enumerate(spans):
        begins = _second(span.first) if place else -np.inf
        ends = _second(spans[place + 1].first) if place + 1 < len(spans) else np.inf
        for year in range(first, last + 1):
            opens, closes = (np.array(some, dtype=np.int64) for some in span.calendar.openings(year))
            mine = (opens >= begins) & (opens < ends)
            yield opens[mine], closes[mine]


def _second(day: date) -> int:
    return int(start_of_day(day).timestamp())
