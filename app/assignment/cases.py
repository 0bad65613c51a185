"""The rows of cases: looked up within bounds, and changed by one conditional UPDATE."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.bounds import Bounds, Shape, named_bounds
from app.assignment.case import Case, EarlierCase, Waiting
from app.assignment.sealing import unseal
from app.assignment.tables import case_reports, cases, is_open
from app.assignment.turn import ALL_OTHERS, RANKS
from app.kit.case_codes import CaseState
from app.kit.database import Tx
from app.kit.prepared import Prepared

_SHAPES: Final = 512
_URGENCY = sa.case(*((cases.c.urgency == code, rank) for code, rank in RANKS.items()), else_=ALL_OTHERS)
_PRESSES = sa.or_(cases.c.owes_answer, cases.c.state == CaseState.NEW.value)
RANK = 2 * _URGENCY + sa.case((_PRESSES, 0), else_=1)
"""The most urgent first; of those what owes an answer or nobody has taken: `turn_of_case` said in SQL."""

_REPORTS_OF: Final = Prepared(
    sa.select(case_reports.c.report_id)
    .where(case_reports.c.case_id == sa.bindparam("case"))
    .order_by(case_reports.c.received_at, case_reports.c.report_id)
)


def _merged_in() -> sa.Select[tuple[UUID, str]]:
    ended = sa.select(cases.c.id).where(cases.c.merged_into == sa.bindparam("case")).cte(recursive=True)
    every = ended.union(sa.select(cases.c.id).join(ended, cases.c.merged_into == ended.c.id))
    wanted = sa.select(cases.c.id, cases.c.number).where(cases.c.id.in_(sa.select(every.c.id)))
    return wanted.order_by(cases.c.closed_at, cases.c.id)


_MERGED_IN: Final = Prepared(_merged_in())


def numbers_of(tx: Tx, *, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return the numbers of cases; whoever was shown one is owed the number by which it left."""
    if not ids:
        return {}
    with tx.beyond_the_wall():
        found = tx.execute(sa.select(cases.c.id, cases.c.number).where(cases.c.id.in_(ids)))
        return {row.id: row.number for row in found}


def ids_of(tx: Tx, *, numbers: Collection[str]) -> Sequence[UUID]:
    """Return the ids of cases by number, for the log of reads: whoever was told of them may not see them any more."""
    if not numbers:
        return ()
    with tx.beyond_the_wall():
        wanted = sa.select(cases.c.id).where(cases.c.number.in_(numbers)).order_by(cases.c.id)
        return tx.execute(wanted).scalars().all()


def within(tx: Tx, bounds: Bounds, *, ids: Collection[UUID]) -> frozenset[UUID]:
    """Return those of these cases that are within the bounds."""
    return frozenset(tx.execute(sa.select(cases.c.id).where(cases.c.id.in_(ids), bounds.condition())).scalars())


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


def one(tx: Tx, bounds: Bounds | None, *, number: str, lock: bool = False) -> Case | None:
    """Return a case within the bounds, locked for whoever is about to change it; without any for the service itself."""
    shape, values = (None, {}) if bounds is None else (bounds.shape, bounds.values)
    row = tx.row(_by_number(shape, lock=lock), {"number": number, **values})
    return None if row is None else case_of(tx, row)


@lru_cache(maxsize=_SHAPES)
def _by_number(shape: Shape | None, *, lock: bool) -> Prepared:
    within = sa.true() if shape is None else named_bounds(shape).condition()
    wanted = sa.select(cases).where(cases.c.number == sa.bindparam("number"), within)
    return Prepared(wanted.with_for_update(of=cases) if lock else wanted)


def locked(tx: Tx, *, case_id: UUID) -> Case:
    """Return a case that is known to be there, locked, for whoever has asked already whether it may be changed."""
    return case_of(tx, tx.execute(sa.select(cases).where(cases.c.id == case_id).with_for_update(of=cases)).one())


def all_of_report(tx: Tx, *, report: UUID) -> Sequence[Case]:
    """Return every case that a report came to, locked; in the order in which all who lock several do."""
    joined = sa.select(case_reports.c.case_id).where(case_reports.c.report_id == report)
    wanted = sa.select(cases).where(cases.c.id.in_(joined)).order_by(cases.c.id).with_for_update(of=cases)
    return tuple(case_of(tx, row) for row in tx.execute(wanted))


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


def owes_action(tx: Tx, *, case_id: UUID, owed: bool) -> None:
    """Note whether somebody is still to act on a case by its limit, which stays to be read."""
    tx.execute(sa.update(cases).where(cases.c.id == case_id).values(owes_action=owed))


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


def foresee_merged_in(tx: Tx, *, case: UUID) -> None:
    with tx.beyond_the_wall():
        tx.foresee(_MERGED_IN, {"case": case})


def merged_in(tx: Tx, *, case_id: UUID) -> Mapping[UUID, str]:
    """Return the cases that ended in this one, or in one that did, by id with their numbers; they belong to it."""
    with tx.beyond_the_wall():
        return {row.id: row.number for row in tx.rows(_MERGED_IN, {"case": case_id})}


def foresee_reports(tx: Tx, *, case: UUID) -> None:
    tx.foresee(_REPORTS_OF, {"case": case})


def reports_of(tx: Tx, *, case_id: UUID) -> Sequence[UUID]:
    return tuple(row.report_id for row in tx.rows(_REPORTS_OF, {"case": case_id}))


def last_report(tx: Tx, *, case_id: UUID) -> datetime:
    """Return when the latest report of a case was received."""
    latest = sa.select(sa.func.max(case_reports.c.received_at)).where(case_reports.c.case_id == case_id)
    received: datetime = tx.execute(latest).scalar_one()
    return received


def earlier_of(tx: Tx, case: Case, *, family: bool) -> Sequence[EarlierCase]:
    """Return the case this one is a relapse of, and those before it; never across a tenancy, for relapse never is."""
    if not case.relapse:
        return ()
    following = sa.select(cases.c.relapse_of).where(cases.c.id == case.id).cte(recursive=True)
    chain = following.union(sa.select(cases.c.relapse_of).join(following, cases.c.id == following.c.relapse_of))
    wanted = sa.select(cases).where(cases.c.id.in_(sa.select(chain.c.relapse_of)), cases.c.family.is_(family))
    with tx.beyond_the_wall():  # that there was a case, and how it ended, belongs to the one that is a relapse of it
        found = tx.execute(wanted.order_by(cases.c.received_at.desc())).all()
    return tuple(
        EarlierCase(number=row.number, received_at=row.received_at, closed_at=row.closed_at, outcome=row.outcome)
        for row in found
    )


def case_of(tx: Tx, row: Any) -> Case:  # noqa: ANN401 a row of `cases`, however it was asked for
    """Return the case of a row, opened."""
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
        owes_action=row.owes_action,
        claimed_at=row.claimed_at,
        danger_at=row.danger_at,
        closed_at=row.closed_at,
        outcome=row.outcome,
        expected_to_return=row.expected_to_return,
        waiting=_waiting(row),
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


def _waiting(row: Any) -> Waiting | None:  # noqa: ANN401 as above
    if row.state != CaseState.WAITING.value:
        return None
    return Waiting(reason=row.waiting_reason, until=row.waiting_until)
