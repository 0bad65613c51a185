"""Who held which open case when, and who did something in it (pure): what weeks are counted from."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from app.response_time.scheme.stretches import Ownership, Span
from app.response_time.scheme.week import Flow, Week
from tests.response_time.scheme.case_by_case.stretches import Stretch, stretches


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


def _before(instants: Sequence[datetime], at: datetime) -> int:
    return bisect_left(instants, at)


def _within(instants: Sequence[datetime], start: datetime, end: datetime) -> int:
    return _before(instants, end) - _before(instants, start)


_NOTHING: Final = Work()


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Somebody did something in a case; `responder` None where a leader did."""

    case: UUID
    centre: UUID | None
    responder: UUID | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What each holder held and did."""

    by_holder: Mapping[UUID, Work]

    @property
    def holders(self) -> frozenset[UUID]:
        return frozenset(self.by_holder)

    def week_of(self, holder: UUID, week: Week) -> Flow:
        return flow(week, self.by_holder.get(holder, _NOTHING))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """Ownerships by case in the order of time, when each case was open, and every act."""

    owned: Mapping[UUID, Sequence[Ownership]]
    was_open: Mapping[UUID, Sequence[Span]]
    acts: Sequence[Act]

    @property
    def centres(self) -> frozenset[UUID]:
        return frozenset(one.centre for some in self.owned.values() for one in some)

    def within(self, centres: frozenset[UUID]) -> Hands:
        """Return what was held and done at some centres: what comes there from elsewhere is new there."""
        return Hands(
            owned={case: [one for one in some if one.centre in centres] for case, some in self.owned.items()},
            was_open=self.was_open,
            acts=[one for one in self.acts if one.centre in centres],
        )

    def together(self, holder: UUID) -> Holding:
        """Return everything as if one had held it."""
        return self._held(lambda _: holder, lambda _: holder)

    def by_responder(self) -> Holding:
        return self._held(lambda one: one.owner, lambda one: one.responder)

    def _held(self, of_ownership: Callable[[Ownership], UUID], of_act: Callable[[Act], UUID | None]) -> Holding:
        held: dict[UUID, list[Stretch]] = defaultdict(list)
        for case, some in self.owned.items():
            for stretch in stretches(case, some, self.was_open[case], of_ownership):
                held[stretch.holder].append(stretch)
        acts: dict[UUID, list[tuple[datetime, UUID]]] = defaultdict(list)
        for act in self.acts:
            holder = of_act(act)
            if holder is not None:
                acts[holder].append((act.at, act.case))
        return Holding(by_holder={one: work(held.get(one, ()), acts.get(one, ())) for one in {*held, *acts}})
