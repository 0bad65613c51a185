"""The page of the figures: who still waited after how long, what is open and overdue, and what the cases were about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from app.access import policy
from app.access.bounds import centres_counted
from app.access.callers import Caller
from app.access.policy import READ_FIGURES, WRITE_COMMENTS
from app.directory.ever import ever
from app.kit.codes import Role
from app.kit.database import Tx
from app.kit.office_hours import ZONE, local_date, start_of_day
from app.pages import signed_in
from app.pages.entry import Entry
from app.pages.figure_comments import PATH as COMMENT
from app.pages.figure_comments import Line, lines_of
from app.pages.figures_asked import GROUPINGS, QUERY, SIGN_IN, AskedFigures, as_published, read_asked
from app.pages.figures_shown import (
    AnswerTable,
    Curves,
    Lines,
    Trend,
    curves_shown,
    lines_shown,
    table_shown,
    trend_shown,
)
from app.pages.indicators_shown import Found, Indicators, indicators_shown
from app.pages.public_figures import made_once
from app.pages.render import page
from app.pages.signed_in import Wiring
from app.replies.texts import danish_day, danish_time
from app.response_time.figure import VERSION, Figures, Measure, TimeKind, Wanted
from app.response_time.period import Period
from app.response_time.quarter import calendars_own
from app.response_time.scheme.accessibility import accessibility
from app.response_time.scheme.answers import all_answered
from app.response_time.scheme.questions import Question
from app.response_time.scheme.scope import VERSION as SCHEME_VERSION
from app.response_time.scheme.scope import Scope, Which
from app.response_time.scheme.tally import guarded
from app.response_time.survey.figures import said

ENTRY = Entry(path="/figures", roles=READ_FIGURES.roles, form=COMMENT)
FORMS = ENTRY.forms
ANYBODY: Final = Caller(id=UUID(int=2), role=Role.ANALYST)
"""Whoever reads what is published: as much of it as an analyst sees, and of the periods that are public."""
TABLES: Final = (
    Question.CASE_TYPES,
    Question.ORIGINS,
    Question.CONCERNS,
    Question.OCCASIONS,
    Question.ACTIVITIES,
    Question.STAGES,
    Question.OUTCOMES,
    Question.RELAPSES,
    Question.EVICTIONS,
)

router = APIRouter(include_in_schema=False)
router.include_router(ENTRY.router())


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Everything on the page."""

    lines: Lines
    curves: Curves
    trend: Trend
    indicators: Sequence[Indicators]
    surveyed: Sequence[str]
    tables: Sequence[AnswerTable]
    comments: Sequence[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads: somebody who signed in, or anybody where the municipality wants it, without a session then."""

    caller: Caller
    wiring: Wiring
    language: str
    csrf: str | None = None

    @property
    def from_outside(self) -> bool:
        return self.caller.role in policy.GUARDED

    def asked(self, query: Mapping[str, str], *, today: date) -> AskedFigures:
        asked = read_asked(query, today=today, guarded=self.from_outside)
        newest = self.wiring.publication.newest(today)
        if self.caller is not ANYBODY or newest is None:
            return asked
        return as_published(asked, newest=newest, published=self.wiring.publication, today=today)


@router.get("/figures")
async def figures_page(request: Request) -> Response:
    asked = request.query_params
    query = {name: ",".join(asked.getlist(name)) for name in asked}  # what is asked for twice is no choice
    visit = await ENTRY.visit(request)
    wiring, language = signed_in.wiring_of(request), signed_in.language(request)
    if visit is not None:
        reader = Reader(caller=visit.caller, wiring=wiring, language=language, csrf=visit.csrf)
        response = await run_in_threadpool(_page, reader, query)
        signed_in.keep(response, request, visit.session)
    elif wiring.publication.after_days is None or SIGN_IN in query:
        response = ENTRY.page(request)
    else:
        response = await _for_anybody(request, Reader(caller=ANYBODY, wiring=wiring, language=language), query)
    signed_in.remember_language(response, request)
    return response


async def _for_anybody(request: Request, reader: Reader, query: Mapping[str, str]) -> Response:
    """What is asked in other words is the same page."""
    reader.wiring.limits.count(ANYBODY)
    today = local_date(reader.wiring.clock.now())
    key = (reader.asked(query, today=today), reader.language, today)
    return await made_once(request, key, lambda: _page(reader, query))


def _page(reader: Reader, query: Mapping[str, str]) -> Response:
    now = reader.wiring.clock.now()
    today, published = local_date(now), reader.wiring.publication
    asked = reader.asked(query, today=today)
    found = reader.wiring.database.read(lambda tx: _shown(tx, reader, asked), caller=reader.caller)
    coming = None if reader.from_outside else published.coming(today)
    shown: dict[str, Any] = {
        "title": "figures",
        "path": "/figures",
        "asked_by": "".join(f"{urlencode({name: query[name]})}&" for name in QUERY if query.get(name)),
        "csrf": reader.csrf,
        "asked": asked,
        "groupings": [one.value for one in GROUPINGS],
        "measures": [one.value for one in Measure],
        "times": [one.value for one in TimeKind],
        "made_at": _written_instant(now, reader.language),
        "versions": (VERSION, SCHEME_VERSION),
        "from_outside": reader.from_outside,
        "anybody": reader.caller is ANYBODY,
        "may_comment": reader.caller.role in WRITE_COMMENTS.roles,
        "coming": coming,
        "days": [] if coming is None else _written([coming.first, published.day_of(coming)], reader.language),
        "shown_days": _shown_days(asked.period, reader.language),
        "found": found,
    }
    return page("figures.html", language=reader.language, **shown)


def _shown_days(period: Period, language: str) -> Sequence[str]:
    return _written([period.first, period.end - timedelta(days=1)], language)


def _written(days: Sequence[date | None], language: str) -> Sequence[str]:
    known = [one for one in days if one is not None]
    return [danish_day(one) if language == "da" else f"{one.day} {one:%B %Y}" for one in known]


def _written_instant(at: datetime, language: str) -> str:
    return danish_time(at) if language == "da" else f"{at.astimezone(ZONE):%A %-d %B %Y at %H:%M}"


def _shown(tx: Tx, reader: Reader, asked: AskedFigures) -> Shown:
    from app.response_time.overview import overview  # noqa: PLC0415 numpy takes its time, and few starts need it

    bounds, language = centres_counted(reader.caller), reader.language
    wanted = Wanted(
        period=asked.period,
        measure=asked.measure,
        time=asked.time,
        groupings=(asked.grouping,),
        centres=bounds,
        known=start_of_day(local_date(tx.now)) if reader.from_outside else None,
        guarded=reader.from_outside,
    )
    seen = overview(tx, wanted)
    today = local_date(tx.now)
    surveyed = calendars_own(asked.period, today=today)
    counted = asked.period.until(today) if reader.from_outside else asked.period
    return Shown(
        lines=lines_shown(seen.by_group, language=language),
        curves=curves_shown(seen.curves, language=language),
        trend=trend_shown(seen.by_month, language=language),
        indicators=_indicators(tx, seen.by_centre, replace(wanted, period=counted), surveyed, language=language),
        surveyed=() if surveyed == asked.period else _shown_days(surveyed, language),
        tables=_tables(tx, counted, bounds, from_outside=reader.from_outside),
        comments=lines_of(tx, period=asked.period, centres=bounds),
    )


def _indicators(tx: Tx, answered: Figures, wanted: Wanted, surveyed: Period, *, language: str) -> Sequence[Indicators]:
    found = Found(
        answered=answered,
        reached=accessibility(tx, period=wanted.period, centres=wanted.centres, guarded=wanted.guarded),
        said=said(tx, period=surveyed, centres=wanted.centres),
        names={one.id: one.name for one in ever(tx).centres},
    )
    return indicators_shown(found, language=language)


def _tables(tx: Tx, counted: Period, bounds: frozenset[UUID] | None, *, from_outside: bool) -> Sequence[AnswerTable]:
    start, end = counted.starts_at, counted.ends_at
    found = all_answered(tx, TABLES, scope=Scope(start=start, end=end, centres=bounds, which=Which.ACTED_ON))
    return [table_shown(one, guarded(told.table) if from_outside else told.table) for one, told in found.items()]
