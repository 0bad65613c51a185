"""Handing a case over: offered by its owner, accepted or declined by others, decided by a leader."""

from collections.abc import Callable, Sequence
from typing import Annotated, Literal, Self
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import ConfigDict, model_validator
from starlette.responses import Response

from app.access import roles
from app.access.idempotency import Saved
from app.access.log import shown
from app.api.acting import IfMatch, case_now, number_of, version_of
from app.api.answers import Answer, answer, once
from app.api.callers import Asked, allow
from app.api.case_views import CaseOut
from app.api.fields import Body, PastInstant, Text, View, has_been, misfit
from app.api.hand_over_views import HandOverOut, hand_over_fields
from app.api.paging import MOST, Cursor, Limit, Listed, link_to_next
from app.api.problems import problems
from app.api.tagged import unless_known
from app.api.turns import cursor_at, turn_after
from app.assignment import hand_overs
from app.assignment.hand_over import HandOver, HandOverState
from app.assignment.turn import turn_of_hand_over
from app.directory.current import current
from app.directory.snapshot import Directory
from app.kit.codes import ResponderKind
from app.kit.database import Tx
from app.kit.errors import Forbidden, NotFound
from app.queue import answer_offer, decide_owner, look, offer
from app.queue.viewer import viewer_of
from app.response_time.measure import measure

router = APIRouter(prefix="/v1", tags=["cases"])
Giver = Annotated[Asked, Depends(allow(*roles.GIVE_CASES))]
Reader = Annotated[Asked, Depends(allow(*roles.READ_HAND_OVERS))]
Addressee = Annotated[Asked, Depends(allow(*roles.ANSWER_HAND_OVERS))]
Leader = Annotated[Asked, Depends(allow(*roles.DECIDE_HAND_OVERS))]
Reason = Annotated[str, Text(20_000)]


class ToIn(Body):
    """A responder; or a kind at a social centre; or a social centre alone, which is its reception."""

    responder: UUID | None = None
    kind: ResponderKind | None = None
    social_centre: UUID | None = None

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if self.responder is not None and self.kind is not None:
            raise misfit("kind", "Name a `responder`, or a `kind` at a centre, and not both.")
        return self


class HandOverIn(Body):
    """Offers a case; its owner stays the owner until another accepts."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "to": {"kind": "housing_support", "social_centre": "0199a5f0-6f1e-7a10-8000-000000000002"},
                    "reason": "Borgeren har brug for støtte i længere tid.",
                }
            ]
        }
    )

    to: ToIn
    reason: Reason
    at: PastInstant | None = None


class AcceptIn(Body):
    """Takes the case over; nothing more needs to be said."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})

    at: PastInstant | None = None


class DeclineIn(Body):
    """Says why not."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "Han har ikke brug for bostøtte."}]})

    reason: Reason
    at: PastInstant | None = None


class DeclinedOut(View):
    """What somebody said who is not shown the case any more; their own words and nothing else."""

    id: UUID
    state: Literal[HandOverState.DECLINED] = HandOverState.DECLINED
    answer: str


class WithdrawIn(Body):
    """Takes the offer back; nothing more needs to be said."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})

    at: PastInstant | None = None


class DecideIn(Body):
    """Says whose it is: the owner it has, or another one."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"owner": "0199a5f0-6f1e-7a10-8000-000000000009", "reason": "Hun kender borgeren i forvejen."}]
        }
    )

    owner: UUID
    reason: Reason
    at: PastInstant | None = None


@router.post(
    "/cases/{number}/hand-overs",
    status_code=201,
    response_model=HandOverOut,
    responses=problems(404, 409, 412),
    summary="Offer a case to somebody else",
)
def offer_case(number: str, body: HandOverIn, asked: Giver, match: IfMatch = None) -> Response:
    """The owner stays until another accepts. Declined, or silent past its term, it is told to the leader."""
    version = version_of(match)

    def offering(tx: Tx) -> UUID:
        to = body.to
        wish = offer.Wish(
            reason=body.reason,
            at=has_been(body.at, now=tx.now),
            responder=to.responder,
            kind=to.kind,
            centre=to.social_centre,
        )
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        return offer.offer(tx, viewer, number=number_of(number), wish=wish, version=version)

    return _told(asked, body, offering, number=lambda _: number_of(number), status=201)


@router.get(
    "/hand-overs",
    response_model=Listed[HandOverOut],
    responses={304: {"description": "Nothing changed."}},
    summary="Hand-overs that are not settled",
)
def index(asked: Reader, limit: Limit = MOST, cursor: Cursor = None) -> Response:
    """What is offered to this responder and what it offers; for a leader what its centres offer, or are offered."""
    page = hand_overs.Page(limit=limit + 1, after=turn_after(cursor))

    def work(tx: Tx) -> tuple[Sequence[HandOver], Directory]:
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        me, centres = viewer.responder, viewer.centres
        if me is None:
            return hand_overs.unsettled_at(tx, centres=centres, page=page), current(tx)
        return hand_overs.unsettled_for(tx, responder=me.id, kind=me.kind, centres=centres, page=page), current(tx)

    found, directory = asked.read(work)
    shown_now, more = found[:limit], cursor_at(turn_of_hand_over(found[limit - 1])) if len(found) > limit else None
    items = [HandOverOut.model_validate(hand_over_fields(one, directory)) for one in shown_now]
    said = answer(Listed[HandOverOut](items=items, next_cursor=more), headers=link_to_next(asked, more))
    return unless_known(asked, said, purpose="hand_overs", cases=[one.offer.case for one in shown_now])


@router.post(
    "/hand-overs/{hand_over}/accept",
    response_model=CaseOut,
    responses=problems(404, 409),
    summary="Take over what was offered",
)
def accept(hand_over: UUID, body: AcceptIn, asked: Addressee) -> Response:
    """The responder becomes the owner; the response time stays with the centre of the first owner."""

    def work(tx: Tx) -> Answer:
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        measure(tx, answer_offer.accept(tx, viewer, hand_over=hand_over, at=has_been(body.at, now=tx.now)))
        return seen(tx, 200)

    def seen(tx: Tx, status: int) -> Answer:
        return case_now(tx, asked, _found(tx, hand_over).number, status=status)

    return once(asked, body, work, again=seen)


@router.post(
    "/hand-overs/{hand_over}/decline",
    response_model=HandOverOut | DeclinedOut,
    responses=problems(404, 409),
    summary="Decline what was offered",
)
def decline(hand_over: UUID, body: DeclineIn, asked: Addressee) -> Response:
    """The owner keeps the case and the leader is told; a second decline is a dispute, which the leader decides.

    Whoever declines loses sight of the case by it: a repeat is told that it was declined, and with which words.
    """

    def work(tx: Tx) -> Answer:
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        told = answer_offer.Declining(reason=body.reason, at=has_been(body.at, now=tx.now))
        answer_offer.decline(tx, viewer, hand_over=hand_over, declining=told)
        tx.after_commit(asked.wiring.work_promised.set)
        return _seen(tx, asked, _found(tx, hand_over), 200)

    def again(tx: Tx, status: int) -> Answer:
        found = _found(tx, hand_over)
        try:
            look.case(tx, viewer_of(tx, asked.caller, at=tx.now), number=found.number)
        except (NotFound, Forbidden):  # neither the case nor what became of the offer is theirs to see any more
            return answer(DeclinedOut(id=hand_over, answer=body.reason), status=status)
        return _seen(tx, asked, found, status)

    return once(asked, body, work, again=again)


@router.post(
    "/hand-overs/{hand_over}/withdraw",
    response_model=HandOverOut,
    responses=problems(404, 409),
    summary="Take an offer back",
)
def withdraw(hand_over: UUID, body: WithdrawIn, asked: Giver) -> Response:
    """A dispute is the leader's to decide; about a family team's own, which no leader sees, that team ends it so."""

    def withdrawing(tx: Tx) -> UUID:
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        return offer.withdraw(tx, viewer, hand_over=hand_over, at=has_been(body.at, now=tx.now))

    return _told(asked, body, withdrawing, number=_number(hand_over))


@router.post(
    "/hand-overs/{hand_over}/decide",
    response_model=HandOverOut,
    responses=problems(404, 409),
    summary="Decide whose it is",
)
def decide(hand_over: UUID, body: DecideIn, asked: Leader) -> Response:
    """Ends what is silent or disputed; only for a leader of the centre that is named as the decider."""

    def deciding(tx: Tx) -> UUID:
        viewer = viewer_of(tx, asked.caller, at=tx.now)
        verdict = decide_owner.Verdict(owner=body.owner, reason=body.reason, at=has_been(body.at, now=tx.now))
        return decide_owner.decide(tx, viewer, hand_over=hand_over, verdict=verdict)

    return _told(asked, body, deciding, number=_number(hand_over))


def _told(
    asked: Asked, body: Body, act: Callable[[Tx], UUID], *, number: Callable[[Tx], str], status: int = 200
) -> Response:
    """Do an act and answer with the hand-over as it is then; the log of reads hears of it.

    So it does of a repeat, which shows it to whom the case still is to be shown; others hear that it was done.
    """

    def work(tx: Tx) -> Answer:
        found = _found(tx, act(tx))
        tx.after_commit(asked.wiring.work_promised.set)
        return _seen(tx, asked, found, status)

    def shown_again(tx: Tx, _before: Saved) -> None:
        case = look.case(tx, viewer_of(tx, asked.caller, at=tx.now), number=number(tx))
        shown(tx, request=asked.read_of("hand_overs"), cases=[case.id])

    return once(asked, body, work, seen=shown_again)


def _number(hand_over: UUID) -> Callable[[Tx], str]:
    """Return what finds the number of the case that a hand-over is about; NotFound where there is none."""
    return lambda tx: _found(tx, hand_over).number


def _found(tx: Tx, hand_over: UUID) -> HandOver:
    found = hand_overs.one(tx, hand_over)
    if found is None:
        raise NotFound
    return found


def _seen(tx: Tx, asked: Asked, found: HandOver, status: int) -> Answer:
    shown(tx, request=asked.read_of("hand_overs"), cases=[found.offer.case])
    view = HandOverOut.model_validate(hand_over_fields(found, current(tx)))
    return answer(view, status=status)
