"""What a visitor of the figures asks for (pure): a period and a grouping; what cannot be read is said on the page."""

from __future__ import annotations

import re
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
_CHOICES: Final[Mapping[str, frozenset[str]]] = {
    "group": frozenset(GROUPINGS),
    "measure": frozenset(Measure),
    "time": frozenset(TimeKind),
}
QUERY: Final = ("from", "to", "quarter", *_CHOICES)
"""What the language of the page changes nothing of."""
SIGN_IN: Final = "sign-in"
"""Asks for the key where the page is shown without one too."""
KNOWN: Final = frozenset({*QUERY, "lang", SIGN_IN})
_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,30}")
"""What is told back: a word, so that nobody can make a link that lets the page say something."""
_MOST_NAMED: Final = 3
_OF_PERIOD: Final = frozenset({"period", "calendar"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFigures:
    """`wrong` names what could not be read and was set to what it is otherwise; `unknown` tells names."""

    period: Period
    grouping: Grouping = Grouping.SOCIAL_CENTRE
    measure: Measure = Measure.ANSWERED
    time: TimeKind = TimeKind.OFFICE
    wrong: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def read_asked(query: Mapping[str, str], *, today: date, guarded: bool) -> AskedFigures:
    """Read what was asked; those from outside get whole quarters of the calendar, others their last twelve months."""
    period, wrong = _period(query, today=today, guarded=guarded)
    unread = [name for name, known in _CHOICES.items() if query.get(name) and query[name] not in known]
    chosen = {name: query[name] for name in _CHOICES if query.get(name) and name not in unread}
    unknown = [one for one in query if one not in KNOWN]
    return AskedFigures(
        period=period,
        grouping=Grouping(chosen.get("group", Grouping.SOCIAL_CENTRE)),
        measure=Measure(chosen.get("measure", Measure.ANSWERED)),
        time=TimeKind(chosen.get("time", TimeKind.OFFICE)),
        wrong=(*wrong, *unread, *(["names"] if unknown else [])),
        unknown=tuple(one for one in unknown if _NAME.fullmatch(one))[:_MOST_NAMED],
    )


def as_published(asked: AskedFigures, *, newest: Period, published: Publication, today: date) -> AskedFigures:
    """Return what anybody may read of it: the newest quarter that is public where another was asked for.

    No names of their own making: a page is kept for all who ask the same, and shows nobody's words.
    """
    asked = replace(asked, unknown=())
    if published.allows(asked.period, today):
        return asked
    is_said = asked.period == quarter_over(today) or not _OF_PERIOD.isdisjoint(asked.wrong)
    return replace(asked, period=newest, wrong=asked.wrong if is_said else ("published", *asked.wrong))


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
