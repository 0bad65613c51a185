"""Sharing so much of one case with one kind of post at one centre: by the resident's consent, or by a named law."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import ConfigDict, Field
from starlette.responses import Response

from app.access import roles
from app.access.consents import Consent, Sharing, SharingGround, SharingPurpose, consents_of, give, withdraw
from app.access.log import shown
from app.access.scopes import WHOLE, Scope, in_order, scopes_of
from app.api.answers import Answer, answer, once
from app.api.callers import Asked, allow
from app.api.fields import AnyInstant, Body, Text, View
from app.api.paging import Listed, listed
from app.api.problems import problems
from app.api.showing import Showing, show
from app.assignment.case import Case
from app.assignment.cases import one as one_case
from app.directory.current import current
from app.kit.codes import ResponderKind
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Forbidden, Invalid, NotFound
from app.kit.ids import read_reference
from app.queue.sharing import shared, withdrawn
from app.queue.viewer import Viewer, answers_for, viewer_of

router = APIRouter(prefix="/v1/cases/{number}/consents", tags=["privacy"])
Sharer = Annotated[Asked, Depends(allow(*roles.SHARE_CASES))]


class ConsentIn(Body):
    """With whom, for what, how much of it, and until when."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "purpose": "employment",
                    "ground": "consent",
                    "law": "Skriftligt samtykke af 18. november.",
                    "kind": "caseworker",
                    "social_centre": "0199a5f0-6f1e-7a10-8000-000000000002",
                    "until": "2027-05-18T12:00:00+02:00",
                    "scope": ["status", "support"],
                }
            ]
        }
    )

    purpose: SharingPurpose
    ground: SharingGround
    law: Annotated[str, Text(500)] | None = None
    kind: ResponderKind
    social_centre: UUID
    since: AnyInstant | None = None
    until: AnyInstant
    scope: Annotated[list[Scope], Field(min_length=1, max_length=len(WHOLE))] = Field(
        default_factory=lambda: in_order(WHOLE),
        description="What of the case it lets see, all of it where it says nothing; `status` is always among it.",
    )


class ConsentOut(View):
    """With whom how much of a case is shared, on which ground, and how long."""

    id: UUID
    purpose: SharingPurpose
    ground: SharingGround
    law: str | None
    from_kind: str
    kind: ResponderKind
    social_centre: UUID
    since: datetime
    until: datetime
    scope: list[Scope]
    withdrawn_at: datetime | None
    recorded_at: datetime


@router.get("", response_model=Listed[ConsentOut], responses=problems(404), summary="With whom a case is shared")
def index(number: str, asked: Sharer) -> Response:
    """All of them for whoever answers for the case; anybody else is shown what lets it in."""

    def work(tx: Tx) -> Showing[list[ConsentOut]]:
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        case = _seen(tx, viewer, number)
        decides = answers_for(viewer, case)
        found = [one for one in consents_of(tx, cases=[case.id]) if decides or _lets_in(one, viewer)]
        return Showing(what=[_out(one) for one in found], cases=[case.id])

    return listed(asked, Listed(items=show(asked, purpose="consents", work=work)))


@router.post("", status_code=201, response_model=ConsentOut, responses=problems(404, 409), summary="Share a case")
def record(number: str, body: ConsentIn, asked: Sharer) -> Response:
    """Lets in exactly whom it names, to this case alone, until it ends or is withdrawn."""

    def work(tx: Tx) -> Answer:
        case = _own(tx, asked, number)
        if case.family:
            raise Conflict("A family team's case is shared with nobody.")
        given = give(tx, sharing=_sharing(tx, body, case))
        shared(tx, given)
        return _told(tx, asked, given, status=201)

    return once(asked, body, work, seen=lambda tx, _before: _shown(tx, asked, _own(tx, asked, number).id))


@router.post(
    "/{consent}/withdraw", response_model=ConsentOut, responses=problems(404), summary="Withdraw what was consented to"
)
def end(number: str, consent: UUID, asked: Sharer) -> Response:
    """It ends at once; whoever saw the case by it sees it no more."""

    def work(tx: Tx) -> Answer:
        case = _own(tx, asked, number)
        ended = withdraw(tx, consent=consent, case=case.id)
        withdrawn(tx, ended)
        return _told(tx, asked, ended)

    return once(asked, None, work, seen=lambda tx, _before: _shown(tx, asked, _own(tx, asked, number).id))


def _told(tx: Tx, asked: Asked, one: Consent, *, status: int = 200) -> Answer:
    _shown(tx, asked, one.sharing.case)
    return answer(_out(one), status=status)


def _shown(tx: Tx, asked: Asked, case: UUID) -> None:
    shown(tx, request=asked.read_of("consents"), cases=[case])


def _lets_in(one: Consent, viewer: Viewer) -> bool:
    """Say whether it lets in this very post at this instant."""
    said, post, at = one.sharing, viewer.responder, viewer.at
    if post is None or at is None or one.withdrawn_at is not None:
        return False
    return said.kind is post.kind and said.centre in viewer.centres and said.from_at <= at < said.until_at


def _sharing(tx: Tx, body: ConsentIn, case: Case) -> Sharing:
    since = body.since or tx.now
    if body.ground is SharingGround.LAW and body.law is None:
        raise Invalid(FieldError("/law", "Name the law."))
    if body.until <= max(since, tx.now):
        raise Invalid(FieldError("/until", "Must be after its beginning, and in the future."))
    if body.kind is ResponderKind.FAMILY_TEAM:
        raise Invalid(FieldError("/kind", "What concerns a child is reported to the family team, not shared with it."))
    if current(tx).centre(body.social_centre) is None:
        raise Invalid(FieldError("/social_centre", "No such social centre."))
    return Sharing(
        case=case.id,
        purpose=body.purpose,
        ground=body.ground,
        law=body.law,
        from_kind=str(case.owner_kind),
        kind=body.kind,
        centre=body.social_centre,
        from_at=since,
        until_at=body.until,
        scope=scopes_of(body.scope),
    )


def _own(tx: Tx, asked: Asked, number: str) -> Case:
    """Return the case for who may share it: its owner, or who leads its centre; others who see it may not."""
    viewer = viewer_of(tx, asked.caller, at=tx.now)
    case = _seen(tx, viewer, number)
    if not viewer.leads and (viewer.responder is None or viewer.responder.id != case.owner):
        raise Forbidden("Only its owner, or who leads its centre, shares a case.")
    return case


def _seen(tx: Tx, viewer: Viewer, number: str) -> Case:
    known = read_reference(number)
    case = None if known is None else one_case(tx, viewer.bounds, number=known)
    if case is None:
        raise NotFound
    return case


def _out(one: Consent) -> ConsentOut:
    said = one.sharing
    return ConsentOut(
        id=one.id,
        purpose=said.purpose,
        ground=said.ground,
        law=said.law,
        from_kind=said.from_kind,
        kind=said.kind,
        social_centre=said.centre,
        since=said.from_at,
        until=said.until_at,
        scope=in_order(said.scope),
        withdrawn_at=one.withdrawn_at,
        recorded_at=one.recorded_at,
    )
