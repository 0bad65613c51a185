"""Words to marks: which classes stand where in the text, and which of them are denied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.triage.reading.compiled import NOTHING, Entry, Phrase, end_of
from app.triage.reading.lexicon.whole import COMMON_DANISH, COMMON_ENGLISH, lexicon, mask
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
_REACH = 4
_MOST_GUESSES = 80
_ALWAYS_COMMA_LESS = frozenset({"hverken", "neither"})
_SURNAMES = frozenset({"Foged", "Fogeds", "Brand", "Brands", "Vold", "Volds", "Krig", "Fest"})
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
_TITLES = frozenset({"hr", "fru", "frk", "familien", "mr", "mrs", "ms", "herr"})


class Mark(NamedTuple):
    """Classes of one word or phrase from character `start` to `end`."""

    mask: int
    start: int
    end: int


@dataclass(slots=True)
class Marked:
    """One sentence: what it says, and with what it also names but denies."""

    said: int
    named: int
    marks: list[tuple[int, int, int]]
    """Classes with the first and the after-last index of their words."""

    sentence: Sentence

    @property
    def start(self) -> int:
        return self.sentence.starts[0]

    @property
    def end(self) -> int:
        return self.sentence.ends[-1]

    def mark(self, classes: int, first: int, last: int) -> Mark:
        return Mark(classes, self.sentence.starts[first], self.sentence.ends[last - 1])


def is_english(sentences: list[Sentence], hint: str | None) -> bool:
    """By the little words of the text; the hint decides where they do not."""
    words = {word.lower() for sentence in sentences[:12] for word in sentence.words}
    danish, english = len(words & COMMON_DANISH), len(words & COMMON_ENGLISH)
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
        _unmark_surnames(sentence, entries)
        _unmark_streets(sentence, entries)
        if any(entry.items for entry in entries):
            marked.append(_marked(sentence, entries))
    return marked


def _unmark_surnames(sentence: Sentence, entries: list[Entry]) -> None:
    """Lene Foged is no court: an unknown capitalised word, or a title, stands before a noun that is also a surname."""
    if _SURNAMES.isdisjoint(sentence.words):
        return
    for place in range(1, len(entries)):
        word = sentence.words[place]
        if word in _SURNAMES:
            before = sentence.words[place - 1]
            if before.lower() in _TITLES or (before[0].isupper() and before.lower() not in COMMON_DANISH):
                entries[place] = NOTHING


def _unmark_streets(sentence: Sentence, entries: list[Entry]) -> None:
    """Skolevangen 7 tells of no school: a capitalised word that ends as streets do, before a number."""
    words = sentence.words
    for place in [at - 1 for at, number in enumerate(words) if at and number[0].isdecimal()]:
        word = words[place]
        if entries[place].items and word[0].isupper() and _is_street(word):
            entries[place] = NOTHING


def _is_street(word: str) -> bool:
    return word.lower().endswith(_STREET_ENDS)


def _marked(sentence: Sentence, entries: list[Entry]) -> Marked:
    found = _found(entries)
    every = 0
    for classes, _, _ in found:
        every |= classes
    denied = _denied(sentence, entries, found) if every & _NEGATION else ()
    said = 0
    marks = []
    for classes, first, last in found:
        left = classes
        if first in denied and not _holds_negation(entries, first, last):
            left &= _SURVIVES
        if left:
            said |= left
            marks.append((left, first, last))
    return Marked(said, every, marks, sentence)


def _found(entries: list[Entry]) -> list[tuple[int, int, int]]:
    """Classes with the first and the after-last index of the word or phrase they stand for."""
    found = [(entry.mask, place, place + 1) for place, entry in enumerate(entries) if entry.mask]
    items = [entry.items for entry in entries]
    present = 0
    for entry in entries:
        present |= entry.bits
    starts: dict[int, list[int]] = {}
    for phrase in _phrases(entries, present):
        first = phrase.first
        at = starts.get(first)
        if at is None:  # many phrases begin with the same word
            at = starts[first] = [place for place, here in enumerate(items) if first in here]
        for start in at:
            end = end_of(phrase, items, start)
            if end:
                found.append((phrase.mask, start, end))
    return found


def _phrases(entries: list[Entry], present: int) -> dict[Phrase, None]:
    """Those whose items all stand in the sentence, each once."""
    found: dict[Phrase, None] = {}
    for entry in entries:
        seconds = entry.seconds & present
        while seconds:
            rest = seconds & (seconds - 1)
            for phrase in entry.phrases[seconds ^ rest]:
                bits = phrase.bits
                if present & bits == bits:
                    found[phrase] = None
            seconds = rest
    return found


def _holds_negation(entries: list[Entry], first: int, last: int) -> bool:
    return any(entries[place].mask & _NEGATION for place in range(first, last))


def _denied(sentence: Sentence, entries: list[Entry], found: list[tuple[int, int, int]]) -> set[int]:
    """Indexes of the words within reach of a negation that is not itself part of a phrase of the lexicon."""
    used: set[int] = set()
    for classes, first, last in found:
        if last - first > 1 and classes & ~_SURVIVES | classes & _NO_NEGATION:
            used.update(range(first, last))
    denied: set[int] = set()
    for place, entry in enumerate(entries):
        if not entry.mask & _NEGATION or place in used:
            continue
        if entry.mask & _NEGATES_BEFORE and place:
            denied.update(range(max(0, place - 2), place))
        denied.update(_reach(sentence, entries, place))
    return denied


def _reach(sentence: Sentence, entries: list[Entry], place: int) -> range:
    lists_all = sentence.words[place].lower() in _ALWAYS_COMMA_LESS
    most = len(entries) if lists_all else min(len(entries), place + 1 + _REACH)
    for end in range(place + 1, most):
        if not lists_all and (end in sentence.breaks or entries[end].mask & _ENDS_NEGATION):
            return range(place + 1, end)
    return range(place + 1, most)
