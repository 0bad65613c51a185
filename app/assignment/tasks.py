"""Setting tasks: pieces of a case that another party owes, each with its own clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.assignment.choose import choose
from app.assignment.loads import open_cases
from app.assignment.placing import Placed, Placing
from app.assignment.tables import tasks
from app.history.events import Event, append
from app.kit.calendar import WorkingCalendar
from app.kit.case_codes import HistoryKind
from app.kit.codes import ClockUnit, GrantKind, ResponderKind, SupplierKind, TaskKind
from app.kit.database import Tx
from app.kit.ids import new_id
from app.kit.office_hours import end_of_day, local_date
from app.triage.rules import Assignee, TaskPlan

OPEN, DONE, DROPPED = "open", "done", "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """Who owes a task: a responder or a supplier, exactly one of the two."""

    responder: UUID | None = None
    supplier: UUID | None = None


def set_tasks(tx: Tx, placing: Placing, placed: Placed) -> None:
    """Set what the decision wants of others; a joined case that has such a task open gets no second one."""
    plans = tuple(_mine(placing, placed))
    if not plans:
        return
    present = _open_kinds(tx, placed.case) if placed.joined else frozenset()
    for plan in plans:
        if plan.kind is TaskKind.OTHER or plan.kind.value not in present:
            _set(tx, placing, placed, plan)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """A task that a person sets; `due` is when it is to be done by whoever owes it.

    `home` is the one of the case: a supplier is shown that one alone, whatever becomes of the case.
    """

    case: UUID
    kind: TaskKind
    owed: Owed
    text: str | None
    due: datetime
    at: datetime
    home: bytes | None


def add_task(tx: Tx, new: NewTask) -> UUID:
    """Write it and return its id."""
    row_id, text = new_id(), new.text
    tx.execute(
        sa.insert(tasks).values(
            id=row_id,
            case_id=new.case,
            kind=new.kind.value,
            responder_id=new.owed.responder,
            supplier_id=new.owed.supplier,
            state=OPEN,
            text_sealed=tx.sealer.seal(text, table="tasks", column="text", row=row_id) if text else None,
            due=new.due,
            set_at=min(new.at, tx.now),  # a clock that is a little fast sets nothing that can only be done later
            dwelling_fp=_home(new.owed, new.home),
        )
    )
    return row_id


def _mine(placing: Placing, placed: Placed) -> Iterator[TaskPlan]:
    """The family team's tasks stand on its own case, all others on the case that answers."""
    only_case = placing.decision.owner_kind is ResponderKind.FAMILY_TEAM
    for plan in placing.decision.tasks:
        if only_case or (plan.assignee is Assignee.FAMILY_TEAM) is placed.family:
            yield plan


def _set(tx: Tx, placing: Placing, placed: Placed, plan: TaskPlan) -> None:
    row_id, start = new_id(), placing.report.received_at
    owed = _owed(tx, placing, placed, plan)
    calendar = placing.directory.calendar(placed.centre)
    due = calendar.deadline(start, plan.within.amount, plan.within.unit)
    text = "\n".join(one.da for one in plan.texts)
    row: dict[str, Any] = {
        "id": row_id,
        "case_id": placed.case,
        "kind": plan.kind.value,
        "responder_id": owed.responder,
        "supplier_id": owed.supplier,
        "state": OPEN,
        "text_sealed": tx.sealer.seal(text, table="tasks", column="text", row=row_id) if text else None,
        "due": due,
        "alarm_at": _unmoved(start, plan, calendar),
        "set_at": tx.now,
        "dwelling_fp": _home(owed, placing.located.dwelling),
    }
    tx.add(tasks, row)
    codes = {"task": plan.kind.value, "id": str(row_id), "assignee": plan.assignee.value}
    append(tx, Event(kind=HistoryKind.TASK_SET, case=placed.case, centre=placed.centre, at=start, codes=codes))


def _home(owed: Owed, dwelling: bytes | None) -> bytes | None:
    """Return what is kept of a home beside a task: of a supplier's alone, who may go to no other one."""
    return None if owed.supplier is None else dwelling


def _unmoved(start: datetime, plan: TaskPlan, calendar: WorkingCalendar) -> datetime | None:
    """Return the unmoved end of a term in calendar days: the law moves it, our own alarms do not wait for that."""
    if plan.within.unit is not ClockUnit.CALENDAR_DAY:
        return None
    return end_of_day(calendar.calendar_deadline(local_date(start), plan.within.amount).unmoved)


def _owed(tx: Tx, placing: Placing, placed: Placed, plan: TaskPlan) -> Owed:
    """Say who owes it; where no supplier is known the owner of the case does, so that it is never nobody's."""
    if plan.assignee is Assignee.SUPPLIER:
        supplier = _supplier(placing, plan.kind)
        return Owed(responder=placed.owner) if supplier is None else Owed(supplier=supplier)
    if plan.assignee is Assignee.CASEWORKER:
        question = placing.question(ResponderKind.CASEWORKER, urgent=False)
        choice = choose(question, directory=placing.directory, loads=partial(open_cases, tx))
        return Owed(responder=choice.owner.id)
    return Owed(responder=placed.owner)


def _supplier(placing: Placing, kind: TaskKind) -> UUID | None:
    granted = (one.supplier_id for one in placing.help.grants if one.kind is GrantKind.CLEANING and one.supplier_id)
    if kind is TaskKind.CLEANING:
        return next(granted, None)  # an address and its dangers are for nobody whom no grant names
    if kind is TaskKind.CONFLICT_MEDIATION:
        return next((one.id for one in placing.directory.suppliers_of(SupplierKind.CONFLICT_MEDIATION)), None)
    return None


def _open_kinds(tx: Tx, case: UUID) -> frozenset[str]:
    found = tx.execute(sa.select(tasks.c.kind).where(tasks.c.case_id == case, tasks.c.state == OPEN))
    return frozenset(found.scalars())
