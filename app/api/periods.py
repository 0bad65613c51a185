"""The period of which figures are asked for, as the query tells it."""

from typing import Annotated

from pydantic import ConfigDict, Field

from app.access import policy
from app.access.callers import Caller
from app.api.callers import Asked
from app.api.fields import Body, Day
from app.api.sheets import Format
from app.kit.errors import FieldError, Invalid
from app.kit.office_hours import local_date
from app.response_time.period import Period


class PeriodIn(Body):
    """Local days from the first until just before the last."""

    model_config = ConfigDict(extra="ignore")

    start: Annotated[Day, Field(alias="from", description="First day.")]
    end: Annotated[Day, Field(alias="to", description="The day after the last, at most ten years on.")]
    format: Annotated[Format | None, Field(description="Instead of `Accept`.")] = None

    def period(self, caller: Caller) -> Period:
        """Return the period; Invalid where this caller may not ask for it."""
        return self._fit(guarded=caller.role in policy.GUARDED)

    def counted(self, asked: Asked) -> Period:
        """Return what this caller is told of it: from outside nothing of today, so that nobody sees it come."""
        period = self.period(asked.caller)
        return period.until(local_date(asked.wiring.clock.now())) if asked.caller.role in policy.GUARDED else period

    def calendars_own(self) -> Period:
        """Return the period; Invalid, for whoever asks, where it is no month, quarter or year of the calendar."""
        return self._fit(guarded=True)

    def _fit(self, *, guarded: bool) -> Period:
        period = Period(first=self.start, end=self.end)
        unfit = period.unfit(guarded=guarded)
        if unfit is not None:
            raise Invalid(FieldError("/query/to", unfit.value))
        return period
