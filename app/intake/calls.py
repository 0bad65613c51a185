"""Keeping what was said on the telephone, and what the telephone system tells of calls that come in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.directory.current import current
from app.intake.call import (
    CallFigures,
    CallKind,
    CallStep,
    CallTold,
    Incoming,
    KeptCall,
    Ring,
    RingState,
    StepKind,
)
from app.intake.tables import incoming_calls, phone_call_steps, phone_calls
from app.kit.database import Tx
from app.kit.errors import Conflict, NotFound
from app.kit.ids import new_id

WAITS: Final = timedelta(hours=12)
"""How long a call that came in can be written down from what is known of it; a day later its number is forgotten."""
_FORGOTTEN: Final = timedelta(days=1)
_CALLS, _RINGS = "phone_calls", "incoming_calls"
_OF_KIND: Final = {
    CallKind.REPORT.value: "reports",
    CallKind.ADDITION.value: "additions",
    CallKind.CONSULTATION.value: "consultations",
    CallKind.NOTE.value: "notes",
}


def keep_call(tx: Tx, *, told: CallTold, kept: KeptCall) -> UUID:
    """Keep a call and its steps; Conflict where somebody wrote the same incoming call down already."""
    if told.incoming is not None:
        _take(tx, told.incoming)
    row = new_id()

    def seal(text: str | None, column: str) -> bytes | None:
        return None if not text else tx.sealer.seal(text, table=_CALLS, column=column, row=row)

    values = {
        "id": row,
        "caller_id": tx.caller.id,
        "kind": told.kind.value,
        "incoming_id": told.incoming,
        "report_id": kept.report,
        "landlord_id": kept.landlord,
        "department_id": kept.department,
        "centre_id": kept.centre,
        "phone_sealed": seal(told.phone, "phone"),
        "phone_fp": told.phone and tx.sealer.fingerprint(told.phone, purpose="phone"),
        "taken_by_sealed": seal(told.taken_by, "taken_by"),
        "text_sealed": seal(told.text, "text"),
        "called_at": told.called_at or tx.now,
        "recorded_at": tx.now,
    }
    tx.execute(sa.insert(phone_calls), values)
    if told.steps:
        tx.execute(
            sa.insert(phone_call_steps), [_step(tx, row, place, one, kept) for place, one in enumerate(told.steps)]
        )
    return row


def _step(tx: Tx, call: UUID, place: int, step: CallStep, kept: KeptCall) -> dict[str, object]:
    return {
        "id": new_id(),
        "call_id": call,
        "place": place,
        "kind": step.kind.value,
        "centre_id": step.centre or kept.centre,
        "responder_id": step.responder,
        "answered": step.answered,
        "at": step.at or tx.now,
    }


def _take(tx: Tx, incoming: UUID) -> None:
    ringing = sa.and_(incoming_calls.c.id == incoming, incoming_calls.c.state != RingState.TAKEN.value)
    taken = {"state": RingState.TAKEN.value, "phone_sealed": None}
    if tx.execute(sa.update(incoming_calls).where(ringing).values(taken)).rowcount == 1:
        return
    if tx.execute(sa.select(incoming_calls.c.id).where(incoming_calls.c.id == incoming)).first() is None:
        raise NotFound("No such incoming call.")
    raise Conflict("This call has been written down already.")


def rang(tx: Tx, ring: Ring) -> UUID:
    """Enter what the telephone system tells, once for each of its calls, and return our id of it.

    A call that was missed after all is marked so; one that was written down stays written down.
    """
    forget_numbers(tx)
    told_by = tx.sealer.fingerprint(ring.call, purpose="incoming call")
    known = tx.execute(sa.select(incoming_calls.c.id).where(incoming_calls.c.call_fp == told_by)).scalar()
    if known is not None:
        if ring.state is RingState.MISSED:
            still = sa.and_(incoming_calls.c.id == known, incoming_calls.c.state == RingState.RINGING.value)
            tx.execute(sa.update(incoming_calls).where(still).values(state=RingState.MISSED.value, missed=True))
        return UUID(str(known))
    row = new_id()
    sealed = ring.phone and tx.sealer.seal(ring.phone, table=_RINGS, column="phone", row=row)
    values = {
        "id": row,
        "call_fp": told_by,
        "phone_sealed": sealed,
        "centre_id": ring.centre or current(tx).entrance.id,
        "state": ring.state.value,
        "missed": ring.state is RingState.MISSED,
        "called_at": ring.called_at,
        "recorded_at": tx.now,
    }
    tx.execute(sa.insert(incoming_calls), values)
    return row


def waiting_calls(tx: Tx, *, only: UUID | None = None, limit: int = 20) -> Sequence[Incoming]:
    """Return calls that nobody has written down yet, newest first."""
    wanted = sa.select(incoming_calls).where(
        incoming_calls.c.state != RingState.TAKEN.value, incoming_calls.c.called_at > tx.now - WAITS
    )
    if only is not None:
        wanted = wanted.where(incoming_calls.c.id == only)
    rows = tx.execute(wanted.order_by(incoming_calls.c.called_at.desc()).limit(limit))
    return tuple(
        Incoming(
            id=row.id,
            state=RingState(row.state),
            called_at=row.called_at,
            phone=row.phone_sealed and tx.sealer.open(row.phone_sealed, table=_RINGS, column="phone", row=row.id),
        )
        for row in rows
    )


def forget_numbers(tx: Tx) -> int:
    """Forget the numbers of calls of which nothing became: they are nobody's to keep; return how many."""
    old = sa.and_(incoming_calls.c.phone_sealed.is_not(None), incoming_calls.c.called_at < tx.now - _FORGOTTEN)
    return tx.execute(sa.update(incoming_calls).where(old).values(phone_sealed=None)).rowcount


def call_figures(tx: Tx, *, since: datetime, until: datetime) -> Sequence[CallFigures]:
    """Return how many calls each centre had; counts alone, for those who may not read a call."""
    counts: dict[UUID, Counter[str]] = {}

    def enter(centre: UUID, name: str, number: int) -> None:
        counts.setdefault(centre, Counter())[name] += number

    with tx.beyond_the_wall():  # what comes out are counts
        for centre, kind, number in _counted(tx, phone_calls, ("centre_id", "kind"), "called_at", since, until):
            enter(centre, _OF_KIND[kind], number)
        steps = _counted(tx, phone_call_steps, ("centre_id", "answered", "kind"), "at", since, until)
        for centre, answered, kind, number in steps:
            if kind == StepKind.ATTEMPT.value:
                enter(centre, "answered" if answered else "failed", number)
        for centre, missed, number in _counted(tx, incoming_calls, ("centre_id", "missed"), "called_at", since, until):
            if centre is not None and missed:
                enter(centre, "missed", number)
    return tuple(CallFigures(centre=centre, **found) for centre, found in sorted(counts.items()))


def _counted(tx: Tx, table: sa.Table, by: Sequence[str], at: str, since: datetime, until: datetime) -> Sequence[Any]:
    columns = [table.c[name] for name in by]
    span = sa.and_(table.c[at] >= since, table.c[at] < until)
    return tx.execute(sa.select(*columns, sa.func.count()).where(span).group_by(*columns)).all()
