"""Who sees a case in a queue (pure): marks that a case carries and a viewer holds; one in common is enough.

They say what the bounds of the queries say (`assignment/cases.py`), of one case at one moment, so that a change can be
told to whoever saw the case before it and to whoever sees it since. A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from app.access.scopes import WHOLE, Scopes
from app.assignment.standing import Standing
from app.kit.codes import ResponderKind


class By(StrEnum):
    """By what a case is seen; `family_` is for what is the family team's own."""

    OWNER = "o"
    NEAR = "n"
    FAMILY_NEAR = "fn"
    UNTAKEN = "u"
    INFORMED = "i"
    OFFERED = "h"
    FAMILY = "f"
    FAMILY_OFFERED = "fh"
    LEADER = "l"
    DECIDER = "d"
    CONSENT = "c"
    """No viewer holds this one: a consent lets in for a time (`Follower.shared`); it says where that is looked for."""
    DUE = "s"
    FAMILY_DUE = "fs"


_OF_POSTS = frozenset({By.OWNER, By.NEAR, By.FAMILY_NEAR, By.DUE, By.FAMILY_DUE})
_MICROSECOND = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """A viewer as the feed knows it: the marks it holds, the cases it is let in to, and the centres that it follows.

    `acts_for` are posts whose cases it is shown too, where they fall due before the post is back; None is always.
    `whom` stays what it is as long as the viewer is the same; `stand` is another whenever the feed cannot tell what
    changed for it: its post, its duty, what it is let in to, names, and who acts for whom.
    """

    whom: str
    stand: str
    marks: frozenset[str]
    shared: Mapping[UUID, Scopes]
    centres: tuple[UUID, ...]
    family: bool = False
    acts_for: Mapping[UUID, datetime | None] = field(default_factory=dict)

    def sees(self, seen_by: Collection[str], case: UUID) -> bool:
        if self._by_work(seen_by):
            return True
        return case in self.shared and any(mark.startswith(f"{By.LEADER}:") for mark in seen_by)

    def sees_of(self, seen_by: Collection[str], case: UUID) -> Scopes:
        """Return how much it sees of a case that it sees: all of what is its work, else what consents are for."""
        return WHOLE if self._by_work(seen_by) else self.shared.get(case, WHOLE)

    def _by_work(self, seen_by: Collection[str]) -> bool:
        if not self.marks.isdisjoint(seen_by):
            return True
        return bool(self.acts_for) and any(self._acts_in(mark) for mark in seen_by)

    def _acts_in(self, mark: str) -> bool:
        by, _, rest = mark.partition(":")
        if by != By.DUE and not (by == By.FAMILY_DUE and self.family):
            return False
        due, _, owner = rest.partition(":")
        absent = UUID(owner)
        if absent not in self.acts_for:
            return False
        back = self.acts_for[absent]
        return back is None or _EPOCH + int(due) * _MICROSECOND < back


def marks_of(standing: Standing) -> list[str]:
    """Return the marks of an open case; what is the family team's own is seen by family teams and its owner alone."""
    return [_mark(By.OWNER, standing.owner), *sorted(_family(standing) if standing.family else _ordinary(standing))]


def _ordinary(standing: Standing) -> Iterator[str]:
    yield _mark(By.LEADER, standing.centre)
    if standing.unclaimed:
        yield _mark(By.UNTAKEN, standing.centre)
    for kind, centre in standing.informed:
        yield _mark(By.INFORMED, centre, kind)
    for kind, centre in standing.offered:
        yield _mark(By.OFFERED, centre, kind)
    for post in standing.near:
        yield _mark(By.NEAR, post)
    for kind, centre in standing.shared:
        yield _mark(By.CONSENT, centre, kind)
    for centre in standing.deciders:
        yield _mark(By.DECIDER, centre)
    if standing.due is not None:
        yield _mark(By.DUE, standing.owner, _microseconds(standing.due))


def _family(standing: Standing) -> Iterator[str]:
    yield _mark(By.FAMILY, standing.centre)
    for kind, centre in standing.offered:
        yield _mark(By.FAMILY_OFFERED, centre, kind)
    for post in standing.near:
        yield _mark(By.FAMILY_NEAR, post)
    if standing.due is not None:
        yield _mark(By.FAMILY_DUE, standing.owner, _microseconds(standing.due))


def _microseconds(at: datetime) -> str:
    return str((at - _EPOCH) // _MICROSECOND)


def marks_for(*, post: UUID, kind: ResponderKind, centres: Iterable[UUID]) -> frozenset[str]:
    """Return the marks that a post holds, for the centres at which it is on duty."""
    held = {_mark(By.OWNER, post), _mark(By.NEAR, post)}
    if kind is ResponderKind.FAMILY_TEAM:
        held.add(_mark(By.FAMILY_NEAR, post))
    return frozenset(held.union(*(_at(centre, kind) for centre in centres)))


def _at(centre: UUID, kind: ResponderKind) -> set[str]:
    offered = _mark(By.OFFERED, centre, kind)
    if kind is ResponderKind.FAMILY_TEAM:
        return {offered, _mark(By.FAMILY, centre), _mark(By.FAMILY_OFFERED, centre, kind)}
    return {offered, _mark(By.UNTAKEN, centre), _mark(By.INFORMED, centre, kind)}


def marks_for_leader(centres: Iterable[UUID]) -> frozenset[str]:
    return frozenset(_mark(by, centre) for centre in centres for by in (By.LEADER, By.DECIDER))


def posts_in(seen_by: Iterable[str]) -> frozenset[UUID]:
    """Return the posts among the marks of a case: they see it wherever it stands."""
    return frozenset(where for by, where in map(_read, seen_by) if by in _OF_POSTS)


def centres_in(seen_by: Iterable[str]) -> frozenset[UUID]:
    """Return the centres at which the marks of a case are looked for."""
    return frozenset(where for by, where in map(_read, seen_by) if by not in _OF_POSTS)


def _mark(by: By, where: UUID, which: str | None = None) -> str:
    return f"{by}:{where.hex}" if which is None else f"{by}:{which}:{where.hex}"


def _read(mark: str) -> tuple[By, UUID]:
    by, _, where = mark.partition(":")
    return By(by), UUID(where.rpartition(":")[2])
