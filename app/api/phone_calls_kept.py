"""The calls that a desk wrote down: what was said for the desk itself, and for leaders whom it tried to reach."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.responses import Response

from app.access import roles
from app.api.callers import Asked, allow
from app.api.fields import View
from app.api.paging import FIRST_LIMIT, Cursor, Limit, Listed, cursor_after, listed, uuid_after
from app.api.showing import Showing, show
from app.intake.call import CallKind, CallStep, StepKind
from app.intake.calls_kept import WrittenCall, calls_of_desk
from app.kit.database import Tx
from app.queue.viewer import viewer_of
from app.response_time.scheme.calls_of_centres import CallInCodes, calls_of_centres

router = APIRouter(prefix="/v1/phone-calls", tags=["phone"])
Leader = Annotated[Asked, Depends(allow(*roles.SEE_CALLS_OF_CENTRES))]
Desk = Annotated[Asked, Depends(allow(*roles.READ_CALLS))]


class StepOut(View):
    """A transfer, or an attempt to reach somebody; `at` is when."""

    kind: StepKind
    at: datetime | None
    social_centre: UUID | None
    responder: UUID | None
    answered: bool

    @classmethod
    def of(cls, step: CallStep) -> Self:
        return cls(
            kind=step.kind,
            at=step.at,
            social_centre=step.centre,
            responder=step.responder,
            answered=step.answered,
        )


class WrittenCallOut(View):
    """A call as it was written down; `reference` is the report that it became or was added to."""

    call: UUID
    kind: CallKind
    called_at: datetime
    recorded_at: datetime
    social_centre: UUID
    caller_phone: str | None
    taken_by: str | None
    text: str | None
    reference: str | None
    steps: list[StepOut]

    @classmethod
    def of(cls, one: WrittenCall) -> Self:
        return cls(
            call=one.id,
            kind=one.kind,
            called_at=one.called_at,
            recorded_at=one.recorded_at,
            social_centre=one.centre,
            caller_phone=one.phone,
            taken_by=one.taken_by,
            text=one.text,
            reference=one.reference,
            steps=[StepOut.of(step) for step in one.steps],
        )


@router.get("", response_model=Listed[WrittenCallOut], summary="The calls that this desk wrote down")
def index(asked: Desk, limit: Limit = FIRST_LIMIT, cursor: Cursor = None) -> Response:
    """The newest first; what retention has deleted is not among them."""
    before = uuid_after(cursor)

    def work(tx: Tx) -> Showing[Sequence[WrittenCall]]:
        found = calls_of_desk(tx, limit=limit + 1, before=before)
        return Showing(what=found, reports=[one.report for one in found[:limit] if one.report is not None])

    found = show(asked, purpose="own_calls", work=work)
    more = cursor_after(str(found[limit - 1].id)) if len(found) > limit else None
    return listed(asked, Listed(items=[WrittenCallOut.of(one) for one in found[:limit]], next_cursor=more))


class CallOfCentreOut(View):
    """A call of a centre, without what was said and by whom; `reference` is the report that it became or added to."""

    call: UUID
    kind: CallKind
    called_at: datetime
    recorded_at: datetime
    social_centre: UUID
    reference: str | None
    steps: list[StepOut]

    @classmethod
    def of(cls, one: CallInCodes) -> Self:
        return cls(
            call=one.id,
            kind=one.kind,
            called_at=one.called_at,
            recorded_at=one.recorded_at,
            social_centre=one.centre,
            reference=one.reference,
            steps=[StepOut.of(step) for step in one.steps],
        )


@router.get("/of-centres", response_model=Listed[CallOfCentreOut], summary="The calls of a leader's centres, in codes")
def of_centres(asked: Leader, limit: Limit = FIRST_LIMIT, cursor: Cursor = None) -> Response:
    """The newest first, for how the centres were reached; a call about a family team's own case is not among them."""
    before = uuid_after(cursor)

    def work(tx: Tx) -> Showing[Sequence[CallInCodes]]:
        bounds = viewer_of(tx, asked.caller, at=tx.now).bounds
        found = calls_of_centres(tx, bounds, limit=limit + 1, before=before)
        return Showing(what=found, reports=[one.report for one in found[:limit] if one.report is not None])

    found = show(asked, purpose="calls_of_centre", work=work)
    more = cursor_after(str(found[limit - 1].id)) if len(found) > limit else None
    return listed(asked, Listed(items=[CallOfCentreOut.of(one) for one in found[:limit]], next_cursor=more))
