"""Surnames that are words of our matters too: Lene Foged is no bailiff, and Ole Brand no fire."""

from __future__ import annotations

from collections.abc import Sequence

from app.triage.reading.lexicon.everyday import COMMON_DANISH

_SURNAMES = frozenset({"Foged", "Fogeds", "Brand", "Brands", "Vold", "Volds", "Krig", "Fest"})
_TITLES = frozenset({"hr", "fru", "frk", "familien", "mr", "mrs", "ms", "herr"})
_SOMEBODY = "#name"
_COMMON = frozenset(COMMON_DANISH.split())


def surnames(words: Sequence[str]) -> Sequence[int]:
    """Where they stand: behind an unknown capitalised word, or a title."""
    if _SURNAMES.isdisjoint(words):
        return ()
    return [place for place in range(1, len(words)) if words[place] in _SURNAMES and _names(words[place - 1])]


def unnamed(words: Sequence[str]) -> Sequence[str]:
    """The same words, with another in the place of such a surname."""
    places = surnames(words)
    return [_SOMEBODY if place in places else word for place, word in enumerate(words)] if places else words


def _names(before: str) -> bool:
    return before.lower() in _TITLES or (before[0].isupper() and before.lower() not in _COMMON)
