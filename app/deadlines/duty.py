"""Calling the duty contact out of hours, again and again until somebody acknowledges it, or takes the case."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.case import Case
from app.assignment.cases import locked
from app.deadlines.tables import alarm_calls
from app.history.events import Event, append
from app.jobs.promise import Promise, promise
from app.jobs.work import Job
from app.kit.case_codes import CaseState, HistoryKind
from app.kit.codes import Urgency
from app.kit.database import Tx
from app.kit.errors import NotFound
from app.kit.ids import new_id
from app.kit.prepared import Prepared

CALL: Final = "duty_call"
"""The job that decides whether to call once more."""
RINGS: Final = ("ring_webhook", "ring_mail", "ring_sms")
"""The jobs that call, one for each way; each is tried again on its own."""
AGAIN_AFTER: Final = timedelta(minutes=10)
_OF_CASE: Final = Prepared(
    sa.select(alarm_calls).where(alarm_calls.c.case_id == sa.bindparam("case")).order_by(alarm_calls.c.raised_at)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmCall:
    """A call of the duty contact; it goes on until `ended_at`."""

    id: UUID
    case: UUID
    centre: UUID
    raised_at: datetime
    calls: int
    last_called_at: datetime | None
    acknowledged_at: datetime | None
    acknowledged_by: UUID | None
    ended_at: datetime | None


def raise_call(tx: Tx, item: Case) -> None:
    """Begin to call the duty contact about a case; a call that still goes on about an earlier danger ends with that."""
    going_on = sa.and_(alarm_calls.c.case_id == item.id, alarm_calls.c.ended_at.is_(None))
    tx.execute(sa.update(alarm_calls).where(going_on).values(ended_at=tx.now))
    row_id = new_id()
    row = {"id": row_id, "case_id": item.id, "centre_id": item.centre, "raised_at": tx.now, "calls": 0}
    tx.execute(sa.insert(alarm_calls).values(row))
    promise(tx, [Promise(kind=CALL, key=f"{row_id}:1", subject=row_id)])


def call_again(tx: Tx, job: Job) -> None:
    """Call by every way there is, and promise to look again; nothing any more once the call has ended."""
    call = one(tx, job.subject)
    if call is None or call.ended_at is not None:
        return
    item = locked(tx, case_id=call.case)
    if not (item.unclaimed and item.urgency == Urgency.ACUTE.value) or item.state == CaseState.CLOSED.value:
        _end(tx, call.id, {})
        return
    nth = call.calls + 1
    tx.execute(sa.update(alarm_calls).where(alarm_calls.c.id == call.id).values(calls=nth, last_called_at=tx.now))
    promise(tx, [Promise(kind=kind, key=f"{call.id}:{nth}", subject=call.id) for kind in RINGS])
    promise(tx, [Promise(kind=CALL, key=f"{call.id}:{nth + 1}", subject=call.id, run_at=tx.now + AGAIN_AFTER)])


def acknowledge(tx: Tx, *, call: UUID, by: UUID | None) -> AlarmCall:
    """End the calls; a second acknowledgement changes nothing. NotFound where there is no such call."""
    found = one(tx, call)
    if found is None:
        raise NotFound
    if found.acknowledged_at is None:
        _end(tx, call, {"acknowledged_at": tx.now, "acknowledged_by": by})
        codes = {"calls": found.calls}
        append(
            tx,
            Event(
                kind=HistoryKind.ALARM_ACKNOWLEDGED,
                at=tx.now,
                case=found.case,
                centre=found.centre,
                responder=by,
                codes=codes,
            ),
        )
    return found


def one(tx: Tx, call: UUID | None) -> AlarmCall | None:
    row = tx.execute(sa.select(alarm_calls).where(alarm_calls.c.id == call)).one_or_none()
    return None if row is None else _call(row)


def foresee_calls(tx: Tx, *, case: UUID) -> None:
    tx.foresee(_OF_CASE, {"case": case})


def calls_of(tx: Tx, *, case: UUID) -> Sequence[AlarmCall]:
    return tuple(_call(row) for row in tx.rows(_OF_CASE, {"case": case}))


def token_of(tx: Tx, call: UUID) -> str:
    """Return what the link to acknowledge carries: only who was called can know it."""
    return tx.sealer.fingerprint(str(call), purpose="alarm link").hex()


def has_token(tx: Tx, *, call: UUID, token: str) -> bool:
    return hmac.compare_digest(token.encode(), token_of(tx, call).encode())


def _end(tx: Tx, call: UUID, values: dict[str, Any]) -> None:
    tx.execute(sa.update(alarm_calls).where(alarm_calls.c.id == call).values(ended_at=tx.now, **values))


def _call(row: Any) -> AlarmCall:  # noqa: ANN401 a row of `alarm_calls`
    return AlarmCall(
        id=row.id,
        case=row.case_id,
        centre=row.centre_id,
        raised_at=row.raised_at,
        calls=row.calls,
        last_called_at=row.last_called_at,
        acknowledged_at=row.acknowledged_at,
        acknowledged_by=row.acknowledged_by,
        ended_at=row.ended_at,
    )
