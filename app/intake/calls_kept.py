"""Reading again what was said on the telephone: its words by the desk that wrote them down, and by nobody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.intake.call import CallKind, CallStep, StepKind
from app.intake.parties import parties_of
from app.intake.tables import phone_call_steps, phone_calls
from app.kit.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCall:
    """A call as it was written down; `report` is the one it became or was added to, with its `reference`."""

    id: UUID
    kind: CallKind
    called_at: datetime
    recorded_at: datetime
    centre: UUID
    phone: str | None
    taken_by: str | None
    text: str | None
    report: UUID | None
    reference: str | None
    steps: Sequence[CallStep]


def calls_of_desk(tx: Tx, *, limit: int, before: UUID | None = None) -> Sequence[WrittenCall]:
    """Return the calls that the caller itself wrote down, the newest first; `before` is the last of the page before."""
    wanted = sa.select(phone_calls).where(phone_calls.c.caller_id == tx.caller.id)
    if before is not None:
        wanted = wanted.where(phone_calls.c.id < before)
    rows = tx.execute(wanted.order_by(phone_calls.c.id.desc()).limit(limit)).all()
    steps = steps_of(tx, [row.id for row in rows])
    with tx.beyond_the_wall():  # a call added to another's report named its reference
        known = {one.report: one.reference for one in parties_of(tx, ids=[row.report_id for row in rows])}
    return [_call(tx, row, steps.get(row.id, ()), known.get(row.report_id)) for row in rows]


def written_by_caller(tx: Tx, *, incoming: UUID) -> WrittenCall | None:
    """Return what the caller wrote down of a call that rang; None where nobody did, or somebody else."""
    mine = sa.and_(phone_calls.c.incoming_id == incoming, phone_calls.c.caller_id == tx.caller.id)
    row = tx.execute(sa.select(phone_calls).where(mine)).one_or_none()
    return None if row is None else _call(tx, row, (), None)


def _call(tx: Tx, row: Any, steps: Sequence[CallStep], reference: str | None) -> WrittenCall:  # noqa: ANN401 a row
    def opened(name: str) -> str | None:
        sealed = getattr(row, f"{name}_sealed")
        return None if sealed is None else tx.sealer.open(sealed, table="phone_calls", column=name, row=row.id)

    return WrittenCall(
        id=row.id,
        kind=CallKind(row.kind),
        called_at=row.called_at,
        recorded_at=row.recorded_at,
        centre=row.centre_id,
        phone=opened("phone"),
        taken_by=opened("taken_by"),
        text=opened("text"),
        report=row.report_id,
        reference=reference,
        steps=steps,
    )


def steps_of(tx: Tx, calls: Sequence[UUID]) -> Mapping[UUID, Sequence[CallStep]]:
    """Return the transfers and attempts of each call, in their order."""
    wanted = sa.select(phone_call_steps).where(phone_call_steps.c.call_id.in_(calls))
    found: dict[UUID, list[CallStep]] = {}
    for row in tx.execute(wanted.order_by(phone_call_steps.c.call_id, phone_call_steps.c.place)) if calls else ():
        step = CallStep(
            kind=StepKind(row.kind),
            at=row.at,
            centre=row.centre_id,
            responder=row.responder_id,
            answered=row.answered,
        )
        found.setdefault(row.call_id, []).append(step)
    return found
