"""A responder's queue."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.access import roles
from app.api import case_views as view
from app.api.answers import Answer
from app.api.caching import etag, tags_in
from app.api.callers import Asked, allow
from app.api.fields import View
from app.api.from_memory import from_memory
from app.api.packing import MARK, VARY, as_sent
from app.api.paging import FIRST_LIMIT, Cursor, Limit
from app.api.shared_case import SharedItemOut
from app.api.showing import show, show_again
from app.api.turns import turn_after
from app.api.waiting_answer import Fields, QueueItemPartOut, wanted
from app.api.waiting_kept import Said
from app.api.waiting_page import Asking, page_of

WORKER = allow(*roles.WORK_ON_CASES)
Worker = Annotated[Asked, Depends(WORKER)]


def remembered(asked: Asked) -> Response | None:
    """Return what the caller was answered to the same question, or that it has that already, where nothing changed."""
    following = asked.wiring.following
    tags = _Tags(asked.if_none_match)
    same = following.known.unchanged(asked.caller, asked.query, tags.named)
    if same is not None:
        return tags.not_modified(same)
    said = following.kept.again(asked.caller, _wanted(asked))
    if said is None:
        return None
    show_again(asked, purpose="queue", cases=said.cases)
    return Answer(body=said.body, headers=said.headers).response()


router = APIRouter(prefix="/v1", tags=["queue"], route_class=from_memory(WORKER, remembered))


class QueueOut(View):
    """Open cases, most urgent first, then those due first."""

    items: list[view.QueueItemOut | SharedItemOut]
    next_cursor: str | None = None
    cursor: str = Field(description="Where the changes go on: `GET /v1/changes?after=`.")


class QueuePartOut(View):
    """The same with the fields that were asked for."""

    items: list[QueueItemPartOut]  # type: ignore[valid-type]
    next_cursor: str | None = None
    cursor: str


@router.get(
    "/queue",
    response_model=QueueOut | QueuePartOut,
    responses={304: {"description": "Nothing changed."}},
    summary="My queue",
)
async def queue(asked: Worker, limit: Limit = FIRST_LIMIT, cursor: Cursor = None, fields: Fields = None) -> Response:
    """What the caller owns, is informed of, and what nobody at its centres has taken yet.

    What a consent alone lets in, and not to all of it, says by `shared` how much it is.

    A supplier has tasks and no queue: it polls `GET /v1/tasks`.

    `cursor` is where `GET /v1/changes` goes on from this answer; of several pages, from the first.
    """
    asked.wiring.following.watch.begin()
    asking = Asking(limit=limit, after=turn_after(cursor), fields=wanted(fields))
    return await run_in_threadpool(_page, asked, asking, _Tags(asked.if_none_match))


class _Tags:
    """The tags that a caller sent, by what they name: a page has one for each of its representations."""

    def __init__(self, header: str | None) -> None:
        self._sent = {one.removesuffix(MARK): one for one in tags_in(header)}

    @property
    def named(self) -> tuple[str, ...]:
        return tuple(self._sent)

    def not_modified(self, tag: str) -> Response:
        return Response(status_code=304, headers={"ETag": etag(self._sent[tag]), **VARY})


def _wanted(asked: Asked) -> str:
    return f"queue {asked.takes_packed} {asked.query}"


def _page(asked: Asked, asking: Asking, tags: _Tags) -> Response:
    page = show(asked, purpose="queue", work=lambda tx: page_of(tx, asked, asking, tags.named))
    following = asked.wiring.following
    following.known.answered(asked.caller, asked.query, stand=page.stand, tag=page.tag)
    if page.body is None:
        return tags.not_modified(page.tag)
    body, headers = as_sent(page.body, lengths=page.lengths, headers=page.headers, packs=asked.takes_packed)
    if page.cases:
        said = Said(body=body, headers=headers, cases=page.cases, stand=page.stand)
        following.kept.keep(asked.caller, _wanted(asked), said)
    return Answer(body=body, headers=headers).response()
