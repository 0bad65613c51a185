"""The Message-IDs of our letters: each names its report, or its job, and nobody else can make one (pure)."""

from __future__ import annotations

import base64
import hmac
import re
from typing import Final
from uuid import UUID

from app.kit.sealed import Sealer

_OURS: Final = re.compile(r"([lr])\.([a-z2-7]{26})\.([a-z2-7]{20})(?:\.[a-z2-7]{16})?@[^@\s]{1,200}", re.IGNORECASE)
_OF_A_REPORT, _WITHIN = "r", "l"
_PURPOSES: Final = {_OF_A_REPORT: "letter", _WITHIN: "letter within"}
_MARK_BYTES: Final = 12
_TIME_BYTES: Final = 6
"""Our ids begin with their time; what follows tells them apart."""


def local_id_of(report: UUID, *, sealer: Sealer, further: UUID | None = None) -> str:
    """Return what stands before the @ in the Message-ID of a letter, the same for every attempt to send it.

    The first letter about a report is its receipt; `further` tells another one apart.
    """
    first = _id_of(report, sealer, _OF_A_REPORT)
    return first if further is None else f"{first}.{_letters(further.bytes[_TIME_BYTES:])}"


def report_of(message_id: str, *, sealer: Sealer) -> UUID | None:
    """Return the report that a Message-ID names, None where it is not one of ours."""
    return _named(message_id, sealer, _OF_A_REPORT)


def local_id_within(job: UUID, *, sealer: Sealer) -> str:
    """Return what stands before the @ in the Message-ID of a letter to one of our own, which a job sends."""
    return _id_of(job, sealer, _WITHIN)


def job_of(message_id: str, *, sealer: Sealer) -> UUID | None:
    """Return the job that sent a letter within the municipality, None where the Message-ID is of no such letter."""
    return _named(message_id, sealer, _WITHIN)


def _id_of(named: UUID, sealer: Sealer, kind: str) -> str:
    return f"{kind}.{_letters(named.bytes)}.{_mark(named, sealer, kind)}"


def _named(message_id: str, sealer: Sealer, kind: str) -> UUID | None:
    match = _OURS.fullmatch(message_id.strip().strip("<>"))
    if match is None or match[1].lower() != kind:
        return None
    try:
        named = UUID(bytes=base64.b32decode(match[2].upper() + "======"))
    except ValueError:
        return None
    return named if hmac.compare_digest(_mark(named, sealer, kind), match[3].lower()) else None


def _mark(named: UUID, sealer: Sealer, kind: str) -> str:
    return _letters(sealer.fingerprint(str(named), purpose=_PURPOSES[kind])[:_MARK_BYTES])


def _letters(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=").lower()
