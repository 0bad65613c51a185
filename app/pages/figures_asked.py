"""What a visitor of the figures asks for (pure): a period and a grouping; what cannot be read is said on the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from app.response_time.figure import Grouping, Measure, TimeKind
from app.response_time.period import Period, Unfit
from app.response_time.publication import Publication
from app.response_time.quarter import quarter, quarter_over

GROUPINGS: Final = (
    Grouping.SOCIAL_CENTRE,
    Grouping.URGENCY,
    Grouping.CONCERN,
    Grouping.LANDLORD_KIND,
    Grouping.CHANNEL,
    Grouping.RELAPSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFigures:
    """`wrong` names what could not be read and was set to what it is otherwise."""

    period: Period
    grouping: Grouping = Grouping.SOCIAL_CENTRE
    measure: Measure = Measure.ANSWERED
    time: TimeKind = TimeKind.OFFICE
    wrong: tuple[str, ...] = ()


def read_asked(query: Mapping[str, str], *, today: date, guarded: bool) -> AskedFigures:
    """Read what was asked; those from outside get whole quarters of the calendar, others their last twelve months."""
    period, wrong = _period(query, today=today, guarded=guarded)
    asked = AskedFigures(period=period, wrong=wrong)
    if query.get("group") in {one.value for one in GROUPINGS}:
        asked = replace(asked, grouping=Grouping(query["group"]))
    if query.get("measure") in {one.value for one in Measure}:
        asked = replace(asked, measure=Measure(query["measure"]))
    if query.get("time") in {one.value for one in TimeKind}:
        asked = replace(asked, time=TimeKind(query["time"]))
    return asked


def as_published(asked: AskedFigures, *, newest: Period, published: Publication, today: date) -> AskedFigures:
    """Return what anybody may read of it: the newest quarter that is public where another was asked for."""
    if published.allows(asked.period, today):
        return asked
    wrong = asked.wrong or (() if asked.period == quarter_over(today) else ("published",))
    return replace(asked, period=newest, wrong=wrong)


def _period(query: Mapping[str, str], *, today: date, guarded: bool) -> tuple[Period, tuple[str, ...]]:
    usual = quarter_over(today) if guarded else Period(first=_year_before(today), end=today + timedelta(days=1))
    if not any(query.get(one) for one in ("from", "to", "quarter")):
        return usual, ()
    try:
        asked = _of(query)
    except ValueError:
        return usual, ("period",)
    match asked.unfit(guarded=guarded):
        case None:
            return asked, ()
        case Unfit.NOT_THE_CALENDARS_OWN:
            return usual, ("calendar",)
        case _:
            return usual, ("period",)


def _of(query: Mapping[str, str]) -> Period:
    """Return the days asked for, or those of a quarter like 2026-Q3; ValueError where it is neither, or both."""
    name = query.get("quarter")
    if not name:
        return Period(first=date.fromisoformat(query.get("from", "")), end=date.fromisoformat(query.get("to", "")))
    if query.get("from") or query.get("to"):
        raise ValueError(name)
    return quarter(name)


def _year_before(today: date) -> date:
    return date(today.year - 1, today.month, 1)
