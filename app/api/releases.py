"""Giving a case back to the reception of its centre."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import ConfigDict
from starlette.responses import Response

from app.access import roles
from app.api.acting import IfMatch, number_of, version_of
from app.api.answers import Answer, answer, once
from app.api.callers import Asked, allow
from app.api.fields import Body, PastInstant, Text, has_been
from app.api.given_away import ReleasedOut, given_away
from app.api.problems import problems
from app.kit.database import Tx
from app.queue.release import Release, release
from app.queue.viewer import viewer_of

router = APIRouter(prefix="/v1/cases/{number}", tags=["cases"])
Giver = Annotated[Asked, Depends(allow(*roles.GIVE_CASES))]


class ReleaseIn(Body):
    """Gives a case back, with the reason."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "Jeg kender familien privat."}]})

    reason: Annotated[str, Text(20_000)]
    at: PastInstant | None = None


@router.post("/release", response_model=ReleasedOut, responses=problems(404, 409, 412), summary="Give a case back")
def give_back(number: str, body: ReleaseIn, asked: Giver, match: IfMatch = None) -> Response:
    """It goes to the reception of its centre, where whoever is on duty may take it; never to nobody."""
    version = version_of(match)

    def work(tx: Tx) -> Answer:
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        released = Release(reason=body.reason, at=has_been(body.at, now=tx.now))
        case = release(tx, viewer, number=number_of(number), released=released, version=version)
        return answer(given_away(tx, case))

    return once(asked, body, work)
