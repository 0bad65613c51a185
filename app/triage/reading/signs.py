"""What a text is made of, as signs that weights are learned for: stems, two side by side, letters, and two classes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum, auto
from itertools import combinations

from app.kit.codes import ReporterKind
from app.triage.reading.lexicon.everyday import COMMON_DANISH, COMMON_ENGLISH
from app.triage.reading.marks import Marked, bits
from app.triage.reading.proper_names import UNNAMED, unnamed
from app.triage.reading.tokens import Sentence
from app.triage.reading.vocabulary import stemmer

WHO, LETTERS_OF = "@", "~"
"""What the names of signs begin with that are no words: who reports, and letters."""

_AT_A_TIME, _EDGE = 4, "_"
_LETTERS = str.maketrans({"æ": "e", "ø": "o", "å": "a"})
_DIGITS = str.maketrans("1034568", "ioeasbb")
_LETTERS_OF_A_WORD = 3
"""A word misread by a scanner holds at least so many letters beside its digits; "12b" is a number."""

MOST_KEPT = 30_000
"""Words that are remembered."""

_LONGEST = 40
_DENIALS = frozenset(
    [
        *("ikke", "ingen", "aldrig", "hverken", "ej", "intet", "uden", "not", "no", "never", "without", "neither"),
        *("nobody", "cannot", "don't", "doesn't", "isn't", "won't", "can't", "hasn't", "haven't", "didn't"),
    ]
)
_TURNS = frozenset(["men", "fordi", "da", "så", "selvom", "og", "but", "because", "so", "and"])
_REACH = 3
_SHORT = 2
_LITTLE = frozenset(COMMON_DANISH.split()) | frozenset(COMMON_ENGLISH.split())
_MINORS, _OLD = range(1, 18), range(66, 100)

_DANISH, _ENGLISH = stemmer("danish"), stemmer("english")

Stands = tuple[Sentence | None, int, int, bool]
"""Where a sign stands first: the sentence, none for who reports, its first and last word, and whether it explains."""

_NOWHERE: Stands = (None, 0, 0, False)


class Kind(StrEnum):
    """The kinds of signs, each of a length of its own: many words do not drown what the lexicon hears in them."""

    STEM = auto()
    TWO_STEMS = auto()
    LETTERS = auto()
    TWO_CLASSES = auto()


_Word = tuple[str, str, bool, bool, bool, str]
"""What a word is as a sign: its stem, said and denied, whether it explains, denies, or ends a denial; its letters.

A plain tuple: one of a class of its own is taken apart five times slower."""

_seen: tuple[dict[str, _Word], dict[str, _Word]] = ({}, {})
"""Words as written, by whether the text is English."""


def _word(written: str, *, english: bool) -> _Word:
    word = written.lower()
    stem = _stem(word, english=english)
    telling = len(word) > _SHORT and word not in _LITTLE and word != UNNAMED
    made = (stem, "-" + stem, telling, word in _DENIALS, word in _TURNS, _plain(word) if len(word) > _SHORT else "")
    seen = _seen[english]
    if len(seen) >= MOST_KEPT:
        seen.clear()
    seen[written] = made
    return made


def _stem(word: str, *, english: bool) -> str:
    """The stem of a word in lower case, written as if there were no Danish letters; numbers by what they may mean."""
    if word.isdecimal():
        number = int(word[:6])
        stem = "#minor" if number in _MINORS else "#old" if number in _OLD else f"#{min(len(word), 5)}"
    elif english:
        stem = "e:" + _ENGLISH.stem(word[:_LONGEST])
    else:
        stem = _folded(_DANISH.stem(_well_read(word)[:_LONGEST]))
    return stem


def _well_read(word: str) -> str:
    if not word.isalpha() and sum(map(str.isalpha, word)) >= _LETTERS_OF_A_WORD:
        return word.translate(_DIGITS)
    return word


def _folded(word: str) -> str:
    return word.translate(_LETTERS).replace("ae", "e").replace("oe", "o").replace("aa", "a")


def _plain(word: str) -> str:
    """The word without Danish letters; nothing where it is more than letters."""
    word = _folded(_well_read(word)[:_LONGEST])
    return word if word.isalpha() else ""


def letters_of(word: str) -> list[str]:
    """Each four letters of a plain word, its edges as letters of their own."""
    edged = f"{_EDGE}{word}{_EDGE}"
    return [LETTERS_OF + edged[at : at + _AT_A_TIME] for at in range(len(edged) - _AT_A_TIME + 1)]


def stems_of(parts: Sequence[Sentence], *, english: bool, kind: ReporterKind | None) -> dict[str, Stands]:
    """Each stem once, where it first stands; one that is denied is another sign. Who reports is a sign as well."""
    found: dict[str, Stands] = {}
    if kind is not None:
        found[WHO + kind] = _NOWHERE
    seen = _seen[english]
    for part in parts:
        reach = 0
        breaks = part.breaks
        for place, written in enumerate(unnamed(part)):
            stem, denied, telling, denies, turns, _ = seen.get(written) or _word(written, english=english)
            if reach:
                if turns or place in breaks:
                    reach = 0
                else:
                    stem = denied
                    reach -= 1
            if stem not in found:
                found[stem] = (part, place, place, telling)
            if denies:
                reach = _REACH
    return found


def two_stems_of(parts: Sequence[Sentence], *, english: bool) -> dict[str, Stands]:
    """Stems side by side, where they first stand."""
    found: dict[str, Stands] = {}
    seen = _seen[english]
    for part in parts:
        before, told = "", False
        for place, written in enumerate(unnamed(part)):
            stem, _, telling, _, _, _ = seen.get(written) or _word(written, english=english)
            if before:
                found.setdefault(f"{before} {stem}", (part, place - 1, place, told and telling))
            before, told = stem, telling
    return found


def plain_words_of(parts: Sequence[Sentence], *, english: bool) -> dict[str, Stands]:
    """Each word once, in plain letters, where it first stands."""
    found: dict[str, Stands] = {}
    seen = _seen[english]
    for part in parts:
        for place, written in enumerate(unnamed(part)):
            _, _, telling, _, _, plain = seen.get(written) or _word(written, english=english)
            if plain and plain not in found:
                found[plain] = (part, place, place, telling)
    return found


def two_classes_of(marked: Sequence[Marked]) -> set[tuple[int, int]]:
    """The places of two classes of which one sentence speaks, the lower first."""
    found: set[tuple[int, int]] = set()
    for one in marked:
        found.update(combinations([bit.bit_length() - 1 for bit in bits(one.said)], 2))
    return found
