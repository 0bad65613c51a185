"""How far a transaction may see on PostgreSQL (pure): what the policies of the tables are told."""

from __future__ import annotations

from typing import Final, Protocol
from uuid import UUID

from app.kit.codes import Role

SERVICE: Final = '{"role":"service"}'
"""The reach of the service itself: of jobs, and of whatever is written."""


class Caller(Protocol):
    """Who asks: stands in the history and the log of reads, and bounds what may be seen."""

    @property
    def id(self) -> UUID: ...
    @property
    def role(self) -> Role: ...
    @property
    def reach(self) -> str:
        """Who asks, as the policies of PostgreSQL read it: a JSON object with `role` and the bounds of the key."""
        ...
