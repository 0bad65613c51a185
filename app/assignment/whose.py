"""Whose a case is by now, and which case is meant by a number that another one's history names."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

import sqlalchemy as sa

from app.assignment.case import OwnedCase
from app.assignment.tables import cases
from app.kit.database import Tx


def ids_of(tx: Tx, *, numbers: Collection[str]) -> Mapping[str, UUID]:
    """Return the cases of these numbers, which another case's own history names."""
    if not numbers:
        return {}
    with tx.beyond_the_wall():
        found = tx.execute(sa.select(cases.c.id, cases.c.number).where(cases.c.number.in_(numbers)))
        return {row.number: row.id for row in found}


def locate_owner(tx: Tx, *, case_id: UUID) -> OwnedCase:
    """Return who has a case by now, in whose queue it stands, and by when it is due."""
    limits = ("answer_by", "owes_answer", "act_by", "owes_action")
    wanted = [cases.c[name] for name in ("number", "owner_id", "centre_id", "state", *limits)]
    row = tx.execute(sa.select(*wanted).where(cases.c.id == case_id)).one()
    return OwnedCase(
        number=row.number,
        owner=row.owner_id,
        centre=row.centre_id,
        state=row.state,
        answer_by=row.answer_by,
        owes_answer=row.owes_answer,
        act_by=row.act_by,
        owes_action=row.owes_action,
    )
