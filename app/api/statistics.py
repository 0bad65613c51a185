"""The figures of the scheme: what cases were about, how they ended, and the flow of every week."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Query
from pydantic import ConfigDict, Field
from starlette.responses import Response

from app.access import policy, roles
from app.access.callers import Caller
from app.access.policy import Rows
from app.api.answers import respond
from app.api.callers import Asked, allow
from app.api.fields import Body, Day, View
from app.api.sheets import SHEETS, Format, format_of, sheet_response
from app.api.statistics_views import (
    COUNTS,
    EXPLAINED,
    SEVERAL,
    About,
    AnswersOut,
    FlowsOut,
    answers_out,
    flows_out,
)
from app.directory.current import current
from app.directory.snapshot import Directory
from app.kit.codes import Role
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid
from app.response_time.figure import Period
from app.response_time.scheme.answers import Question, answered
from app.response_time.scheme.flows import weekly
from app.response_time.scheme.scope import Scope, Which
from app.response_time.scheme.week import weeks

router = APIRouter(prefix="/v1/statistics", tags=["statistics"])
Counted = Annotated[Asked, Depends(allow(*roles.READ_FIGURES))]
Accept = Annotated[str, Header(include_in_schema=False)]

_LONGEST = timedelta(days=3653)
"""Ten years: every case of the period is looked at for one answer."""
_MOST_WEEKS = 53
_SHEETS: dict[int | str, dict[str, Any]] = {200: {"content": {one: {} for one in SHEETS}}}


class PeriodIn(Body):
    """Local days from the first until just before the last."""

    model_config = ConfigDict(extra="ignore")

    start: Annotated[Day, Field(alias="from", description="First day.")]
    end: Annotated[Day, Field(alias="to", description="The day after the last, at most ten years on.")]
    format: Annotated[Format | None, Field(description="Instead of `Accept`.")] = None


class AnswersIn(PeriodIn):
    """Which cases of which period."""

    cases: Annotated[
        Which,
        Field(description="In which somebody did something, which were received, or which were open in the period."),
    ] = Which.ACTED_ON


@router.get(
    "/flow",
    response_model=FlowsOut,
    responses=_SHEETS,
    summary="What came, was worked on and ended, week by week",
)
def flow(asked: Counted, told: Annotated[PeriodIn, Query()], accept: Accept = "") -> Response:
    whole = list(weeks(told.start, told.end))
    period = _period(told, asked.caller)
    if not 0 < len(whole) <= _MOST_WEEKS:
        raise Invalid(
            FieldError("/query/to", f"must end one to {_MOST_WEEKS} whole weeks, Monday to Sunday, after from")
        )

    def work(tx: Tx) -> Response:
        directory = current(tx)
        found = weekly(tx, weeks=whole, centres=_bounds(asked.caller))
        shown = flows_out(found, names=lambda one: _title(directory, one), about=_about(period, asked.caller, tx))
        return _written(shown, told.format or format_of(accept), name="flow", lines=shown.items)

    return asked.read(work)


def _answers(question: Question) -> Callable[..., Response]:
    """Return the route of one figure; each has a path of its own, and so its own line in the document."""

    def answers(asked: Counted, told: Annotated[AnswersIn, Query()], accept: Accept = "") -> Response:
        period = _period(told, asked.caller)
        scope = Scope(start=period.starts_at, end=period.ends_at, centres=_bounds(asked.caller), which=told.cases)

        def work(tx: Tx) -> Response:
            found = answered(tx, question, scope=scope)
            shown = answers_out(question, found, which=told.cases, about=_about(period, asked.caller, tx))
            return _written(shown, told.format or format_of(accept), name=question.value, lines=shown.items)

        return asked.read(work)

    return answers


for one in Question:
    router.add_api_route(
        f"/{one.value}",
        _answers(one),
        response_model=AnswersOut,
        responses=_SHEETS,
        summary=f"Of all cases: {one.value.replace('-', ' ')}",
        description=f"{EXPLAINED[one]} {SEVERAL} {COUNTS}",
        name=one.value,
    )


def _written(shown: AnswersOut | FlowsOut, written: Format, *, name: str, lines: Sequence[View]) -> Response:
    if written is Format.JSON:
        return respond(shown)
    about = {one: value for one, value in shown.model_dump(mode="json", by_alias=True).items() if one != "items"}
    return sheet_response([one.model_dump(mode="json") | about for one in lines], written, name=name)


def _about(period: Period, caller: Caller, tx: Tx) -> About:
    return About(
        first=period.first,
        end=period.end,
        now=tx.now,
        guarded=caller.role in policy.GUARDED,
        by_responder=caller.role is Role.CENTRE_LEADER,
    )


def _period(told: PeriodIn, caller: Caller) -> Period:
    if told.end <= told.start:
        raise Invalid(FieldError("/query/to", "must be after from"))
    if told.end - told.start > _LONGEST:
        raise Invalid(FieldError("/query/to", "must be at most ten years after from"))
    period = Period(first=told.start, end=told.end)
    if caller.role in policy.GUARDED and not period.is_calendars_own:
        raise Invalid(FieldError("/query/to", "must end a month, quarter or year that begins with from"))
    return period


def _bounds(caller: Caller) -> frozenset[UUID] | None:
    """A leader sees the own centres; those who are there for the whole municipality see all."""
    return caller.centres if policy.READ_FIGURES.meets(caller.role, Rows.OF_ITS_CENTRES) else None


def _title(directory: Directory, responder: UUID) -> str:
    known = directory.responder(responder)
    return str(responder) if known is None else known.title
