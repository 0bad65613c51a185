"""Phrases of the lexicon, and where they stand in a sentence.

A phrase hangs on its rarest item, so that few are tried. Where its words follow each other it is looked at only when
the next item stands right beside that one; where others may lie between, when all its items stand in the sentence.
Which items those are is told by numbers of a bit each, the commonest lowest: they meet many times quicker than sets.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

_ITEM = itemgetter(0)
Items = frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """Its first item, those that follow with how many words may lie before each, and the class they make."""

    first: int
    then: tuple[tuple[int, int], ...]
    mask: int

    @property
    def items(self) -> tuple[int, ...]:
        return (self.first, *(item for item, _ in self.then))

    @property
    def close(self) -> bool:
        """Whether its words follow each other, at least two of them."""
        return bool(self.then) and not any(leeway for _, leeway in self.then)

    def end(self, items: Sequence[Items], start: int) -> int:
        """The index after its last word where its first stands at `start`, or 0; `items` are those of each word."""
        place = start + 1
        for item, leeway in self.then:
            last = min(len(items), place + leeway + 1)
            while place < last and item not in items[place]:
                place += 1
            if place >= last:
                return 0
            place += 1
        return place


Close = tuple[int, int, int, int, int, int, tuple[tuple[int, int], ...], int]
"""A phrase seen from its rarest item: that item, the phrase's rank, how many words it begins before it and ends behind
it, how far from it which other item stands, the ones besides, its class."""

Wide = tuple[int, int, int, Phrase]
"""A phrase with words between: its rarest item, its rank, all its items as bits."""

Beside = Mapping[int, Sequence[Close]]


Told = tuple[int, int, int, int, int, int]
"""A word in its sentence, as bits: its classes, what it is to its neighbours, what it asks for right after and right
before it, what it is to the whole sentence and asks of it. Plain tuples here: those of a class of their own are taken
apart five times slower."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What one word means: the classes it stands for, the items it fits, the phrases looked for where it stands.

    The phrases lie under the bit of what they ask for beside it, or anywhere.
    """

    mask: int
    items: Items
    told: Told
    after: Beside
    before: Beside
    wide: Mapping[int, Sequence[Wide]]


NOTHING = Entry(0, frozenset(), (0, 0, 0, 0, 0, 0), {}, {}, {})

Stood = tuple[int, int, int, int, int]
"""What stands in a sentence: classes, their first and after-last index, the rarest item of the phrase and its rank."""


class Book:
    """All phrases of the lexicon, by the item each hangs on."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_item: defaultdict[int, list[Phrase]] = defaultdict(list)
        kept = list(phrases)
        self._rarity = Counter(item for phrase in kept for item in phrase.items)
        seconds: list[tuple[int, Phrase]] = []
        beside: Counter[int] = Counter()
        anywhere: Counter[int] = Counter()
        for phrase in kept:
            first, *others = sorted(frozenset(phrase.items), key=self._rarity.__getitem__)
            self._by_item[first].append(phrase)
            seconds.append((others[0] if others else first, phrase))
            if phrase.close:
                beside[phrase.items[self._next(phrase, phrase.items.index(first))]] += 1
            else:
                anywhere.update(phrase.items)
        seconds.sort(key=_ITEM)
        self._ranks = {phrase: rank for rank, (_, phrase) in enumerate(seconds)}
        self._beside = _numbered(beside)
        self._anywhere = _numbered(anywhere)

    def _next(self, phrase: Phrase, at: int) -> int:
        """The rarer of the items beside the one at `at`."""
        items = phrase.items
        return min((place for place in (at - 1, at + 1) if 0 <= place < len(items)), key=self._of(items))

    def _of(self, items: Sequence[int]) -> Callable[[int], int]:
        return lambda place: self._rarity[items[place]]

    def entry(self, mask: int, items: Items) -> Entry:
        """What a word of these classes and items means."""
        after: defaultdict[int, list[Close]] = defaultdict(list)
        before: defaultdict[int, list[Close]] = defaultdict(list)
        wide: defaultdict[int, list[Wide]] = defaultdict(list)
        for item in items:
            for phrase in self._by_item.get(item, ()):
                if phrase.close:
                    at = phrase.items.index(item)
                    beside = self._next(phrase, at)
                    where = after if beside > at else before
                    where[self._beside[phrase.items[beside]]].append(self._seen_from(phrase, at, beside))
                else:
                    needs = _bits(phrase.items, self._anywhere)
                    others = needs & ~self._anywhere[item] or needs
                    wide[1 << (others.bit_length() - 1)].append((item, self._ranks[phrase], needs, phrase))
        beside, anywhere = _bits(items, self._beside), _bits(items, self._anywhere)
        told = (mask, beside, sum(after), sum(before), anywhere, sum(wide))
        return Entry(mask, items, told, dict(after), dict(before), dict(wide))

    def _seen_from(self, phrase: Phrase, at: int, beside: int) -> Close:
        items = phrase.items
        others = [(place - at, items[place]) for place in range(len(items)) if place not in (at, beside)]
        (away, other), *more = others or [(0, items[at])]
        return items[at], self._ranks[phrase], at, len(items) - at, away, other, tuple(more), phrase.mask


def _numbered(items: Counter[int]) -> dict[int, int]:
    return {item: 1 << number for number, (item, _) in enumerate(items.most_common())}


def _bits(items: Iterable[int], bits: Mapping[int, int]) -> int:
    return sum({bits[item] for item in items if item in bits})


def standing(entries: Sequence[Entry]) -> tuple[int, list[tuple[int, int]], list[Stood]]:
    """All classes of a sentence; those of its words with where each stands; its phrases, in no order."""
    words: list[tuple[int, int]] = []
    phrases: list[Stood] = []
    asking: list[Entry] = []
    every = present = beside = after = 0
    for place, entry in enumerate(entries):
        earlier, wanted = beside, after
        mask, beside, after, before, anywhere, wide = entry.told
        if mask:
            every |= mask
            words.append((mask, place))
        if wanted & beside:
            _stand_close(phrases, (wanted & beside, entries[place - 1].after), place - 1, entries)
        if before & earlier:
            _stand_close(phrases, (before & earlier, entry.before), place, entries)
        present |= anywhere
        if wide:
            asking.append(entry)
    if asking:
        _stand_wide(phrases, asking, present, entries)
    for stood in phrases:
        every |= stood[0]
    return every, words, phrases


def _stand_close(found: list[Stood], tried: tuple[int, Beside], place: int, entries: Sequence[Entry]) -> None:
    bits, phrases = tried
    count = len(entries)
    while bits:
        rest = bits & (bits - 1)
        for item, rank, back, on, away, other, more, mask in phrases[bits ^ rest]:
            start, end = place - back, place + on
            if start < 0 or end > count or other not in entries[place + away].items:
                continue
            if more and not all(one in entries[place + far].items for far, one in more):
                continue
            found.append((mask, start, end, item, rank))
        bits = rest


def _stand_wide(found: list[Stood], asking: Sequence[Entry], present: int, entries: Sequence[Entry]) -> None:
    tried: set[int] = set()
    items: list[Items] = []
    for entry in asking:
        bits = entry.told[-1] & present
        while bits:
            rest = bits & (bits - 1)
            for item, rank, needs, phrase in entry.wide[bits ^ rest]:
                if present & needs == needs and rank not in tried:
                    tried.add(rank)
                    items = items or [one.items for one in entries]
                    for start, here in enumerate(items):
                        if phrase.first in here and (end := phrase.end(items, start)):
                            found.append((phrase.mask, start, end, item, rank))
            bits = rest


def in_order(found: Sequence[Stood], entries: Sequence[Entry]) -> Sequence[Stood]:
    """By where the rarest item of each first stands, then by rank: asked for only where words are shown."""
    if len(found) < 2:  # noqa: PLR2004 - nothing to put in order
        return found
    return sorted(found, key=lambda one: (_first(entries, one[3]), one[4], one[1]))


def _first(entries: Sequence[Entry], item: int) -> int:
    for place, entry in enumerate(entries):
        if item in entry.items:
            return place
    return len(entries)
