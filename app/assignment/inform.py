"""Informing other kinds of responders of a case: they see it in their queue and owe nothing."""

from __future__ import annotations

from app.assignment.placing import Placed, Placing
from app.assignment.tables import informed
from app.kit.database import Tx


def inform(tx: Tx, placing: Placing, placed: Placed) -> None:
    """Enter the kinds that the decision informs; what is the family team's own is told to nobody else."""
    kinds = () if placed.family else placing.decision.informed_kinds
    rows = ({"case_id": placed.case, "kind": kind.value, "centre_id": placed.centre, "since": tx.now} for kind in kinds)
    tx.add_missing(informed, *rows)
