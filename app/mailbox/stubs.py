"""Plain texts that only say that the mail must be read as a page (pure)."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 500
_MOST_PAGE: Final = 50_000
_SAYS_SO: Final = re.compile(
    r"\bhtml\b|in (?:a|your) (?:web )?browser|i (?:en|din) (?:web)?browser|i (?:en|din) (?:webb)?läsare|"
    r"im browser|(?:mail|e-mail)(?:program|klient|client)",
    re.IGNORECASE,
)


def is_stub(text: str, *, page: str) -> bool:
    """Say whether a text only points to its page: short, about how mails are shown, and in words of its own."""
    said = set(re.findall(r"\w{3,}", text.casefold()))
    shown = set(re.findall(r"\w{3,}", page[:_MOST_PAGE].casefold()))
    return len(text.strip()) <= _LONGEST and _SAYS_SO.search(text) is not None and len(said & shown) * 2 < len(said)
