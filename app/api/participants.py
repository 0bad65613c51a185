"""Who else works on a case: sees it, and owes nothing."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import ConfigDict
from starlette.responses import Response

from app.access import roles
from app.api.acting import case_now, number_of
from app.api.answers import Answer, once
from app.api.callers import Asked, allow
from app.api.case_views import CaseOut
from app.api.fields import Body, PastInstant, has_been
from app.api.problems import problems
from app.kit.database import Tx
from app.queue.participate import let_go, let_take_part
from app.queue.viewer import viewer_of

router = APIRouter(prefix="/v1/cases/{number}/participants", tags=["cases"])
Giver = Annotated[Asked, Depends(allow(*roles.GIVE_CASES))]


class ParticipantIn(Body):
    """Lets a responder work along on a case."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"responder": "0199a5f0-6f1e-7a10-8000-000000000009"}]})

    responder: UUID
    at: PastInstant | None = None


@router.post("", status_code=201, response_model=CaseOut, responses=problems(404, 409), summary="Let work along")
def add(number: str, body: ParticipantIn, asked: Giver) -> Response:
    """Shows the case to a responder, who may tell of contacts and notes; it stays its owner's."""

    def work(tx: Tx) -> Answer:
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        let_take_part(tx, viewer, number=number_of(number), responder=body.responder, at=has_been(body.at, now=tx.now))
        return seen(tx, 201)

    def seen(tx: Tx, status: int) -> Answer:
        return case_now(tx, asked, number, status=status)

    return once(asked, body, work, again=seen)


@router.delete("/{responder}", status_code=204, responses=problems(404), summary="Let work along no longer")
def remove(number: str, responder: UUID, asked: Giver) -> Response:
    """By the owner, the leader, or the participant."""

    def work(tx: Tx) -> None:
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        let_go(tx, viewer, number=number_of(number), responder=responder)

    asked.write(work)
    return Response(status_code=204)
