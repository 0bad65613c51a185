"""That a queue changed, before it has a number (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class ChangeKind(StrEnum):
    ENTERED = "entered"
    CHANGED = "changed"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A case entered, changed in, or left the queue of a centre."""

    centre: UUID
    case: UUID
    kind: ChangeKind
