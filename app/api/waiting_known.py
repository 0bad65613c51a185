"""What pollers were answered, in memory: whether that is still so is said without a database.

An answer stays the same while the centres that its caller follows have no newer number, the directory is the same, the
caller's post is on duty as it was, and nothing begins or ends that it is let in to by consent.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from typing import Generic, TypeVar
from uuid import UUID
from weakref import ReferenceType, ref

from app.access.callers import Caller
from app.api.waiting_watch import Watch
from app.assignment.stand_in import StandIn
from app.directory.current import remembered
from app.directory.snapshot import Directory
from app.kit.clock import Clock
from app.kit.database import Tx
from app.kit.errors import Forbidden
from app.queue.feed_audience import Follower
from app.queue.feed_follow import Followed, centres_of, followed
from app.queue.viewer import Viewer, viewer_in

_MOST_HELD = 20_000
_MOST_TAGS = 32

_Stood = tuple[tuple[UUID, ...], tuple[StandIn, ...]]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """All that an answer depends on; `until` is when it changes by itself."""

    directory: ReferenceType[Directory]
    centres: tuple[UUID, ...]
    numbers: tuple[int, ...]
    until: datetime | None

    def lasts(self, now: Stand, at: datetime) -> bool:
        same = self.directory() is now.directory() and self.centres == now.centres and self.numbers == now.numbers
        return same and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answered:
    stand: Stand
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Viewing:
    directory: Directory
    viewer: Viewer
    follows: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A caller as a viewer, and the span in which it stays that."""

    viewer: Viewer
    follows: tuple[UUID, ...]
    since: datetime
    until: datetime | None

    def lasts(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at < self.until)


def stand_of(
    directory: Directory, viewer: Viewer, follows: Followed, *, numbers: tuple[int, ...], at: datetime
) -> Stand:
    """Return how everything stands for a viewer at an instant; `numbers` are those of the centres that it follows."""
    turns = (one for one in (follows.until, directory.next_turn(at)) if one is not None)
    return Stand(directory=ref(directory), centres=viewer.centres, numbers=numbers, until=min(turns, default=None))


class Known:
    """Of bounded size: who was longest ago is forgotten, and costs one read.

    Kept by the whole caller, not by its id: whoever signs in by a token keeps the id when the role or the post changes.
    """

    def __init__(self, watch: Watch, clock: Clock) -> None:
        self._watch = watch
        self._clock = clock
        self._answers: _Latest[tuple[Caller, str], _Answered] = _Latest()
        self._viewers: _Latest[Caller, tuple[ReferenceType[Directory], _Seen]] = _Latest()
        self._followers: _Latest[Caller, tuple[ReferenceType[Directory], _Stood, Followed, datetime]] = _Latest()

    def unchanged(self, caller: Caller, query: str, tags: Iterable[str]) -> str | None:
        """Return the tag whose answer is still so; None where that is not known here."""
        answered = self._answers.get((caller, query))
        if answered is None:
            return None
        tag = next((one for one in tags if one in answered.tags), None)
        return tag if tag is not None and self.lasts(caller, answered.stand) else None

    def lasts(self, caller: Caller, stand: Stand) -> bool:
        """Say whether everything is known to stand for the caller as it did."""
        if not self._watch.fresh:
            return False
        at = self._clock.now()
        now = self._stand(caller, at)
        return now is not None and stand.lasts(now, at)

    def answered(self, caller: Caller, query: str, *, stand: Stand, tag: str) -> None:
        """Remember that this tag names the answer as it stood then."""
        before = self._answers.get((caller, query))
        still = before is not None and before.stand.lasts(stand, self._clock.now())
        tags = () if before is None or not still else tuple(one for one in before.tags if one != tag)
        self._answers.put((caller, query), _Answered(stand=stand, tags=(*tags[-_MOST_TAGS:], tag)))

    def follower(self, caller: Caller) -> Follower | None:
        """Return the caller as a follower where that is known and still so."""
        at = self._clock.now()
        found = self._viewer(caller, at)
        held = self._followers.get(caller)
        if found is None or held is None or not self._watch.fresh:
            return None
        same = held[0]() is found.directory and held[1] == _stood(found.viewer)
        followed = held[2]
        return followed.follower if same and (followed.until is None or at < followed.until) else None

    def followed(self, tx: Tx, caller: Caller, directory: Directory) -> tuple[Viewer, Followed]:
        """Return who the caller is in the directory of this transaction, and what it follows; errors as `viewer_of`.

        What is remembered of that directory is still so: whatever it depends on makes another one, or is an instant.
        """
        seen = self._seen(caller, directory, tx.now)
        viewer = seen.viewer if seen.viewer.at is None else replace(seen.viewer, at=tx.now)
        held = self._followers.get(caller)
        if held is not None and held[0]() is directory and held[1] == _stood(viewer):
            until = held[2].until
            if held[3] <= tx.now and (until is None or tx.now < until):
                return viewer, held[2]
        found = followed(tx, viewer, caller, directory=directory)
        self._followers.put(caller, (ref(directory), _stood(viewer), found, tx.now))
        return viewer, found

    def _stand(self, caller: Caller, at: datetime) -> Stand | None:
        found = self._viewer(caller, at)
        if found is None:
            return None
        numbers = self._watch.numbers(found.follows)
        return Stand(directory=ref(found.directory), centres=found.viewer.centres, numbers=numbers, until=None)

    def _viewer(self, caller: Caller, at: datetime) -> _Viewing | None:
        """Return who the caller is now; that stays so until somebody's absence begins or ends."""
        stamp = self._watch.stamp
        directory = None if stamp is None else remembered(stamp, at)
        if directory is None:
            return None
        try:
            seen = self._seen(caller, directory, at)
        except Forbidden:
            return None  # the way through the database says so
        return _Viewing(directory=directory, viewer=seen.viewer, follows=seen.follows)

    def _seen(self, caller: Caller, directory: Directory, at: datetime) -> _Seen:
        held = self._viewers.get(caller)
        if held is not None and held[0]() is directory and held[1].lasts(at):
            return held[1]
        viewer = viewer_in(directory, caller, at=at)
        follows = centres_of(viewer, directory)
        seen = _Seen(viewer=viewer, follows=follows, since=at, until=directory.next_turn(at))
        self._viewers.put(caller, (ref(directory), seen))
        return seen


def _stood(viewer: Viewer) -> _Stood:
    return viewer.centres, viewer.standing_in


class _Latest(Generic[K, V]):
    """A dictionary of bounded size, for the event loop and the threads of the routes."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        return self._held.get(key)

    def put(self, key: K, value: V) -> None:
        with self._lock:
            self._held[key] = value
            self._held.move_to_end(key)
            if len(self._held) > _MOST_HELD:
                self._held.popitem(last=False)
