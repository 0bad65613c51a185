"""The figures of the scheme: what cases were about, how they ended, and the flow of every week."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Query
from pydantic import Field
from starlette.responses import Response

from app.access import policy, roles
from app.access.bounds import centres_counted
from app.access.callers import Caller
from app.api.answers import respond
from app.api.callers import Asked, allow
from app.api.fields import View
from app.api.periods import PeriodIn
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
from app.response_time.period import Period
from app.response_time.scheme.answers import Question, answered
from app.response_time.scheme.flows import weekly
from app.response_time.scheme.scope import Scope, Which
from app.response_time.scheme.week import weeks

router = APIRouter(prefix="/v1/statistics", tags=["statistics"])
Counted = Annotated[Asked, Depends(allow(*roles.READ_FIGURES))]
Accept = Annotated[str, Header(include_in_schema=False)]

_MOST_WEEKS = 53
_SHEETS: dict[int | str, dict[str, Any]] = {200: {"content": {one: {} for one in SHEETS}}}


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
    period = told.period(asked.caller)
    if not 0 < len(whole) <= _MOST_WEEKS:
        raise Invalid(
            FieldError("/query/to", f"must end one to {_MOST_WEEKS} whole weeks, Monday to Sunday, after from")
        )

    def work(tx: Tx) -> Response:
        directory = current(tx)
        found = weekly(tx, weeks=whole, centres=centres_counted(asked.caller))
        shown = flows_out(found, names=lambda one: _title(directory, one), about=_about(period, asked.caller, tx))
        return _written(shown, told.format or format_of(accept), name="flow", lines=shown.items)

    return asked.read(work)


def _answers(question: Question) -> Callable[..., Response]:
    """Return the route of one figure; each has a path of its own, and so its own line in the document."""

    def answers(asked: Counted, told: Annotated[AnswersIn, Query()], accept: Accept = "") -> Response:
        period = told.period(asked.caller)
        scope = Scope(
            start=period.starts_at, end=period.ends_at, centres=centres_counted(asked.caller), which=told.cases
        )

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


def _title(directory: Directory, responder: UUID) -> str:
    known = directory.responder(responder)
    return str(responder) if known is None else known.title
