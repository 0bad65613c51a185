"""What the owner of a case owes its reporters and the resident: answers, each with a limit of its own, and action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from app.assignment.case import Case
from app.assignment.tables import case_reports
from app.assignment.whose import ids_of
from app.deadlines.limit import Limit, Run, What
from app.history.events import Happened, timeline, timelines
from app.kit.case_codes import EventKind, HistoryKind
from app.kit.codes import Urgency
from app.kit.database import Tx
from app.kit.prepared import Prepared
from app.queue.acts import ACTIONS
from app.queue.pauses import pauses_of
from app.response_time.tables import answers

_BROUGHT: Final = frozenset({EventKind.MERGED.value, EventKind.SPLIT.value, EventKind.CORRECTED.value})
"""Events by which a case may take over what was told of another one until then."""

_ITS = sa.and_(case_reports.c.report_id == answers.c.report_id, case_reports.c.case_id == answers.c.case_id)
_OWED: Final = Prepared(
    sa.select(answers, case_reports.c.answer_by.label("limit_at"))
    .outerjoin(case_reports, _ITS)
    .where(answers.c.case_id == sa.bindparam("case", type_=sa.Uuid()))
    .order_by(answers.c.answer_by, answers.c.report_id)
)


def answers_owed(tx: Tx, item: Case) -> Iterator[Limit]:
    """Yield one limit for each reporter: who is answered in time is no excuse with the next one."""
    if item.family:  # its reporter is answered by another case, and its 24 hours are a task
        return
    woke = max((one.ended_at for one in pauses_of(tx, case=item.id) if one.ended_at is not None), default=None)
    for row in tx.rows(_OWED, {"case": item.id}):
        at: datetime = row.limit_at or row.answer_by
        since = row.received_at if woke is None else max(row.received_at, woke)  # what was left when it woke
        yield Limit(
            what=What.ANSWER,
            ref=row.report_id,
            since=min(since, at),
            at=at,
            met=row.answered_at is not None,
            silent=item.waiting is not None,
        )


def action_owed(tx: Tx, item: Case) -> Iterator[Limit]:
    """The limit to act runs from the last danger or opening again; what was done before does not meet it."""
    if item.act_by is None:
        return
    happened = _with_its_past(tx, timeline(tx, case=item.id))
    if item.family and not any(one.kind == EventKind.REOPENED.value for one in happened):
        return  # its 24 hours are a task
    since = max((one.at for one in happened if _wants_action(one)), default=item.received_at)
    yield Limit(
        what=What.ACTION,
        ref=item.id,
        since=min(since, item.act_by),
        at=item.act_by,
        run=Run.HOURS if item.urgency == Urgency.ACUTE.value else Run.OFFICE,
        met=any(one.kind in ACTIONS and one.at >= since for one in happened),
        silent=item.waiting is not None,
    )


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
