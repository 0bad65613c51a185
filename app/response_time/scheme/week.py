"""What came, was worked on and ended in one week (pure): table 9 of the 2008 study."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final
from uuid import UUID

from app.kit.office_hours import start_of_day
from app.response_time.least import is_few
from app.response_time.scheme.stretches import Stretch

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What one holder held and did: instants in the order of time, so that a week is found and not searched for."""

    starts: Sequence[datetime] = ()
    ends: Sequence[datetime] = ()
    closed: Sequence[datetime] = ()
    acted_at: Sequence[datetime] = ()
    acted_in: Sequence[UUID] = ()
    """The cases of `acted_at`."""


def work(held: Iterable[Stretch], acts: Iterable[tuple[datetime, UUID]]) -> Work:
    """Return the work of one holder; `acts` are when and in which case something was done."""
    known, done = list(held), sorted(acts)
    ended = [(one.end, one.closed) for one in known if one.end is not None]
    return Work(
        starts=sorted(one.start for one in known),
        ends=sorted(end for end, _ in ended),
        closed=sorted(end for end, closed in ended if closed),
        acted_at=[at for at, _ in done],
        acted_in=[case for _, case in done],
    )


def weeks_of(first: date, end: date) -> Iterator[Week]:
    """Yield the weeks of a quarter or a year as ISO 8601 has them: each belongs to where its Thursday is."""
    return weeks(first - _TO_THURSDAY, end + _WEEK - _TO_THURSDAY - _DAY)


def flow(week: Week, of: Work) -> Flow:
    """Return what one holder's week was."""
    start, end = week.start, week.end
    ended, closed = _within(of.ends, start, end), _within(of.closed, start, end)
    return Flow(
        start=_before(of.starts, start) - _before(of.ends, start),
        new=_within(of.starts, start, end),
        acted_on=len({*of.acted_in[_before(of.acted_at, start) : _before(of.acted_at, end)]}),
        closed=closed,
        passed_on=ended - closed,
        end=_before(of.starts, end) - _before(of.ends, end),
    )


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


def _before(instants: Sequence[datetime], at: datetime) -> int:
    return bisect_left(instants, at)


def _within(instants: Sequence[datetime], start: datetime, end: datetime) -> int:
    return _before(instants, end) - _before(instants, start)
