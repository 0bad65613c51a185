"""A responder's queue, and the tasks that others owe."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import ConfigDict
from starlette.responses import Response

from app.access import roles
from app.api import case_views as view
from app.api.answers import Answer, answer, once, respond
from app.api.caching import etag, unchanged
from app.api.callers import Asked, allow
from app.api.fields import Body, PastInstant, Text, View
from app.api.paging import FIRST_LIMIT, MOST, Cursor, Limit, link_to_next
from app.api.problems import problems
from app.api.showing import Showing, show
from app.api.turns import cursor_at, turn_after
from app.assignment import cases, task_rows
from app.assignment.case import Task
from app.assignment.turn import turn_of_case, turn_of_task
from app.directory.current import current
from app.kit.codes import Role
from app.kit.database import Tx
from app.queue.tasks import finish_task
from app.queue.viewer import viewer_of

router = APIRouter(prefix="/v1", tags=["queue"])
Worker = Annotated[Asked, Depends(allow(*roles.WORK_ON_CASES))]
Tasked = Annotated[Asked, Depends(allow(*roles.DO_TASKS))]


class QueueOut(View):
    """Open cases, most urgent first, then those due first."""

    items: list[view.QueueItemOut]
    next_cursor: str | None = None


class TasksOut(View):
    """Tasks that are still owed, those due first."""

    items: list[view.TaskOut]
    next_cursor: str | None = None


class TaskEvent(StrEnum):
    """What may be told of a task."""

    DONE = "done"


class TaskEventIn(Body):
    """Something that happened to a task."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"kind": "done", "note": "Rengjort i dag."}]})

    kind: TaskEvent
    at: PastInstant | None = None
    note: Annotated[str, Text(20_000)] | None = None


class TaskDoneOut(View):
    """A task that is done."""

    id: UUID
    state: str
    done_at: datetime


@router.get("/queue", response_model=QueueOut, responses={304: {"description": "Nothing changed."}}, summary="My queue")
def queue(asked: Worker, limit: Limit = FIRST_LIMIT, cursor: Cursor = None) -> Response:
    """What the caller owns, is informed of, and what nobody at its centres has taken yet."""
    after = turn_after(cursor)

    def work(tx: Tx) -> Showing[Answer]:
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        found, directory = cases.listed(tx, viewer.bounds, limit=limit + 1, after=after), current(tx)
        items = found[:limit]
        more = cursor_at(turn_of_case(items[-1])) if len(found) > limit else None
        fields = [view.item_fields(item, directory) for item in items]
        made = answer(QueueOut.model_validate({"items": fields, "next_cursor": more}))
        version = etag(hashlib.sha256(made.body).hexdigest()[:32])
        if unchanged(asked.if_none_match, version):
            return Showing(what=Answer(status=304, headers={"ETag": version}))
        headers = {"ETag": version, **link_to_next(asked, more)}
        return Showing(what=replace(made, headers=headers), cases=[item.id for item in items])

    return show(asked, purpose="queue", work=work).response()


@router.get("/tasks", response_model=TasksOut, summary="Tasks that this caller owes")
def tasks(asked: Tasked, limit: Limit = MOST, cursor: Cursor = None) -> Response:
    """A supplier is shown where, what and how to be safe, and nothing else of the case."""
    caller, after = asked.caller, turn_after(cursor)

    def work(tx: Tx) -> Showing[Sequence[Task]]:
        whose = {"supplier": caller.supplier, "responder": caller.responder}
        owed = task_rows.tasks_owed(tx, **whose, limit=limit + 1, after=after)
        return Showing(what=owed, cases=list(dict.fromkeys(task.case for task in owed[:limit])))

    owed = show(asked, purpose="tasks", work=work)
    more = cursor_at(turn_of_task(owed[limit - 1])) if len(owed) > limit else None
    to_supplier = caller.role is Role.SUPPLIER
    items = [view.task_fields(one, to_supplier=to_supplier) for one in owed[:limit]]
    page = TasksOut.model_validate({"items": items, "next_cursor": more})
    return respond(page, headers=link_to_next(asked, more))


@router.post(
    "/tasks/{task}/events",
    status_code=201,
    response_model=TaskDoneOut,
    responses=problems(404, 409),
    summary="Tell that a task is done",
)
def finish(task: UUID, body: TaskEventIn, asked: Tasked) -> Response:
    def work(tx: Tx) -> Answer:
        at = body.at or tx.now
        finish_task(tx, asked.caller, task=task, at=at, note=body.note)
        return answer(TaskDoneOut(id=task, state=body.kind.value, done_at=at), status=201)

    return once(asked, body, work)
