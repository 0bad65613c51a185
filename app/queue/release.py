"""Giving a case back: it goes to the reception of its centre, where whoever is on duty may take it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.history.events import Event
from app.kit.case_codes import CaseState, EventKind
from app.kit.database import Tx
from app.kit.errors import Conflict
from app.queue.change import change, expect
from app.queue.look import case
from app.queue.new_owner import By, give, unit_for
from app.queue.transitions import Act, after
from app.queue.viewer import Viewer, must_answer_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    reason: str
    at: datetime


def release(tx: Tx, viewer: Viewer, *, number: str, released: Release, version: int | None = None) -> UUID:
    """Make reception the owner, never nobody; a family team's own goes to its unit; returns the case."""
    item = case(tx, viewer, number=number, lock=True)
    expect(item, version)
    must_answer_for(viewer, item)
    state = after(Act.RELEASE, CaseState(item.state))
    unit = unit_for(tx, item)
    if unit.id == item.owner:
        raise Conflict("The case stands there already.")
    given = give(tx, item, unit, near=item.centre, by=By.RELEASE, at=released.at)
    values = {**given.values, "state": state.value, "unclaimed": True, "claimed_at": None}
    if item.family:
        values["owner_kind"] = item.owner_kind
    event = Event(
        kind=EventKind.RELEASED,
        at=released.at,
        case=item.id,
        centre=item.centre,
        responder=item.owner,
        codes={"to": str(unit.id)},
        note=released.reason,
    )
    change(tx, item, values=values, event=event, elsewhere=given.elsewhere)
    return item.id
