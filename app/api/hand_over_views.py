"""Whose a case is, was and may become, as those see it who work on it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app.api.fields import View
from app.assignment.hand_over import HandOver, HandOverState
from app.assignment.ownership import Owned
from app.assignment.participants import Participant
from app.directory.snapshot import Directory
from app.kit.codes import ResponderKind


class CentreOut(View):
    """A social centre, by id and name."""

    id: UUID
    name: str


class PartyOut(View):
    """A responder, or whoever of a kind serves at the centre."""

    responder: UUID | None
    kind: ResponderKind | None
    name: str | None
    social_centre: CentreOut


class HandOverOut(View):
    """A case that its owner offers to somebody else, and what became of it; the owner stays until another accepts."""

    id: UUID
    case: str
    state: HandOverState
    offered_by: PartyOut
    to: PartyOut
    reason: str
    offered_at: datetime
    answer_by: datetime
    decider: CentreOut
    answer: str | None
    answered_at: datetime | None
    answered_by: UUID | None


class OwnedOut(View):
    """Who had the case, where, why, and until when."""

    responder: UUID
    name: str
    social_centre: CentreOut
    step: str
    from_at: datetime
    to_at: datetime | None


class ParticipantOut(View):
    """Who else works on the case: sees it, and owes nothing."""

    responder: UUID
    name: str
    since: datetime


def hand_over_fields(one: HandOver, directory: Directory) -> dict[str, Any]:
    offer = one.offer
    return {
        "id": one.id,
        "case": one.number,
        "state": one.state,
        "offered_by": _party(offer.from_owner, None, offer.from_centre, directory),
        "to": _party(offer.to.responder, offer.to.kind, offer.to.centre, directory),
        "reason": offer.reason,
        "offered_at": offer.at,
        "answer_by": offer.answer_by,
        "decider": centre_fields(offer.decider, directory),
        "answer": one.answer,
        "answered_at": one.answered_at,
        "answered_by": one.answered_by,
    }


def owned_fields(owned: Sequence[Owned], directory: Directory) -> list[dict[str, Any]]:
    return [
        {
            "responder": one.owner,
            "name": name_of(one.owner, directory),
            "social_centre": centre_fields(one.centre, directory),
            "step": one.step,
            "from_at": one.from_at,
            "to_at": one.to_at,
        }
        for one in owned
    ]


def participant_fields(taking_part: Sequence[Participant], directory: Directory) -> list[dict[str, Any]]:
    return [
        {"responder": one.responder, "name": name_of(one.responder, directory), "since": one.since}
        for one in taking_part
    ]


def centre_fields(centre: UUID, directory: Directory) -> dict[str, Any]:
    known = directory.centre(centre)
    return {"id": centre, "name": "" if known is None else known.name}


def name_of(responder: UUID, directory: Directory) -> str:
    known = directory.responder(responder)
    return "" if known is None else known.title


def _party(responder: UUID | None, kind: ResponderKind | None, centre: UUID, directory: Directory) -> dict[str, Any]:
    known = None if responder is None else directory.responder(responder)
    return {
        "responder": responder,
        "kind": kind if known is None else known.kind,
        "name": None if known is None else known.title,
        "social_centre": centre_fields(centre, directory),
    }
