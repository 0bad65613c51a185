"""Who follows a queue: what the feed needs to know of a viewer, and until when that stays so by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.access.callers import Caller
from app.access.consents import LetIn, let_in
from app.directory.current import version_of_post
from app.directory.entries import Responder
from app.directory.snapshot import Directory
from app.kit.codes import ResponderKind
from app.kit.database import Tx
from app.queue.feed_audience import Follower, marks_for, marks_for_leader
from app.queue.feed_shown import shown_of
from app.queue.feed_standing import followed_by
from app.queue.viewer import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A follower; `until` is the instant at which it may be another by itself, None where none is known."""

    follower: Follower
    until: datetime | None


def followed(tx: Tx, viewer: Viewer, caller: Caller, *, directory: Directory) -> Followed:
    """Return the viewer as a follower of the feed, as it stands at this instant."""
    shown, turn = shown_of(directory, tx.now), directory.next_turn(tx.now)
    if viewer.responder is None:
        return Followed(follower=_leader(viewer, caller, shown), until=turn)
    shared = _shared(tx, viewer, viewer.responder)
    centres = centres_of(viewer, directory)
    post = _Post(viewer=viewer, responder=viewer.responder, shared=shared, centres=centres, shown=shown)
    return Followed(follower=_follower(tx, post), until=min(filter(None, (shared.until, turn)), default=None))


def centres_of(viewer: Viewer, directory: Directory) -> tuple[UUID, ...]:
    """Return the centres whose changes may concern a viewer, whether it is on duty or not."""
    if viewer.responder is None:
        return viewer.centres
    absent = (directory.responder(one.absent) for one in viewer.standing_in)
    posts = (viewer.responder, *(one for one in absent if one is not None))
    return tuple(sorted({centre for post in posts for centre in followed_by(post)}))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Post:
    viewer: Viewer
    responder: Responder
    shared: LetIn
    centres: tuple[UUID, ...]
    shown: str


def _leader(viewer: Viewer, caller: Caller, shown: str) -> Follower:
    return Follower(
        whom=f"caller {caller.id.hex}",
        stand=" ".join((shown, *(centre.hex for centre in viewer.centres))),
        marks=marks_for_leader(viewer.centres),
        shared={},
        centres=viewer.centres,
    )


def _follower(tx: Tx, post: _Post) -> Follower:
    viewer, me, shared = post.viewer, post.responder, post.shared
    marks = marks_for(post=me.id, kind=me.kind, centres=viewer.centres)
    acts_for = {one.absent: one.back for one in viewer.standing_in}
    # Shares that changed and changed back leave a newer version: what was told in between went elsewhere.
    versions = [f"{one.hex} {version_of_post(tx, one)} {acts_for.get(one)}" for one in (me.id, *sorted(acts_for))]
    consents = sorted(one.hex for one in shared.consents)
    return Follower(
        whom=f"post {me.id.hex}",
        stand=" ".join((post.shown, *versions, *sorted(marks), *consents)),
        marks=marks,
        shared=shared.cases,
        centres=post.centres,
        family=viewer.family,
        acts_for=acts_for,
    )


def _shared(tx: Tx, viewer: Viewer, post: Responder) -> LetIn:
    if post.kind is ResponderKind.FAMILY_TEAM or not viewer.centres:
        return LetIn()
    return let_in(tx, kind=post.kind, centres=viewer.centres, at=tx.now)
