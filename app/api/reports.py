"""Reports: sent by all who may report, seen again by their senders in the landlord view and in no other."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Depends
from pydantic import ConfigDict
from starlette.responses import Response

from app.access import policy, roles
from app.access.callers import Caller
from app.access.idempotency import Saved
from app.access.log import shown
from app.access.policy import Rows
from app.api.answers import Answer, answer, once, respond
from app.api.callers import Asked, allow
from app.api.fields import View
from app.api.paging import FIRST_LIMIT, Cursor, Limit, Listed, cursor_after, listed, uuid_after
from app.api.problems import problems
from app.api.report_body import ReportIn
from app.api.showing import Showing, show
from app.intake.look_up import Wanted
from app.intake.parties import parties_of
from app.journey import receive
from app.kit.codes import Channel, ReportStatus, Role
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid, NotFound
from app.kit.ids import read_reference
from app.replies.landlord_view import LandlordView
from app.replies.look import Shown, views

router = APIRouter(prefix="/v1/reports", tags=["reports"])
MayReport = Annotated[Asked, Depends(allow(*roles.REPORT))]
Reporter = Annotated[Asked, Depends(allow(*roles.READ_OWN_REPORTS))]

_NEW = 201
_VIEW: dict[str, Any] = {
    "reference": "K7Q2-9XM4",
    "your_reference": "portal-8841",
    "status": "passed_on",
    "received_at": "2026-11-20T22:31:04Z",
    "recorded_at": "2026-11-20T22:31:04Z",
    "answer_by": "2026-11-25T14:00:00Z",
    "contact": {"name": "Bispebjerg", "phone": "+4533123456", "email": "bispebjerg@example.dk"},
    "text": "Tak for henvendelsen. Den er modtaget og givet videre til den rette i kommunen. ...",
}


class ContactOut(View):
    """The department's named contact in the contact scheme, or the entrance; never who works on it."""

    name: str
    phone: str | None
    email: str | None


class ReportOut(View):
    """All that a reporter ever sees: it depends on what was reported, the directory and the time alone."""

    model_config = ConfigDict(json_schema_extra={"examples": [_VIEW]})

    reference: str
    your_reference: str | None
    status: ReportStatus
    received_at: datetime
    recorded_at: datetime
    answer_by: datetime
    contact: ContactOut
    text: str


@router.post(
    "",
    status_code=_NEW,
    response_model=ReportOut,
    responses={
        200: {"model": ReportOut, "description": "The same report by the same your_reference."},
        **problems(409),
    },
    summary="Report a concern",
)
def send(body: ReportIn, asked: MayReport) -> Response:
    """Record a concern once and pass it on; the answer comes after both are durable."""
    channel = Channel.PHONE if asked.caller.role is Role.CALL_DESK else Channel.API
    told = body.told(channel=channel, landlord=landlord_of(asked.caller, body.landlord))

    def work(tx: Tx) -> Answer:
        received = receive(tx, told)
        if not received.new:  # what became of it since is read, and not only what was sent
            shown(tx, request=asked.read_of("own_report"), reports=[received.report.id])
        tx.after_commit(asked.wiring.work_promised.set)
        headers = {"Location": f"/v1/reports/{received.report.reference}"}
        return answer(report_out(received.view), status=_NEW if received.new else 200, headers=headers)

    def seen(tx: Tx, before: Saved) -> None:
        if before.status != _NEW:  # it shows again what was read; a 201 says no more than was sent
            references = [orjson.loads(before.body)["reference"]] if before.body else []
            parties = parties_of(tx, references=[read_reference(one) or one for one in references])
            shown(tx, request=asked.read_of("own_report"), reports=[one.report for one in parties])

    return once(asked, body, work, seen=seen)


@router.get("", response_model=Listed[ReportOut], summary="The reports this caller sent")
def index(asked: Reporter, limit: Limit = FIRST_LIMIT, cursor: Cursor = None) -> Response:
    wanted = _own(asked.caller, before=uuid_after(cursor))

    def work(tx: Tx) -> Showing[Sequence[Shown]]:
        found = views(tx, wanted=wanted, limit=limit + 1)
        return Showing(what=found, reports=[one.report for one in found[:limit]])

    found = show(asked, purpose="own_reports", work=work)
    more = cursor_after(str(found[limit - 1].report)) if len(found) > limit else None
    return listed(asked, Listed(items=[report_out(one.view) for one in found[:limit]], next_cursor=more))


@router.get("/{reference}", response_model=ReportOut, responses=problems(404), summary="One report")
def one(reference: str, asked: Reporter) -> Response:
    wanted = _own(asked.caller, reference=read_reference(reference) or "")

    def work(tx: Tx) -> Showing[LandlordView]:
        found = views(tx, wanted=wanted, limit=1)
        if not found:
            raise NotFound
        return Showing(what=found[0].view, reports=[found[0].report])

    return respond(report_out(show(asked, purpose="own_report", work=work)))


def landlord_of(caller: Caller, named: UUID | None) -> UUID | None:
    """Return whose report it is: a portal speaks for its own landlords alone, and says which where it has several."""
    if caller.role is not Role.LANDLORD_PORTAL:
        return named
    if named is None and len(caller.landlords) == 1:
        return next(iter(caller.landlords))
    if named is None:
        raise Invalid(FieldError("/landlord", "This key speaks for several landlords; say for which."))
    if named not in caller.landlords:
        raise Invalid(FieldError("/landlord", "This key does not speak for this landlord."))
    return named


def _own(caller: Caller, *, reference: str | None = None, before: UUID | None = None) -> Wanted:
    if policy.READ_REPORTS.meets(caller.role, Rows.OF_ITS_LANDLORDS):
        return Wanted(landlords=caller.landlords, reference=reference, before=before)
    return Wanted(caller=caller.id, reference=reference, before=before)


def report_out(view: LandlordView) -> ReportOut:
    contact = ContactOut(name=view.contact.name, phone=view.contact.phone, email=view.contact.email)
    return ReportOut(
        reference=view.reference,
        your_reference=view.your_reference,
        status=view.status,
        received_at=view.received_at,
        recorded_at=view.recorded_at,
        answer_by=view.answer_by,
        contact=contact,
        text=view.text,
    )
