"""What is already known of a dwelling when a report about it comes in (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.kit.codes import Concern, ResponderKind


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCase:
    """A case of the same dwelling and tenancy, coded."""

    id: UUID
    version: int
    owner: UUID
    owner_kind: ResponderKind
    centre: UUID
    family: bool
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierReport:
    """One earlier report about the dwelling and tenancy, and the case it came to."""

    case: UUID
    received_at: datetime
    concerns: tuple[Concern, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Cases newest first; nothing of an earlier tenancy or of another resident is ever among them."""

    open_cases: tuple[KnownCase, ...] = ()
    former: KnownCase | None = None
    earlier: tuple[EarlierReport, ...] = ()
    nearby: tuple[str, ...] = ()

    def to_join(self, kind: ResponderKind, *, family: bool = False) -> KnownCase | None:
        """Return the open case of this kind of work; a report never joins one of another owner kind."""
        fitting = (one for one in self.open_cases if one.family is family and one.owner_kind is kind)
        return next(fitting, None)
