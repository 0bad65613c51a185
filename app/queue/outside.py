"""Whom of outside a home and its dangers may be told: who does such work, and for cleaning only whom a grant names."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from app.assignment.case import Case
from app.directory.current import current
from app.directory.look_up import help_at
from app.kit.codes import GrantKind, SupplierKind, TaskKind
from app.kit.database import Tx

_WHO_DOES: Final = {
    TaskKind.CLEANING: SupplierKind.CLEANING,
    TaskKind.CONFLICT_MEDIATION: SupplierKind.CONFLICT_MEDIATION,
}


def why_not_told(tx: Tx, item: Case, *, kind: TaskKind, supplier: UUID) -> str | None:
    """Return why a supplier may not have such a task in a case now; None where it may."""
    named, wanted = current(tx).supplier(supplier), _WHO_DOES.get(kind)
    if named is None or item.family or (wanted is not None and named.kind is not wanted):
        return "Nobody who does this, or not for a family team's case."
    if kind is TaskKind.CLEANING and not _is_granted(tx, item, supplier):
        return "No grant names it; ask a caseworker for a grant_decision."
    return None


def _is_granted(tx: Tx, item: Case, supplier: UUID) -> bool:
    if item.dwelling is None:
        return False
    grants = help_at(tx, dwelling=item.dwelling, at=tx.now).grants
    return any(one.kind is GrantKind.CLEANING and one.supplier_id == supplier for one in grants)
