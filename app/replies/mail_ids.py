"""The Message-IDs of our letters: each names its report, and nobody else can make one (pure)."""

from __future__ import annotations

import base64
import hmac
import re
from typing import Final
from uuid import UUID

from app.kit.sealed import Sealer

_OURS: Final = re.compile(r"r\.([a-z2-7]{26})\.([a-z2-7]{20})(?:\.[a-z2-7]{16})?@[^@\s]{1,200}", re.IGNORECASE)
_MARK_BYTES: Final = 12
_TIME_BYTES: Final = 6
"""Our ids begin with their time; what follows tells them apart."""


def local_id_of(report: UUID, *, sealer: Sealer, further: UUID | None = None) -> str:
    """Return what stands before the @ in the Message-ID of a letter, the same for every attempt to send it.

    The first letter about a report is its receipt; `further` tells another one apart.
    """
    first = f"r.{_letters(report.bytes)}.{_mark(report, sealer)}"
    return first if further is None else f"{first}.{_letters(further.bytes[_TIME_BYTES:])}"


def report_of(message_id: str, *, sealer: Sealer) -> UUID | None:
    """Return the report that a Message-ID names, None where it is not one of ours."""
    match = _OURS.fullmatch(message_id.strip().strip("<>"))
    if match is None:
        return None
    try:
        report = UUID(bytes=base64.b32decode(match[1].upper() + "======"))
    except ValueError:
        return None
    return report if hmac.compare_digest(_mark(report, sealer), match[2].lower()) else None


def _mark(report: UUID, sealer: Sealer) -> str:
    return _letters(sealer.fingerprint(str(report), purpose="letter")[:_MARK_BYTES])


def _letters(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=").lower()
