"""Informing other kinds of responders of a case: they see it in their queue and owe nothing."""

from __future__ import annotations

from sqlalchemy.dialects import postgresql, sqlite

from app.assignment.placing import Placed, Placing
from app.assignment.tables import informed
from app.kit.database import Tx


def inform(tx: Tx, placing: Placing, placed: Placed) -> None:
    """Enter the kinds that the decision informs; what is the family team's own is told to nobody else."""
    kinds = () if placed.family else placing.decision.informed_kinds
    if not kinds:
        return
    insert = sqlite.insert(informed) if tx.connection.dialect.name == "sqlite" else postgresql.insert(informed)
    tx.execute(
        insert.on_conflict_do_nothing(),
        [{"case_id": placed.case, "kind": kind.value, "centre_id": placed.centre, "since": tx.now} for kind in kinds],
    )
