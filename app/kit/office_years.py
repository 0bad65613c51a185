"""Running sums of a calendar, a local year at a time: what makes every query a search instead of a walk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate
from typing import Final

from app.kit.holidays import SpecialDays, is_weekend
from app.kit.office_hours import OpeningHours, spans

# Sums are laid outwards from here on demand; any year would do, a recent one is near to most questions.
_ANCHOR_YEAR: Final = 2024


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeYear:
    """Openings of one year in seconds since 1970 and its working days as ordinals, ascending.

    `sums[i]` is the office time of the year before opening `i`, with the whole year's last. `seconds_before` and
    `days_before` count from the anchor to the first of January, negative in the years before it.
    """

    opens: tuple[int, ...]
    closes: tuple[int, ...]
    sums: tuple[int, ...]
    working_days: tuple[int, ...]
    seconds_before: int = 0
    days_before: int = 0

    @property
    def seconds_after(self) -> int:
        return self.seconds_before + self.sums[-1]

    @property
    def days_after(self) -> int:
        return self.days_before + len(self.working_days)

    def following(self, earlier: OfficeYear) -> OfficeYear:
        return replace(self, seconds_before=earlier.seconds_after, days_before=earlier.days_after)

    def preceding(self, later: OfficeYear) -> OfficeYear:
        return replace(
            self,
            seconds_before=later.seconds_before - self.sums[-1],
            days_before=later.days_before - len(self.working_days),
        )


@dataclass(frozen=True, slots=True)
class OfficeYears:
    """The years of one calendar, laid when first asked for. Threads may share it: two lay the same figures."""

    hours: OpeningHours
    special_days: SpecialDays
    holidays: Callable[[int], frozenset[date]]
    _laid: dict[int, OfficeYear] = field(default_factory=dict)

    def year(self, number: int) -> OfficeYear:
        return self._laid.get(number) or self._lay(number)

    def spans(self, day: date) -> list[tuple[int, int]]:
        """When the centre is open on a day: (start, end) in seconds since 1970."""
        openings = self.hours.on(day)
        if not openings or day in self.holidays(day.year):
            return []
        closed_from = self.special_days.closed_from(day)
        left = (opening.before(closed_from) for opening in openings)
        return list(spans(day, [opening for opening in left if opening]))

    def is_working_day(self, day: date) -> bool:
        return not (is_weekend(day) or day in self.holidays(day.year) or self.special_days.is_whole_day(day))

    def _lay(self, number: int) -> OfficeYear:
        at = _ANCHOR_YEAR
        year = self._keep(at, self._laid.get(at) or self._bare(at))
        while at < number:
            at += 1
            year = self._keep(at, self._laid.get(at) or self._bare(at).following(year))
        while at > number:
            at -= 1
            year = self._keep(at, self._laid.get(at) or self._bare(at).preceding(year))
        return year

    def _keep(self, number: int, year: OfficeYear) -> OfficeYear:
        return self._laid.setdefault(number, year)

    def _bare(self, number: int) -> OfficeYear:
        days = [date.fromordinal(day) for day in _ordinals(number)]
        openings = [span for day in days for span in self.spans(day)]
        return OfficeYear(
            opens=tuple(start for start, _ in openings),
            closes=tuple(end for _, end in openings),
            sums=tuple(accumulate((end - start for start, end in openings), initial=0)),
            working_days=tuple(day.toordinal() for day in days if self.is_working_day(day)),
        )


def _ordinals(year: int) -> Iterable[int]:
    return range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
