"""A letter that leaves the house (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import structlog

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What goes out, and to whom.

    `in_reply_to` is the Message-ID it answers, `local_id` what stands before the @ in our own. `report` is set for what
    goes to a reporter: those are counted an address, and not all are sent. `rings` where somebody on duty is called by
    it, which waits for nothing: how often is bounded where it is called.
    """

    to: str
    subject: str
    text: str
    local_id: str
    language: str = "da"
    report: UUID | None = None
    rings: bool = False
    in_reply_to: str | None = None


def addressed(to: str | None, *, subject: str, text: str, local_id: str) -> Letter | None:
    """Return a letter within the municipality; None, and a warning, where the directory has no address for it.

    The subject names a case by its number and nothing else, so it may stand in a log.
    """
    if to is None:
        _log.warning("a letter has nobody to go to: the directory names no address", subject=subject)
        return None
    return Letter(to=to, subject=subject, text=text, local_id=local_id)
