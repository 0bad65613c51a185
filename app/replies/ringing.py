"""Ringing the duty contact: by a signed webhook, by mail, and by a gateway for text messages.

What is sent names the case and the centre, and nothing of what is in the case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

from app.assignment.cases import named
from app.deadlines import duty
from app.directory.current import current
from app.jobs.run import Way
from app.jobs.work import Job
from app.kit.clock import Clock
from app.kit.database import Tx
from app.replies.letter import Letter, addressed
from app.replies.mail_ids import local_id_within
from app.replies.posting import SIGNATURE, post_json, signature
from app.replies.texts import duty_subject, duty_text

_WEBHOOK, _MAIL, _SMS = duty.RINGS
EVENT: Final = "acute_case"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyContact:
    """How whoever is on duty out of hours is reached; mail goes to the entrance where no address is given."""

    webhook: str | None = None
    secret: bytes | None = None
    email: str | None = None
    phone: str | None = None
    gateway: str | None = None
    gateway_token: str | None = None
    public_url: str | None = None
    """Where this service is reached from outside: without it no link to acknowledge can be given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """One call of the duty contact, as it is sent."""

    call: UUID
    number: str
    centre: str
    raised_at: datetime
    nth: int
    token: str
    entrance: str | None

    def link(self, public_url: str | None) -> str | None:
        return None if public_url is None else f"{public_url.rstrip('/')}/alarms/{self.call}/{self.token}"


def ring_for(tx: Tx, job: Job) -> Ring | None:
    """Return the call that a job is about; None where somebody has acknowledged it by now."""
    call = duty.one(tx, job.subject)
    if call is None or call.ended_at is not None:
        return None
    number, _ = named(tx, case_id=call.case)
    directory = current(tx)
    centre = directory.centre(call.centre)
    return Ring(
        call=call.id,
        number=number,
        centre="" if centre is None else centre.name,
        raised_at=call.raised_at,
        nth=call.calls,
        token=duty.token_of(tx, call.id),
        entrance=directory.entrance.email,
    )


def ways(contact: DutyContact, *, deliver: Callable[[Job, object], None], clock: Clock) -> Mapping[str, Way]:
    """Return how each way of ringing is done; one that is not set up does nothing. `deliver` is that of any letter."""

    def webhook(job: Job, ring: object) -> None:
        if isinstance(ring, Ring) and contact.webhook is not None and contact.secret is not None:
            message = _message(ring, contact)
            signed = signature(message, secret=contact.secret, at=int(clock.now().timestamp()))
            post_json(contact.webhook, message, headers={SIGNATURE: signed, "Idempotency-Key": str(job.id)})

    def sms(job: Job, ring: object) -> None:
        if isinstance(ring, Ring) and contact.gateway is not None and contact.phone is not None:
            token = {} if contact.gateway_token is None else {"Authorization": f"Bearer {contact.gateway_token}"}
            message = {"to": contact.phone, "text": _text(ring, contact)}
            post_json(contact.gateway, message, headers={"Idempotency-Key": str(job.id), **token})

    return {
        duty.CALL: Way(effect=duty.call_again),
        _WEBHOOK: Way(prepare=ring_for, deliver=webhook),
        _MAIL: Way(prepare=partial(_letter, contact=contact), deliver=deliver),
        _SMS: Way(prepare=ring_for, deliver=sms),
    }


def _message(ring: Ring, contact: DutyContact) -> Mapping[str, object]:
    return {
        "event": EVENT,
        "alarm": str(ring.call),
        "case": ring.number,
        "social_centre": ring.centre,
        "raised_at": ring.raised_at.isoformat(),
        "call": ring.nth,
        "acknowledge": ring.link(contact.public_url),
    }


def _letter(tx: Tx, job: Job, *, contact: DutyContact) -> Letter | None:
    ring = ring_for(tx, job)
    if ring is None:
        return None
    local_id = local_id_within(job.id, sealer=tx.sealer)
    to = contact.email or ring.entrance
    letter = addressed(to, subject=duty_subject(ring.number), text=_text(ring, contact), local_id=local_id)
    return letter and replace(letter, rings=True)


def _text(ring: Ring, contact: DutyContact) -> str:
    return duty_text(number=ring.number, centre=ring.centre, link=ring.link(contact.public_url))
