"""A page of a queue, its tag, and where its changes go on.

The tag is a digest of the items, then the cursor that went out with them: so the tag names the bytes, and whoever comes
back with it is told "unchanged" as long as the items are the same, in whichever process and however much else changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from weakref import ref

from app.api.answers import Answer
from app.api.caching import etag
from app.api.callers import Asked
from app.api.paging import link_to_next
from app.api.showing import Showing
from app.api.turns import cursor_at
from app.api.waiting_answer import item_of, items_json, queue_json, with_cursor
from app.api.waiting_known import Stand, earliest
from app.assignment import cases
from app.assignment.turn import Turn, turn_of_case
from app.directory.current import current
from app.kit.database import Tx
from app.kit.errors import Gone, Invalid
from app.queue.feed import newest_of
from app.queue.feed_audience import Follower
from app.queue.feed_cursor import cursor_of, told_until
from app.queue.feed_follow import followed
from app.queue.feed_merge import Vector
from app.queue.viewer import viewer_of

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
    answer: Answer
    tag: str
    stand: Stand


def page_of(tx: Tx, asked: Asked, asking: Asking, tags: Sequence[str]) -> Showing[Page]:
    """Return the page; no cases are shown where the caller has it already under one of these tags."""
    viewer, directory = viewer_of(tx, asked.caller, at=tx.now), current(tx)
    found = followed(tx, viewer, asked.caller, directory=directory)
    newest = newest_of(tx, found.follower.centres)
    until = earliest(found.until, directory.next_turn(tx.now))
    stand = Stand(directory=ref(directory), centres=viewer.centres, numbers=tuple(newest.values()), until=until)
    asked.wiring.following.known.following(asked.caller, directory=directory, viewer=viewer, followed=found)
    listed = cases.listed(tx, viewer.bounds, limit=asking.limit + 1, after=asking.after)
    items = listed[: asking.limit]
    more = cursor_at(turn_of_case(items[-1])) if len(listed) > asking.limit else None
    body = queue_json(
        items_json((item_of(one, directory, at=tx.now) for one in items), asking.fields), next_cursor=more
    )
    digest = hashlib.sha256(body).hexdigest()[:_DIGEST]
    for tag in tags:
        if tag.startswith(f"{digest}.") and _goes_on(tx, tag, found.follower, newest):
            return Showing(what=Page(answer=Answer(status=304, headers={"ETag": etag(tag)}), tag=tag, stand=stand))
    cursor = cursor_of(found.follower, newest, sealer=tx.sealer)
    tag = f"{digest}.{cursor}"
    answer = Answer(body=with_cursor(body, cursor), headers={"ETag": etag(tag), **link_to_next(asked, more)})
    return Showing(what=Page(answer=answer, tag=tag, stand=stand), cases=[item.id for item in items])


def _goes_on(tx: Tx, tag: str, follower: Follower, newest: Vector) -> bool:
    """Say whether the cursor of a tag can be gone on from."""
    try:
        told = told_until(tag.partition(".")[2], follower, sealer=tx.sealer)
    except (Invalid, Gone):
        return False
    return all(0 <= newest[centre] - number <= _FAR_BEHIND for centre, number in told.items())
