"""How far an eviction has come, by what was told last, and what is due in it (pure; LAW-AND-CLOCKS 1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.deadlines.limit import Limit, Run, What
from app.kit.calendar import CalendarDeadline, WorkingCalendar
from app.kit.codes import EvictionStage
from app.kit.office_hours import end_of_day

_PAYABLE = frozenset({EvictionStage.ARREARS, EvictionStage.PAYMENT_DEMAND})
_OVER = frozenset({EvictionStage.EVICTED, EvictionStage.WITHDRAWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTold:
    """What one report says of an eviction."""

    stage: EvictionStage
    received_at: datetime
    at: datetime | None
    demand_received_on: date | None
    terminated_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Eviction:
    """How it stands: `at` is the court's visit, where one is set and not put off without a new date."""

    stage: EvictionStage
    told_at: datetime
    at: datetime | None
    demand_received_on: date | None
    terminated_on: date | None

    def demand_deadline(self, calendar: WorkingCalendar) -> CalendarDeadline | None:
        """Return the last day to pay after a written demand, while it can still be paid."""
        if self.demand_received_on is None or self.stage not in _PAYABLE:
            return None
        return calendar.payment_demand_deadline(self.demand_received_on)


def as_told(told: Sequence[StageTold]) -> Eviction | None:
    """Return how an eviction stands: what was told last counts, and what it leaves out stands as it was told before.

    Put off without a new date, it has none; carried out or withdrawn, it has none any more, and what is told after that
    is another eviction.
    """
    ordered = _since_over(sorted(told, key=lambda one: one.received_at))
    if not ordered:
        return None
    last = ordered[-1]
    at: datetime | None = None
    for one in ordered:
        at = one.at if one.at is not None or one.stage is EvictionStage.POSTPONED else at
    return Eviction(
        stage=last.stage,
        told_at=last.received_at,
        at=None if last.stage in _OVER else at,
        demand_received_on=next((one.demand_received_on for one in reversed(ordered) if one.demand_received_on), None),
        terminated_on=next((one.terminated_on for one in reversed(ordered) if one.terminated_on), None),
    )


def _since_over(ordered: Sequence[StageTold]) -> Sequence[StageTold]:
    """Return what was told since an earlier eviction was over; of one that is over, all that was told of it."""
    over = (place + 1 for place, one in enumerate(ordered[:-1]) if one.stage in _OVER)
    return ordered[max(over, default=0) :]


def limits_of(eviction: Eviction | None, *, case: UUID, calendar: WorkingCalendar) -> Iterator[Limit]:
    """Yield the visit of the court, and the last day to pay, which is the resident's own and so by the law's date."""
    if eviction is None:
        return
    if eviction.at is not None:
        yield Limit(what=What.EVICTION, ref=case, since=eviction.told_at, at=eviction.at, run=Run.EVENT, statutory=True)
    demand = eviction.demand_deadline(calendar)
    if demand is not None:
        yield Limit(
            what=What.PAYMENT_DEMAND,
            ref=case,
            since=eviction.told_at,
            at=end_of_day(demand.moved),
            run=Run.EVENT,
            statutory=True,
        )
