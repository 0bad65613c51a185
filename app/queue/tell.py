"""Telling what happened in a case: called, visited, waiting, assessed, urgency changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from app.assignment import cases, task_rows
from app.assignment.case import Case
from app.history.events import Event
from app.intake.look_up import opened
from app.kit.case_codes import CaseState, ContactedWith, EventKind
from app.kit.codes import Urgency
from app.kit.database import Tx
from app.kit.errors import FieldError, Forbidden, Invalid
from app.queue.acts import BY_ANYBODY, Done, EventTold
from app.queue.change import change, expect
from app.queue.look import case
from app.queue.transitions import ACT_OF, Act, after
from app.queue.urgent import raised_to
from app.queue.viewer import Viewer, answers_for


def tell(tx: Tx, viewer: Viewer, *, number: str, told: EventTold, version: int | None = None) -> Done:
    """Record one event; Invalid where it cannot have been so, Forbidden where it is the owner's to tell."""
    item = case(tx, viewer, number=number, lock=True)
    expect(item, version)
    _check_right(viewer, item, told)
    _check_fields(item, told)
    report = _report(tx, item, told)
    state = after(ACT_OF.get(told.kind, Act.TELL), CaseState(item.state))
    if told.kind is EventKind.ASSESSED:
        task_rows.assessed(tx, case_id=item.id, at=told.at)
    event = Event(
        kind=told.kind,
        at=told.at,
        case=item.id,
        report=report,
        centre=item.centre,
        responder=None if viewer.responder is None else viewer.responder.id,
        codes=_codes(item, told),
        note=told.note,
    )
    values = {"state": state.value, "news": item.news and not answers_for(viewer, item), **_values(told)}
    if told.urgency is Urgency.ACUTE and item.urgency != Urgency.ACUTE.value:
        values |= raised_to(tx, item, urgency=Urgency.ACUTE, at=told.at)
    new_version = change(tx, item, values=values, event=event)
    return Done(
        case=item.id,
        number=item.number,
        centre=item.centre,
        version=new_version,
        at=told.at,
        kind=told.kind,
        contacted=told.contacted,
        report=report,
    )


def _check_right(viewer: Viewer, item: Case, told: EventTold) -> None:
    if not (answers_for(viewer, item) or told.kind in BY_ANYBODY):
        raise Forbidden("Only the owner of the case or the leader of its centre may tell this.")


def _check_fields(item: Case, told: EventTold) -> None:
    """Refuse what the event lacks, or what could not have been so then."""
    needs: dict[EventKind, tuple[str, object]] = {
        EventKind.CONTACTED: ("with", told.contacted),
        EventKind.CONTACT_ATTEMPTED: ("with", told.contacted),
        EventKind.WAITING_STARTED: ("reason", told.reason),
        EventKind.URGENCY_SET: ("urgency", told.urgency),
        EventKind.ACTIVITY: ("activity", told.activity),
    }
    name, value = needs.get(told.kind, ("", True))
    if value is None:
        raise Invalid(FieldError(f"/{name}", f"An event of the kind {told.kind.value} needs this."))
    if told.kind is EventKind.URGENCY_SET and not told.note:
        raise Invalid(FieldError("/note", "Say why the urgency is changed."))
    if told.kind is EventKind.ASSESSED and not item.family:
        raise Invalid(FieldError("/kind", "Only the family team's own case is assessed."))
    if told.at < item.received_at:
        raise Invalid(FieldError("/at", "This is before the first report of the case was received."))


def _report(tx: Tx, item: Case, told: EventTold) -> UUID | None:
    """Return the report a contact was about; a case with one open report needs no reference."""
    if told.kind not in {EventKind.CONTACTED, EventKind.CONTACT_ATTEMPTED}:
        return None
    if told.contacted is not ContactedWith.REPORTER and told.report is None:
        return None
    reports = opened(tx, ids=cases.reports_of(tx, case_id=item.id))
    fitting = [one for one in reports.values() if told.report is None or one.reference == told.report]
    if len(fitting) != 1:
        raise Invalid(FieldError("/report", "Name the reference of one report of this case."))
    if told.at < fitting[0].received_at:
        raise Invalid(FieldError("/at", "This is before the report was received."))
    return fitting[0].id


def _values(told: EventTold) -> dict[str, Any]:
    if told.kind is EventKind.WAITING_STARTED and told.reason is not None:
        return {"waiting_reason": told.reason.value, "waiting_until": told.until}
    if told.kind is EventKind.WAITING_ENDED:
        return {"waiting_reason": None, "waiting_until": None}
    if told.kind is EventKind.URGENCY_SET and told.urgency is not None:
        return {"urgency": told.urgency.value}
    return {}


def _codes(item: Case, told: EventTold) -> dict[str, Any]:
    codes = {
        "with": told.contacted,
        "reason": told.reason,
        "activity": told.activity,
        "until": told.until and told.until.isoformat(),
        "urgency": [item.urgency, Urgency(told.urgency).value] if told.urgency else None,
    }
    return {key: value for key, value in codes.items() if value is not None}
