"""What becomes more urgent: shown to all on duty where it is acute, and promised what that urgency promises."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.assignment.case import Case
from app.assignment.danger import acts_anew
from app.assignment.owed_answers import bring_forward
from app.assignment.placing import Due
from app.assignment.turn import rank_of
from app.directory.current import current
from app.history.events import Happened, timeline
from app.kit.case_codes import CaseState, EventKind
from app.kit.codes import Urgency
from app.kit.database import Tx
from app.triage.promises import Pledge, Pledges
from app.triage.rule_sets import in_force


def raised_to(tx: Tx, item: Case, *, urgency: Urgency, at: datetime) -> dict[str, Any]:
    """Return what changes when a case gets this higher urgency at this instant; no promise of it is ever put off.

    What a closed case was to be acted on by is past and over, and so is a limit that is past: this counts from now.
    """
    pledge, calendar = _pledge(in_force(tx).pledges, urgency), current(tx).calendar(item.centre)
    answer_by = calendar.deadline(at, pledge.answer_within.amount, pledge.answer_within.unit)
    bring_forward(tx, case=item.id, to=answer_by)
    values: dict[str, Any] = {"urgency": urgency.value, "answer_by": min(item.answer_by, answer_by)}
    if urgency is Urgency.ACUTE:
        values |= {"unclaimed": True, "danger_at": tx.now}
    if pledge.act_within is not None:
        act_by = calendar.deadline(at, pledge.act_within.amount, pledge.act_within.unit)
        earlier = None if item.state == CaseState.CLOSED.value else item.act_by
        values["act_by"] = acts_anew(earlier, act_by, at=at)
    return values


def opened_again_at(tx: Tx, item: Case, *, urgency: Urgency, at: datetime) -> dict[str, Any]:
    """Return what a case is held to that is opened again: nobody may be owed an answer, but somebody must act.

    Where its urgency promises no limit of its own to act, it is acted on as soon as its reporter would be answered.
    """
    pledge, calendar = _pledge(in_force(tx).pledges, urgency), current(tx).calendar(item.centre)
    within = pledge.act_within or pledge.answer_within
    return {"act_by": calendar.deadline(at, within.amount, within.unit)}


def raised_while_it_waited(tx: Tx, item: Case, *, ended_at: datetime) -> Due | None:
    """Return what a case is due that became more urgent while it waited, counted from when it wakes; None for others.

    The wait gives its owner back the hours that were left when it began, and no more than the new urgency allows.
    """
    set_since: list[Happened] = []
    for one in timeline(tx, case=item.id):
        if one.kind == EventKind.WAITING_STARTED.value:
            set_since.clear()
        elif "urgency" in one.codes:
            set_since.append(one)
    if not set_since or rank_of(item.urgency) >= rank_of(set_since[0].codes["urgency"][0]):
        return None
    pledge, calendar = _pledge(in_force(tx).pledges, Urgency(item.urgency)), current(tx).calendar(item.centre)
    at = max(ended_at, set_since[-1].at)
    act = pledge.act_within
    return Due(
        answer_by=calendar.deadline(at, pledge.answer_within.amount, pledge.answer_within.unit),
        act_by=None if act is None else calendar.deadline(at, act.amount, act.unit),
    )


def _pledge(pledges: Pledges, urgency: Urgency) -> Pledge:
    return {Urgency.ACUTE: pledges.acute, Urgency.SOON: pledges.soon, Urgency.NORMAL: pledges.normal}[urgency]
