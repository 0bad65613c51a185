"""What a text weighs as a whole, learned from labelled texts: the cues of the lexicon know plain cases, this the rest.

For each target a linear model over three kinds of signs: stems, two words side by side, and two classes of the lexicon
in one sentence, by which words that were never seen together tell what their like told. Its sum is a log-odds,
`bias + sum(share * sum(rarity * weight) / length)` by kind; where few words are known, a part of that.
The weights are made from the labelled messages by `python -m bench.reading_learn`; no text can be told from them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache
from itertools import combinations, islice
from operator import itemgetter
from pathlib import Path

from app.kit.codes import ReporterKind
from app.triage.reading.lexicon.everyday import COMMON_DANISH, COMMON_ENGLISH
from app.triage.reading.lexicon.whole import CLASSES
from app.triage.reading.marks import Marked, bits
from app.triage.reading.surnames import unnamed
from app.triage.reading.tokens import Sentence
from app.triage.reading.vocabulary import stemmer

FILE = Path(__file__).with_name("weights.tsv")
BIAS, AND = "*", "&"
_UNIT = 10_000
"""The table holds hundredths; a rarity times what a sign says is of this unit."""

_LETTERS = str.maketrans({"æ": "e", "ø": "o", "å": "a"})
_DIGITS = str.maketrans("1034568", "ioeasbb")
_LETTERS_OF_A_WORD = 3
"""A word misread by a scanner holds at least so many letters beside its digits; "12b" is a number."""

_MOST_KEPT = 30_000
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
_ENOUGH_WORDS = 16
"""Known words from which they are trusted whole: who reports is a sign beside what is said, and no report without."""
_LITTLE = frozenset(COMMON_DANISH.split()) | frozenset(COMMON_ENGLISH.split())
_MINORS, _OLD = range(1, 18), range(66, 100)

_DANISH, _ENGLISH = stemmer("danish"), stemmer("english")


Stands = tuple[Sentence | None, int, int, bool]
"""Where a sign stands first: the sentence, none for who reports, its first and last word, and whether it explains."""

_NOWHERE: Stands = (None, 0, 0, False)
_LANE, _MOST_FIGURES = 40, 16
_WHOLE_LANE, _HALF_A_LANE = (1 << _LANE) - 1, 1 << _LANE - 1
_HALVES = sum(_HALF_A_LANE << _LANE * place for place in range(_MOST_FIGURES))


def packed(figures: Sequence[int]) -> int:
    """Whole figures as one number, each in bits of its own: to add two such numbers adds each figure to its like.

    So adding what a hundred signs say for each of a dozen targets takes less than half the time.
    """
    if len(figures) > _MOST_FIGURES:
        raise ValueError(len(figures))
    return sum(figure << _LANE * place for place, figure in enumerate(figures))


def figure_of(number: int, place: int) -> int:
    """The figure at that place; halves keep those below zero from borrowing of their neighbours."""
    return (number + _HALVES >> _LANE * place & _WHOLE_LANE) - _HALF_A_LANE


class Kind(StrEnum):
    """The kinds of signs, each of a length of its own: many words do not drown what the lexicon hears in them."""

    STEM = auto()
    TWO_STEMS = auto()
    TWO_CLASSES = auto()


SHARES: Mapping[Kind, float] = {Kind.STEM: 1.0, Kind.TWO_STEMS: 1.0, Kind.TWO_CLASSES: 0.7}


@dataclass(frozen=True, slots=True)
class Weights:
    """Of each sign, packed: whether it is a word, its rarity squared, and what it says for each target by its rarity.

    `bias` is so before any word; classes are known by their places in the lexicon.
    """

    targets: Mapping[str, int]
    bias: Sequence[float]
    by_words: Mapping[str, int]
    by_classes: Mapping[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Learned:
    """Log-odds by target, how far they are to be trusted (0..1: few words tell little), and what they rest on."""

    odds: Mapping[str, float]
    trust: float
    explaining: Sequence[tuple[int, float, Stands]]
    """Of each sign that may explain: what it says, the share of that which counts in this text, and where it stands."""

    def strongest(self, target: str, *, most: int, least: float) -> list[tuple[int, int]]:
        """Where the words stand that say most for the target; little words weigh too, but explain nothing."""
        place = _weights().targets.get(target)
        if place is None:
            return []
        told = [(figure_of(says, _SAYS + place) * share, stands) for says, share, stands in self.explaining]
        strong = sorted([one for one in told if one[0] >= least * _UNIT], key=itemgetter(0), reverse=True)
        spans = (sentence.span(first, last) for _, (sentence, first, last, _) in strong if sentence is not None)
        return list(islice(spans, most))


_EXPLAINS = 3
_IS_A_WORD, _SQUARE, _SAYS = 0, 1, 2
_NO_WORD = "@*"


@cache
def _weights() -> Weights:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    targets = {name: place for place, name in enumerate(lines[0].split("\t")[2:])}
    by_words: dict[str, int] = {}
    by_classes: dict[tuple[int, int], int] = {}
    for line in lines[1:]:
        sign, rare, *says = line.split("\t")
        rarity = int(rare)
        told = packed([sign[0] not in _NO_WORD, rarity * rarity, *[rarity * int(one) for one in says]])
        one, both, other = sign.partition(AND)
        if both:
            by_classes[min(CLASSES[one], CLASSES[other]), max(CLASSES[one], CLASSES[other])] = told
        else:
            by_words[sign] = told
    before = by_words.pop(BIAS)
    bias = [figure_of(before, _SAYS + place) / _UNIT for place in targets.values()]
    return Weights(targets, bias, by_words, by_classes)


_Word = tuple[str, str, bool, bool, bool]
"""What a word is as a sign: its stem, said and denied, whether it explains, denies, or ends a denial.

A plain tuple: one of a class of its own is taken apart five times slower."""

_seen: tuple[dict[str, _Word], dict[str, _Word]] = ({}, {})
"""Words as written, by whether the text is English."""


def _word(written: str, *, english: bool) -> _Word:
    word = written.lower()
    stem = _stem(word, english=english)
    telling = len(word) > _SHORT and word not in _LITTLE
    made = (stem, "-" + stem, telling, word in _DENIALS, word in _TURNS)
    seen = _seen[english]
    if len(seen) >= _MOST_KEPT:
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
        if not word.isalpha() and sum(map(str.isalpha, word)) >= _LETTERS_OF_A_WORD:
            word = word.translate(_DIGITS)
        folded = _DANISH.stem(word[:_LONGEST]).translate(_LETTERS)
        stem = folded.replace("ae", "e").replace("oe", "o").replace("aa", "a")
    return stem


def stems_of(parts: Sequence[Sentence], *, english: bool, kind: ReporterKind | None) -> dict[str, Stands]:
    """Each stem once, where it first stands; one that is denied is another sign. Who reports is a sign as well."""
    found: dict[str, Stands] = {}
    if kind is not None:
        found["@" + kind] = _NOWHERE
    seen = _seen[english]
    for part in parts:
        reach = 0
        breaks = part.breaks
        for place, written in enumerate(unnamed(part.words)):
            stem, denied, telling, denies, turns = seen.get(written) or _word(written, english=english)
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
        for place, written in enumerate(unnamed(part.words)):
            stem, _, telling, _, _ = seen.get(written) or _word(written, english=english)
            if before:
                found.setdefault(f"{before} {stem}", (part, place - 1, place, told and telling))
            before, told = stem, telling
    return found


def two_classes_of(marked: Sequence[Marked]) -> set[tuple[int, int]]:
    """The places of two classes of which one sentence speaks, the lower first."""
    found: set[tuple[int, int]] = set()
    for one in marked:
        found.update(combinations([bit.bit_length() - 1 for bit in bits(one.said)], 2))
    return found


def learned(
    parts: Sequence[Sentence], marked: Sequence[Marked], *, english: bool, kind: ReporterKind | None
) -> Learned:
    weights = _weights()
    words = stems_of(parts, english=english, kind=kind)
    beside = two_stems_of(parts, english=english)
    by_words, by_classes = weights.by_words.get, weights.by_classes.get
    told = _sum(map(by_words, words))
    sums, of_words = _added(weights.bias, told, SHARES[Kind.STEM])
    sums, of_two = _added(sums, _sum(map(by_words, beside)), SHARES[Kind.TWO_STEMS])
    sums, _ = _added(sums, _sum(map(by_classes, two_classes_of(marked))), SHARES[Kind.TWO_CLASSES])
    odds = {name: sums[place] for name, place in weights.targets.items()}
    trust = min(1.0, figure_of(told, _IS_A_WORD) / _ENOUGH_WORDS)
    explaining = [
        (says, share, stands)
        for signs, share in ((words, of_words), (beside, of_two))
        for sign, stands in signs.items()
        if stands[_EXPLAINS] and (says := by_words(sign))
    ]
    return Learned(odds, trust, explaining)


def _sum(rows: Iterable[int | None]) -> int:
    return sum(filter(None, rows))


def _added(sums: Sequence[float], told: int, share: float) -> tuple[Sequence[float], float]:
    """The sums with what the signs of one kind have told, by the length of these; and the share that each counted."""
    square = figure_of(told, _SQUARE)
    if not square:
        return sums, 0.0
    share /= math.sqrt(square / _UNIT)
    return [before + share * figure_of(told, _SAYS + place) / _UNIT for place, before in enumerate(sums)], share
