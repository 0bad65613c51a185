"""What a leader sees of its centres, and gives to others."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Depends
from pydantic import ConfigDict, Field
from starlette.responses import Response

from app.access import roles
from app.access.idempotency import Saved
from app.access.log import shown
from app.api.answers import Answer, answer, once, respond
from app.api.callers import Asked, allow
from app.api.case_views import OwnerOut, QueueItemOut, item_fields
from app.api.fields import Body, PastInstant, Text, View, has_been
from app.api.hand_over_views import CentreOut, HandOverOut, centre_fields, hand_over_fields
from app.api.paging import FIRST_LIMIT, Limit
from app.api.showing import Showing, show
from app.assignment import cases, hand_overs
from app.assignment.case import Case
from app.assignment.load import Load, loads_at
from app.deadlines.overdue import unacted
from app.directory.current import current
from app.directory.entries import Responder
from app.directory.snapshot import Directory
from app.kit.codes import ResponderKind
from app.kit.database import Tx
from app.kit.ids import read_reference
from app.queue.reassign import Became, Reassignment, reassign
from app.queue.viewer import viewer_of

router = APIRouter(prefix="/v1", tags=["queue"])
Leader = Annotated[Asked, Depends(allow(*roles.LEAD))]

MOST = 200


class LoadOut(View):
    """Somebody's open cases at a centre; `per_share` is a full post's, so that half posts can be compared."""

    responder: OwnerOut
    social_centre: CentreOut
    share: Decimal
    open: int
    per_share: Decimal | None
    overdue: int = Field(description="What was to be answered or acted on by now, and was not; none of what waits.")
    oldest_received_at: datetime | None
    on_duty: bool


class VacantOut(View):
    """A post that nobody holds, and who stands in for it."""

    responder: UUID
    kind: ResponderKind
    social_centres: list[CentreOut]
    substitute: OwnerOut | None


class OverviewOut(View):
    """The work of the leader's centres as it stands; a family team's own cases are not in it."""

    generated_at: datetime
    load: list[LoadOut]
    oldest: list[QueueItemOut] = Field(description="Open cases, the oldest first.")
    at_reception: list[QueueItemOut] = Field(description="What nobody has taken yet, or was given back.")
    hand_overs: list[HandOverOut] = Field(description="What is offered and not settled.")
    vacant_posts: list[VacantOut]


class ReassignmentIn(Body):
    """Gives cases to somebody else of the leader's centres."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "cases": ["K7Q2-9XM4"],
                    "to": "0199a5f0-6f1e-7a10-8000-000000000009",
                    "reason": "Anna er på orlov til foråret.",
                }
            ]
        }
    )

    cases: Annotated[list[Annotated[str, Text(20)]], Field(min_length=1, max_length=MOST)]
    to: UUID
    reason: Annotated[str, Text(20_000)]
    at: PastInstant | None = None


class ReassignedOut(View):
    """What became of one of the cases."""

    case: str
    became: Became


class ReassignmentOut(View):
    """Each case has an answer of its own, in the order in which they were named."""

    items: list[ReassignedOut]


@router.get("/overview", response_model=OverviewOut, summary="The work of a leader's centres")
def overview(asked: Leader, limit: Limit = FIRST_LIMIT) -> Response:
    """Load a share of a full post, what is oldest, offered or at reception, and which posts are vacant."""

    def work(tx: Tx) -> Showing[OverviewOut]:
        viewer, directory = viewer_of(tx, asked.caller, at=tx.now), current(tx)
        receptions = [one.id for one in directory.responders if one.kind is ResponderKind.RECEPTION]
        oldest = cases.oldest(tx, viewer.bounds, limit=limit)
        waiting = cases.oldest(tx, viewer.bounds, limit=limit, owners=receptions)
        offered = hand_overs.unsettled_at(tx, centres=viewer.centres)
        late = unacted(tx, centres=viewer.centres)
        loads = loads_at(tx, centres=viewer.centres, directory=directory, unacted=late)
        view = {
            "generated_at": tx.now,
            "load": [_load(one, directory) for one in loads],
            "oldest": _items(oldest, directory, tx.now),
            "at_reception": _items(waiting, directory, tx.now),
            "hand_overs": [hand_over_fields(one, directory) for one in offered],
            "vacant_posts": [_vacant(one, directory, tx.now) for one in _vacancies(directory, viewer.centres)],
        }
        seen = dict.fromkeys([*(one.id for one in (*oldest, *waiting)), *(one.offer.case for one in offered)])
        return Showing(what=OverviewOut.model_validate(view), cases=list(seen))

    return respond(show(asked, purpose="overview", work=work))


@router.post("/reassignments", response_model=ReassignmentOut, summary="Give one or many cases to somebody else")
def give(body: ReassignmentIn, asked: Leader) -> Response:
    """The new owner accepts each by claiming it. What cannot be given is said; the others are given.

    A repeat is told the same of each, and the log of reads hears of the same: they may be out of its sight by then.
    """
    numbers = {one: read_reference(one) or one for one in body.cases}

    def work(tx: Tx) -> Answer:
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        wanted = Reassignment(
            numbers=list(numbers.values()), to=body.to, reason=body.reason, at=has_been(body.at, now=tx.now)
        )
        done = reassign(tx, viewer, wanted)
        shown(tx, request=asked.read_of("reassign"), cases=[one.case for one in done if one.case is not None])
        items = [ReassignedOut(case=one.number, became=one.became) for one in done]
        return answer(ReassignmentOut(items=items))

    def seen(tx: Tx, before: Saved) -> None:
        told = [one["case"] for one in orjson.loads(before.body)["items"] if one["became"] != Became.NOT_FOUND.value]
        shown(tx, request=asked.read_of("reassign"), cases=cases.ids_of(tx, numbers=told))

    return once(asked, body, work, seen=seen)


def _items(found: Sequence[Case], directory: Directory, at: datetime) -> list[dict[str, Any]]:
    return [item_fields(one, directory, at=at) for one in found]


def _who(one: Responder) -> dict[str, Any]:
    return {"responder": one.id, "kind": one.kind, "name": one.title}


def _load(one: Load, directory: Directory) -> dict[str, Any]:
    return {
        "responder": _who(one.responder),
        "social_centre": centre_fields(one.centre, directory),
        "share": one.share,
        "open": one.work.open,
        "per_share": one.per_share,
        "overdue": one.work.overdue,
        "oldest_received_at": one.work.oldest,
        "on_duty": one.on_duty,
    }


def _vacancies(directory: Directory, centres: tuple[UUID, ...]) -> list[Responder]:
    return [one for one in directory.responders if not (one.held or one.unit) and set(one.shares) & set(centres)]


def _vacant(one: Responder, directory: Directory, at: datetime) -> dict[str, Any]:
    substitute = directory.stand_in(one, at)
    return {
        "responder": one.id,
        "kind": one.kind,
        "social_centres": [centre_fields(centre, directory) for centre in one.shares],
        "substitute": None if substitute is None else _who(substitute),
    }
