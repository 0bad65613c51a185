"""What was wrong in a case and was put right: kept beside it, for what stands in the case is what is so now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import orjson
import sqlalchemy as sa

from app.assignment.tables import corrections
from app.kit.database import Tx
from app.kit.ids import new_id
from app.kit.prepared import Prepared

_TABLE = "corrections"
_OF_CASE: Final = Prepared(
    sa.select(corrections).where(corrections.c.case_id == sa.bindparam("case")).order_by(corrections.c.id)
)


class Corrected(StrEnum):
    """What was put right."""

    PLACE = "place"
    CONCERNS = "concerns"
    URGENCY = "urgency"
    RESIDENT = "resident"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was put right, from what to what, and why; None where there was or is nothing."""

    what: Corrected
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    reason: str
    at: datetime
    responder: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A correction as it is kept."""

    correction: Correction
    recorded_at: datetime


def keep(tx: Tx, *, case: UUID, correction: Correction) -> None:
    row_id = new_id()
    tx.execute(
        sa.insert(corrections).values(
            id=row_id,
            case_id=case,
            what=correction.what.value,
            before_sealed=_seal(tx, row_id, "before", correction.before),
            after_sealed=_seal(tx, row_id, "after", correction.after),
            reason_sealed=tx.sealer.seal(correction.reason, table=_TABLE, column="reason", row=row_id),
            at=correction.at,
            recorded_at=tx.now,
            caller_id=tx.caller.id,
            responder_id=correction.responder,
        )
    )


def foresee_corrections(tx: Tx, *, case: UUID) -> None:
    tx.foresee(_OF_CASE, {"case": case})


def corrections_of(tx: Tx, *, case: UUID) -> Sequence[Kept]:
    """Return what was put right in a case, in the order in which the service was told."""
    return tuple(_kept(tx, row) for row in tx.rows(_OF_CASE, {"case": case}))


def _kept(tx: Tx, row: Any) -> Kept:  # noqa: ANN401 a row of `corrections`
    reason = row.reason_sealed
    correction = Correction(
        what=Corrected(row.what),
        before=_opened(tx, row, "before"),
        after=_opened(tx, row, "after"),
        reason="" if reason is None else tx.sealer.open(reason, table=_TABLE, column="reason", row=row.id),
        at=row.at,
        responder=row.responder_id,
    )
    return Kept(correction=correction, recorded_at=row.recorded_at)


def _seal(tx: Tx, row: UUID, column: str, value: Mapping[str, Any] | None) -> bytes | None:
    if value is None:
        return None
    said = {key: one for key, one in value.items() if one is not None}
    return tx.sealer.seal(orjson.dumps(said).decode(), table=_TABLE, column=column, row=row)


def _opened(tx: Tx, row: Any, column: str) -> Mapping[str, Any] | None:  # noqa: ANN401 as above
    sealed = getattr(row, f"{column}_sealed")
    if sealed is None:
        return None
    opened: dict[str, Any] = orjson.loads(tx.sealer.open(sealed, table=_TABLE, column=column, row=row.id))
    return opened
