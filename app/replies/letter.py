"""A letter that leaves the house (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What goes out, and to whom; without an address the answer to the request was the receipt.

    `in_reply_to` is the Message-ID it answers, `local_id` what stands before the @ in our own. `report` is set for a
    receipt: those are counted an address, and not all are sent.
    """

    to: str | None
    subject: str
    text: str
    language: str = "da"
    report: UUID | None = None
    local_id: str | None = None
    in_reply_to: str | None = None
