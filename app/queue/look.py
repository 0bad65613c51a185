"""Looking at queues and cases, always within what the viewer may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson
import sqlalchemy as sa

from app.assignment.tables import case_reports, cases, is_open, task_is_open, tasks
from app.kit.case_codes import CaseState
from app.kit.codes import Urgency
from app.kit.database import Tx
from app.kit.errors import NotFound
from app.queue.items import EarlierCase, QueueItem, TaskItem, Waiting
from app.queue.viewer import Viewer

_MOST_TASKS = 200

_RANK = sa.case((cases.c.urgency == Urgency.ACUTE.value, 0), (cases.c.urgency == Urgency.SOON.value, 1), else_=2)


def queue(tx: Tx, viewer: Viewer, *, limit: int, after: tuple[Any, ...] | None = None) -> Sequence[QueueItem]:
    """Return open cases, most urgent first, then those that are due first; `after` is (rank, answer_by, id)."""
    wanted = sa.select(cases).where(is_open, viewer.may_see())
    order = (_RANK, cases.c.answer_by, cases.c.id)
    if after is not None:
        wanted = wanted.where(_behind(order, after))
    return tuple(_item(tx, row) for row in tx.execute(wanted.order_by(*order).limit(limit)))


def position(item: QueueItem) -> tuple[int, Any, UUID]:
    """Return where an item stands in the order of a queue."""
    rank = {Urgency.ACUTE.value: 0, Urgency.SOON.value: 1}.get(item.urgency, 2)
    return rank, item.answer_by, item.id


def case(tx: Tx, viewer: Viewer, *, number: str, lock: bool = False) -> QueueItem:
    """Return one case, locked for whoever is about to change it.

    NotFound where it is absent or not the viewer's to see, which are one answer.
    """
    wanted = sa.select(cases).where(cases.c.number == number, viewer.may_see())
    if lock:
        wanted = wanted.with_for_update(of=cases)
    row = tx.execute(wanted).one_or_none()
    if row is None:
        raise NotFound
    return _item(tx, row)


def named(tx: Tx, *, case_id: UUID) -> tuple[str, UUID]:
    """Return the number of a case and the centre in whose queue it stands."""
    row = tx.execute(sa.select(cases.c.number, cases.c.centre_id).where(cases.c.id == case_id)).one()
    return row.number, row.centre_id


def reports_of(tx: Tx, *, case_id: UUID) -> Sequence[UUID]:
    wanted = sa.select(case_reports.c.report_id).where(case_reports.c.case_id == case_id)
    return tuple(tx.execute(wanted.order_by(case_reports.c.received_at, case_reports.c.report_id)).scalars())


def tasks_of_case(tx: Tx, *, case_id: UUID) -> Sequence[TaskItem]:
    return _tasks(tx, tasks.c.case_id == case_id)


def tasks_owed(tx: Tx, *, supplier: UUID | None, responder: UUID | None, open_only: bool = True) -> Sequence[TaskItem]:
    """Return what one supplier, or else one responder, owes: those due first."""
    whose = tasks.c.supplier_id == supplier if supplier else tasks.c.responder_id == responder
    return _tasks(tx, sa.and_(whose, task_is_open) if open_only else whose)


def _tasks(tx: Tx, whose: sa.ColumnElement[bool]) -> Sequence[TaskItem]:
    wanted = (
        sa.select(tasks, cases.c.number, cases.c.place_sealed, cases.c.safety)
        .join(cases, cases.c.id == tasks.c.case_id)
        .where(whose)
        .order_by(tasks.c.due, tasks.c.id)
        .limit(_MOST_TASKS)
    )
    return tuple(_task(tx, row) for row in tx.execute(wanted))


def earlier_of(tx: Tx, viewer: Viewer, item: QueueItem) -> Sequence[EarlierCase]:
    """Return the case this one is a relapse of, and those before it; never across a tenancy, for relapse never is."""
    following = sa.select(cases.c.relapse_of).where(cases.c.id == item.id).cte(recursive=True)
    chain = following.union(sa.select(cases.c.relapse_of).join(following, cases.c.id == following.c.relapse_of))
    wanted = sa.select(cases).where(cases.c.id.in_(sa.select(chain.c.relapse_of)), cases.c.family.is_(viewer.family))
    return tuple(
        EarlierCase(number=row.number, received_at=row.received_at, closed_at=row.closed_at, outcome=row.outcome)
        for row in tx.execute(wanted.order_by(cases.c.received_at.desc()))
    )


def _behind(order: Sequence[Any], after: tuple[Any, ...]) -> sa.ColumnElement[bool]:
    """Say "later in the order than": spelled out, for the two databases bind row values differently."""
    (rank, due, row_id), (at_rank, at_due, at_id) = order, after
    return sa.or_(
        rank > at_rank,
        sa.and_(rank == at_rank, due > at_due),
        sa.and_(rank == at_rank, due == at_due, row_id > at_id),
    )


def _item(tx: Tx, row: sa.Row[Any]) -> QueueItem:
    waiting = row.state == CaseState.WAITING.value
    return QueueItem(
        id=row.id,
        version=row.version,
        number=row.number,
        state=row.state,
        urgency=row.urgency,
        concerns=tuple(row.concerns),
        owner=row.owner_id,
        owner_kind=row.owner_kind,
        centre=row.centre_id,
        unclaimed=row.unclaimed,
        family=row.family,
        place=_opened(tx, row.place_sealed, "place", row.id) or {},
        resident=_opened(tx, row.resident_sealed, "resident", row.id),
        received_at=row.received_at,
        answer_by=row.answer_by,
        act_by=row.act_by,
        waiting=Waiting(reason=row.waiting_reason, until=row.waiting_until) if waiting else None,
        informed=tuple(row.informed_kinds),
        safety=tuple(row.safety),
        contact_advice=tuple(row.contact_advice),
        interpreter_language=row.interpreter_language,
        possibly_related=tuple(row.possibly_related),
        relapse=row.relapse_of is not None,
        alarm=row.alarm,
        notes=tuple(row.notes),
    )


def _task(tx: Tx, row: sa.Row[Any]) -> TaskItem:
    text = row.text_sealed
    return TaskItem(
        id=row.id,
        case=row.case_id,
        number=row.number,
        kind=row.kind,
        state=row.state,
        responder=row.responder_id,
        supplier=row.supplier_id,
        text=None if text is None else tx.sealer.open(text, table="tasks", column="text", row=row.id),
        due=row.due,
        set_at=row.set_at,
        done_at=row.done_at,
        place=_opened(tx, row.place_sealed, "place", row.case_id) or {},
        safety=tuple(row.safety),
    )


def _opened(tx: Tx, sealed: bytes | None, column: str, row: UUID) -> Mapping[str, Any] | None:
    if sealed is None:
        return None
    opened: dict[str, Any] = orjson.loads(tx.sealer.open(sealed, table="cases", column=column, row=row))
    return opened
