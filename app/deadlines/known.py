"""What is due in a case, as all steps know it together: answers, actions, tasks, receipts, evictions, the duty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from app.assignment.case import Case
from app.assignment.tables import case_reports, tasks
from app.deadlines.eviction import Eviction, StageTold, as_told, limits_of
from app.deadlines.limit import Limit, Run, What, duty_at
from app.deadlines.promised import action_owed, answers_owed, foresee_answers
from app.history.tables import events
from app.intake.tables import reports
from app.kit.calendar import WorkingCalendar
from app.kit.case_codes import CaseState, ContactedWith, EventKind, HistoryKind
from app.kit.codes import Channel, EvictionStage, TaskKind, Urgency
from app.kit.database import Tx
from app.kit.office_hours import end_of_day, local_date
from app.kit.prepared import Prepared

CHILD_RECEIPT_DAYS = 6
"""Working days until the notifier of a child has a receipt (barnets lov)."""
_STATUTORY_TASKS = frozenset({TaskKind.CHILD_ASSESSMENT.value})
_CASE: Final = sa.bindparam("case", type_=sa.Uuid())
_EVICTION_OF: Final = Prepared(
    sa.select(reports)
    .join(case_reports, case_reports.c.report_id == reports.c.id)
    .where(case_reports.c.case_id == _CASE, reports.c.eviction_stage.is_not(None))
    .order_by(reports.c.received_at, reports.c.recorded_at)
)
_TASKS_OF: Final = Prepared(sa.select(tasks).where(tasks.c.case_id == _CASE).order_by(tasks.c.due, tasks.c.id))


def foresee_limits(tx: Tx, item: Case) -> None:
    foresee_answers(tx, item)
    for asked in (_TASKS_OF, _EVICTION_OF):
        tx.foresee(asked, {"case": item.id})


def limits(tx: Tx, item: Case, *, calendar: WorkingCalendar) -> Sequence[Limit]:
    """Return every limit of a case, met or not; what is closed owes nothing but what the law wants."""
    tx.flush()
    found = (
        *answers_owed(tx, item),
        *action_owed(tx, item),
        *_tasks(tx, item),
        *_receipts(tx, item, calendar),
        *limits_of(eviction_of(tx, item), case=item.id, calendar=calendar),
        *_duty(item, calendar, now=tx.now),
    )
    return found if item.state != CaseState.CLOSED.value else tuple(one for one in found if _outlives(one))


def eviction_of(tx: Tx, item: Case) -> Eviction | None:
    """Return how the eviction that the reports of a case tell of stands."""
    return as_told(
        [
            StageTold(
                stage=EvictionStage(row.eviction_stage),
                received_at=row.received_at,
                at=row.eviction_at,
                demand_received_on=row.payment_demand_received_on,
                terminated_on=row.terminated_on,
            )
            for row in tx.rows(_EVICTION_OF, {"case": item.id})
        ]
    )


def _outlives(limit: Limit) -> bool:
    return limit.statutory and limit.run is not Run.EVENT


def _tasks(tx: Tx, item: Case) -> Iterator[Limit]:
    """Tasks keep their own clocks while a case waits; a decision the law sets a date for is alarmed by its own day."""
    for row in tx.rows(_TASKS_OF, {"case": item.id}):
        child = row.kind in _STATUTORY_TASKS
        at: datetime = row.alarm_at or row.due
        yield Limit(
            what=What.TASK,
            ref=row.id,
            since=min(row.set_at, at),
            at=at,
            run=Run.HOURS if child else Run.OFFICE,
            statutory=child or row.alarm_at is not None,
            met=row.state != "open",
            by_law=row.due,
        )


def _receipts(tx: Tx, item: Case, calendar: WorkingCalendar) -> Iterator[Limit]:
    """The notifier of a child has a receipt in six working days: a mail, the answer to its request, or a talk."""
    if not item.family:
        return
    wanted = (
        sa.select(reports.c.id, reports.c.received_at, reports.c.channel)
        .join(case_reports, case_reports.c.report_id == reports.c.id)
        .where(case_reports.c.case_id == item.id, reports.c.way_back)
    )
    for row in tx.execute(wanted.order_by(reports.c.received_at, reports.c.id)).all():
        yield Limit(
            what=What.CHILD_RECEIPT,
            ref=row.id,
            since=row.received_at,
            at=end_of_day(calendar.add_working_days(local_date(row.received_at), CHILD_RECEIPT_DAYS)),
            statutory=True,
            met=row.channel == Channel.API.value or _has_receipt(tx, row.id),
        )


def _has_receipt(tx: Tx, report: Any) -> bool:  # noqa: ANN401 a column of a row
    wanted = sa.select(events.c.kind, events.c.codes).where(events.c.report_id == report)
    with tx.beyond_the_wall():  # a receipt stands in the report's own history; that it went out is the case's to know
        rows = tx.execute(wanted).all()
    return any(
        row.kind == HistoryKind.RECEIPT_SENT.value
        or (row.kind == EventKind.CONTACTED.value and row.codes.get("with") == ContactedWith.REPORTER.value)
        for row in rows
    )


def _duty(item: Case, calendar: WorkingCalendar, *, now: datetime) -> Iterator[Limit]:
    """Acute work that nobody has taken when the centre closes is the duty contact's: once for each danger."""
    if item.urgency == Urgency.ACUTE.value and item.unclaimed and item.state != CaseState.CLOSED.value:
        since = item.danger_at or item.act_by or item.received_at
        yield Limit(what=What.DUTY, ref=item.id, since=since, at=duty_at(now, calendar))
