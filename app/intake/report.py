"""A recorded report, coded, as the next steps need it (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A recorded report as the next steps need it; fingerprints say what is equal without saying what it is."""

    id: UUID
    reference: str
    received_at: datetime
    recorded_at: datetime
    way_back: bool
    resident_fp: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The report, and whether it is new or was here before by the reporter's own reference."""

    report: Report
    new: bool
