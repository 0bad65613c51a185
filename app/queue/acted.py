"""Whether somebody acted on what is to be acted on: kept beside the case, for whoever lists what is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from app.assignment import cases
from app.assignment.case import Case
from app.assignment.whose import ids_of
from app.history.events import Event, Happened, timeline, timelines
from app.kit.case_codes import EventKind, HistoryKind
from app.kit.codes import Urgency
from app.kit.database import Tx
from app.queue.acts import ACTIONS

_BROUGHT: Final = frozenset({EventKind.MERGED.value, EventKind.SPLIT.value, EventKind.CORRECTED.value})
"""Events by which a case may take over what was told of another one until then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted:
    """Since when a case is to be acted on, and whether somebody did."""

    since: datetime
    met: bool


def acted(tx: Tx, item: Case) -> Acted | None:
    """Say how it stands; None for a family team's own that was never closed: its 24 hours are a task.

    It is to be acted on from the last danger or opening again; what was done before does not meet that.
    """
    happened = _with_its_past(tx, timeline(tx, case=item.id))
    if item.family and not any(one.kind == EventKind.REOPENED.value for one in happened):
        return None
    since = max((one.at for one in happened if _wants_action(one)), default=item.received_at)
    return Acted(since=since, met=any(one.kind in ACTIONS and one.at >= since for one in happened))


def keep_acted(tx: Tx, item: Case, *, values: Mapping[str, Any], event: Event) -> None:
    """Note whether a case that is being changed is still to be acted on, where this may have changed that."""
    if values.get("act_by", item.act_by) is None or not ("act_by" in values or event.kind in ACTIONS):
        return
    tx.flush()
    found = acted(tx, item)
    cases.owes_action(tx, case_id=item.id, owed=found is None or not found.met)


def _with_its_past(tx: Tx, happened: Sequence[Happened]) -> Sequence[Happened]:
    """Add what was told, until it came from there, of each case that ended in this one or that it was taken from."""
    until: dict[str, datetime] = {}
    for one in happened:
        if one.kind in _BROUGHT and isinstance(one.codes.get("from"), str):
            until[one.codes["from"]] = one.recorded_at
    ids = ids_of(tx, numbers=until)
    past = ((one, until[number]) for number, case in ids.items() for one in timelines(tx, [case]))
    return [*(one for one, end in past if one.recorded_at <= end), *happened]


def _wants_action(one: Happened) -> bool:
    """Say whether something is to be acted on from this event on."""
    urgency: Any = one.codes.get("urgency")
    acute = Urgency.ACUTE.value
    if one.kind == HistoryKind.OPENED.value:
        return bool(urgency == acute)
    became_acute = isinstance(urgency, list) and urgency[-1] == acute and urgency[0] != acute
    return became_acute or one.kind == EventKind.REOPENED.value or "act_by" in one.codes
