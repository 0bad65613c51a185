"""Giving a case to its one owner: `cases.owner_id` is the truth, `ownerships` keep how it came about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.choose import Candidate, Choice
from app.assignment.loads import forget_loads
from app.assignment.tables import cases, ownerships
from app.kit.database import Tx
from app.kit.ids import new_id
from app.kit.prepared import Prepared

_OF_CASE: Final = Prepared(
    sa.select(ownerships)
    .where(ownerships.c.case_id == sa.bindparam("case"))
    .order_by(ownerships.c.recorded_at, ownerships.c.id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOwner:
    """Who owns from when; `step` is the step of the choice, or the act (claimed, released, handed over)."""

    owner: UUID
    centre: UUID
    step: str
    from_at: datetime
    candidates: Sequence[Candidate] = ()

    @classmethod
    def chosen(cls, choice: Choice, *, from_at: datetime) -> NewOwner:
        return cls(
            owner=choice.owner.id,
            centre=choice.centre,
            step=choice.step.value,
            from_at=from_at,
            candidates=choice.candidates,
        )


def begin(tx: Tx, *, case: UUID, new: NewOwner) -> None:
    """Write the first ownership of a case, or the one that follows `end`."""
    row: dict[str, Any] = {
        "id": new_id(),
        "case_id": case,
        "owner_id": new.owner,
        "centre_id": new.centre,
        "step": new.step,
        "candidates": [
            {"responder": str(one.responder), "step": one.step.value, "verdict": one.verdict.value}
            for one in new.candidates
        ],
        "from_at": new.from_at,
        "recorded_at": tx.now,
    }
    tx.add(ownerships, row)


def end(tx: Tx, *, case: UUID, at: datetime) -> None:
    """End the present ownership; the caller begins the next one in the same transaction."""
    forget_loads(tx)
    tx.execute(sa.update(ownerships).where(ownerships.c.case_id == case, ownerships.c.to_at.is_(None)).values(to_at=at))


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """One stretch of the history of a case: who had it, where, why, and until when."""

    owner: UUID
    centre: UUID
    step: str
    from_at: datetime
    to_at: datetime | None


def foresee_owners(tx: Tx, *, case: UUID) -> None:
    tx.foresee(_OF_CASE, {"case": case})


def owners_of(tx: Tx, *, case: UUID) -> Sequence[Owned]:
    """Return everybody who ever owned a case, the first first."""
    return tuple(
        Owned(owner=row.owner_id, centre=row.centre_id, step=row.step, from_at=row.from_at, to_at=row.to_at)
        for row in tx.rows(_OF_CASE, {"case": case})
    )


def owned_since(tx: Tx, *, case: UUID) -> datetime:
    """Return from when its present owner has the case."""
    present = sa.select(ownerships.c.from_at).where(ownerships.c.case_id == case, ownerships.c.to_at.is_(None))
    since: datetime = tx.execute(present).scalar_one()
    return since


def once_owned(tx: Tx, *, number: str, owner: UUID) -> bool:
    """Say whether a case was this owner's at any time."""
    wanted = sa.select(ownerships.c.id).join(cases, cases.c.id == ownerships.c.case_id)
    return tx.execute(wanted.where(cases.c.number == number, ownerships.c.owner_id == owner)).first() is not None
