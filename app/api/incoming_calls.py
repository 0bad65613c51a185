"""Calls that come in, as the telephone system tells of them: each opens a draft with what is known of the caller."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.access import roles
from app.api.answers import respond
from app.api.callers import ANYONE, Asked, allow
from app.api.contacts import Named
from app.api.fields import Body, PastInstant, Text, View
from app.api.problems import problems
from app.calls.signed import HEADER, is_signed
from app.calls.take import Ringing, ringing
from app.directory.current import current
from app.directory.entries import Department, Landlord
from app.intake.call import Ring, RingState
from app.intake.calls import rang
from app.kit.codes import ContactSide, ReporterKind
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid, NotFound, Unauthenticated
from app.kit.phones import normalise_phone

PATH = "/v1/incoming-calls"
MOST_BYTES = 16 << 10

router = APIRouter(prefix=PATH, tags=["phone"])
Desk = Annotated[Asked, Depends(allow(*roles.SEE_WHO_RINGS))]
Anybody = Annotated[Asked, Depends(ANYONE)]


class RingIn(Body):
    """What the telephone system tells; a number that is withheld or cannot be one is left out."""

    call: Annotated[str, Text(200)] = Field(description="Its own id of the call: each counts once.")
    state: Literal["ringing", "missed"] = "ringing"
    called_at: PastInstant
    caller_phone: Annotated[str, Text(40, blank=True)] | None = None
    social_centre: UUID | None = Field(default=None, description="Whose line it is, where it is not the entrance's.")

    def ring(self) -> Ring:
        return Ring(
            call=self.call,
            state=RingState(self.state),
            called_at=self.called_at,
            phone=normalise_phone(self.caller_phone or ""),
            centre=self.social_centre,
        )


class DraftOut(View):
    """Where the draft is: open the page at the desk, or send the id with the call."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "incoming": "0199a5f0-6f1e-7a10-8000-000000000009",
                    "page": "/desk?call=0199a5f0-6f1e-7a10-8000-000000000009",
                }
            ]
        }
    )

    incoming: UUID
    page: str


class WhoRingsOut(View):
    """A call that waits to be written down, and whose number it is as far as the directory knows."""

    incoming: UUID
    state: RingState
    called_at: datetime
    caller_phone: str | None
    name: str | None
    side: ContactSide | None
    kind: ReporterKind
    landlord: Named | None
    housing_department: Named | None

    @classmethod
    def of(cls, one: Ringing) -> Self:
        call, known = one.call, one.known
        return cls(
            incoming=call.id,
            state=call.state,
            called_at=call.called_at,
            caller_phone=call.phone,
            name=known.name,
            side=known.side,
            kind=known.kind,
            landlord=_named(known.landlord),
            housing_department=_named(known.department),
        )


def _named(entry: Landlord | Department | None) -> Named | None:
    return None if entry is None else Named(id=entry.id, name=entry.name)


class WhoRingsList(View):
    """The calls of the last hours that nobody has written down, newest first."""

    items: list[WhoRingsOut]


_EXAMPLE = {"call": "pbx-77120", "called_at": "2026-11-18T09:55:00+01:00", "caller_phone": "+45 33 44 55 66"}
_DOCUMENTED = {
    "parameters": [
        {
            "name": HEADER,
            "in": "header",
            "required": True,
            "description": "`t=<seconds since 1970>,v1=<hex>`: HMAC-SHA256 of the seconds, a full stop and the raw "
            "body, by the secret of the telephone system; at most five minutes old.",
            "schema": {"type": "string"},
        }
    ],
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": RingIn.model_json_schema(),
                "examples": {"such_as": {"summary": "Such as", "value": _EXAMPLE}},
            }
        },
    },
}


@router.post(
    "",
    status_code=201,
    response_model=DraftOut,
    openapi_extra=_DOCUMENTED,
    responses=problems(401, 404),
    summary="A call comes in (signed)",
)
async def hear(request: Request, asked: Anybody) -> Response:
    """Open a draft; the same call told again is the same draft, and a call that was missed is marked so."""
    secret = asked.wiring.phone_secret
    if secret is None:
        raise NotFound("This installation hears of no calls.")
    raw = await request.body()
    now = asked.wiring.clock.now()
    if not is_signed(raw, header=request.headers.get(HEADER, ""), secret=secret, now=now):
        raise Unauthenticated("The signature is not ours, or it is too old.")
    try:
        ring = RingIn.model_validate_json(raw).ring()
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
        raise RequestValidationError([{**one, "loc": ("body", *one["loc"])} for one in faults]) from None
    incoming = await run_in_threadpool(asked.write, lambda tx: _heard(tx, ring))
    return respond(DraftOut(incoming=incoming, page=f"/desk?call={incoming}"), status=201)


def _heard(tx: Tx, ring: Ring) -> UUID:
    if ring.centre is not None and current(tx).centre(ring.centre) is None:
        raise Invalid(FieldError("/social_centre", "There is no social centre of this id."))
    return rang(tx, ring)


@router.get("", response_model=WhoRingsList, summary="Who rings")
def waiting(asked: Desk) -> Response:
    return respond(WhoRingsList(items=[WhoRingsOut.of(one) for one in asked.read(ringing)]))
