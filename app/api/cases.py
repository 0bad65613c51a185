"""Cases: looked at, claimed, told about, closed and opened again by those whose work they are."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter
from pydantic import ConfigDict
from starlette.responses import Response

from app.api import case_views as show
from app.api.acting import CaseSeen, Claimer, IfMatch, Worker, act_on, case_view, number_of, version_of
from app.api.answers import respond
from app.api.caching import etag
from app.api.callers import Asked
from app.api.case_events import EventIn, told_event
from app.api.fields import Body, PastInstant, Text, has_been
from app.api.problems import problems
from app.api.showing import Showing
from app.api.showing import show as showing
from app.kit.case_codes import Outcome
from app.kit.codes import TriState
from app.kit.database import Tx
from app.queue import claim as claiming
from app.queue import finish, look, tell
from app.queue.acts import Closing, Done, Reopening
from app.queue.viewer import Viewer, viewer_of

router = APIRouter(prefix="/v1/cases/{number}", tags=["cases"])


class ClaimIn(Body):
    """Takes the work; nothing more needs to be said."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})

    at: PastInstant | None = None


class CloseIn(Body):
    """Ends a case by an outcome, with a hand-over or a reason."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"outcome": "help_declined", "at": "2026-11-21T10:05:00+01:00", "reason": "Takkede nej."}]
        }
    )

    outcome: Outcome
    at: PastInstant | None = None
    handed_over_to: Annotated[str, Text(500)] | None = None
    reason: Annotated[str, Text(20_000)] | None = None
    expected_to_return: TriState = TriState.UNKNOWN


class ReopenIn(Body):
    """Opens a case again, with a reason."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "Naboen ringede igen."}]})

    reason: Annotated[str, Text(20_000)]
    at: PastInstant | None = None


@router.get("", response_model=CaseSeen, responses=problems(404), summary="One case, whole or as far as it is shared")
def one(number: str, asked: Worker) -> Response:
    """What was added is news until the owner has looked at the case, or somebody has acted on it.

    Whom a consent alone lets in is shown what that is for, and `shared` says what it is.
    """

    def work(tx: Tx) -> Showing[CaseSeen]:
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        case_id, view = case_view(tx, viewer, number_of(number))
        return Showing(what=view, cases=[case_id])

    view = showing(asked, purpose="case_work", work=work)
    if view.news and view.owner.responder == asked.caller.responder:
        asked.write(lambda tx: _looked_at(tx, asked, view))
    return respond(view, headers={"ETag": etag(view.version)})


@router.post("/claim", response_model=show.CaseOut, responses=problems(404, 409, 412), summary="Claim a case")
def claim(number: str, body: ClaimIn, asked: Claimer, match: IfMatch = None) -> Response:
    """The owner accepts; what nobody has taken yet is taken by the first on duty, who becomes the owner.

    403 where the case is somebody else's work and shared with the caller to be read; 409 where somebody has taken it.
    Whether it may be taken is told before 412: a newer version of what cannot be taken is of no use.
    """
    version = version_of(match)

    def taking(tx: Tx, viewer: Viewer, name: str) -> Done:
        return claiming.claim(tx, viewer, number=name, at=has_been(body.at, now=tx.now), version=version)

    return act_on(asked, body, number, taking)


@router.post(
    "/events",
    status_code=201,
    response_model=show.CaseOut,
    responses=problems(404, 409, 412),
    summary="Tell what happened",
)
def add_event(number: str, body: EventIn, asked: Worker, match: IfMatch = None) -> Response:
    said, version = told_event(body), version_of(match)

    def telling(tx: Tx, viewer: Viewer, name: str) -> Done:
        told = replace(said, at=has_been(said.at, now=tx.now))
        return tell.tell(tx, viewer, number=name, told=told, version=version)

    return act_on(asked, body, number, telling, status=201)


@router.post("/close", response_model=show.CaseOut, responses=problems(404, 409, 412), summary="Close a case")
def close(number: str, body: CloseIn, asked: Worker, match: IfMatch = None) -> Response:
    """Needs an outcome, and a hand-over or a reason. A report that nobody answered stays unanswered."""
    version = version_of(match)

    def finishing(tx: Tx, viewer: Viewer, name: str) -> Done:
        closing = Closing(
            outcome=body.outcome,
            at=has_been(body.at, now=tx.now),
            handed_over_to=body.handed_over_to,
            reason=body.reason,
            expected_to_return=body.expected_to_return,
        )
        return finish.close(tx, viewer, number=name, closing=closing, version=version)

    return act_on(asked, body, number, finishing)


@router.post(
    "/reopen", response_model=show.CaseOut, responses=problems(404, 409, 412), summary="Open a closed case again"
)
def reopen(number: str, body: ReopenIn, asked: Worker, match: IfMatch = None) -> Response:
    version = version_of(match)

    def opening(tx: Tx, viewer: Viewer, name: str) -> Done:
        reopening = Reopening(reason=body.reason, at=has_been(body.at, now=tx.now))
        return finish.reopen(tx, viewer, number=name, reopening=reopening, version=version)

    return act_on(asked, body, number, opening)


def _looked_at(tx: Tx, asked: Asked, view: CaseSeen) -> None:
    viewer = viewer_of(tx, asked.caller, at=tx.now)
    look.looked_at(tx, viewer, number=view.number, version=view.version)
