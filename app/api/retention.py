"""What is past its period: listed before it is cleared, and held back where somebody must."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import ConfigDict
from starlette.responses import Response

from app.access import roles
from app.api.answers import Answer, answer, once, respond
from app.api.callers import Asked, allow
from app.api.fields import Body, Text, View
from app.api.paging import (
    FIRST_LIMIT,
    NO_CURSOR,
    Cursor,
    Limit,
    Listed,
    cursor_after,
    listed,
    position_of,
    uuid_after,
)
from app.api.problems import problems
from app.kit.database import Tx
from app.kit.errors import Invalid, NotFound
from app.kit.ids import read_reference
from app.privacy.due import due
from app.privacy.holds import Hold, hold, holds, lift
from app.privacy.upkeep import promise_retention

router = APIRouter(prefix="/v1/retention", tags=["privacy"])
Keeper = Annotated[Asked, Depends(allow(*roles.KEEP_PERIODS))]


class DueOut(View):
    """A case whose period is over; it is cleared at the next run unless it is held."""

    model_config = ConfigDict(
        from_attributes=True,
        json_schema_extra={
            "examples": [
                {
                    "number": "K7Q2-9XM4",
                    "subject": "27.00.00",
                    "outcome": "no_need_found",
                    "closed_at": "2024-10-20T22:31:04Z",
                    "due_at": "2026-10-20T22:31:04Z",
                }
            ]
        },
    )

    number: str
    subject: str
    outcome: str | None
    closed_at: datetime
    due_at: datetime


class HoldIn(Body):
    """A case that must be kept, and why."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"case": "K7Q2-9XM4", "reason": "Klagesag."}]})

    case: Annotated[str, Text(20)]
    reason: Annotated[str, Text(2000)]


class HoldOut(View):
    """A case that is kept although its period is over."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    case: str
    reason: str
    since: datetime


class PeriodsOut(View):
    """Months after the closing, by subject of KLE, or by subject and outcome."""

    months: dict[str, int]
    archive: bool


@router.get("", response_model=Listed[DueOut], summary="What the next run would clear")
def index(asked: Keeper, limit: Limit = FIRST_LIMIT, cursor: Cursor = None) -> Response:
    """A dry run: numbers and codes, nothing of a person, and nothing is changed."""
    periods, after = asked.wiring.retention.periods, _after(cursor)
    found = asked.read(lambda tx: due(tx, periods=periods, limit=limit + 1, after=after))
    last = found[limit - 1] if len(found) > limit else None
    more = cursor_after(last.closed_at.isoformat(), str(last.case)) if last else None
    return listed(asked, Listed(items=[DueOut.model_validate(one) for one in found[:limit]], next_cursor=more))


@router.get("/periods", response_model=PeriodsOut, summary="How long what is kept")
def periods(asked: Keeper) -> Response:
    policy = asked.wiring.retention
    return respond(PeriodsOut(months=dict(policy.periods.months), archive=policy.archive is not None))


@router.post("/runs", status_code=202, response_class=Response, summary="Clear now what is due")
def run(asked: Keeper) -> Response:
    """The work is promised and done in small pieces; it also comes by itself every day."""

    def work(tx: Tx) -> Answer:
        promise_retention(tx)
        tx.after_commit(asked.wiring.work_promised.set)
        return answer(status=202)

    return once(asked, None, work)


@router.get("/holds", response_model=Listed[HoldOut], summary="Legal holds in force")
def held(asked: Keeper, limit: Limit = FIRST_LIMIT, cursor: Cursor = None) -> Response:
    after = uuid_after(cursor)
    found = asked.read(lambda tx: holds(tx, limit=limit + 1, after=after))
    more = cursor_after(str(found[limit - 1].id)) if len(found) > limit else None
    return listed(asked, Listed(items=[_hold(one) for one in found[:limit]], next_cursor=more))


@router.post("/holds", status_code=201, response_model=HoldOut, responses=problems(404, 409), summary="Hold a case")
def keep(body: HoldIn, asked: Keeper) -> Response:
    """It is not cleared before the hold is lifted."""
    number = read_reference(body.case)

    def work(tx: Tx) -> Answer:
        if number is None:
            raise NotFound
        return answer(_hold(hold(tx, number=number, reason=body.reason)), status=201)

    return once(asked, body, work)


@router.delete("/holds/{hold}", status_code=204, responses=problems(404), summary="Lift a hold")
def let_go(hold: UUID, asked: Keeper) -> Response:
    asked.write(lambda tx: lift(tx, hold_id=hold))
    return answer(status=204).response()


def _hold(one: Hold) -> HoldOut:
    return HoldOut.model_validate(one)


def _after(cursor: str | None) -> tuple[datetime, UUID] | None:
    position = position_of(cursor, parts=2)
    if position is None:
        return None
    try:
        closed_at = datetime.fromisoformat(str(position[0]))
        case = UUID(str(position[1]))
    except ValueError:
        raise Invalid(NO_CURSOR) from None
    if closed_at.tzinfo is None:
        raise Invalid(NO_CURSOR)
    return closed_at, case
