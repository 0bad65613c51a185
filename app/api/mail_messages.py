"""Raw mails handed in over HTTP: by a mail server that delivers so, or by the desk with a mail it was sent."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from pydantic import ConfigDict
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.access import roles
from app.api.answers import answer, once, refuse_reused
from app.api.callers import Asked, allow
from app.api.fields import View
from app.api.wiring import MailTaker
from app.blobs.mails import MailOutcome
from app.kit.errors import FieldError, Invalid, Unavailable

PATH = "/v1/mail-messages"
MOST_BYTES = 64 << 20

router = APIRouter(tags=["mail"])
MayHandIn = Annotated[Asked, Depends(allow(*roles.TAKE_IN_MAIL))]
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "message/rfc822": {
                "schema": {"type": "string", "format": "binary"},
                "example": "From: vicevaert@example.dk\r\nSubject: Støj\r\n\r\nDer er støj i Ahornvej 14, 2. th.\r\n",
            }
        },
    }
}


class MailOut(View):
    """What became of a mail: the reports it made or was added to."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "message": "0199a5f0-6f1e-7a10-8000-000000000009",
                    "outcome": "report",
                    "references": ["K7Q2-9XM4"],
                }
            ]
        }
    )

    message: UUID
    outcome: MailOutcome
    references: list[str]


@router.post(
    PATH,
    status_code=202,
    response_model=MailOut,
    openapi_extra=_BODY,
    summary="Hand in a raw mail",
)
async def hand_in(request: Request, asked: MayHandIn) -> Response:
    """Keep the mail as it is, then read it and take it in; the same mail again gets the same answer."""
    raw = await request.body()
    door = asked.wiring.mail_door
    if door is None:
        raise Unavailable("This installation takes in no mail.")
    if not raw:
        raise Invalid(FieldError("", "The mail is empty."))
    return await run_in_threadpool(_hand_in, door, raw, asked)


def _hand_in(door: MailTaker, raw: bytes, asked: Asked) -> Response:
    """Take it in by its own two commits, which know it again; the key is remembered behind them."""
    refuse_reused(asked, raw)
    taken = door.take(raw)
    outcome = taken.outcome or MailOutcome.MANUAL
    told = MailOut(message=taken.id, outcome=outcome, references=list(taken.references))
    return once(asked, raw, lambda _: answer(told, status=202))
