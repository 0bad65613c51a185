"""The page of the figures: who still waited after how long, what is open and overdue, and what the cases were about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from app.access import policy
from app.access.bounds import centres_counted
from app.access.policy import READ_FIGURES
from app.directory.current import current
from app.kit.database import Tx
from app.kit.office_hours import local_date, start_of_day
from app.pages import signed_in
from app.pages.entry import Entry
from app.pages.figures_asked import GROUPINGS, AskedFigures, read_asked
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
from app.pages.render import page
from app.pages.signed_in import Visit
from app.response_time.figure import Figures, Measure, TimeKind, Wanted
from app.response_time.scheme.accessibility import accessibility
from app.response_time.scheme.answers import Question, all_answered
from app.response_time.scheme.scope import Scope, Which
from app.response_time.scheme.tally import guarded
from app.response_time.survey.figures import said

ENTRY = Entry(path="/figures", roles=READ_FIGURES.roles)
FORMS = ENTRY.forms
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
    tables: Sequence[AnswerTable]


@router.get("/figures")
async def figures_page(request: Request) -> Response:
    visit = await ENTRY.visit(request)
    if visit is None:
        response: Response = ENTRY.page(request)
    else:
        response = await run_in_threadpool(_page, visit, dict(request.query_params))
        signed_in.keep(response, request, visit.session)
    signed_in.remember_language(response, request)
    return response


def _page(visit: Visit, query: dict[str, str]) -> Response:
    from_outside = visit.caller.role in policy.GUARDED
    now = visit.wiring.clock.now()
    asked = read_asked(query, today=local_date(now), guarded=from_outside)
    found = visit.read(lambda tx: _shown(tx, visit, asked, from_outside=from_outside))
    shown: dict[str, Any] = {
        "title": "figures",
        "path": "/figures",
        "csrf": visit.csrf,
        "asked": asked,
        "groupings": [one.value for one in GROUPINGS],
        "measures": [one.value for one in Measure],
        "times": [one.value for one in TimeKind],
        "generated_at": now,
        "from_outside": from_outside,
        "lines": found.lines,
        "curves": found.curves,
        "trend": found.trend,
        "indicators": found.indicators,
        "tables": found.tables,
    }
    return page("figures.html", language=visit.language, **shown)


def _shown(tx: Tx, visit: Visit, asked: AskedFigures, *, from_outside: bool) -> Shown:
    from app.response_time.overview import overview  # noqa: PLC0415 numpy takes its time, and few starts need it

    bounds = centres_counted(visit.caller)
    wanted = Wanted(
        period=asked.period,
        measure=asked.measure,
        time=asked.time,
        groupings=(asked.grouping,),
        centres=bounds,
        known=start_of_day(local_date(tx.now)) if from_outside else None,
        guarded=from_outside,
    )
    seen = overview(tx, wanted)
    return Shown(
        lines=lines_shown(seen.by_group, language=visit.language),
        curves=curves_shown(seen.curves, language=visit.language),
        trend=trend_shown(seen.by_month, language=visit.language),
        indicators=_indicators(tx, seen.by_centre, wanted, language=visit.language),
        tables=_tables(tx, asked, bounds, from_outside=from_outside),
    )


def _indicators(tx: Tx, answered: Figures, wanted: Wanted, *, language: str) -> Sequence[Indicators]:
    found = Found(
        answered=answered,
        reached=accessibility(tx, period=wanted.period, centres=wanted.centres, guarded=wanted.guarded),
        said=said(tx, period=wanted.period, centres=wanted.centres),
        names={one.id: one.name for one in current(tx).centres},
    )
    return indicators_shown(found, language=language)


def _tables(
    tx: Tx, asked: AskedFigures, bounds: frozenset[UUID] | None, *, from_outside: bool
) -> Sequence[AnswerTable]:
    start, end = asked.period.starts_at, asked.period.ends_at
    found = all_answered(tx, TABLES, scope=Scope(start=start, end=end, centres=bounds, which=Which.ACTED_ON))
    return [table_shown(one, guarded(told.table) if from_outside else told.table) for one, told in found.items()]
