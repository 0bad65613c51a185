"""Names that are words of our matters too: Lene Foged is no bailiff, Ole Brand no fire, Skolevangen 7 no school."""

from __future__ import annotations

from collections.abc import Sequence

from app.triage.reading.lexicon.everyday import COMMON_DANISH
from app.triage.reading.tokens import Sentence

_SURNAMES = frozenset({"Foged", "Fogeds", "Brand", "Brands", "Vold", "Volds", "Krig", "Fest"})
_TITLES = frozenset({"hr", "fru", "frk", "familien", "mr", "mrs", "ms", "herr"})
_COMMON = frozenset(COMMON_DANISH.split())
_STREET_ENDS = (
    *(
        "vej",
        "vejen",
        "gade",
        "gaden",
        "alle",
        "allé",
        "stræde",
        "plads",
        "torv",
        "park",
        "parken",
        "vænget",
        "vang",
        "vangen",
    ),
    *(
        "have",
        "haven",
        "mark",
        "marken",
        "toft",
        "toften",
        "bakke",
        "bakken",
        "krog",
        "gård",
        "gården",
        "lund",
        "høj",
        "engen",
    ),
    *("ager", "skel", "dal", "strand", "bro", "huse", "husene", "stien", "draget", "brinken", "krat", "høje", "løkken"),
)
_SURELY_STREETS = ("vej", "gade", "allé", "stræde", "vænget", "toften", "boulevard")
_SHORTEST_STREET = 6

UNNAMED = "#name"
"""The word in the place of such a name."""


def proper_names(sentence: Sentence) -> list[int]:
    """Where surnames and streets stand that could be taken for other words."""
    words = sentence.words
    places = [at - 1 for at in sentence.numbers if at and _is_before_its_number(words[at - 1])]
    places.extend(place for place, word in enumerate(words) if word[0].isupper() and _is_street(word))
    if not _SURNAMES.isdisjoint(words):
        places.extend(at for at in range(1, len(words)) if words[at] in _SURNAMES and _names(words[at - 1]))
    return places


def unnamed(sentence: Sentence) -> Sequence[str]:
    """The words, with another in the place of each such name."""
    places = proper_names(sentence)
    if not places:
        return sentence.words
    words = list(sentence.words)
    for place in places:
        words[place] = UNNAMED
    return words


def _is_before_its_number(word: str) -> bool:
    return word[0].isupper() and word.lower().endswith(_STREET_ENDS)


def _is_street(word: str) -> bool:
    return len(word) >= _SHORTEST_STREET and word.endswith(_SURELY_STREETS)


def _names(before: str) -> bool:
    return before.lower() in _TITLES or (before[0].isupper() and before.lower() not in _COMMON)
