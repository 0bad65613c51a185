"""A responder's queue, and the tasks that others owe."""

import hashlib
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from app.access import roles
from app.api import case_views as view
from app.api.answers import Answer, answer
from app.api.caching import etag, unchanged
from app.api.callers import Asked, allow
from app.api.fields import View
from app.api.paging import FIRST_LIMIT, Cursor, Limit, link_to_next
from app.api.showing import Showing, show
from app.api.turns import cursor_at, turn_after
from app.assignment import cases
from app.assignment.turn import turn_of_case
from app.directory.current import current
from app.kit.database import Tx
from app.queue.viewer import viewer_of

router = APIRouter(prefix="/v1", tags=["queue"])
Worker = Annotated[Asked, Depends(allow(*roles.WORK_ON_CASES))]
Tasked = Annotated[Asked, Depends(allow(*roles.DO_TASKS))]


class QueueOut(View):
    """Open cases, most urgent first, then those due first."""

    items: list[view.QueueItemOut]
    next_cursor: str | None = None


@router.get("/queue", response_model=QueueOut, responses={304: {"description": "Nothing changed."}}, summary="My queue")
def queue(asked: Worker, limit: Limit = FIRST_LIMIT, cursor: Cursor = None) -> Response:
    """What the caller owns, is informed of, and what nobody at its centres has taken yet."""
    after = turn_after(cursor)

    def work(tx: Tx) -> Showing[Answer]:
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        found, directory = cases.listed(tx, viewer.bounds, limit=limit + 1, after=after), current(tx)
        items = found[:limit]
        more = cursor_at(turn_of_case(items[-1])) if len(found) > limit else None
        fields = [view.item_fields(item, directory, at=tx.now) for item in items]
        made = answer(QueueOut.model_validate({"items": fields, "next_cursor": more}))
        version = etag(hashlib.sha256(made.body).hexdigest()[:32])
        if unchanged(asked.if_none_match, version):
            return Showing(what=Answer(status=304, headers={"ETag": version}))
        headers = {"ETag": version, **link_to_next(asked, more)}
        return Showing(what=replace(made, headers=headers), cases=[item.id for item in items])

    return show(asked, purpose="queue", work=work).response()
