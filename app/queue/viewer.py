"""Who looks at a queue, and which cases that person may see at all.

A responder sees what it owns, what its kind is informed of, and what nobody at its centres has taken yet; a leader sees
its centres. The family team's own cases are seen by that team alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from app.access.callers import Caller
from app.assignment.tables import cases, informed
from app.directory.current import current
from app.directory.entries import Responder
from app.kit.codes import ResponderKind, Role
from app.kit.database import Tx
from app.kit.errors import Forbidden


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """A caller as the queue knows it: the post it acts for, and the centres whose queue it follows."""

    responder: Responder | None
    centres: tuple[UUID, ...]
    leads: bool

    @property
    def family(self) -> bool:
        return self.responder is not None and self.responder.kind is ResponderKind.FAMILY_TEAM

    def may_see(self) -> sa.ColumnElement[bool]:
        """Return the condition that bounds every look at cases."""
        here = cases.c.centre_id.in_(self.centres)
        if self.responder is None:
            return sa.and_(here, cases.c.family.is_(False))
        mine = cases.c.owner_id == self.responder.id
        if self.family:
            return sa.or_(mine, sa.and_(here, cases.c.family.is_(True)))
        told = sa.select(informed.c.case_id).where(
            informed.c.kind == self.responder.kind.value, informed.c.centre_id.in_(self.centres)
        )
        untaken = sa.and_(here, cases.c.unclaimed.is_(True), cases.c.family.is_(False))
        return sa.or_(mine, untaken, sa.and_(cases.c.id.in_(told), cases.c.family.is_(False)))


def viewer_of(tx: Tx, caller: Caller, *, at: datetime) -> Viewer:
    """Return who the caller is in the directory of this instant; Forbidden where its post is not there (any more)."""
    if caller.role is Role.CENTRE_LEADER:
        return Viewer(responder=None, centres=tuple(sorted(caller.centres)), leads=True)
    directory = current(tx)
    responder = None if caller.responder is None else directory.responder(caller.responder)
    if responder is None:
        raise Forbidden("This key acts for no post of the directory.")
    on_duty = directory.on_duty(responder, at)
    centres = tuple(sorted(responder.shares)) if on_duty else ()
    return Viewer(responder=responder, centres=centres, leads=False)
