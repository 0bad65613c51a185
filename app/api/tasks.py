"""Tasks: pieces of a case that others owe, each with its own clock."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import ConfigDict
from starlette.responses import Response

from app.access import roles
from app.api.acting import IfMatch, case_now, number_of, version_of
from app.api.answers import Answer, answer, once
from app.api.callers import Asked, allow
from app.api.case_views import CaseOut
from app.api.fields import AnyInstant, Body, PastInstant, Text, View, has_been
from app.api.paging import MOST, Cursor, Limit, link_to_next
from app.api.problems import problems
from app.api.tagged import unless_known
from app.api.task_views import TaskOut, task_fields
from app.api.turns import cursor_at, turn_after
from app.assignment import task_rows
from app.assignment.turn import turn_of_task
from app.kit.codes import Role, TaskKind
from app.kit.database import Tx
from app.queue.answer_task import accept_task, refuse_task
from app.queue.debtor import debtor_of
from app.queue.set_task import TaskWish, set_task
from app.queue.tasks import finish_task
from app.queue.viewer import viewer_of

router = APIRouter(prefix="/v1", tags=["queue"])
Tasked = Annotated[Asked, Depends(allow(*roles.DO_TASKS))]
Giver = Annotated[Asked, Depends(allow(*roles.GIVE_CASES))]


class TasksOut(View):
    """Tasks that are still owed, those due first."""

    items: list[TaskOut]
    next_cursor: str | None = None


class TaskEvent(StrEnum):
    """What may be told of a task."""

    ACCEPTED = "accepted"
    DONE = "done"
    REFUSED = "refused"


class TaskEventIn(Body):
    """Something that happened to a task; a refusal says why in `note`."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"kind": "done", "note": "Rengjort i dag."}]})

    kind: TaskEvent
    at: PastInstant | None = None
    note: Annotated[str, Text(20_000)] | None = None


class TaskDoneOut(View):
    """What was told of a task, and when that was so."""

    id: UUID
    state: str
    at: datetime
    done_at: datetime | None


class AssigneeIn(Body):
    """A responder or a supplier, one of the two."""

    responder: UUID | None = None
    supplier: UUID | None = None


class TaskIn(Body):
    """A piece of a case that somebody else is to do; due in five working days where nothing is said."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "kind": "grant_decision",
                    "assignee": {"responder": "0199a5f0-6f1e-7a10-8000-000000000009"},
                    "text": "Hovedrengøring før indflytning.",
                    "due": "2026-12-15T12:00:00+01:00",
                }
            ]
        }
    )

    kind: TaskKind
    assignee: AssigneeIn
    text: Annotated[str, Text(20_000)] | None = None
    due: AnyInstant | None = None
    at: PastInstant | None = None


@router.get(
    "/tasks",
    response_model=TasksOut,
    responses={304: {"description": "Nothing changed."}},
    summary="Tasks that this caller owes",
)
def tasks(asked: Tasked, limit: Limit = MOST, cursor: Cursor = None) -> Response:
    """A supplier is shown where, what and how to be safe, and nothing else of the case.

    Who stands in for somebody is shown what falls due of that one's until it is back.
    """
    after = turn_after(cursor)
    owed = asked.read(lambda tx: task_rows.tasks_owed(tx, debtor_of(tx, asked.caller), limit=limit + 1, after=after))
    more = cursor_at(turn_of_task(owed[limit - 1])) if len(owed) > limit else None
    to_supplier = asked.caller.role is Role.SUPPLIER
    items = [task_fields(one, to_supplier=to_supplier) for one in owed[:limit]]
    page = TasksOut.model_validate({"items": items, "next_cursor": more})
    said = answer(page, headers=link_to_next(asked, more))
    return unless_known(asked, said, purpose="tasks", cases=[task.case for task in owed[:limit]])


@router.post(
    "/tasks/{task}/events",
    status_code=201,
    response_model=TaskDoneOut,
    responses=problems(404, 409),
    summary="Tell that a task is accepted, done or refused",
)
def tell(task: UUID, body: TaskEventIn, asked: Tasked) -> Response:
    """A refused task goes back to the owner of its case, who is told."""

    def work(tx: Tx) -> Answer:
        at = has_been(body.at, now=tx.now)
        _tell(tx, asked, task, body, at)
        done_at = at if body.kind is TaskEvent.DONE else None
        return answer(TaskDoneOut(id=task, state=body.kind.value, at=at, done_at=done_at), status=201)

    return once(asked, body, work)


@router.post(
    "/cases/{number}/tasks",
    status_code=201,
    response_model=CaseOut,
    responses=problems(404, 409, 412),
    summary="Let somebody else do a piece of a case",
)
def add(number: str, body: TaskIn, asked: Giver, match: IfMatch = None) -> Response:
    """The case stays its owner's, whose wait is shown apart. A cleaning company is told an address by a grant alone."""
    version = version_of(match)

    def work(tx: Tx) -> Answer:
        wish = TaskWish(
            kind=body.kind,
            at=has_been(body.at, now=tx.now),
            responder=body.assignee.responder,
            supplier=body.assignee.supplier,
            text=body.text,
            due=body.due,
        )
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        set_task(tx, viewer, number=number_of(number), wish=wish, version=version)
        return seen(tx, 201)

    def seen(tx: Tx, status: int) -> Answer:
        return case_now(tx, asked, number, status=status)

    return once(asked, body, work, again=seen)


def _tell(tx: Tx, asked: Asked, task: UUID, body: TaskEventIn, at: datetime) -> None:
    if body.kind is TaskEvent.ACCEPTED:
        accept_task(tx, asked.caller, task=task, at=at, note=body.note)
    elif body.kind is TaskEvent.REFUSED:
        refuse_task(tx, asked.caller, task=task, at=at, reason=body.note)
    else:
        finish_task(tx, asked.caller, task=task, at=at, note=body.note)
