"""Changing a case: one conditional UPDATE, its event, and the number of the change in the centre's queue."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from app.assignment import cases
from app.assignment.case import Case
from app.assignment.hand_overs import shown_elsewhere
from app.assignment.looking import look_at
from app.history.events import Event, append
from app.kit.codes import Urgency
from app.kit.database import Tx
from app.kit.errors import Conflict, Stale
from app.queue.acted import keep_acted
from app.queue.changed import Change, ChangeKind
from app.queue.changes import number


def change(
    tx: Tx,
    item: Case,
    *,
    values: Mapping[str, Any],
    event: Event,
    kind: ChangeKind = ChangeKind.CHANGED,
    elsewhere: Mapping[UUID, ChangeKind] = MappingProxyType({}),
) -> int:
    """Change the case as it was read and return its new version; Conflict where somebody was quicker.

    `elsewhere` names centres in whose queue the case is shown to somebody from now on, or no longer.
    """
    if _is_nobodys_again(item, values):
        values = {"danger_at": tx.now, **values}
    if not cases.changed(tx, item, values={"news": False, **values}):
        raise Conflict("Somebody else changed this case at the same moment; read it again.")
    append(tx, event)
    keep_acted(tx, item, values=values, event=event)
    if _moves_limits(values):
        look_at(tx, case=item.id, at=tx.now, why=f"v{item.version + 1}")
    centre: UUID = values.get("centre_id", item.centre)
    shown = {**dict.fromkeys(shown_elsewhere(tx, case=item.id), kind), **elsewhere}
    if centre != item.centre:
        shown = {item.centre: ChangeKind.LEFT} | shown
    shown[centre] = ChangeKind.ENTERED if centre != item.centre else kind
    number(tx, [Change(centre=one, case=item.id, kind=what) for one, what in shown.items()])
    return item.version + 1


def _is_nobodys_again(item: Case, values: Mapping[str, Any]) -> bool:
    """Say whether an acute case is shown to all on duty from now on: whoever is called out of hours is called anew."""
    acute = values.get("urgency", item.urgency) == Urgency.ACUTE.value
    return acute and bool(values.get("unclaimed")) and not item.unclaimed


def _moves_limits(values: Mapping[str, Any]) -> bool:
    """Say whether something is due at another time by this, or again, or shown to all on duty."""
    opened = "closed_at" in values and values["closed_at"] is None
    return opened or bool(values.get("unclaimed")) or bool({"answer_by", "act_by"} & values.keys())


def expect(item: Case, version: int | None) -> None:
    """Raise Stale where the caller says which version it has read and that is no longer the newest."""
    if version is not None and version != item.version:
        raise Stale
