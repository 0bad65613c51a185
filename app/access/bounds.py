"""How far a caller sees in what is counted (pure): the rows that the table of roles gives it, as queries take them."""

from __future__ import annotations

from uuid import UUID

from app.access.callers import Caller
from app.access.deeds import Rows
from app.access.policy import READ_FIGURES


def centres_counted(caller: Caller) -> frozenset[UUID] | None:
    """Return the centres whose figures a caller sees: a leader's own; None, all of them, for the whole municipality."""
    return caller.centres if READ_FIGURES.meets(caller.role, Rows.OF_ITS_CENTRES) else None
