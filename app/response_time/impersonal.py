"""Words that are published beside figures (pure): what looks like the number or the address of a person is refused.

A name cannot be told from a word, so whoever writes takes responsibility for that.
"""

from __future__ import annotations

import re
from typing import Final

from app.kit.errors import FieldError, Invalid

MOST_CHARACTERS: Final = 600
WARNING: Final = (
    "Teksten vises for alle, der læser centrets tal. Den må ikke handle om en borger, en sag eller en medarbejder."
)
_NUMBER: Final = re.compile(r"(?:\d[ .\-/]?){7,}\d")
"""Eight digits and more: a phone, a CPR number, an account."""
_REFERENCE: Final = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")
_ADDRESS: Final = re.compile(r"@|\b\d{1,3}\.? ?,? ?(?:st|\d{1,2})\.? ?(?:tv|th|mf)\b", re.IGNORECASE)
"""Mail, or a dwelling by its floor and door."""


def check(text: str) -> None:
    """Raise Invalid where a text holds what looks like somebody's number, reference or address."""
    if any(one.search(text) for one in (_NUMBER, _REFERENCE, _ADDRESS)):
        raise Invalid(FieldError("/text", "must hold no number, reference or address of anybody"))
