"""What came, was worked on and ended in one week (pure): table 9 of the 2008 study."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from app.kit.office_hours import start_of_day
from app.response_time.least import is_few

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
_TO_THURSDAY: Final = timedelta(days=3)
_midnight: Final = lru_cache(maxsize=2048)(start_of_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week from Monday on, local time."""

    monday: date

    @property
    def start(self) -> datetime:
        return _midnight(self.monday)

    @property
    def end(self) -> datetime:
        return _midnight(self.monday + _WEEK)

    @property
    def following(self) -> Week:
        return Week(monday=self.monday + _WEEK)

    @property
    def name(self) -> str:
        """Return it as ISO 8601 writes it: 2008-W16."""
        year, week, _ = self.monday.isocalendar()
        return f"{year}-W{week:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Cases: `start` + `new` - `closed` - `passed_on` = `end`."""

    start: int
    new: int
    acted_on: int
    closed: int
    passed_on: int
    end: int

    @property
    def is_any(self) -> bool:
        return any(astuple(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """One count over several people: the mean rounded half up as in the study, the least and the most."""

    mean: int
    least: int
    most: int


def weeks(first: date, end: date) -> Iterator[Week]:
    """Yield the whole weeks from the one that begins on or after `first` to the last that ends by `end`."""
    monday = first + timedelta(days=-first.weekday() % 7)
    while monday + _WEEK <= end:
        yield Week(monday=monday)
        monday += _WEEK


def weeks_of(first: date, end: date) -> Iterator[Week]:
    """Yield the weeks of a quarter or a year as ISO 8601 has them: each belongs to where its Thursday is."""
    return weeks(first - _TO_THURSDAY, end + _WEEK - _TO_THURSDAY - _DAY)


def spread(flows: Sequence[Flow]) -> Mapping[str, Spread]:
    """Return mean, least and most of each count over several people; nothing of nobody."""
    if not flows:
        return {}
    counts = {one.name: [getattr(flow, one.name) for flow in flows] for one in fields(Flow)}
    return {
        name: Spread(mean=_rounded(sum(some), len(some)), least=min(some), most=max(some))
        for name, some in counts.items()
    }


def spreads_shown(counts: Mapping[str, int | None], people: Mapping[str, Spread]) -> Mapping[str, Spread]:
    """Return the spreads that may be shown outside a centre beside its counts: each end is of one person."""
    return {
        name: one
        for name, one in people.items()
        if counts[name] is not None and not is_few(one.least) and not is_few(one.most)
    }


def _rounded(total: int, of: int) -> int:
    return (2 * total + of) // (2 * of)
