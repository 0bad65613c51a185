"""When anybody may read the figures (pure): some time after the end of a quarter, so that centres see them first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.response_time.period import Period
from app.response_time.quarter import is_quarter_or_year, quarter_over


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """`after_days` after its end a quarter is anybody's to read; None is never, which a municipality must change."""

    after_days: int | None = None

    def newest(self, today: date) -> Period | None:
        """Return the last quarter that anybody may read."""
        return None if self.after_days is None else quarter_over(today - timedelta(days=self.after_days))

    def allows(self, period: Period, today: date) -> bool:
        """Say whether anybody may read a period: whole quarters and years alone, by when their last day is public."""
        day = self.day_of(period)
        return day is not None and day <= today and is_quarter_or_year(period)

    def coming(self, today: date) -> Period | None:
        """Return the quarter that is over and which only those who sign in may read so far."""
        last = quarter_over(today)
        return None if self.after_days is None or self.allows(last, today) else last

    def day_of(self, period: Period) -> date | None:
        """Return the day from which anybody may read what ends with a period."""
        return None if self.after_days is None else period.end + timedelta(days=self.after_days)
