"""Informing other kinds of responders of a case: they see it in their queue and owe nothing."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from app.assignment.placing import Placed, Placing
from app.assignment.tables import informed
from app.kit.database import Tx


def inform(tx: Tx, placing: Placing, placed: Placed) -> None:
    """Enter the kinds that the decision informs; what is the family team's own is told to nobody else."""
    kinds = () if placed.family else placing.decision.informed_kinds
    rows = ({"case_id": placed.case, "kind": kind.value, "centre_id": placed.centre, "since": tx.now} for kind in kinds)
    tx.add_missing(informed, *rows)


def inform_at(tx: Tx, *, case: UUID, centre: UUID) -> None:
    """Let those be informed who serve where the case stands by now, and those of its former centre no longer."""
    tx.execute(sa.update(informed).where(informed.c.case_id == case).values(centre_id=centre))


def inform_beside(tx: Tx, *, source: UUID, case: UUID) -> None:
    """Let a case that is opened beside another be shown to those to whom that one is."""
    kinds = sa.select(
        sa.literal(case, type_=sa.Uuid()),
        informed.c.kind,
        informed.c.centre_id,
        sa.literal(tx.now, type_=informed.c.since.type),
    )
    tx.execute(
        sa.insert(informed).from_select(
            ["case_id", "kind", "centre_id", "since"], kinds.where(informed.c.case_id == source)
        )
    )
