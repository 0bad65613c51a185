"""Looking at a case when one of its limits may be near: telling what is due, once, and promising the next look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.case import Case
from app.assignment.cases import locked
from app.assignment.looking import look_at
from app.deadlines.duty import raise_call
from app.deadlines.known import limits
from app.deadlines.limit import Limit, Step, Telling, Told, What, is_worth, next_after, tellings
from app.deadlines.tables import notices
from app.directory.current import current
from app.history.events import Event, append
from app.jobs.promise import Promise, promise
from app.jobs.work import Job
from app.kit.calendar import WorkingCalendar
from app.kit.case_codes import HistoryKind
from app.kit.database import Tx
from app.kit.ids import new_id

NOTICE: Final = "notice"
"""The job that takes a notice to whom it is for; its key is the notice."""


def look(tx: Tx, job: Job) -> None:
    """Tell whoever must be told by now of the case a job is about; the same look twice tells nothing twice."""
    if job.subject is None:
        raise ValueError("a look is at a case")
    item = locked(tx, case_id=job.subject)
    calendar = current(tx).calendar(item.centre)
    due = limits(tx, item, calendar=calendar)
    for limit in due:
        for telling in tellings(limit, calendar):
            if is_worth(telling, limit, now=tx.now):
                _tell(tx, item, limit, telling)
    following = next_after(due, calendar, now=tx.now)
    if following is not None:
        look_at(tx, case=item.id, at=following, why=f"t{int(following.timestamp() * 1_000_000)}")


def upcoming(tx: Tx, item: Case, *, calendar: WorkingCalendar) -> Sequence[Limit]:
    """Return the limits of a case for those whose case it is; whom to call when is no limit of theirs."""
    return tuple(one for one in limits(tx, item, calendar=calendar) if one.what is not What.DUTY)


def _tell(tx: Tx, item: Case, limit: Limit, telling: Telling) -> None:
    at = limit.since if limit.what is What.DUTY else limit.at  # the duty is called once for each danger
    alike = sa.and_(
        notices.c.case_id == item.id,
        notices.c.what == limit.what.value,
        notices.c.limit_at == at,
        notices.c.step == telling.step.value,
        notices.c.told == telling.to.value,
        notices.c.days == telling.days,
    )
    told = set(tx.execute(sa.select(notices.c.ref_id).where(alike)).scalars())
    if limit.ref in told:
        return
    row_id = new_id()
    row = {
        "id": row_id,
        "case_id": item.id,
        "what": limit.what.value,
        "ref_id": limit.ref,
        "limit_at": at,
        "step": telling.step.value,
        "told": telling.to.value,
        "days": telling.days,
        "told_at": tx.now,
    }
    tx.execute(sa.insert(notices).values(row))
    if told and limit.what is What.ANSWER:
        return  # forty neighbours of one morning are owed forty answers by one instant: that is one letter
    _note(tx, item, limit, telling)
    if telling.to is Told.DUTY:
        raise_call(tx, item)
    else:
        _promise_letter(tx, item.id, row_id)


def _promise_letter(tx: Tx, case: UUID, notice: UUID) -> None:
    promise(tx, [Promise(kind=NOTICE, key=str(notice), subject=case)])


def _note(tx: Tx, item: Case, limit: Limit, telling: Telling) -> None:
    codes = {"what": limit.what.value, "limit": limit.at.isoformat(), "to": telling.to.value}
    append(tx, Event(kind=_KINDS[telling.step], at=tx.now, case=item.id, centre=item.centre, codes=codes))


_KINDS: Final = {
    Step.REMINDER: HistoryKind.REMINDED,
    Step.ALARM: HistoryKind.LIMIT_PASSED,
    Step.CALL: HistoryKind.DUTY_CALLED,
}
