"""Words that are published beside figures (pure): what looks like the number or the address of a person is refused.

A name cannot be told from a word, nor a number that is written in words, so whoever writes takes responsibility for
those. Counts, years, and hours of the clock are what such words are about, and pass.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from app.kit.errors import FieldError, Invalid

MOST_CHARACTERS: Final = 600
WARNING: Final = (
    "Teksten vises for alle, der læser centrets tal. Den må ikke handle om en borger, en sag eller en medarbejder."
)
_HARMLESS: Final = re.compile(r"\bkl\. ?\d{1,2}[.:]\d\d ?- ?\d{1,2}[.:]\d\d\b|\b20\d\d ?- ?20\d\d\b", re.IGNORECASE)
"""From hour to hour, and from year to year: eight digits that are nobody's."""
_NUMBER: Final = re.compile(r"(?:\d[ .\-/()]{0,3}){7,}\d|\b[0-3]\d[01]\d\d\d ?- ?[\dx*]{4}", re.IGNORECASE)
"""Eight digits and more, however they are set: a phone, a CPR number, an account. Or a CPR number half hidden."""
_REFERENCE: Final = re.compile(
    r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b"
    r"|(?i:\b(?=[0-9a-z-]{0,8}[0-9])(?=[0-9a-z-]{0,8}[a-z])[0-9a-z]{4}-?[0-9a-z]{4}\b)"
    r"|(?i:\b(?:[a-z]+\d|\d+[a-z])[0-9a-z]*(?<=\b[0-9a-z]{4}) (?=[a-z]*\d)[0-9a-z]{4}\b)"
)
"""As it is written; in small letters or in one, where a digit tells it from a word; in two parts with a digit each."""
_ADDRESS: Final = re.compile(
    r"@|[(\[]at[)\]]|\bsnabel-?a\b"
    r"|\b(?:st\.?|stuen|\d{1,2}\.? ?sal|\d{1,2}\.),? ?(?:tv|th|mf|til venstre|til højre|midtfor)\b"
    r"|\b\d{1,3} ?[a-z]?[ ,]+\d{1,2} ?(?:tv|th|mf)\b"
    r"|\b[a-zæøåü]{2,}(?:vej|vejen|gade|gaden|stræde|allé) ?(?:nr\.? ?)?\d{1,3} ?[a-z]?\b",
    re.IGNORECASE,
)
"""Mail, a dwelling by its floor and door, or a house by its street and number."""


def check(text: str) -> None:
    """Raise Invalid where a text holds what looks like somebody's number, reference or address."""
    plain = _HARMLESS.sub(" ", _plain(text))
    if any(one.search(plain) for one in (_NUMBER, _REFERENCE, _ADDRESS)):
        raise Invalid(FieldError("/text", "must hold no number, reference or address of anybody"))


def _plain(text: str) -> str:
    """Return a text in one width, with one kind of blank and of dash, without what is not seen."""
    seen = (one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")
    dashed = ("-" if unicodedata.category(one) == "Pd" else one for one in seen)
    return " ".join("".join(dashed).split())
