"""Closing a case, and opening it again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.assignment import cases, hand_overs
from app.assignment.case import Case
from app.assignment.choose import is_for_all
from app.directory.current import current
from app.directory.record import start_tenancy, withdraw_tenancy
from app.history.events import Event, append
from app.kit.case_codes import CaseState, EventKind, Outcome, PauseEnd
from app.kit.codes import Urgency
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Forbidden, Invalid
from app.queue import pauses
from app.queue.acted import keep_acted
from app.queue.acts import Closing, Done, Reopening
from app.queue.change import change, expect
from app.queue.changed import ChangeKind
from app.queue.look import case
from app.queue.new_owner import By, passed_on, unit_for
from app.queue.tasks import drop_tasks, set_tasks_again
from app.queue.transitions import Act, after
from app.queue.urgent import opened_again_at, raised_to
from app.queue.viewer import Viewer, answers_for
from app.queue.visits import call_off_all
from app.triage.decide import highest

MOVED_OUT = frozenset({Outcome.MOVED, Outcome.MOVED_TO_BETTER_SUITED, Outcome.EVICTED, Outcome.DIED})
"""Outcomes after which the dwelling has other residents: nothing of this case may meet them."""


def close(tx: Tx, viewer: Viewer, *, number: str, closing: Closing, version: int | None = None) -> Done:
    """Close with an outcome, and a hand-over or a reason; the clocks of unanswered reports go on."""
    item = case(tx, viewer, number=number, lock=True)
    expect(item, version)
    _owner_or_leader(viewer, item)
    state = after(Act.CLOSE, CaseState(item.state))  # what ended in another case has no reports to look at
    _check(closing, last_report=cases.last_report(tx, case_id=item.id))
    values = {
        "state": state.value,
        "outcome": closing.outcome.value,
        "closed_at": closing.at,
        "expected_to_return": closing.expected_to_return.value,
        "unclaimed": False,
        "waiting_reason": None,
        "waiting_until": None,
    }
    pauses.end(tx, item, at=closing.at, by=PauseEnd.END)
    _end_tenancy(tx, item, closing)
    drop_tasks(tx, item, at=closing.at)
    call_off_all(tx, case=item.id, at=closing.at)
    offered = hand_overs.withdraw_unsettled(tx, case=item.id, at=closing.at)
    event = Event(
        kind=EventKind.CLOSED,
        at=closing.at,
        case=item.id,
        centre=item.centre,
        responder=None if viewer.responder is None else viewer.responder.id,
        codes={"outcome": closing.outcome.value, "expected_to_return": closing.expected_to_return.value},
        note="\n".join(line for line in (closing.reason, closing.handed_over_to) if line),
    )
    gone = dict.fromkeys(offered - {item.centre}, ChangeKind.LEFT)
    new_version = change(tx, item, values=values, event=event, kind=ChangeKind.LEFT, elsewhere=gone)
    return _done(item, version=new_version, at=closing.at, kind=EventKind.CLOSED)


def reopen(tx: Tx, viewer: Viewer, *, number: str, reopening: Reopening, version: int | None = None) -> Done:
    """Open again with the former owner, or with reception where that one is no longer there."""
    item = case(tx, viewer, number=number, lock=True)
    expect(item, version)
    _owner_or_leader(viewer, item)
    at = reopening.at
    if item.closed_at is not None and at < item.closed_at:
        raise Invalid(FieldError("/at", "This is before the case was closed."))
    withdraw_tenancy(tx, after=item.id)
    relapsed = _relapsed(tx, item, at)
    values = _for_all(opened_again(tx, item, at), relapsed)
    event = _reopened(item, reopening, urgency=relapsed.get("urgency", item.urgency))
    new_version = change(tx, item, values=values, event=event, kind=ChangeKind.ENTERED)
    return _done(item, version=new_version, at=at, kind=EventKind.REOPENED)


def _relapsed(tx: Tx, item: Case, at: datetime) -> dict[str, Any]:
    """What comes back is more urgent than what comes (R117), and shown to all on duty where that is acute."""
    urgency = highest([Urgency(item.urgency), Urgency.SOON])
    raised = raised_to(tx, item, urgency=urgency, at=at)
    return {**raised, **opened_again_at(tx, item, urgency=urgency, at=at), "relapsed_at": at}


def _reopened(item: Case, reopening: Reopening, *, urgency: str) -> Event:
    return Event(
        kind=EventKind.REOPENED,
        at=reopening.at,
        case=item.id,
        centre=item.centre,
        responder=item.owner,
        codes={"relapse": True, "urgency": [item.urgency, urgency]},
        note=reopening.reason,
    )


def add_and_open(tx: Tx, item: Case, *, values: Mapping[str, Any], event: Event) -> Done:
    """Open a closed case again for what was added to it, be it told late; what all on duty see stays theirs to see."""
    at = event.at if item.closed_at is None else max(event.at, item.closed_at)
    held = opened_again_at(tx, item, urgency=Urgency(values.get("urgency", item.urgency)), at=at)
    values = _for_all(opened_again(tx, item, at), {**held, **values})
    change(tx, item, values=values, event=event, kind=ChangeKind.ENTERED)
    reopened = Event(kind=EventKind.REOPENED, at=at, case=item.id, report=event.report, centre=item.centre)
    append(tx, reopened)
    keep_acted(tx, item, values=values, event=reopened)  # what was done before it was closed does not meet this
    return _done(item, version=item.version + 1, at=at, kind=EventKind.REOPENED)


def _for_all(opened: Mapping[str, Any], raised: Mapping[str, Any]) -> dict[str, Any]:
    """Return both; what all on duty are to see for either reason they see."""
    return {**opened, **raised, "unclaimed": opened["unclaimed"] or raised.get("unclaimed", False)}


def _owner_or_leader(viewer: Viewer, item: Case) -> None:
    if not answers_for(viewer, item):
        raise Forbidden("Only the owner of the case or the leader of its centre may close it or open it again.")


def _check(closing: Closing, *, last_report: datetime) -> None:
    if not (closing.handed_over_to or closing.reason):
        raise Invalid(FieldError("/reason", "Say to whom it was handed over, or why it ends."))
    if closing.outcome is Outcome.HANDED_OVER and not closing.handed_over_to:
        raise Invalid(FieldError("/handed_over_to", "Say to whom it was handed over."))
    if closing.at < last_report:
        raise Invalid(FieldError("/at", "This is before the last report of the case was received."))


def _end_tenancy(tx: Tx, item: Case, closing: Closing) -> None:
    if item.dwelling is not None and closing.outcome in MOVED_OUT:
        start_tenancy(tx, dwelling=item.dwelling, at=closing.at, after=item.id)


def opened_again(tx: Tx, item: Case, at: datetime) -> dict[str, Any]:
    """Return what changes when a closed case is opened again; Conflict where it is not closed."""
    if item.merged_into is not None:
        raise Conflict("This case ended in another one, which goes on.")
    state = after(Act.REOPEN, CaseState(item.state))
    opened: dict[str, Any] = {"state": state.value, "outcome": None, "closed_at": None, "claimed_at": None}
    return opened | owner_again(tx, item, at)


def owner_again(tx: Tx, item: Case, at: datetime) -> dict[str, Any]:
    """Give the case back to its former owner, else to reception, or to the family team where it is that team's own.

    The tasks that were dropped when it ended are owed again; of one that is not, the owner hears.
    """
    news = {"news": True} if set_tasks_again(tx, item, at=at) else {}
    directory = current(tx)
    former = directory.responder(item.owner)
    if former is not None and directory.on_duty(former, at):
        return {"unclaimed": is_for_all(former), **news}
    unit = unit_for(tx, item)
    suggested = None if former is None or former.id == unit.id else former.id
    given = passed_on(tx, item, unit, near=item.centre, by=By.REOPEN, at=at)
    return {**given, **news, "unclaimed": True, "suggested_owner_id": suggested}


def _done(item: Case, *, version: int, at: datetime, kind: EventKind) -> Done:
    return Done(case=item.id, number=item.number, centre=item.centre, version=version, at=at, kind=kind)
