"""What a running service is made of, put together in `app/main.py` and handed to the routes."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from app.api.known_callers import KnownCallers
from app.api.measures import Measures
from app.kit.clock import Clock
from app.kit.database import Database
from app.kit.sealed import Sealer


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """How the municipality names itself where no centre speaks."""

    name: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    database: Database
    sealer: Sealer
    clock: Clock
    callers: KnownCallers
    measures: Measures
    municipality: Municipality
    receipts: Path | None
    """Where receipts are written as files; None is the console."""
    work_promised: threading.Event = field(default_factory=threading.Event)
    """Set after a commit that promised a job, so that the worker need not wait."""

    def close(self) -> None:
        self.callers.close()
        self.database.dispose()
