"""Telling what happened in a case: called, visited, waiting, assessed, urgency changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from app.assignment import cases, task_rows
from app.assignment.case import Case
from app.history.events import Event
from app.intake.look_up import opened
from app.kit.case_codes import CaseState, ContactedWith, EventKind, PauseEnd
from app.kit.database import Tx
from app.kit.errors import FieldError, Forbidden, Invalid
from app.queue.acts import BY_ANYBODY, Done, EventTold
from app.queue.change import change, expect
from app.queue.check import check
from app.queue.look import by_consent_alone, case
from app.queue.pause import dated
from app.queue.pauses import begin, end, resumed, woken_by
from app.queue.set_urgency import set_urgency
from app.queue.transitions import ACT_OF, Act, after
from app.queue.viewer import Viewer, answers_for
from app.queue.visits import keep_visit
from app.queue.work import learned
from app.queue.work_so_far import CHANGES_WORK, keep_work, set_codes


def tell(tx: Tx, viewer: Viewer, *, number: str, told: EventTold, version: int | None = None) -> Done:
    """Record one event; Invalid where it cannot have been so, Forbidden where it is the owner's to tell."""
    item = case(tx, viewer, number=number, lock=True)
    expect(item, version)
    _check_right(tx, viewer, item, told)
    check(item, told)
    told = dated(told)
    item = woken_by(tx, item, told)
    report = _report(tx, item, told)
    ends = told.kind is EventKind.WAITING_ENDED
    state = resumed(item) if ends else after(ACT_OF.get(told.kind, Act.TELL), CaseState(item.state))
    if told.kind is EventKind.ASSESSED:
        task_rows.assessed(tx, case_id=item.id, at=told.at)
    judged = None if told.urgency is None else set_urgency(tx, item, urgency=told.urgency, at=told.at)
    values = {"state": state.value, "news": item.news and not answers_for(viewer, item), **_values(tx, item, told)}
    event = _event(tx, viewer, item=item, told=told, report=report)
    if judged is not None:
        values, event = {**values, **judged.values}, replace(event, codes={**event.codes, **judged.codes})
    new_version = change(tx, item, values=values, event=event)
    if told.kind in CHANGES_WORK:
        keep_work(tx, case=item.id)
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


def _event(tx: Tx, viewer: Viewer, *, item: Case, told: EventTold, report: UUID | None) -> Event:
    return Event(
        kind=told.kind,
        at=told.at,
        case=item.id,
        report=report,
        centre=item.centre,
        responder=None if viewer.responder is None else viewer.responder.id,
        codes=_codes(told) | set_codes(tx, item, told) | keep_visit(tx, item, told),
        note=told.note,
    )


def _check_right(tx: Tx, viewer: Viewer, item: Case, told: EventTold) -> None:
    if answers_for(viewer, item):
        return
    if told.kind not in BY_ANYBODY:
        raise Forbidden("Only the owner of the case or the leader of its centre may tell this.")
    if by_consent_alone(tx, viewer, item):
        raise Forbidden("The case is shared to be read; its owner tells what happened.")


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


def _values(tx: Tx, item: Case, told: EventTold) -> dict[str, Any]:
    values = learned(item, told.learned)
    if told.kind is EventKind.WAITING_STARTED:
        values |= begin(tx, item, told)
    if told.kind is EventKind.WAITING_ENDED:
        values |= end(tx, item, at=told.at, by=PauseEnd.HAND)
    return values


def _codes(told: EventTold) -> dict[str, Any]:
    codes = {
        "with": told.contacted,
        "reason": told.reason,
        "activity": told.activity,
        "until": told.until and told.until.isoformat(),
        "contact_advice": [one.value for one in told.learned.contact_advice] or None,
        "safety": [one.value for one in told.learned.safety] or None,
        "interpreter_language": told.learned.interpreter_language,
    }
    return {key: value for key, value in codes.items() if value is not None}
