"""What pollers were answered, in memory: whether that is still so is said without a database.

An answer stays the same while the centres that its caller follows have no newer number, the directory is the same, the
caller's post is on duty as it was, and nothing begins or ends that it is let in to by consent.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
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
from app.kit.errors import Forbidden
from app.queue.feed_audience import Follower
from app.queue.feed_follow import Followed, centres_of
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

    caller: Caller
    viewer: Viewer
    follows: tuple[UUID, ...]
    since: datetime
    until: datetime | None

    def lasts(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at < self.until)


def earliest(*instants: datetime | None) -> datetime | None:
    return min((one for one in instants if one is not None), default=None)


class Known:
    """Of bounded size: who was longest ago is forgotten, and costs one read."""

    def __init__(self, watch: Watch, clock: Clock) -> None:
        self._watch = watch
        self._clock = clock
        self._answers: _Latest[tuple[UUID, str], _Answered] = _Latest()
        self._viewers: _Latest[UUID, tuple[ReferenceType[Directory], _Seen]] = _Latest()
        self._followers: _Latest[UUID, tuple[ReferenceType[Directory], _Stood, Followed]] = _Latest()

    def unchanged(self, caller: Caller, query: str, tags: Iterable[str]) -> str | None:
        """Return the tag whose answer is still so; None where that is not known here."""
        answered = self._answers.get((caller.id, query))
        if answered is None or not self._watch.fresh:
            return None
        tag = next((one for one in tags if one in answered.tags), None)
        at = self._clock.now()
        stand = None if tag is None else self._stand(caller, at)
        return tag if stand is not None and answered.stand.lasts(stand, at) else None

    def answered(self, caller: Caller, query: str, *, stand: Stand, tag: str) -> None:
        """Remember that this tag names the answer as it stood then."""
        before = self._answers.get((caller.id, query))
        still = before is not None and before.stand.lasts(stand, self._clock.now())
        tags = () if before is None or not still else tuple(one for one in before.tags if one != tag)
        self._answers.put((caller.id, query), _Answered(stand=stand, tags=(*tags[-_MOST_TAGS:], tag)))

    def follower(self, caller: Caller) -> Follower | None:
        """Return the caller as a follower where that is known and still so."""
        at = self._clock.now()
        found = self._viewer(caller, at)
        held = self._followers.get(caller.id)
        if found is None or held is None or not self._watch.fresh:
            return None
        same = held[0]() is found.directory and held[1] == _stood(found.viewer)
        followed = held[2]
        return followed.follower if same and (followed.until is None or at < followed.until) else None

    def following(self, caller: Caller, *, directory: Directory, viewer: Viewer, followed: Followed) -> None:
        self._followers.put(caller.id, (ref(directory), _stood(viewer), followed))

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
        held = self._viewers.get(caller.id)
        if held is not None and held[0]() is directory and held[1].caller == caller and held[1].lasts(at):
            return _Viewing(directory=directory, viewer=held[1].viewer, follows=held[1].follows)
        try:
            viewer = viewer_in(directory, caller, at=at)
        except Forbidden:
            return None  # the way through the database says so
        follows = centres_of(viewer, directory)
        seen = _Seen(caller=caller, viewer=viewer, follows=follows, since=at, until=directory.next_turn(at))
        self._viewers.put(caller.id, (ref(directory), seen))
        return _Viewing(directory=directory, viewer=viewer, follows=follows)


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
