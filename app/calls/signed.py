"""Telling the telephone system's own calls from forged and from repeated ones (pure).

The header is `t=<seconds since 1970>,v1=<hex>`, where v1 is HMAC-SHA256 over the seconds, a full stop and the body as
it was sent.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Final

HEADER: Final = "Indgang-Signature"
WINDOW: Final = timedelta(minutes=5)
"""Older is refused, so that what somebody overheard is soon worth nothing; inside of it an id counts once."""
_MOST_DIGITS: Final = 12


def is_signed(body: bytes, *, header: str, secret: bytes, now: datetime) -> bool:
    parts = dict(part.strip().split("=", 1) for part in header.split(",") if "=" in part)
    seconds, given = parts.get("t", ""), parts.get("v1", "")
    if not (seconds.isascii() and seconds.isdecimal() and len(seconds) <= _MOST_DIGITS and given.isascii()):
        return False
    if abs(int(seconds) - now.timestamp()) > WINDOW.total_seconds():
        return False
    return hmac.compare_digest(given.lower(), signature(body, seconds=int(seconds), secret=secret))


def signature(body: bytes, *, seconds: int, secret: bytes) -> str:
    return hmac.digest(secret, f"{seconds}.".encode() + body, hashlib.sha256).hex()
