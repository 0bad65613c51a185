"""Words to marks: which classes stand where in the text, and which of them are denied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.triage.reading.lexicon.whole import COMMON_DANISH, COMMON_ENGLISH, lexicon, mask
from app.triage.reading.phrases import NOTHING, Entry, Stood, in_order, standing
from app.triage.reading.proper_names import proper_names
from app.triage.reading.tokens import Sentence

_NEGATION = mask("neg")
_NEGATES_BEFORE = mask("neg_around")
_ENDS_NEGATION = mask("stop_neg")
_NO_NEGATION = mask("false_neg")
_SURVIVES = mask(
    "court",
    "cleaning",
    "number",
    "minor_age",
    "day_number",
    "date",
    "person",
    "relative",
    "he_she",
    "his",
    "mine",
    "own",
    "frail",
    "resolved",
    "false_neg",
    "neg",
)
_DENIABLE = mask(
    "attack",
    "blow",
    "body_blow",
    "dealt",
    "harm_ahead",
    "hurled",
    "seized",
    "shown_weapon",
    "will_harm",
)
"""What one does to another is denied also by a word between the two: "truede ikke nogen"."""

_NOT_OWN_NEGATION = _SURVIVES | _DENIABLE
_REACH = 4
_MOST_GUESSES = 80
_ALWAYS_COMMA_LESS = frozenset({"hverken", "neither"})
_NOBODY = frozenset({"ingen", "nobody"})
_WHO = frozenset({"der", "som", "who"})
"""After nobody they deny what follows, past the comma: "der var ingen, der truede nogen"."""


@dataclass(slots=True)
class Marked:
    """One sentence: what it says, and with what it also names but denies."""

    said: int
    named: int
    words: list[tuple[int, int]]
    """Classes of single words, with where each stands."""

    phrases: list[Stood]
    sentence: Sentence
    entries: list[Entry]

    def holds(self, at: int) -> bool:
        """Whether that character of the text stands in the sentence."""
        last = len(self.sentence.words) - 1
        return self.sentence.span(0, 0)[0] <= at <= self.sentence.span(last, last)[1]

    def marks(self, wanted: int) -> Iterator[tuple[int, int, int]]:
        """Each with any of the wanted classes: these, and the first and the after-last index of its words."""
        for classes, place in self.words:
            if classes & wanted:
                yield classes, place, place + 1
        for classes, first, last, _, _ in in_order([one for one in self.phrases if one[0] & wanted], self.entries):
            yield classes, first, last


_DANISH_LETTERS = frozenset("æøå")


def is_english(sentences: list[Sentence], hint: str | None) -> bool:
    """By the little words of the text and by letters that only Danish has; the hint decides where they do not."""
    words = set[str]().union(*[sentence.lowered for sentence in sentences[:12]])
    danish = len(words & COMMON_DANISH) + sum(not _DANISH_LETTERS.isdisjoint(word) for word in words)
    english = len(words & COMMON_ENGLISH)
    if danish == english:
        return hint is not None and hint.lower().startswith("en")
    return english > danish


def _is_bare(sentences: list[Sentence]) -> bool:
    """Whether the text is typed without the Danish letters; one word with them may be a name or pasted."""
    lettered = 0
    for sentence in sentences:
        for word in sentence.words:
            if not word.isascii():
                lettered += 1
                if lettered > 1:
                    return False
    return True


def mark(sentences: list[Sentence], *, english: bool) -> list[Marked]:
    tables = lexicon(english=english, bare=_is_bare(sentences))
    guesses = _MOST_GUESSES
    marked = []
    for sentence in sentences:
        entries = tables.entries(sentence.words, guess=guesses > 0)
        guesses -= len(entries) // 8
        for place in proper_names(sentence):
            entries[place] = NOTHING
        one = _marked(sentence, entries)
        if one.named:
            marked.append(one)
    return marked


def _marked(sentence: Sentence, entries: list[Entry]) -> Marked:
    every, words, phrases = standing(entries)
    marked = Marked(every, every, words, phrases, sentence, entries)
    if every & _NEGATION:
        _deny(marked, entries)
    return marked


def _deny(marked: Marked, entries: list[Entry]) -> None:
    """Leave of what is denied the classes that denial does not touch."""
    denied = _denied(marked, entries)
    said = 0
    words, phrases = [], []
    for classes, place in marked.words:
        left = classes & _SURVIVES if place in denied and not entries[place].mask & _NEGATION else classes
        if left:
            said |= left
            words.append((left, place))
    for classes, first, last, item, rank in marked.phrases:
        left = classes
        if first in denied and (classes & _DENIABLE or not _holds_negation(entries, first, last)):
            left &= _SURVIVES
        if left:
            said |= left
            phrases.append((left, first, last, item, rank))
    marked.said, marked.words, marked.phrases = said, words, phrases


def _holds_negation(entries: list[Entry], first: int, last: int) -> bool:
    return any(entries[place].mask & _NEGATION for place in range(first, last))


def _denied(marked: Marked, entries: list[Entry]) -> set[int]:
    """Indexes of the words within reach of a negation that is not itself part of a phrase of the lexicon."""
    denied: set[int] = set()
    negations = [place for classes, place in marked.words if classes & _NEGATION]
    used = [one for one in marked.phrases if one[2] - one[1] > 1 and one[0] & (~_NOT_OWN_NEGATION | _NO_NEGATION)]
    for place in negations:
        if any(one[1] <= place < one[2] for one in used):
            continue
        if place and entries[place].mask & _NEGATES_BEFORE:
            denied.update(range(max(0, place - 2), place))
        denied.update(_reach(marked.sentence, entries, place))
    return denied


def _reach(sentence: Sentence, entries: list[Entry], place: int) -> range:
    word = sentence.words[place].lower()
    lists_all = word in _ALWAYS_COMMA_LESS
    if word in _NOBODY and place + 1 < len(entries) and sentence.words[place + 1].lower() in _WHO:
        place += 1
    most = len(entries) if lists_all else min(len(entries), place + 1 + _REACH)
    for end in range(place + 1, most):
        if not lists_all and (end in sentence.breaks or entries[end].mask & _ENDS_NEGATION):
            return range(place + 1, end)
    return range(place + 1, most)


def bits(classes: int) -> Iterator[int]:
    """Each bit of it, the lowest first."""
    while classes:
        lowest = classes & -classes
        classes ^= lowest
        yield lowest
