"""Which pattern of the lexicon a word fits: exact, stem, prefix, Danish compound, or a misspelling of one of these.

A pattern is `word` (exactly so), `word+` (any inflection), `word*` (begins so), `*word` (a compound that ends so).
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import snowballstemmer  # type: ignore[import-untyped]

from app.triage.reading.spelling import deletions, guesses, one_edit_apart, without_danish_letters

_LONGEST_WORD = 40
_MOST_STEMS = 30_000
_SHORTEST_MISSPELT = 7
_SHORTEST_MISSPELT_BEGINNING = 8
_SHORTEST_COMPOUND = 8
_SHORTEST_HEAD = 5
_ENDINGS = ("", "n", "en", "et", "t", "s", "e", "r", "er", "ne", "ene", "erne", "rne", "ens", "ets", "ernes", "erens")

Items = frozenset[int]
_NO_SUFFIXES = frozenset(["boerne", "boernes"])
"""Children as typed without ø would be found in every neighbour: "naboerne", "beboerne"."""
_NONE: Items = frozenset()


class _Worker(threading.local):
    """A stemmer for each thread: it keeps the word it works on, and two at once read each other's."""

    def __init__(self, language: str) -> None:
        self.work = snowballstemmer.stemmer(language).stemWord


class Stemmer:
    """Stems of one language, each worked out once for all who ask: tables, lexicon and learned weights."""

    def __init__(self, language: str) -> None:
        self._worker = _Worker(language)
        self._known: dict[str, str] = {}

    def stem(self, word: str) -> str:
        known = self._known.get(word)
        if known is None:
            known = str(self._worker.work(word))
            if len(self._known) >= _MOST_STEMS:
                self._known.clear()
            self._known[word] = known
        return known


@cache
def stemmer(language: str) -> Stemmer:
    return Stemmer(language)


class Vocabulary:
    """The patterns of one language; `bare` knows them also as typed without æ, ø and å, which some texts are."""

    def __init__(self, language: str, common: frozenset[str], *, classes: int, bare: bool = False) -> None:
        self._classes = classes
        self._bare = bare
        self._stemmer = stemmer(language)
        self._common = common
        self._exact: defaultdict[str, set[int]] = defaultdict(set)
        self._stems: defaultdict[str, set[int]] = defaultdict(set)
        self._prefixes: defaultdict[str, set[int]] = defaultdict(set)
        self._suffixes: defaultdict[str, set[int]] = defaultdict(set)
        self._misspelt: defaultdict[str, set[str]] = defaultdict(set)
        self._shortest_prefix = _LONGEST_WORD

    def add(self, pattern: str, item: int) -> None:
        bare = pattern.strip("*+")
        for word in {bare, *(without_danish_letters(bare, bare=self._bare) - self._common)}:
            if pattern.startswith("*"):
                for inflected in {word + ending for ending in _ENDINGS} - _NO_SUFFIXES:
                    self._suffixes[inflected].add(item)
            elif pattern.endswith("*"):
                self._prefixes[word].add(item)
                self._shortest_prefix = min(self._shortest_prefix, len(word))
            else:
                self._exact[word].add(item)
                if pattern.endswith("+"):
                    self._stems[self._stemmer.stem(word)].add(item)
        if len(bare) >= _SHORTEST_MISSPELT:
            for shorter in (bare, *deletions(bare)):
                self._misspelt[shorter].add(bare)

    def is_common(self, word: str) -> bool:
        return word in self._common

    def items(self, word: str) -> Items:
        """The items the word, in lower case, fits as it stands."""
        found = set(self._exact.get(word, ()))
        if word in self._common:
            return frozenset(found)
        found.update(self._stems.get(word if word.isdigit() else self._stemmer.stem(word), ()))
        whole = bool(found)
        for cut in range(self._shortest_prefix, len(word) + 1):
            found.update(self._prefixes.get(word[:cut], ()))
        for cut in range(1, len(word) - 2):
            found.update(self._suffixes.get(word[cut:], ()))
        if not whole and len(word) >= _SHORTEST_COMPOUND:
            found.update(self._head(word))
        return frozenset(found)

    def _head(self, word: str) -> Items:
        """Of a compound that nothing knows, what its last part says by itself: a "badeværelsesloft" is a loft."""
        for cut in range(3, len(word) - _SHORTEST_HEAD + 1):
            part = word[cut:]
            if part in self._common:
                return _NONE
            if found := self._exact.get(part):
                return frozenset(item for item in found if item < self._classes)
        return _NONE

    def misspelt_items(self, word: str) -> Items:
        """The items of the likeliest word meant, for a word that fits none as it stands."""
        for guess in guesses(word):
            if found := self.items(guess):
                return found
        if not _SHORTEST_MISSPELT <= len(word) <= _LONGEST_WORD or not word.isalpha():
            return _NONE
        return frozenset(item for near in self._near(word) for item in self.items(near))

    def _near(self, word: str) -> Iterator[str]:
        """Words one edit from the word, and beginnings and ends of words one edit from its own."""
        parts = [word, *(word[:cut] for cut in range(_SHORTEST_MISSPELT_BEGINNING, len(word)))]
        parts.extend(word[cut:] for cut in range(3, len(word) - _SHORTEST_MISSPELT_BEGINNING + 1))
        for part in parts:
            near = {bare for shorter in (part, *deletions(part)) for bare in self._misspelt.get(shorter, ())}
            yield from (bare for bare in near if bare[0] == part[0] and one_edit_apart(part, bare))
