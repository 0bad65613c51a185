"""What entered, changed in and left a queue since a cursor: at once, or as soon as there is something."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.access import roles
from app.api.callers import Asked, allow, is_still_known
from app.api.from_memory import from_memory
from app.api.packing import as_sent
from app.api.paging import FIRST_LIMIT, Limit
from app.api.problems import problems
from app.api.showing import Showing, show, show_again
from app.api.waiting import Waiter, waits
from app.api.waiting_answer import (
    After,
    Changes,
    ChangesOut,
    ChangesPartOut,
    Fields,
    Written,
    nothing_new,
    wanted,
)
from app.api.waiting_items import How, Item, numbers_told
from app.api.waiting_kept import Said
from app.api.waiting_known import Stand, stand_of
from app.assignment.open_cases import still_open
from app.directory.current import current
from app.kit.database import Tx
from app.kit.errors import Unauthenticated
from app.queue.feed import Answered, told_since
from app.queue.feed_audience import Follower
from app.queue.feed_cursor import cursor_of, told_until
from app.queue.feed_merge import Vector
from app.queue.look import less_than_whole

WORKER = allow(*roles.WORK_ON_CASES)
Worker = Annotated[Asked, Depends(WORKER)]
LONGEST_WAIT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What one request asks for; `seconds` is how long it would wait, None where it would not."""

    after: str
    limit: int
    fields: frozenset[str] | None
    seconds: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What there was to tell at once, and how far it reached."""

    follower: Follower
    until: Vector
    written: Written
    waits: bool
    stand: Stand | None = None


def remembered(asked: Asked) -> Response | None:
    """Return what the caller was told to the same question, or that there is nothing new, where that is known."""
    said = asked.wiring.following.kept.again(asked.caller, _asked_for(asked))
    if said is not None:
        show_again(asked, purpose="queue", cases=said.cases)
        return _response(said.body, said.headers, applied=_seconds(asked))
    asks = asked.request.query_params.multi_items()
    if [name for name, _ in asks] != ["after"] or _seconds(asked) is not None:
        return None  # the route itself looks at what else is asked
    want = _Wanted(after=asks[0][1], limit=FIRST_LIMIT, fields=None, seconds=None)
    told = _nothing(asked, want)
    return None if told is None else _response(*_sent(asked, told.written), applied=None)


router = APIRouter(prefix="/v1", tags=["queue"], route_class=from_memory(WORKER, remembered))


@router.get(
    "/changes",
    response_model=ChangesOut | ChangesPartOut,
    responses=problems(410),
    summary="What changed in my queue",
)
async def changes(asked: Worker, after: After, limit: Limit = FIRST_LIMIT, fields: Fields = None) -> Response:
    """What entered, changed and left since a cursor, each once, in the order in which it became so.

    With `Prefer: wait=25` the answer waits so many seconds for something to tell, a minute at most. 410 where the feed
    cannot tell it, because it is too long ago or the caller's post, duty or centres changed: read the queue anew.
    """
    seconds = _seconds(asked)
    want = _Wanted(after=after, limit=limit, fields=wanted(fields), seconds=seconds)
    following = asked.wiring.following
    following.watch.begin()
    told = _nothing(asked, want)
    if told is None:
        told = await run_in_threadpool(_read, asked, want)
    if seconds is None or not told.waits or not following.waiting.may_wait(asked.caller):
        return _response(*_sent(asked, told.written), applied=None if told.waits else seconds)
    written = await _wait(asked, want, told)
    return _response(*_sent(asked, written), applied=seconds)


def _nothing(asked: Asked, want: _Wanted) -> _Told | None:
    """Say on the event loop that there is nothing new, where that is known; errors as `told_until`."""
    following = asked.wiring.following
    follower = following.known.follower(asked.caller)
    if follower is None:
        return None
    vector = told_until(want.after, follower, sealer=asked.wiring.sealer)
    if following.watch.numbers(follower.centres) != tuple(vector.values()):
        return None
    return _Told(follower=follower, until=vector, written=Written(body=nothing_new(want.after)), waits=True)


def _read(asked: Asked, want: _Wanted) -> _Told:
    following = asked.wiring.following

    def work(tx: Tx) -> Showing[_Told]:
        directory = current(tx)
        viewer, follows = following.known.followed(tx, asked.caller, directory)
        follower = follows.follower
        vector = told_until(want.after, follower, sealer=tx.sealer)
        answered = told_since(tx, follower, after=vector, limit=want.limit)
        opened = still_open(tx, viewer.bounds, ids={one.case for one in answered.told})
        how = How(directory=directory, fields=want.fields, at=tx.now)
        items = following.items.of(opened, how, parts=less_than_whole(tx, viewer, follower.shared))
        written = _written(tx, follower, answered, {one.case: one for one in items})
        waiting = not answered.told and not answered.more
        numbers = tuple(answered.newest[centre] for centre in follower.centres)
        stand = stand_of(directory, viewer, follows, numbers=numbers, at=tx.now)
        told = _Told(follower=follower, until=answered.until, written=written, waits=waiting, stand=stand)
        return Showing(what=told, cases=written.cases)

    told = show(asked, purpose="queue", work=work)
    if told.written.cases and told.stand is not None:
        body, headers = _sent(asked, told.written)
        said = Said(body=body, headers=headers, cases=told.written.cases, stand=told.stand)
        following.kept.keep(asked.caller, _asked_for(asked), said)
    return told


def _asked_for(asked: Asked) -> str:
    return f"changes {asked.takes_packed} {asked.query}"


def _sent(asked: Asked, written: Written) -> tuple[bytes, Mapping[str, str]]:
    return as_sent(written.body, lengths=written.lengths, headers={}, packs=asked.takes_packed)


def _written(tx: Tx, follower: Follower, answered: Answered, items: Mapping[UUID, Item]) -> Written:
    told = Changes(told=answered.told, numbers=numbers_told(tx, answered.told, items), item=items.get)
    return told.written(cursor=cursor_of(follower, answered.until, sealer=tx.sealer), more=answered.more)


async def _wait(asked: Asked, want: _Wanted, told: _Told) -> Written:
    waiter = Waiter(
        caller=asked.caller,
        follower=told.follower,
        after=told.until,
        limit=want.limit,
        fields=want.fields,
        request=asked.read_of("queue"),
        answered=asyncio.get_running_loop().create_future(),
    )
    waiting = asked.wiring.following.waiting
    written = await waiting.wait(waiter, seconds=float(want.seconds or 0), receive=asked.request.receive)
    if written is None:
        return Written(body=nothing_new(cursor_of(told.follower, waiter.after, sealer=asked.wiring.sealer)))
    if not await is_still_known(asked):
        raise Unauthenticated("This key or token is not known, or no longer valid.")
    return written


def _seconds(asked: Asked) -> int | None:
    """Return how long the caller would wait (RFC 7240); what is no number of seconds is passed over."""
    text = waits(asked.request.headers.getlist("prefer")).get("wait", "")
    seconds = int(text) if text.isdecimal() and len(text) < len("1000000") else 0
    return min(seconds, LONGEST_WAIT) or None


def _response(body: bytes, headers: Mapping[str, str], *, applied: int | None) -> Response:
    preference = {} if applied is None else {"Preference-Applied": f"wait={applied}"}
    return Response(body, media_type="application/json", headers={**headers, **preference})
