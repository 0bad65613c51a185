"""The rows of cases: looked up within bounds, and changed by one conditional UPDATE."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.access.consents import shared_cases
from app.assignment.case import Case, EarlierCase, OwnedCase, Waiting
from app.assignment.hand_over import HandOverState
from app.assignment.sealing import unseal
from app.assignment.stand_in import StandIn
from app.assignment.tables import case_reports, cases, hand_overs, informed, is_open, is_unsettled, participants
from app.assignment.turn import ALL_OTHERS, RANKS
from app.kit.case_codes import CaseState
from app.kit.codes import ResponderKind
from app.kit.database import Tx

_URGENCY = sa.case(*((cases.c.urgency == code, rank) for code, rank in RANKS.items()), else_=ALL_OTHERS)
RANK = 2 * _URGENCY + sa.case((cases.c.owes_answer, 0), else_=1)
"""The most urgent first; of those the ones that owe an answer: `turn_of_case` said in SQL."""


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
        return cases.c.id.in_(sa.select(hand_overs.c.case_id).where(states, decided_here))

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
    return sa.and_(awake, sa.or_(answer, cases.c.act_by < one.back))


def numbers_of(tx: Tx, *, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return the numbers of cases; whoever was shown one is owed the number by which it left."""
    if not ids:
        return {}
    with tx.beyond_the_wall():
        found = tx.execute(sa.select(cases.c.id, cases.c.number).where(cases.c.id.in_(ids)))
        return {row.id: row.number for row in found}


def oldest(tx: Tx, bounds: Bounds, *, limit: int, owners: Sequence[UUID] | None = None) -> Sequence[Case]:
    """Return open cases, those received first; `owners` asks for those of some alone."""
    wanted = sa.select(cases).where(is_open, bounds.condition()).order_by(cases.c.received_at, cases.c.id)
    if owners is not None:
        wanted = wanted.where(cases.c.owner_id.in_(owners))
    return tuple(case_of(tx, row) for row in tx.execute(wanted.limit(limit)))


def several(tx: Tx, bounds: Bounds, *, numbers: Sequence[str]) -> Sequence[Case]:
    """Return cases within the bounds, locked in the order in which all who lock several do."""
    wanted = sa.select(cases).where(cases.c.number.in_(numbers), bounds.condition())
    locked_rows = tx.execute(wanted.order_by(cases.c.id).with_for_update(of=cases))
    return tuple(case_of(tx, row) for row in locked_rows)


def owners_of_open(tx: Tx) -> Sequence[UUID]:
    """Return everybody who owns an open case."""
    return tx.execute(sa.select(cases.c.owner_id).where(is_open).distinct()).scalars().all()


def owned_by(tx: Tx, *, owners: Sequence[UUID], limit: int) -> Sequence[Case]:
    """Return open cases of these owners, locked in the order in which all who lock several do."""
    wanted = sa.select(cases).where(is_open, cases.c.owner_id.in_(owners)).order_by(cases.c.id).limit(limit)
    rows = tx.execute(wanted.with_for_update(of=cases)) if owners else ()
    return tuple(case_of(tx, row) for row in rows)


def one(tx: Tx, bounds: Bounds, *, number: str, lock: bool = False) -> Case | None:
    """Return a case within the bounds, locked for whoever is about to change it."""
    wanted = sa.select(cases).where(cases.c.number == number, bounds.condition())
    if lock:
        wanted = wanted.with_for_update(of=cases)
    row = tx.execute(wanted).one_or_none()
    return None if row is None else case_of(tx, row)


def locked(tx: Tx, *, case_id: UUID) -> Case:
    """Return a case that is known to be there, locked, for whoever has asked already whether it may be changed."""
    return case_of(tx, tx.execute(sa.select(cases).where(cases.c.id == case_id).with_for_update(of=cases)).one())


def all_of_report(tx: Tx, *, report: UUID) -> Sequence[Case]:
    """Return every case that a report came to, locked; in the order in which all who lock several do."""
    joined = sa.select(case_reports.c.case_id).where(case_reports.c.report_id == report)
    wanted = sa.select(cases).where(cases.c.id.in_(joined)).order_by(cases.c.id).with_for_update(of=cases)
    return tuple(case_of(tx, row) for row in tx.execute(wanted))


def sees_report(tx: Tx, bounds: Bounds, *, report: UUID) -> bool:
    """Say whether a report came to a case within the bounds."""
    joined = sa.select(case_reports.c.case_id).where(case_reports.c.report_id == report)
    return tx.execute(sa.select(cases.c.id).where(cases.c.id.in_(joined), bounds.condition())).first() is not None


def is_known(tx: Tx, bounds: Bounds, *, number: str) -> bool:
    """Say whether there is such a case at the centres of the bounds, be it taken by somebody else."""
    wanted = sa.select(cases.c.id).where(cases.c.number == number, bounds.may_be_known())
    return tx.execute(wanted).first() is not None


def changed(tx: Tx, case: Case, *, values: Mapping[str, Any]) -> bool:
    """Change the case as it was read; False where somebody was quicker."""
    done = tx.execute(
        sa.update(cases)
        .where(cases.c.id == case.id, cases.c.version == case.version)
        .values(version=case.version + 1, **values)
    )
    return done.rowcount == 1


def owes(tx: Tx, *, case_id: UUID, answer_by: datetime | None) -> None:
    """Note by when a case owes its next answer; None where it owes none, and its last promise stays to be read."""
    values: dict[str, Any] = {"owes_answer": answer_by is not None}
    if answer_by is not None:
        values["answer_by"] = answer_by
    tx.execute(sa.update(cases).where(cases.c.id == case_id).values(values))


def news_seen(tx: Tx, case: Case) -> bool:
    """Say that the news of a case as it was read were seen; its version stays, for whoever looked is about to act."""
    done = tx.execute(
        sa.update(cases)
        .where(cases.c.id == case.id, cases.c.version == case.version, cases.c.news.is_(True))
        .values(news=False)
    )
    return done.rowcount == 1


def named(tx: Tx, *, case_id: UUID) -> tuple[str, UUID]:
    """Return the number of a case and the centre in whose queue it stands."""
    row = tx.execute(sa.select(cases.c.number, cases.c.centre_id).where(cases.c.id == case_id)).one()
    return row.number, row.centre_id


def locate_owner(tx: Tx, *, case_id: UUID) -> OwnedCase:
    """Return who has a case by now, and in whose queue it stands."""
    row = tx.execute(sa.select(cases.c.number, cases.c.owner_id, cases.c.centre_id).where(cases.c.id == case_id)).one()
    return OwnedCase(number=row.number, owner=row.owner_id, centre=row.centre_id)


def merged_in(tx: Tx, *, case_id: UUID) -> Mapping[UUID, str]:
    """Return the cases that ended in this one, or in one that did, by id with their numbers; they belong to it."""
    ended = sa.select(cases.c.id).where(cases.c.merged_into == case_id).cte(recursive=True)
    every = ended.union(sa.select(cases.c.id).join(ended, cases.c.merged_into == ended.c.id))
    wanted = sa.select(cases.c.id, cases.c.number).where(cases.c.id.in_(sa.select(every.c.id)))
    with tx.beyond_the_wall():
        return {row.id: row.number for row in tx.execute(wanted.order_by(cases.c.closed_at, cases.c.id))}


def reports_of(tx: Tx, *, case_id: UUID) -> Sequence[UUID]:
    wanted = sa.select(case_reports.c.report_id).where(case_reports.c.case_id == case_id)
    return tuple(tx.execute(wanted.order_by(case_reports.c.received_at, case_reports.c.report_id)).scalars())


def last_report(tx: Tx, *, case_id: UUID) -> datetime:
    """Return when the latest report of a case was received."""
    latest = sa.select(sa.func.max(case_reports.c.received_at)).where(case_reports.c.case_id == case_id)
    received: datetime = tx.execute(latest).scalar_one()
    return received


def earlier_of(tx: Tx, bounds: Bounds, case: Case) -> Sequence[EarlierCase]:
    """Return the case this one is a relapse of, and those before it; never across a tenancy, for relapse never is."""
    if not case.relapse:
        return ()
    following = sa.select(cases.c.relapse_of).where(cases.c.id == case.id).cte(recursive=True)
    chain = following.union(sa.select(cases.c.relapse_of).join(following, cases.c.id == following.c.relapse_of))
    wanted = sa.select(cases).where(cases.c.id.in_(sa.select(chain.c.relapse_of)), cases.c.family.is_(bounds.family))
    with tx.beyond_the_wall():  # that there was a case, and how it ended, belongs to the one that is a relapse of it
        found = tx.execute(wanted.order_by(cases.c.received_at.desc())).all()
    return tuple(
        EarlierCase(number=row.number, received_at=row.received_at, closed_at=row.closed_at, outcome=row.outcome)
        for row in found
    )


def case_of(tx: Tx, row: Any) -> Case:  # noqa: ANN401 a row of `cases`, however it was asked for
    """Return the case of a row, opened."""
    waiting = row.state == CaseState.WAITING.value
    return Case(
        id=row.id,
        version=row.version,
        dwelling=row.dwelling_fp,
        number=row.number,
        state=row.state,
        urgency=row.urgency,
        concerns=tuple(row.concerns),
        owner=row.owner_id,
        owner_kind=row.owner_kind,
        centre=row.centre_id,
        unclaimed=row.unclaimed,
        family=row.family,
        place=unseal(tx, row.id, "place", row.place_sealed) or {},
        resident=unseal(tx, row.id, "resident", row.resident_sealed),
        received_at=row.received_at,
        answer_by=row.answer_by,
        owes_answer=row.owes_answer,
        act_by=row.act_by,
        claimed_at=row.claimed_at,
        closed_at=row.closed_at,
        outcome=row.outcome,
        expected_to_return=row.expected_to_return,
        waiting=Waiting(reason=row.waiting_reason, until=row.waiting_until) if waiting else None,
        informed=tuple(row.informed_kinds),
        safety=tuple(row.safety),
        contact_advice=tuple(row.contact_advice),
        interpreter_language=row.interpreter_language,
        possibly_related=tuple(row.possibly_related),
        relapse=row.relapse_of is not None or row.relapsed_at is not None,
        alarm=row.alarm,
        news=row.news,
        suggested_owner=row.suggested_owner_id,
        merged_into=row.merged_into,
        notes=tuple(row.notes),
    )
