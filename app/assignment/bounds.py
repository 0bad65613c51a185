"""Which cases somebody may see: as a condition, and as a shape for which a statement is compiled once.

Two callers whose bounds differ in values alone share a shape, and with it every statement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.access.consents import shared_cases
from app.assignment.hand_over import HandOverState
from app.assignment.stand_in import StandIn
from app.assignment.tables import case_reports, cases, hand_overs, informed, is_open, is_unsettled, participants
from app.kit.case_codes import CaseState
from app.kit.codes import ResponderKind
from app.kit.columns import instant
from app.kit.database import Tx

_NOWHERE = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a statement looks like: bounds without their values."""

    kind: ResponderKind | None
    owner: bool
    at: bool
    centres: int
    backs: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Which cases may be seen at all.

    An owner sees its own, what it acts in for who is away, what it takes part in, what is offered to it, what its kind
    is informed of or let in to by consent at the instant `at`, and what nobody at its centres has taken yet; without an
    owner all of the centres are seen, and what is for their leaders to decide. The family team's own cases are seen by
    that team alone, and by whoever owns one.
    """

    centres: tuple[UUID, ...]
    owner: UUID | None = None
    kind: ResponderKind | None = None
    at: datetime | None = None
    standing_in: tuple[StandIn, ...] = ()
    shape: Shape = field(init=False, repr=False, compare=False)
    values: Mapping[str, Any] = field(init=False, repr=False, compare=False)
    """Of the names that `named_bounds` gives to the shape."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "shape", _shape_of(self))
        object.__setattr__(self, "values", _values_of(self))

    @property
    def family(self) -> bool:
        return self.kind is ResponderKind.FAMILY_TEAM

    def may_be_known(self) -> sa.ColumnElement[bool]:
        """Return what may be told to be taken: every ordinary case of the own centres was perhaps open to all once."""
        return sa.or_(self.condition(), sa.and_(cases.c.centre_id.in_(self.centres), cases.c.family.is_(False)))

    def condition(self) -> sa.ColumnElement[bool]:
        here = cases.c.centre_id.in_(self.centres)
        if self.owner is None or self.kind is None:
            return sa.and_(sa.or_(here, self._to_decide()), cases.c.family.is_(False))
        mine = sa.or_(cases.c.owner_id == self.owner, self._let_near(self.owner, self.kind))
        if self.family:
            return sa.or_(mine, sa.and_(here, cases.c.family.is_(True)))
        told = sa.select(informed.c.case_id).where(
            informed.c.kind == self.kind.value, informed.c.centre_id.in_(self.centres)
        )
        untaken = sa.and_(here, cases.c.unclaimed.is_(True), cases.c.family.is_(False))
        return sa.or_(mine, untaken, sa.and_(sa.or_(cases.c.id.in_(told), self._let_in()), cases.c.family.is_(False)))

    def _to_decide(self) -> sa.ColumnElement[bool]:
        """What two centres disagree about, or nobody answered, is shown to the leader who decides."""
        states = sa.or_(*(hand_overs.c.state == one.value for one in (HandOverState.ESCALATED, HandOverState.DISPUTED)))
        decided_here = hand_overs.c.decider_centre_id.in_(self.centres)
        return cases.c.id.in_(sa.select(hand_overs.c.case_id).where(is_unsettled, states, decided_here))

    def _let_near(self, owner: UUID, kind: ResponderKind) -> sa.ColumnElement[bool]:
        """What it takes part in, and what is offered to it and not answered; a family team's only to a family team."""
        takes_part = sa.select(participants.c.case_id).where(participants.c.responder_id == owner)
        to_kind = sa.and_(hand_overs.c.to_kind == kind.value, hand_overs.c.to_centre_id.in_(self.centres))
        to_me = sa.or_(hand_overs.c.to_responder_id == owner, to_kind)
        open_to = sa.or_(*(hand_overs.c.state == one.value for one in (HandOverState.OPEN, HandOverState.ESCALATED)))
        offered = sa.select(hand_overs.c.case_id).where(is_unsettled, open_to, to_me)
        near = sa.or_(cases.c.id.in_(takes_part), cases.c.id.in_(offered), *map(_moved, self.standing_in))
        return near if self.family else sa.and_(near, cases.c.family.is_(False))

    def _let_in(self) -> sa.ColumnElement[bool]:
        if self.at is None or self.kind is None:
            return sa.false()
        return cases.c.id.in_(shared_cases(kind=self.kind, centres=self.centres, at=self.at))


def _moved(one: StandIn) -> sa.ColumnElement[bool]:
    """What falls due until its owner is back: `is_due` said in SQL."""
    awake = sa.and_(cases.c.owner_id == one.absent, is_open, cases.c.state != CaseState.WAITING.value)
    if one.back is None:
        return awake
    answer = sa.and_(cases.c.owes_answer, cases.c.answer_by < one.back)
    action = sa.and_(cases.c.owes_action, cases.c.act_by < one.back)
    return sa.and_(awake, sa.or_(answer, action))


def sees_report(tx: Tx, bounds: Bounds, *, report: UUID) -> bool:
    """Say whether a report came to a case within the bounds."""
    joined = sa.select(case_reports.c.case_id).where(case_reports.c.report_id == report)
    return tx.execute(sa.select(cases.c.id).where(cases.c.id.in_(joined), bounds.condition())).first() is not None


def cases_of_report(tx: Tx, bounds: Bounds, *, report: UUID) -> Sequence[str]:
    """Return the numbers of the cases within the bounds to which a report came."""
    joined = sa.select(case_reports.c.case_id).where(case_reports.c.report_id == report)
    return tx.execute(sa.select(cases.c.number).where(cases.c.id.in_(joined), bounds.condition())).scalars().all()


def is_known(tx: Tx, bounds: Bounds, *, number: str) -> bool:
    """Say whether there is such a case at the centres of the bounds, be it taken by somebody else."""
    wanted = sa.select(cases.c.id).where(cases.c.number == number, bounds.may_be_known())
    return tx.execute(wanted).first() is not None


def _shape_of(bounds: Bounds) -> Shape:
    return Shape(
        kind=bounds.kind,
        owner=bounds.owner is not None,
        at=bounds.at is not None,
        centres=max(1, len(bounds.centres)),
        backs=tuple(one.back is not None for one in bounds.standing_in),
    )


def _values_of(bounds: Bounds) -> dict[str, Any]:
    values: dict[str, Any] = {f"centre_{place}": one for place, one in enumerate(bounds.centres or (_NOWHERE,))}
    for place, one in enumerate(bounds.standing_in):
        values |= {f"absent_{place}": one.absent, f"back_{place}": one.back}
    return values | {"owner": bounds.owner, "at": bounds.at}


def named_bounds(shape: Shape) -> Bounds:
    """Return bounds that stand for all of a shape: where they have values, these have names."""
    owner: Any = sa.bindparam("owner", type_=sa.Uuid()) if shape.owner else None
    at: Any = sa.bindparam("at", type_=instant()) if shape.at else None
    centres: Any = tuple(sa.bindparam(f"centre_{place}", type_=sa.Uuid()) for place in range(shape.centres))
    acts_for = tuple(_stand_in(place, back=back) for place, back in enumerate(shape.backs))
    return Bounds(centres=centres, owner=owner, kind=shape.kind, at=at, standing_in=acts_for)


def _stand_in(place: int, *, back: bool) -> StandIn:
    absent: Any = sa.bindparam(f"absent_{place}", type_=sa.Uuid())
    until: Any = sa.bindparam(f"back_{place}", type_=instant()) if back else None
    return StandIn(absent=absent, back=until)
