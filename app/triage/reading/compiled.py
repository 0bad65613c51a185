"""The tables of the lexicon made ready once: classes of words, phrases, cues, and the answer for each word seen.

A table maps a class to its entries, parted by commas. An entry of several words is a phrase: `~` stands for up to
six words between, `..` for up to two, `a|b` for either, `<class>` for any word of that class.
A cue is a list of classes that must stand in one sentence (`text:` in the whole text), `!class` may not stand in the
sentence, `-class` not in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from app.triage.reading.phrases import NOTHING, Book, Entry, Phrase
from app.triage.reading.vocabulary import Items, Vocabulary

Table = Mapping[str, str]
Cues = Mapping[str, tuple[tuple[str, float], ...]]

_MOST_KEPT = 30_000
_BETWEEN = {"~": 6, "..": 2}
_LONG_WORD = 10


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    target: str
    need: int
    veto: int
    text_veto: int
    weight: float


class Lexicon:
    """One language first, the other for words the first does not know."""

    def __init__(self, own: Vocabulary, other: Vocabulary, book: Book, classes: int) -> None:
        self._own = own
        self._other = other
        self._book = book
        self._classes = classes
        self._seen: dict[str, Entry] = {}

    def entries(self, words: Sequence[str], *, guess: bool) -> list[Entry]:
        """The entries of words as written; `guess` allows misspellings, which cost more."""
        found = list(map(self._seen.get, words))
        if all(found):
            return cast("list[Entry]", found)
        return [known or self._entry(word, guess=guess) for known, word in zip(found, words, strict=True)]

    def _entry(self, word: str, *, guess: bool) -> Entry:
        lower = word.casefold()[:60]
        items = self._items(lower)
        if guess and not lower.isdigit() and self._may_be_misspelt(lower, items):
            items |= self._own.misspelt_items(lower)
        entry = self._made(items) if items else NOTHING
        if guess or items:
            if len(self._seen) >= _MOST_KEPT:
                self._seen.clear()
            self._seen[word] = entry
        return entry

    def _may_be_misspelt(self, word: str, items: Items) -> bool:
        """Words nothing knows; of long ones also those whose beginning alone is known, and means nothing by itself."""
        if self._own.is_common(word) or (items and len(word) < _LONG_WORD):
            return False
        return all(item >= self._classes for item in items)

    def _items(self, word: str) -> Items:
        items = self._own.items(word)
        if all(item >= self._classes for item in items) and not self._own.is_common(word):
            items |= self._other.items(word)
        if not items and not word.isalnum():
            parts = word.replace("’", "-").replace("'", "-").split("-")
            items = frozenset(item for part in parts[:4] for item in self._own.items(part))
        return items

    def _made(self, items: Items) -> Entry:
        mask = sum(1 << item for item in items if item < self._classes)
        return self._book.entry(mask, items)


class Compiler:
    """Gathers the tables: `add` each, then `lexicon` for a language, and `cue` and `mask` for what refers to them."""

    def __init__(self, tables: Iterable[Table], *, common_danish: str, common_english: str) -> None:
        self.classes: dict[str, int] = {}
        for table in tables:
            for name in table:
                self.classes.setdefault(name, len(self.classes))
        danish, english = frozenset(common_danish.split()), frozenset(common_english.split())
        self.danish = tuple(
            Vocabulary("danish", danish, classes=len(self.classes), bare=bare) for bare in (False, True)
        )
        self.english = (Vocabulary("english", english, classes=len(self.classes)),)
        self._items: dict[tuple[bool, str], int] = {}
        self._phrases: list[Phrase] = []

    def add(self, table: Table, vocabularies: Sequence[Vocabulary]) -> None:
        for name, entries in table.items():
            for entry in entries.replace("\n", " ").split(","):
                words = entry.split()
                if len(words) == 1 and not words[0].startswith("<"):
                    _add_all(vocabularies, words[0], self.classes[name])
                elif words:
                    for order in _orders(words):
                        self._add_phrase(name, order, vocabularies)

    def _add_phrase(self, name: str, words: Sequence[str], vocabularies: Sequence[Vocabulary]) -> None:
        leeway = 0
        items: list[tuple[int, int]] = []
        for word in words:
            if word in _BETWEEN:
                leeway = _BETWEEN[word]
            else:
                items.append((self._item(word, vocabularies), leeway))
                leeway = 0
        self._phrases.append(Phrase(items[0][0], tuple(items[1:]), 1 << self.classes[name]))

    def _item(self, word: str, vocabularies: Sequence[Vocabulary]) -> int:
        if word.startswith("<"):
            return self.classes[word.strip("<>")]
        key = (vocabularies is self.danish, word)
        known = self._items.get(key)
        if known is None:
            known = self._items[key] = len(self.classes) + len(self._items)
            _add_all(vocabularies, word, known)
        return known

    def lexicon(self, *, english: bool, bare: bool) -> Lexicon:
        """The tables for a text in one language."""
        danish = self.danish[bare]
        own, other = (self.english[0], danish) if english else (danish, self.english[0])
        return Lexicon(own, other, self._book, len(self.classes))

    @cached_property
    def _book(self) -> Book:
        """Asked for when all tables are in."""
        return Book(self._phrases)

    def mask(self, *names: str) -> int:
        return sum(1 << self.classes[name] for name in set(names))

    def cue(self, target: str, pattern: str, weight: float) -> Cue:
        parts = pattern.removeprefix("text:").split()
        return Cue(
            target=target,
            need=self.mask(*(part for part in parts if part[0] not in "!-")),
            veto=self.mask(*(part[1:] for part in parts if part[0] == "!")),
            text_veto=self.mask(*(part[1:] for part in parts if part[0] == "-")),
            weight=weight,
        )


def _orders(words: list[str]) -> Iterator[list[str]]:
    """Danish says "lukker ikke op" in a main clause and "ikke lukker op" in a subordinate one."""
    yield words
    if words[1:2] == ["ikke"] and words[0] != "~":
        yield [words[1], words[0], *words[2:]]


def _add_all(vocabularies: Sequence[Vocabulary], patterns: str, item: int) -> None:
    for pattern in patterns.split("|"):
        for vocabulary in vocabularies:
            vocabulary.add(pattern, item)
