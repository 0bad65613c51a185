"""Who looks at a queue."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

from app.access.callers import Caller
from app.access.policy import READ_CASES, Rows
from app.assignment.bounds import Bounds
from app.assignment.case import Case
from app.assignment.stand_in import StandIn, is_due, stands_in
from app.directory.current import current
from app.directory.entries import Responder
from app.directory.snapshot import Directory
from app.kit.database import Tx
from app.kit.errors import Forbidden

_CALLERS: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """A caller as the queue knows it: the post it acts for, and the centres whose queue it follows."""

    responder: Responder | None
    centres: tuple[UUID, ...]
    leads: bool
    at: datetime | None = None
    standing_in: tuple[StandIn, ...] = ()
    bounds: Bounds = field(init=False, repr=False, compare=False)
    """What it may see; follows from the others."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "bounds", self._bounded())

    @property
    def family(self) -> bool:
        return self.bounds.family

    def _bounded(self) -> Bounds:
        if self.responder is None:
            return Bounds(centres=self.centres)
        return Bounds(
            centres=self.centres,
            owner=self.responder.id,
            kind=self.responder.kind,
            at=self.at,
            standing_in=self.standing_in,
        )


def answers_for(viewer: Viewer, item: Case) -> bool:
    """Say whether it is the viewer's to decide in a case.

    Its owner's, or whose who acts for the owner; its centre's leader's; the family team's own.
    """
    owns = viewer.responder is not None and viewer.responder.id == item.owner
    leads = viewer.leads and item.centre in viewer.centres
    acts = any(one.absent == item.owner and is_due(item, one.back) for one in viewer.standing_in)
    return owns or leads or acts or (viewer.family and item.family and item.centre in viewer.centres)


def must_answer_for(viewer: Viewer, item: Case) -> None:
    """Raise Forbidden for who sees the case and has not to decide in it."""
    if not answers_for(viewer, item):
        raise Forbidden("Only the owner of the case or the leader of its centre may do this.")


def viewer_of(tx: Tx, caller: Caller, *, at: datetime) -> Viewer:
    """Return who the caller is in the directory of this instant; Forbidden where its post is not there (any more)."""
    return _leader(caller) if _leads(caller) else viewer_in(current(tx), caller, at=at)


def viewer_in(directory: Directory, caller: Caller, *, at: datetime) -> Viewer:
    """Return who the caller is in this directory; errors as `viewer_of`."""
    if _leads(caller):
        return _leader(caller)
    responder = None if caller.responder is None else directory.responder(caller.responder)
    if responder is None:
        raise Forbidden("This key acts for no post of the directory.")
    on_duty = directory.on_duty(responder, at)
    centres = tuple(sorted(responder.shares)) if on_duty else ()
    acts_for = stands_in(directory, responder, at)
    return Viewer(responder=responder, centres=centres, leads=False, at=at, standing_in=acts_for)


def _leads(caller: Caller) -> bool:
    return READ_CASES.meets(caller.role, Rows.OF_ITS_CENTRES)


@lru_cache(maxsize=_CALLERS)
def _leader(caller: Caller) -> Viewer:
    """Return who leads centres: its key alone says which, and the directory has no part in it."""
    return Viewer(responder=None, centres=tuple(sorted(caller.centres)), leads=True)
