"""The figures of the scheme: what cases were about, how they ended, and the flow of every week."""

from collections.abc import Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import Field
from starlette.responses import Response

from app.access import policy, roles
from app.access.bounds import centres_counted
from app.access.callers import Caller
from app.api.callers import Asked, allow
from app.api.periods import PeriodIn
from app.api.sheets import SHOWN_AS, Accept, figures_response, format_of
from app.api.statistics_views import (
    COUNTS,
    EXPLAINED,
    SEVERAL,
    About,
    AnswersOut,
    FlowsOut,
    answers_out,
    flow_lines,
    flows_out,
)
from app.directory.ever import ever
from app.directory.snapshot import Directory
from app.kit.codes import Role
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid
from app.response_time.period import Period
from app.response_time.scheme.answers import answered
from app.response_time.scheme.flows import weekly
from app.response_time.scheme.questions import Question
from app.response_time.scheme.scope import Scope, Which
from app.response_time.scheme.week import weeks

router = APIRouter(prefix="/v1/statistics", tags=["statistics"])
Counted = Annotated[Asked, Depends(allow(*roles.READ_FIGURES))]

_MOST_WEEKS = 53


class AnswersIn(PeriodIn):
    """Which cases of which period."""

    cases: Annotated[
        Which,
        Field(description="In which somebody did something, which were received, or which were open in the period."),
    ] = Which.ACTED_ON


@router.get(
    "/flow",
    response_model=FlowsOut,
    responses=SHOWN_AS,
    summary="What came, was worked on and ended, week by week",
)
def flow(asked: Counted, told: Annotated[PeriodIn, Query()], accept: Accept = "") -> Response:
    whole = list(weeks(told.start, told.end))
    period = told.period(asked.caller)
    if not 0 < len(whole) <= _MOST_WEEKS:
        raise Invalid(
            FieldError("/query/to", f"must end one to {_MOST_WEEKS} whole weeks, Monday to Sunday, after from")
        )

    counted = told.counted(asked)
    whole = list(weeks(counted.first, counted.end))

    def work(tx: Tx) -> Response:
        directory = ever(tx)
        found = weekly(tx, weeks=whole, centres=centres_counted(asked.caller))
        shown = flows_out(found, names=lambda one: _title(directory, one), about=_about(period, asked.caller, tx))
        return figures_response(
            shown, told.format or format_of(accept), name="flow", lines=list(flow_lines(shown.items))
        )

    return asked.read(work)


def _answers(question: Question) -> Callable[..., Response]:
    """Return the route of one figure; each has a path of its own, and so its own line in the document."""

    def answers(asked: Counted, told: Annotated[AnswersIn, Query()], accept: Accept = "") -> Response:
        period, counted = told.period(asked.caller), told.counted(asked)
        scope = Scope(
            start=counted.starts_at, end=counted.ends_at, centres=centres_counted(asked.caller), which=told.cases
        )

        def work(tx: Tx) -> Response:
            found = answered(tx, question, scope=scope)
            shown = answers_out(question, found, which=told.cases, about=_about(period, asked.caller, tx))
            return figures_response(shown, told.format or format_of(accept), name=question.value, lines=shown.items)

        return asked.read(work)

    return answers


for one in Question:
    router.add_api_route(
        f"/{one.value}",
        _answers(one),
        response_model=AnswersOut,
        responses=SHOWN_AS,
        summary=f"Of all cases: {one.value.replace('-', ' ')}",
        description=f"{EXPLAINED[one]} {SEVERAL} {COUNTS}",
        name=one.value,
    )


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
