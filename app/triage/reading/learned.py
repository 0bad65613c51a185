"""What a text weighs as a whole, learned from labelled texts: the cues of the lexicon know plain cases, this the rest.

For each target a linear model over four kinds of signs: stems, two words side by side, four letters of a word, by which
compounds, inflections and misspellings never seen tell what their parts told, and two classes of the lexicon in one
sentence, by which words never seen together tell what their like told. Its sum is a log-odds,
`bias + sum(share * sum(rarity * weight) / length)` by kind; where few words are known, a part of that.
The weights are made from the labelled messages by `python -m bench.reading_learn`; no text can be told from them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from operator import itemgetter
from pathlib import Path

from app.kit.codes import ReporterKind
from app.triage.reading.lexicon.whole import CLASSES
from app.triage.reading.marks import Marked
from app.triage.reading.signs import (
    LETTERS_OF,
    MOST_KEPT,
    WHO,
    Kind,
    Stands,
    letters_of,
    plain_words_of,
    stems_of,
    two_classes_of,
    two_stems_of,
)
from app.triage.reading.tokens import Sentence

FILE = Path(__file__).with_name("weights.tsv")
BIAS, AND = "*", "&"
_UNIT = 10_000
"""The table holds hundredths; a rarity times what a sign says is of this unit."""

_ENOUGH_WORDS = 16
"""Known words from which they are trusted whole: who reports is a sign beside what is said, and no report without."""
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


SHARES: Mapping[Kind, float] = {Kind.STEM: 1.0, Kind.TWO_STEMS: 1.0, Kind.LETTERS: 1.2, Kind.TWO_CLASSES: 0.7}


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
_NO_WORD = (WHO, LETTERS_OF, BIAS)


@cache
def _weights() -> Weights:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    targets = {name: place for place, name in enumerate(lines[0].split("\t")[2:])}
    by_words: dict[str, int] = {}
    by_classes: dict[tuple[int, int], int] = {}
    for line in lines[1:]:
        sign, rare, *says = line.split("\t")
        rarity = int(rare)
        told = packed([not sign.startswith(_NO_WORD), rarity * rarity, *[rarity * int(one) for one in says]])
        one, both, other = sign.partition(AND)
        if both:
            by_classes[min(CLASSES[one], CLASSES[other]), max(CLASSES[one], CLASSES[other])] = told
        else:
            by_words[sign] = told
    before = by_words.pop(BIAS)
    bias = [figure_of(before, _SAYS + place) / _UNIT for place in targets.values()]
    return Weights(targets, bias, by_words, by_classes)


_summed: dict[str, int] = {}
"""What all the letters of a plain word say together, packed."""


def _letters_say(word: str) -> int:
    says = _summed.get(word)
    if says is None:
        if len(_summed) >= MOST_KEPT:
            _summed.clear()
        says = _summed[word] = _sum(map(_weights().by_words.get, letters_of(word)))
    return says


def learned(
    parts: Sequence[Sentence], marked: Sequence[Marked], *, english: bool, kind: ReporterKind | None
) -> Learned:
    weights = _weights()
    words = stems_of(parts, english=english, kind=kind)
    beside = two_stems_of(parts, english=english)
    plain = plain_words_of(parts, english=english)
    by_words, by_classes = weights.by_words.get, weights.by_classes.get
    told = _sum(map(by_words, words))
    sums, of_words = _added(weights.bias, told, SHARES[Kind.STEM])
    sums, of_two = _added(sums, _sum(map(by_words, beside)), SHARES[Kind.TWO_STEMS])
    sums, of_letters = _added(sums, _sum(map(_letters_say, plain)), SHARES[Kind.LETTERS])
    sums, _ = _added(sums, _sum(map(by_classes, two_classes_of(marked))), SHARES[Kind.TWO_CLASSES])
    odds = {name: sums[place] for name, place in weights.targets.items()}
    trust = min(1.0, figure_of(told, _IS_A_WORD) / _ENOUGH_WORDS)
    explaining = [
        (says, share, stands)
        for signs, share, said_by in (
            (words, of_words, by_words),
            (beside, of_two, by_words),
            (plain, of_letters, _letters_say),
        )
        for sign, stands in signs.items()
        if stands[_EXPLAINS] and (says := said_by(sign))
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
