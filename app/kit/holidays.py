"""Days on which Denmark or the municipality does not work: public holidays and the customary days off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Final

WHOLE_DAY: Final = time(0)
NOON: Final = time(12)

_CONSTITUTION_DAY: Final = (6, 5)
_SATURDAY: Final = 5


@cache
def danish_public_holidays(year: int) -> frozenset[date]:
    """Public holidays (helligdage) by law; Great Prayer Day up to 2023, never 5 June or 24 and 31 December."""
    # The library loads every country of the world, half a second: only a process that reads the calendar pays.
    from holidays import country_holidays  # noqa: PLC0415

    return frozenset(country_holidays("DK", language="da", years=year))


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDays:
    """Days off by agreement, which differ between municipalities; the defaults are the usual ones.

    Each field is the local time from which the municipality is closed: `None` an ordinary day, `WHOLE_DAY` (midnight)
    closed altogether.
    """

    labour_day: time | None = NOON
    constitution_day: time | None = NOON
    christmas_eve: time | None = WHOLE_DAY
    new_years_eve: time | None = WHOLE_DAY

    def closed_from(self, day: date) -> time | None:
        match day.month, day.day:
            case 5, 1:
                return self.labour_day
            case 6, 5:
                return self.constitution_day
            case 12, 24:
                return self.christmas_eve
            case 12, 31:
                return self.new_years_eve
        return None

    def is_whole_day(self, day: date) -> bool:
        return self.closed_from(day) == WHOLE_DAY


USUAL_DAYS_OFF: Final = SpecialDays()


def day_off(text: str) -> time | None:
    """Read one special day from configuration: `none`, `whole_day` or the local time `HH:MM` of closing.

    Raises ValueError for anything else.
    """
    if text == "none":
        return None
    return WHOLE_DAY if text == "whole_day" else time.fromisoformat(text)


def moves_statutory_deadline(day: date, *, public_holidays: frozenset[date]) -> bool:
    """Whether a period that ends on this day ends on the next one instead.

    Rent law names weekends, holidays and 5 June; 24 and 31 December are not among them, however closed the offices.
    """
    return day.weekday() >= _SATURDAY or day in public_holidays or (day.month, day.day) == _CONSTITUTION_DAY


def is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY
