"""A task as who owes it sees it, and what a case waits for."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from app.api.fields import View
from app.assignment.case import Task
from app.assignment.waits import WaitFor, Waits
from app.directory.snapshot import Directory
from app.kit.codes import Safety, TaskKind


class PlaceOut(View):
    """Where it is, as far as that was told."""

    address: str | None = None
    floor: str | None = None
    door: str | None = None
    postcode: str | None = None
    stairwell: str | None = None
    housing_department: UUID | None = None
    dar_address_id: UUID | None = None


class TaskOut(View):
    """A task; the supplier's view of it is the same without the case."""

    id: UUID
    kind: TaskKind
    state: str
    text: str | None
    due: datetime
    set_at: datetime
    done_at: datetime | None
    accepted_at: datetime | None = None
    refused_at: datetime | None = None
    answer: str | None = Field(default=None, description="Why it was refused.")
    place: PlaceOut
    safety: list[Safety]
    responder: UUID | None = None
    supplier: UUID | None = None
    case: str | None = None


class WaitOut(View):
    """One thing that others than the owner owe; `until` null is still."""

    task: UUID
    kind: TaskKind
    whose: str
    since: datetime
    until: datetime | None
    office_minutes: int


class WaitsOut(View):
    """How long the case has waited for others than its owner, apart from how long its owner takes.

    In office hours of its centre; what was waited for at the same time counts once in the whole.
    """

    open: int
    office_minutes: int
    items: list[WaitOut]


def task_fields(task: Task, *, to_supplier: bool) -> dict[str, Any]:
    """Return a task; a supplier is shown where and what, how to be safe, and not which case it is part of."""
    fields = {
        "id": task.id,
        "kind": task.kind,
        "state": task.state,
        "text": task.text,
        "due": task.due,
        "set_at": task.set_at,
        "done_at": task.done_at,
        "accepted_at": task.accepted_at,
        "refused_at": task.refused_at,
        "answer": task.answer,
        "place": task.place,
        "safety": task.safety,
        "responder": task.responder,
        "supplier": task.supplier,
        "case": task.number,
    }
    return fields | {"case": None, "responder": None} if to_supplier else fields


def waits_fields(waits: Waits, directory: Directory) -> dict[str, Any]:
    return {
        "open": waits.open,
        "office_minutes": waits.office_seconds // 60,
        "items": [
            {
                "task": one.task.id,
                "kind": one.task.kind,
                "whose": _whose(one, directory),
                "since": one.since,
                "until": one.until,
                "office_minutes": one.office_seconds // 60,
            }
            for one in waits.items
        ],
    }


def _whose(one: WaitFor, directory: Directory) -> str:
    task = one.task
    if task.supplier is not None:
        supplier = directory.supplier(task.supplier)
        return "" if supplier is None else supplier.name
    responder = None if task.responder is None else directory.responder(task.responder)
    return "" if responder is None else responder.title
