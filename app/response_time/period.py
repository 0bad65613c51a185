"""The days that figures are about, and which of them may be asked for (pure)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from app.kit.office_hours import start_of_day

_LONGEST: Final = timedelta(days=3653)
"""Ten years: every report and case of the period is looked at for one answer."""
_EARLIEST: Final = date(1990, 1, 1)
_LATEST: Final = date(2200, 1, 1)
_MONTHS_A_YEAR: Final = 12
_CALENDARS_OWN: Final = (1, 3, _MONTHS_A_YEAR)


class Unfit(StrEnum):
    """Why a period may not be asked for, said of its end."""

    BACKWARDS = "must be after from"
    TOO_FAR = "must be, as from, in the years 1990 to 2199"
    TOO_LONG = "must be at most ten years after from"
    NOT_THE_CALENDARS_OWN = "must end a month, quarter or year that begins with from"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Local days from `first` until just before `end`."""

    first: date
    end: date

    @property
    def is_calendars_own(self) -> bool:
        """Whether it is one month, quarter or year of the calendar."""
        months = (self.end.year - self.first.year) * _MONTHS_A_YEAR + self.end.month - self.first.month
        whole = self.first.day == 1 and self.end.day == 1
        return whole and months in _CALENDARS_OWN and (self.first.month - 1) % months == 0

    @property
    def starts_at(self) -> datetime:
        return start_of_day(self.first)

    @property
    def ends_at(self) -> datetime:
        return start_of_day(self.end)

    def until(self, day: date) -> Period:
        """Return what of it was over when a day began."""
        return replace(self, end=max(self.first, min(self.end, day)))

    def unfit(self, *, guarded: bool) -> Unfit | None:
        """Return why it may not be asked for; who is `guarded` against may take no two periods from one another."""
        if self.end <= self.first:
            return Unfit.BACKWARDS
        if self.first < _EARLIEST or self.end > _LATEST:
            return Unfit.TOO_FAR
        if self.end - self.first > _LONGEST:
            return Unfit.TOO_LONG
        return Unfit.NOT_THE_CALENDARS_OWN if guarded and not self.is_calendars_own else None
