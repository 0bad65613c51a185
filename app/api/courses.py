"""Support courses and follow-ups of a case: started, extended, ended, done by its owner or leader."""

from collections.abc import Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import ConfigDict, Field
from starlette.responses import Response

from app.api.acting import Worker, case_now, number_of
from app.api.answers import Answer, once
from app.api.callers import Asked
from app.api.case_events import HOUSING, SAME_ADDRESS
from app.api.case_views import CaseOut
from app.api.fields import Body, Day, Flag, PastInstant, Text, has_been
from app.api.problems import problems
from app.assignment.case import Case
from app.courses import follow_up, keep
from app.courses.course import Plan
from app.kit.codes import SupportKind
from app.kit.database import Tx
from app.kit.study_codes import HousingStatus
from app.queue import look
from app.queue.housing import housing_told
from app.queue.viewer import Viewer, must_answer_for, viewer_of

router = APIRouter(prefix="/v1/cases/{number}", tags=["cases"])


class CourseIn(Body):
    """Starts a course; CTI lasts nine months in three phases, and others say when they are planned to end."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"kind": "cti", "starts_on": "2026-12-01", "shelter_from": "2026-10-01"}]}
    )

    kind: SupportKind
    starts_on: Day
    planned_end_on: Day | None = None
    move_in_on: Day | None = None
    shelter_from: Day | None = None
    resumes: UUID | None = None


class ExtendIn(Body):
    """Puts the planned end off, and says why."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"to": "2027-03-01", "reason": "Flytningen trak ud."}]})

    to: Day
    reason: Annotated[str, Text(20_000)]


class OnIn(Body):
    """The day on which it was, or is to be."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"on": "2027-01-15"}]})

    on: Day


class FollowedIn(Body):
    """Says that somebody followed up, and what came of it."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"note": "Det går godt.", "housing_status": "1", "same_address": True}]}
    )

    at: PastInstant | None = None
    note: Annotated[str, Text(20_000)] | None = None
    housing_status: HousingStatus | None = Field(default=None, description=HOUSING)
    same_address: Flag | None = Field(default=None, description=SAME_ADDRESS)


@router.post(
    "/courses", status_code=201, response_model=CaseOut, responses=problems(404, 409), summary="Start a support course"
)
def start(number: str, body: CourseIn, asked: Worker) -> Response:
    """It may run beside another one, and before the resident moves in. Nothing of it ends by itself."""
    plan = Plan(
        kind=body.kind,
        starts_on=body.starts_on,
        planned_end_on=body.planned_end_on,
        move_in_on=body.move_in_on,
        shelter_from=body.shelter_from,
        resumes=body.resumes,
    )
    return _changed(asked, body, number, lambda tx, _, item: keep.start(tx, item, plan), status=201)


@router.post(
    "/courses/{course}/extensions",
    status_code=201,
    response_model=CaseOut,
    responses=problems(404, 409),
    summary="Put off the planned end of a course",
)
def extend(number: str, course: UUID, body: ExtendIn, asked: Worker) -> Response:
    def extending(tx: Tx, _: Viewer, item: Case) -> None:
        keep.extend(tx, item, course=course, to=body.to, reason=body.reason)

    return _changed(asked, body, number, extending, status=201)


@router.post(
    "/courses/{course}/move-in", response_model=CaseOut, responses=problems(404, 409), summary="Say when they moved in"
)
def move_in(number: str, course: UUID, body: OnIn, asked: Worker) -> Response:
    return _changed(asked, body, number, lambda tx, _, item: keep.moved_in(tx, item, course=course, on=body.on))


@router.post("/courses/{course}/end", response_model=CaseOut, responses=problems(404, 409), summary="End a course")
def end(number: str, course: UUID, body: OnIn, asked: Worker) -> Response:
    return _changed(asked, body, number, lambda tx, _, item: keep.end(tx, item, course=course, on=body.on))


@router.post(
    "/follow-ups", status_code=201, response_model=CaseOut, responses=problems(404, 409), summary="Plan a follow-up"
)
def plan_follow_up(number: str, body: OnIn, asked: Worker) -> Response:
    """Of a closed case too: the owner is reminded on the day."""
    return _changed(asked, body, number, lambda tx, _, item: follow_up.plan(tx, item, on=body.on), status=201)


@router.post(
    "/follow-ups/{follow_up_id}/done",
    response_model=CaseOut,
    responses=problems(404, 409),
    summary="Say that somebody followed up",
)
def done(number: str, follow_up_id: UUID, body: FollowedIn, asked: Worker) -> Response:
    def doing(tx: Tx, viewer: Viewer, item: Case) -> None:
        told = follow_up.Followed(
            follow_up=follow_up_id,
            at=has_been(body.at, now=tx.now),
            words=body.note,
            housing=housing_told(body.housing_status, body.same_address),
            responder=None if viewer.responder is None else viewer.responder.id,
        )
        follow_up.followed(tx, item, told)

    return _changed(asked, body, number, doing)


Change = Callable[[Tx, Viewer, Case], object]


def _changed(asked: Asked, body: Body, number: str, work: Change, *, status: int = 200) -> Response:
    """Change what is the owner's to change, and answer with the case as it is then."""

    def acting(tx: Tx) -> Answer:
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        item = look.case(tx, viewer, number=number_of(number), lock=True)
        must_answer_for(viewer, item)
        work(tx, viewer, item)
        return seen(tx, status)

    def seen(tx: Tx, status: int) -> Answer:
        return case_now(tx, asked, number, status=status)

    return once(asked, body, acting, again=seen)
