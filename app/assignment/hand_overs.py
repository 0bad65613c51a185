"""The rows of hand-overs: what is offered to whom, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.hand_over import Addressee, HandOver, HandOverState, Offer
from app.assignment.tables import cases, hand_overs, is_unsettled, participants
from app.assignment.turn import Turn
from app.kit.among import Among
from app.kit.codes import ResponderKind
from app.kit.database import Tx
from app.kit.ids import new_id
from app.kit.prepared import Prepared

_TABLE = "hand_overs"
_IN_ORDER: Final = (hand_overs.c.recorded_at, hand_overs.c.id)
_OF_CASE: Final = Prepared(
    sa.select(hand_overs).where(hand_overs.c.case_id == sa.bindparam("case")).order_by(*_IN_ORDER)
)
_NUMBERS: Final = Among(lambda ids: sa.select(cases.c.id, cases.c.number).where(cases.c.id.in_(ids)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How a hand-over ended, or goes on: the words and the responder where somebody answered."""

    state: HandOverState
    at: datetime
    by: UUID | None = None
    answer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """So many behind a turn, those offered first; a turn is due when it was recorded."""

    limit: int
    after: Turn | None = None


def add(tx: Tx, offer: Offer) -> UUID:
    """Write an offer and return its id."""
    row_id = new_id()
    tx.execute(
        sa.insert(hand_overs).values(
            id=row_id,
            case_id=offer.case,
            state=HandOverState.OPEN.value,
            from_owner_id=offer.from_owner,
            from_centre_id=offer.from_centre,
            to_responder_id=offer.to.responder,
            to_kind=None if offer.to.kind is None else offer.to.kind.value,
            to_centre_id=offer.to.centre,
            decider_centre_id=offer.decider,
            family=offer.family,
            reason_sealed=tx.sealer.seal(offer.reason, table=_TABLE, column="reason", row=row_id),
            offered_at=offer.at,
            recorded_at=tx.now,
            answer_by=offer.answer_by,
        )
    )
    return row_id


def settle(tx: Tx, hand_over: UUID, settled: Settled) -> bool:
    """Change an unsettled hand-over; False where it is settled already."""
    said = settled.answer
    sealed = None if said is None else tx.sealer.seal(said, table=_TABLE, column="answer", row=hand_over)
    done = tx.execute(
        sa.update(hand_overs)
        .where(hand_overs.c.id == hand_over, is_unsettled)
        .values(state=settled.state.value, answered_at=settled.at, answered_by=settled.by, answer_sealed=sealed)
    )
    return done.rowcount == 1


def fell_silent(tx: Tx, hand_over: UUID, *, by: datetime) -> bool:
    """Say that nobody answers what was to be answered by then; False where somebody did, or where it has more time."""
    silent = sa.and_(hand_overs.c.state == HandOverState.OPEN.value, hand_overs.c.answer_by <= by)
    done = tx.execute(
        sa.update(hand_overs).where(hand_overs.c.id == hand_over, silent).values(state=HandOverState.ESCALATED.value)
    )
    return done.rowcount == 1


def open_to(tx: Tx, *, responders: Sequence[UUID]) -> Sequence[HandOver]:
    """Return what is offered to some responders and was neither answered nor told of as silent."""
    is_theirs = hand_overs.c.to_responder_id.in_(responders)
    return _found(tx, sa.and_(is_unsettled, hand_overs.c.state == HandOverState.OPEN.value, is_theirs))


def withdraw_unsettled(tx: Tx, *, case: UUID, at: datetime, but_disputed: bool = False) -> frozenset[UUID]:
    """End what is offered of a case that goes another way; return the centres to which it was offered.

    What is disputed may be left to who decides it, where the case stays its owner's.
    """
    ending = sa.and_(hand_overs.c.case_id == case, is_unsettled)
    if but_disputed:
        ending = sa.and_(ending, hand_overs.c.state != HandOverState.DISPUTED.value)
    ended = tx.execute(
        sa.update(hand_overs)
        .where(ending)
        .values(state=HandOverState.WITHDRAWN.value, answered_at=at)
        .returning(hand_overs.c.to_centre_id)
    )
    return frozenset(ended.scalars())


def one(tx: Tx, hand_over: UUID) -> HandOver | None:
    found = _found(tx, hand_overs.c.id == hand_over)
    return found[0] if found else None


def foresee_hand_overs(tx: Tx, *, case: UUID) -> None:
    with tx.beyond_the_wall():
        tx.foresee(_OF_CASE, {"case": case})


def of_case(tx: Tx, *, case: UUID) -> Sequence[HandOver]:
    """Return every hand-over of a case, oldest first; whoever asks has been shown the case already."""
    with tx.beyond_the_wall():
        return _numbered(tx, tx.rows(_OF_CASE, {"case": case}))


def unsettled_of(tx: Tx, *, case: UUID) -> HandOver | None:
    found = _found(tx, sa.and_(hand_overs.c.case_id == case, is_unsettled))
    return found[0] if found else None


def declined_since(tx: Tx, *, case: UUID, since: datetime) -> int:
    """Return how often the case was declined since its owner has it."""
    declined = sa.and_(
        hand_overs.c.case_id == case,
        hand_overs.c.state == HandOverState.DECLINED.value,
        hand_overs.c.recorded_at >= since,
    )
    counted: int = tx.execute(sa.select(sa.func.count()).where(declined)).scalar_one()
    return counted


def unsettled_for(
    tx: Tx, *, responder: UUID, kind: ResponderKind, centres: Sequence[UUID], page: Page
) -> Sequence[HandOver]:
    """Return what is offered to a responder, and what it has offered itself."""
    to_kind = sa.and_(hand_overs.c.to_kind == kind.value, hand_overs.c.to_centre_id.in_(centres))
    mine = sa.or_(hand_overs.c.to_responder_id == responder, to_kind, hand_overs.c.from_owner_id == responder)
    return _found(tx, sa.and_(is_unsettled, mine), page)


def unsettled_at(tx: Tx, *, centres: Sequence[UUID], page: Page | None = None) -> Sequence[HandOver]:
    """Return what is offered by or to centres, or is for their leaders to decide; never a family team's."""
    named = (hand_overs.c.from_centre_id, hand_overs.c.to_centre_id, hand_overs.c.decider_centre_id)
    here = sa.or_(*(one.in_(centres) for one in named))
    return _found(tx, sa.and_(is_unsettled, here, hand_overs.c.family.is_(False)), page)


def shown_elsewhere(tx: Tx, *, case: UUID) -> frozenset[UUID]:
    """Return the centres where a case is shown besides its own: to whom it is offered, and who takes part."""
    offered = sa.select(hand_overs.c.to_centre_id).where(hand_overs.c.case_id == case, is_unsettled)
    takes_part = sa.select(participants.c.centre_id).where(participants.c.case_id == case)
    return frozenset(tx.execute(sa.union(offered, takes_part)).scalars())


def _found(tx: Tx, those: sa.ColumnElement[bool], page: Page | None = None) -> Sequence[HandOver]:
    wanted = sa.select(hand_overs).where(those).order_by(*_IN_ORDER)
    if page is not None:
        wanted = wanted.limit(page.limit)
    if page is not None and page.after is not None:
        wanted = wanted.where(sa.tuple_(*_IN_ORDER) > (page.after.due, page.after.id))
    return _numbered(tx, tx.execute(wanted).all())


def _numbered(tx: Tx, rows: Sequence[Any]) -> Sequence[HandOver]:
    if not rows:
        return ()
    with tx.beyond_the_wall():  # the number of what is offered is told together with the offer
        numbers = {row.id: row.number for row in _NUMBERS.rows(tx, {row.case_id for row in rows})}
    return tuple(_hand_over(tx, row, numbers[row.case_id]) for row in rows)


def _hand_over(tx: Tx, row: Any, number: str) -> HandOver:  # noqa: ANN401 a row of `hand_overs`
    return HandOver(
        id=row.id,
        number=number,
        state=HandOverState(row.state),
        offer=Offer(
            case=row.case_id,
            from_owner=row.from_owner_id,
            from_centre=row.from_centre_id,
            to=Addressee(
                centre=row.to_centre_id,
                responder=row.to_responder_id,
                kind=None if row.to_kind is None else ResponderKind(row.to_kind),
            ),
            decider=row.decider_centre_id,
            family=row.family,
            reason=_opened(tx, row, "reason") or "",
            at=row.offered_at,
            answer_by=row.answer_by,
        ),
        recorded_at=row.recorded_at,
        answer=_opened(tx, row, "answer"),
        answered_at=row.answered_at,
        answered_by=row.answered_by,
    )


def _opened(tx: Tx, row: Any, column: str) -> str | None:  # noqa: ANN401 as above
    sealed = getattr(row, f"{column}_sealed")
    return None if sealed is None else tx.sealer.open(sealed, table=_TABLE, column=column, row=row.id)
