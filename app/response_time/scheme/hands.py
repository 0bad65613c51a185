"""Who held which open case when, and who did something in it (pure): what weeks are counted from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from app.response_time.scheme.stretches import Ownership, Span, Stretch, stretches
from app.response_time.scheme.week import Flow, Week, Work, flow, work

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
