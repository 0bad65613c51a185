"""What the words of a text weigh together, learned from labelled texts: the lexicon knows phrases, this knows company.

For each target a linear model over stems: `bias + sum(idf * weight) / length`, a log-odds; where few words are known,
a part of that sum. The weights are made from the labelled messages by `python -m bench.reading_learn`; they hold stems
alone, and no text can be told from them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from operator import itemgetter
from pathlib import Path

from app.kit.codes import ReporterKind
from app.triage.reading.lexicon.everyday import COMMON_DANISH, COMMON_ENGLISH
from app.triage.reading.surnames import unnamed
from app.triage.reading.tokens import Sentence
from app.triage.reading.vocabulary import stemmer

FILE = Path(__file__).with_name("weights.tsv")
BIAS = "*"
_HUNDREDTHS = 100.0
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
_ENOUGH_WORDS = 5
"""Known words from which they are trusted whole: who reports is a sign beside what is said, and no report without."""
_LITTLE = frozenset(COMMON_DANISH.split()) | frozenset(COMMON_ENGLISH.split())
_MINORS, _OLD = range(1, 18), range(66, 100)

_DANISH, _ENGLISH = stemmer("danish"), stemmer("english")


Stands = tuple[Sentence | None, int, bool]
"""Where a sign first stands: the sentence, none for who reports, the word in it, and whether that explains anything."""


@dataclass(frozen=True, slots=True)
class Weights:
    """By stem: its rarity squared, and what it says for each target by its rarity; `bias` is so before any word."""

    targets: Mapping[str, int]
    bias: tuple[float, ...]
    by_stem: Mapping[str, tuple[float, tuple[float, ...]]]


@dataclass(frozen=True, slots=True)
class Learned:
    """Log-odds by target, and the signs they rest on with what each says, before it is shared by `length`."""

    odds: Mapping[str, float]
    signs: Sequence[Stands]
    columns: Sequence[tuple[float, ...]]
    length: float
    targets: Mapping[str, int]

    def strongest(self, target: str, *, most: int, least: float) -> list[tuple[int, int]]:
        """Where the words stand that say most for the target; little words weigh too, but explain nothing."""
        place = self.targets.get(target)
        if place is None or not self.columns:
            return []
        enough = least * self.length
        strong = [(says, at) for at, says in enumerate(self.columns[place]) if says >= enough]
        strong.sort(key=_SAYS, reverse=True)
        telling = (self.signs[at] for _, at in strong if self.signs[at][2])
        return [sentence.span(word, word) for sentence, word, _ in islice(telling, most) if sentence is not None]


_SAYS = itemgetter(0)


@cache
def _weights() -> Weights:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    targets = {name: place for place, name in enumerate(lines[0].split("\t")[2:])}
    rows = {}
    for line in lines[1:]:
        stem, rare, *says = line.split("\t")
        rarity = int(rare) / _HUNDREDTHS
        rows[stem] = (rarity * rarity, tuple([rarity * int(one) / _HUNDREDTHS for one in says]))
    _, bias = rows.pop(BIAS)
    return Weights(targets, bias, rows)


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


def signs_of(parts: Sequence[Sentence], *, english: bool, kind: ReporterKind | None) -> dict[str, Stands]:
    """Each stem once, where it first stands; one that is denied is another sign. Who reports is a sign as well."""
    found: dict[str, Stands] = {}
    if kind is not None:
        found["@" + kind] = (None, 0, False)
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
                found[stem] = (part, place, telling)
            if denies:
                reach = _REACH
    return found


def learned(parts: Sequence[Sentence], *, english: bool, kind: ReporterKind | None) -> Learned:
    weights = _weights()
    signs = signs_of(parts, english=english, kind=kind)
    by_stem = weights.by_stem
    said = [(one, by_stem[one[0]]) for one in signs.items() if one[0] in by_stem]
    square = 0.0
    for _, (rarity, _) in said:
        square += rarity
    columns = [*zip(*[says for _, (_, says) in said], strict=True)]
    length = math.sqrt(square) or 1.0
    words = len(said) - (kind is not None and "@" + kind in by_stem)
    trust = min(1.0, words / _ENOUGH_WORDS) / length
    sums = [sum(column) * trust for column in columns] or [0.0] * len(weights.bias)
    odds = {name: weights.bias[place] + sums[place] for name, place in weights.targets.items()}
    return Learned(odds, [stands for (_, stands), _ in said], columns, length, weights.targets)
