"""How wrong the clock of a device is (pure): by what it says when it sends, against when that arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

TOLERANCE = timedelta(minutes=1)
"""What a slow connection and a clock without seconds make of a right clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceClock:
    """When the device says it sent, where it says so, and when that arrived by our clock."""

    sent_at: datetime | None
    arrived_at: datetime

    @property
    def offset(self) -> timedelta:
        """What is added to every instant of the device, in whole seconds; nothing within the tolerance."""
        if self.sent_at is None:
            return timedelta()
        behind = timedelta(seconds=round((self.arrived_at - self.sent_at).total_seconds()))
        return behind if abs(behind) > TOLERANCE else timedelta()

    def right(self, told: datetime) -> datetime:
        """Return the instant by our clock; what has been on the device has been here too.

        What it says to be still to come stays so, and is refused by whatever tells only what has been.
        """
        now = self.arrived_at + TOLERANCE if self.sent_at is None else self.sent_at
        return min(told + self.offset, self.arrived_at) if told <= now else told + self.offset
