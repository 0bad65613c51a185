"""A page of a queue, its tag, and where its changes go on.

The tag is a digest of the items, then the cursor that went out with them: so the tag names the bytes, and whoever comes
back with it is told "unchanged" as long as the items are the same, in whichever process and however much else changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from app.api.caching import etag
from app.api.callers import Asked
from app.api.paging import link_to_next
from app.api.showing import Showing
from app.api.turns import cursor_at
from app.api.waiting_answer import queue_json, with_cursor
from app.api.waiting_items import How
from app.api.waiting_known import Stand, stand_of
from app.assignment.open_cases import listed
from app.assignment.turn import Turn, turn_of_case
from app.directory.current import current
from app.kit.database import Tx
from app.kit.errors import Gone, Invalid
from app.queue.feed import newest_of
from app.queue.feed_audience import Follower
from app.queue.feed_cursor import cursor_of, told_until
from app.queue.feed_merge import Vector
from app.queue.look import less_than_whole

_DIGEST = 24
_FAR_BEHIND = 500
"""A cursor so many changes old is renewed, although the items are the same: changes are not told for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Which page of a queue, and which fields of its items."""

    limit: int
    after: Turn | None
    fields: frozenset[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page and its tag; no `body` where the caller has it already."""

    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    tag: str
    stand: Stand
    cases: Sequence[UUID] = ()
    lengths: Sequence[int] = ()


def page_of(tx: Tx, asked: Asked, asking: Asking, tags: Sequence[str]) -> Showing[Page]:
    """Return the page; no cases are shown where the caller has it already under one of these tags."""
    following, directory = asked.wiring.following, current(tx)
    viewer, follows = following.known.followed(tx, asked.caller, directory)
    newest = newest_of(tx, follows.follower.centres)
    stand = stand_of(directory, viewer, follows, numbers=tuple(newest.values()), at=tx.now)
    found = listed(tx, viewer.bounds, limit=asking.limit + 1, after=asking.after)
    more = cursor_at(turn_of_case(found[asking.limit - 1].read())) if len(found) > asking.limit else None
    how = How(directory=directory, fields=asking.fields, at=tx.now)
    parts = less_than_whole(tx, viewer, follows.follower.shared)
    items = following.items.of(found[: asking.limit], how, parts=parts)
    body = queue_json([one.body for one in items], next_cursor=more)
    digest = hashlib.sha256(body).hexdigest()[:_DIGEST]
    for tag in tags:
        if tag.startswith(f"{digest}.") and _goes_on(tx, tag, follows.follower, newest):
            return Showing(what=Page(tag=tag, stand=stand))
    cursor = cursor_of(follows.follower, newest, sealer=tx.sealer)
    tag = f"{digest}.{cursor}"
    page = Page(
        body=with_cursor(body, cursor),
        headers={"ETag": etag(tag), **link_to_next(asked, more)},
        tag=tag,
        stand=stand,
        cases=[one.case for one in items],
        lengths=[len(one.body) for one in items],
    )
    return Showing(what=page, cases=page.cases)


def _goes_on(tx: Tx, tag: str, follower: Follower, newest: Vector) -> bool:
    """Say whether the cursor of a tag can be gone on from."""
    try:
        told = told_until(tag.partition(".")[2], follower, sealer=tx.sealer)
    except (Invalid, Gone):
        return False
    return all(0 <= newest[centre] - number <= _FAR_BEHIND for centre, number in told.items())
