"""A placed report enters the queues: what waited wakes for it, its limits are watched, every change gets its number."""

from __future__ import annotations

from collections.abc import Sequence

from app.assignment.cases import locked
from app.assignment.looking import look_at
from app.assignment.looking_forward import three_quarters
from app.assignment.placing import Placed, Placing
from app.kit.codes import Urgency
from app.kit.database import Tx
from app.queue.changes import number
from app.queue.entering import entered
from app.queue.left_behind import give_on
from app.queue.pauses import wake_for_report


def enter(tx: Tx, placing: Placing, placed: Sequence[Placed]) -> None:
    """Show new cases and changed ones; the last step of a report."""
    for one in placed:
        if one.joined and placing.directory.responder(one.owner) is None:
            give_on(tx, locked(tx, case_id=one.case))  # its post has ended since
        if one.waited:
            due = placing.due(placing.directory.calendar(one.centre), family=one.family)
            wake_for_report(tx, case=one.case, at=placing.report.received_at, due=due)
        _watch(tx, placing, one)
    number(tx, entered(placed))


def _watch(tx: Tx, placing: Placing, placed: Placed) -> None:
    """Promise the first look at its limits: at once where more is due than an answer, else when a reminder is."""
    decision, why = placing.decision, f"r{placing.report.id}"
    more = decision.urgency is Urgency.ACUTE or decision.act_promises or decision.tasks or placing.told.eviction
    if more or placed.joined or placed.family:
        look_at(tx, case=placed.case, at=tx.now, why=why)
        return
    calendar = placing.directory.calendar(placed.centre)
    reminder = three_quarters(placing.report.received_at, placed.answer_by, calendar=calendar)
    look_at(tx, case=placed.case, at=max(reminder, tx.now), why=why)
