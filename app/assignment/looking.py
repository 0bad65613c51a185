"""Promising to look whether a limit of a case is near or past; what is seen then is decided elsewhere."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from app.jobs.promise import Promise, promise
from app.kit.database import Tx

LOOK: Final = "look"


def look_at(tx: Tx, *, case: UUID, at: datetime, why: str) -> None:
    """Promise to look at a case at an instant; `why` names the cause, and one cause is one look."""
    promise(tx, [Promise(kind=LOOK, key=f"{case}:{why}", subject=case, run_at=at)])
