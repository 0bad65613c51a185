"""Acknowledging an alarm: the calls of the duty contact stop; the case stays to be taken."""

from uuid import UUID

from fastapi import APIRouter
from pydantic import ConfigDict
from starlette.responses import Response

from app.api.acting import Worker, case_now, number_of
from app.api.answers import Answer, once
from app.api.case_views import CaseOut
from app.api.fields import Body
from app.api.problems import problems
from app.deadlines import duty
from app.kit.database import Tx
from app.kit.errors import Forbidden, NotFound
from app.queue import look
from app.queue.viewer import viewer_of

router = APIRouter(prefix="/v1/cases/{number}/alarms/{alarm}", tags=["cases"])


class AcknowledgeIn(Body):
    """Says that somebody has heard; nothing more needs to be said."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})


@router.post("/acknowledge", response_model=CaseOut, responses=problems(404), summary="Acknowledge an alarm")
def acknowledge(number: str, alarm: UUID, body: AcknowledgeIn, asked: Worker) -> Response:
    """The calls stop. It is nobody's claim: the case stays to be taken by whoever is on duty."""

    def work(tx: Tx) -> Answer:
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        item = look.case(tx, viewer, number=number_of(number), lock=True)
        call = duty.one(tx, alarm)
        if call is None or call.case != item.id:
            raise NotFound
        if look.by_consent_alone(tx, viewer, item):
            raise Forbidden("The case is shared to be read; whoever may take it acknowledges its alarms.")
        duty.acknowledge(tx, call=alarm, by=None if viewer.responder is None else viewer.responder.id)
        return seen(tx, 200)

    def seen(tx: Tx, status: int) -> Answer:
        return case_now(tx, asked, number, status=status)

    return once(asked, body, work, again=seen)
