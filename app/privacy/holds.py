"""Legal holds: what must be kept although its period is over, until somebody lifts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import case_reports, cases, report_moves
from app.kit.database import Tx
from app.kit.errors import Conflict, NotFound
from app.kit.ids import new_id
from app.privacy.tables import is_cleared, legal_holds

_AS_MERGED, _AS_MOVED = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    id: UUID
    case: str
    reason: str
    since: datetime


def hold(tx: Tx, *, number: str, reason: str) -> Hold:
    """Keep a case; NotFound where there is none of that number, Conflict where it is cleared already."""
    case = case_of(tx, number=number)
    _stand_still(tx, case)
    if tx.execute(sa.select(cases.c.id).where(cases.c.id == case, is_cleared(cases))).first() is not None:
        raise Conflict("This case is cleared already; nothing of it is left to be kept.")
    row_id = new_id()
    sealed = tx.sealer.seal(reason, table="legal_holds", column="reason", row=row_id)
    tx.execute(
        sa.insert(legal_holds).values(
            id=row_id, case_id=case, reason_sealed=sealed, since=tx.now, caller_id=tx.caller.id
        )
    )
    return Hold(id=row_id, case=number, reason=reason, since=tx.now)


def lift(tx: Tx, *, hold_id: UUID) -> None:
    """End a hold; again is no error."""
    tx.execute(
        sa.update(legal_holds)
        .where(legal_holds.c.id == hold_id, legal_holds.c.lifted_at.is_(None))
        .values(lifted_at=tx.now)
    )
    if tx.execute(sa.select(legal_holds.c.id).where(legal_holds.c.id == hold_id)).first() is None:
        raise NotFound


def holds(tx: Tx, *, limit: int, after: UUID | None = None) -> Sequence[Hold]:
    """Return the holds in force, oldest first."""
    wanted = sa.select(legal_holds, cases.c.number).join(cases, cases.c.id == legal_holds.c.case_id)
    wanted = wanted.where(legal_holds.c.lifted_at.is_(None)).order_by(legal_holds.c.id).limit(limit)
    if after is not None:
        wanted = wanted.where(legal_holds.c.id > after)
    with tx.beyond_the_wall():  # of the case its number alone
        rows = tx.execute(wanted).all()
    opened = tx.sealer.open
    return tuple(
        Hold(
            id=row.id,
            case=row.number,
            reason=opened(row.reason_sealed, table="legal_holds", column="reason", row=row.id),
            since=row.since,
        )
        for row in rows
    )


def _stand_still(tx: Tx, case: UUID) -> None:
    """Lock all that a hold of this case keeps: who is clearing any of it is waited for, or waits and looks again."""
    ids = tx.execute(_onwards(sa.select(cases.c.id.label("id")).where(cases.c.id == case))).scalars().all()
    tx.execute(sa.select(cases.c.id).where(cases.c.id.in_(ids)).order_by(cases.c.id).with_for_update())


def case_of(tx: Tx, *, number: str) -> UUID:
    """Return the id of a case by its number; NotFound where there is none."""
    wanted = sa.select(cases.c.id).where(cases.c.number == number)
    with tx.beyond_the_wall():  # an administrator names a case that it was told of; nothing of it is shown
        found: UUID | None = tx.execute(wanted).scalar()
    if found is None:
        raise NotFound
    return found


def held_cases() -> sa.Select[tuple[UUID]]:
    """Return the cases under a hold in force, those in which one ended, and those that took reports of one.

    Followed along, however many steps it was.
    """
    return _onwards(sa.select(legal_holds.c.case_id.label("id")).where(legal_holds.c.lifted_at.is_(None)))


def _onwards(first: sa.Select[tuple[UUID]]) -> sa.Select[tuple[UUID]]:
    """Return these cases, those in which one ended, and those that took reports of one."""
    line = first.cte("held_line", recursive=True)
    here = cases.alias()
    # PostgreSQL lets a recursive term name its line once: so each way onwards is a row beside it.
    merged, moved = sa.select(sa.literal(_AS_MERGED).label("way")), sa.select(sa.literal(_AS_MOVED).label("way"))
    ways = merged.union_all(moved).subquery()
    onwards = sa.case((ways.c.way == _AS_MERGED, here.c.merged_into), else_=report_moves.c.case_id)
    moves_here = sa.and_(report_moves.c.from_case_id == line.c.id, ways.c.way == _AS_MOVED)
    steps = line.join(here, here.c.id == line.c.id).join(ways, sa.true()).outerjoin(report_moves, moves_here)
    every = line.union(sa.select(onwards).select_from(steps).where(onwards.is_not(None)))
    return sa.select(every.c.id)


def held_subjects() -> sa.CompoundSelect[tuple[UUID]]:
    """Return what the log of reads names of held cases: themselves, those that ended in them, and their reports."""
    held = sa.select(held_cases().subquery("held").c.id).cte("held_past", recursive=True)
    held = held.union(sa.select(cases.c.id).join(held, cases.c.merged_into == held.c.id))
    every = sa.select(held.c.id)
    return every.union(sa.select(case_reports.c.report_id).where(case_reports.c.case_id.in_(every)))
