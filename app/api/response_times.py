"""Response time per social centre, open and unanswered reports counted with the others."""

from datetime import datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from app.access import policy, roles
from app.access.callers import Caller
from app.access.policy import Rows
from app.api.answers import respond
from app.api.callers import Asked, allow
from app.api.fields import Day, View
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid
from app.kit.office_hours import start_of_day
from app.response_time.figures import DEFINITION, VERSION, CentreFigures, Period, by_centre

router = APIRouter(prefix="/v1/response-times", tags=["response times"])
Counted = Annotated[Asked, Depends(allow(*roles.READ_FIGURES))]

_LONGEST = timedelta(days=3653)
"""Ten years: every report of the period is looked at for one answer."""

EXPLAINED = (
    "Office time from when a report was received until its reporter was first reached, in the hours of the centre of "
    "the first owner. Reports that nobody has answered yet count as still waiting (Kaplan-Meier), closed ones too. "
    "Counts reports, not need."
)


class SocialCentreOut(View):
    """A social centre, by id and name."""

    id: UUID
    name: str


class GroupOut(View):
    """What a line of figures is about."""

    social_centre: SocialCentreOut


class FiguresOut(View):
    """One centre; minutes are office minutes, null while so few are answered that nobody can say."""

    group: GroupOut
    reports: int
    answered: int
    open: int
    overdue: int
    closed_unanswered: int
    median_minutes: float | None
    p90_minutes: float | None
    share_within_target: float | None


class ResponseTimesOut(View):
    """The figures of a period, and how they are made."""

    definition: str
    explanation: str
    version: int
    generated_at: datetime
    items: list[FiguresOut]


@router.get("", response_model=ResponseTimesOut, summary="How long until somebody answered")
def response_times(
    asked: Counted,
    start: Annotated[Day, Query(alias="from", description="First day.")],
    end: Annotated[Day, Query(alias="to", description="The day after the last, at most ten years on.")],
    group_by: Literal["social_centre"] = "social_centre",  # noqa: ARG001 the only grouping there is so far
) -> Response:
    if end <= start:
        raise Invalid(FieldError("/query/to", "must be after from"))
    if end - start > _LONGEST:
        raise Invalid(FieldError("/query/to", "must be at most ten years after from"))
    period = Period(start=start_of_day(start), end=start_of_day(end))
    bounds = _bounds(asked.caller)

    def work(tx: Tx) -> ResponseTimesOut:
        items = [_out(one) for one in by_centre(tx, period=period, centres=bounds)]
        return ResponseTimesOut(
            definition=DEFINITION, explanation=EXPLAINED, version=VERSION, generated_at=tx.now, items=items
        )

    return respond(asked.read(work))


def _bounds(caller: Caller) -> frozenset[UUID] | None:
    """A leader sees the own centres; those who are there for the whole municipality see all."""
    return caller.centres if policy.READ_FIGURES.meets(caller.role, Rows.OF_ITS_CENTRES) else None


def _out(one: CentreFigures) -> FiguresOut:
    return FiguresOut(
        group=GroupOut(social_centre=SocialCentreOut(id=one.centre, name=one.name)),
        reports=one.reports,
        answered=one.answered,
        open=one.open,
        overdue=one.overdue,
        closed_unanswered=one.closed_unanswered,
        median_minutes=one.median_minutes,
        p90_minutes=one.p90_minutes,
        share_within_target=one.share_within_target,
    )
