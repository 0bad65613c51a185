"""A letter that leaves the house (pure)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What goes out, and to whom; without an address the answer to the request was the receipt."""

    to: str | None
    subject: str
    text: str
