"""When a limit that runs in office time is worth a reminder (pure)."""

from __future__ import annotations

from datetime import datetime

from app.kit.calendar import WorkingCalendar


def three_quarters(since: datetime, at: datetime, *, calendar: WorkingCalendar) -> datetime:
    """Return when three quarters of the office time from `since` to `at` are gone; `at` at the latest."""
    seconds = calendar.office_seconds(since, at)
    return min(at, calendar.add_office(since, max(0, seconds) * 3 // 4))
