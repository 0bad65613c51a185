"""Local months and the like, by which reports are folded and grouped (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from app.kit.office_hours import local_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The reports of one centre in one local month; `first` is its first day."""

    centre: UUID
    first: date


def month_of(at: datetime) -> date:
    """Return the first day of the local month of an instant."""
    return local_date(at).replace(day=1)


def month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
