"""Giving a case to its one owner: `cases.owner_id` is the truth, `ownerships` keep how it came about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.assignment.choose import Candidate, Choice
from app.assignment.tables import ownerships
from app.kit.database import Tx
from app.kit.ids import new_id


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
    tx.execute(sa.update(ownerships).where(ownerships.c.case_id == case, ownerships.c.to_at.is_(None)).values(to_at=at))
