"""Putting right what is wrong in a case."""

from collections.abc import Sequence
from typing import Annotated, Self

from fastapi import APIRouter, Depends
from pydantic import ConfigDict, Field, model_validator
from starlette.responses import Response

from app.access import roles
from app.api.acting import IfMatch, act_on, version_of
from app.api.callers import Asked, allow
from app.api.case_views import CaseOut
from app.api.fields import Body, PastInstant, Text, has_been
from app.api.given_away import ReleasedOut
from app.api.problems import problems
from app.api.report_body import PlaceIn, ResidentIn
from app.assignment.corrections import Corrected
from app.courses.merge_whole import merge_whole, move_whole, split_whole
from app.kit.codes import Concern, Urgency
from app.kit.database import Tx
from app.kit.ids import read_reference
from app.queue.acts import Done
from app.queue.correct import Correcting, correct
from app.queue.merge import Moving
from app.queue.viewer import Viewer

router = APIRouter(prefix="/v1/cases/{number}", tags=["cases"])
Giver = Annotated[Asked, Depends(allow(*roles.GIVE_CASES))]


class MoveIn(Body):
    """Reports that belong to another case; `into` left out is a case of their own."""

    reports: Annotated[list[Annotated[str, Text(20)]], Field(min_length=1, max_length=50)]
    into: Annotated[str, Text(20)] | None = None


class MergeIn(Body):
    """Ends the case in another one of the same dwelling or resident."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"into": "K7Q2-9XM4", "reason": "Det er samme lejlighed."}]}
    )

    into: Annotated[str, Text(20)]
    reason: Annotated[str, Text(20_000)]
    at: PastInstant | None = None


class SplitIn(Body):
    """Gives some reports of a case a case of their own, with the same owner."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reports": ["K7Q2-9XM4"], "reason": "Det handler om naboen."}]}
    )

    reports: Annotated[list[Annotated[str, Text(20)]], Field(min_length=1, max_length=50)]
    reason: Annotated[str, Text(20_000)]
    at: PastInstant | None = None


class CorrectionIn(Body):
    """One thing that is wrong, as it is right, and why; a `resident` of null is that nobody knows."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "place": {"address": "Strandgade 3, 1. mf", "postcode": "2300"},
                    "moved_at": "2026-11-16T12:00:00+01:00",
                    "reason": "Borgeren er flyttet.",
                }
            ]
        }
    )

    place: PlaceIn | None = None
    moved_at: PastInstant | None = Field(
        default=None, description="When the resident moved to `place`; without it the place was wrong from the first."
    )
    concerns: Annotated[list[Concern], Field(min_length=1, max_length=20)] | None = None
    urgency: Urgency | None = None
    resident: ResidentIn | None = None
    move_report: MoveIn | None = None
    reason: Annotated[str, Text(20_000)]
    at: PastInstant | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        named = {*(one.value for one in Corrected), "move_report"} & self.model_fields_set
        empty = [one for one in named - {"resident"} if getattr(self, one) is None]
        if len(named) != 1 or empty:
            raise ValueError("Name one thing: place, concerns, urgency, resident or move_report.")
        return self

    @property
    def what(self) -> Corrected:
        return next(one for one in Corrected if one.value in self.model_fields_set)


@router.post(
    "/corrections",
    status_code=201,
    response_model=CaseOut | ReleasedOut,
    responses=problems(404, 409, 412),
    summary="Put something right",
)
def put_right(number: str, body: CorrectionIn, asked: Giver, match: IfMatch = None) -> Response:
    """What it said before stays with the case. A place at another centre offers the case there; the owner stays.

    Where the owner serves there as well, the case stands there from now on: whoever led it here alone is told where.
    """
    version, moves = version_of(match), body.move_report

    def correcting(tx: Tx, viewer: Viewer, name: str) -> Done:
        at = has_been(body.at, now=tx.now)
        if moves is not None:
            moving = Moving(reports=_read(moves.reports), reason=body.reason, at=at, into=_read_one(moves.into))
            return move_whole(tx, viewer, number=name, moving=moving)
        wanted = Correcting(
            what=body.what,
            reason=body.reason,
            at=at,
            place=None if body.place is None else body.place.told(),
            moved_at=body.moved_at,
            concerns=body.concerns or (),
            urgency=body.urgency,
            resident=None if body.resident is None else body.resident.told(),
        )
        return correct(tx, viewer, number=name, wanted=wanted, version=version)

    return act_on(asked, body, number, correcting, status=201)


@router.post("/merge", response_model=CaseOut, responses=problems(404, 409), summary="End a case in another one")
def merge_into(number: str, body: MergeIn, asked: Giver) -> Response:
    """The other one takes over reports, tasks, visits, courses, work and who works along; the earlier promise stays."""

    def merging(tx: Tx, viewer: Viewer, name: str) -> Done:
        into = _read_one(body.into) or body.into
        return merge_whole(tx, viewer, number=name, into=into, reason=body.reason, at=has_been(body.at, now=tx.now))

    return act_on(asked, body, number, merging)


@router.post(
    "/split",
    status_code=201,
    response_model=CaseOut,
    responses=problems(404, 409, 412),
    summary="Give some reports a case of their own",
)
def split(number: str, body: SplitIn, asked: Giver, match: IfMatch = None) -> Response:
    """The same owner, held to the same promises; `possibly_related` names the new case."""
    version = version_of(match)

    def splitting(tx: Tx, viewer: Viewer, name: str) -> Done:
        moving = Moving(reports=_read(body.reports), reason=body.reason, at=has_been(body.at, now=tx.now))
        return split_whole(tx, viewer, number=name, moving=moving, version=version)

    return act_on(asked, body, number, splitting, status=201)


def _read(references: Sequence[str]) -> list[str]:
    return [read_reference(one) or one for one in references]


def _read_one(number: str | None) -> str | None:
    return None if number is None else read_reference(number) or number
