"""A session of somebody in a browser: an API key exchanged for a short-lived cookie (pure).

The cookie holds the key sealed, so that it ends within a second of the key being revoked, in every process, and says
nothing to whoever finds it once it is over.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from app.kit.sealed import SealBroken, Sealer

COOKIE: Final = "indgang_session"
IDLE: Final = timedelta(minutes=30)
"""A session ends this long after the last page; each page begins it anew."""
LONGEST: Final = timedelta(hours=10)
"""The longest shift at a desk: then the key is asked for again."""
_ROW: Final = UUID(int=0)
_FIELDS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    token: str
    nonce: str
    began: datetime
    ends: datetime

    def csrf(self, sealer: Sealer) -> str:
        """Return what every form carries: only a page of ours, shown in this session, can know it."""
        return sealer.fingerprint(self.nonce, purpose="csrf").hex()

    def wrote(self, given: str, sealer: Sealer) -> bool:
        return hmac.compare_digest(given.encode(), self.csrf(sealer).encode())


def begin(token: str, *, at: datetime) -> Session:
    return Session(token=token, nonce=secrets.token_hex(16), began=at, ends=at + IDLE)


def renewed(session: Session, *, at: datetime) -> Session:
    ends = min(at + IDLE, session.began + LONGEST)
    return Session(token=session.token, nonce=session.nonce, began=session.began, ends=ends)


def to_cookie(session: Session, sealer: Sealer) -> str:
    instants = (str(int(one.timestamp())) for one in (session.began, session.ends))
    text = "\n".join((session.token, session.nonce, *instants))
    return sealer.seal(text, table="sessions", column="cookie", row=_ROW).hex()


def from_cookie(cookie: str, sealer: Sealer, *, at: datetime) -> Session | None:
    """Return the session of a cookie; None where it is not ours or is over."""
    try:
        opened = sealer.open(bytes.fromhex(cookie), table="sessions", column="cookie", row=_ROW)
    except (SealBroken, ValueError):
        return None
    parts = opened.split("\n")
    if len(parts) != _FIELDS:
        return None
    began, ends = (datetime.fromtimestamp(int(one), UTC) for one in parts[2:])
    return Session(token=parts[0], nonce=parts[1], began=began, ends=ends) if at < ends else None
