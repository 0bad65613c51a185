"""One word, several ways to write it: without the Danish letters, misread by a scanner, with letters doubled."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

_SPELT_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_WITHOUT_DANISH = (
    str.maketrans({"æ": "ae", "ø": "o", "å": "a"}),
    str.maketrans({"æ": "ae", "ø": "o", "å": "aa"}),
    str.maketrans({"æ": "ä", "ø": "ö", "å": "å"}),
)
_ONE_LETTER_FOR_AE = (
    str.maketrans({"æ": "e", "ø": "o", "å": "a"}),
    str.maketrans({"æ": "a", "ø": "o", "å": "a"}),
)
_LONG = 7
_DIGITS_AS_LETTERS = (
    str.maketrans("1034568", "iøeåsbb"),
    str.maketrans("1034568", "løeåsbb"),
    str.maketrans("1034568", "ioeæsbb"),
    str.maketrans("1034568", "loeæsbb"),
    str.maketrans("1034568", "ioeasbb"),
    str.maketrans("1034568", "loeasbb"),
)
_MISREAD = (("sz", "sæ"), ("sz", "æ"), ("ze", "æ"), ("rn", "m"), ("vv", "w"), ("ii", "ü"), ("cl", "d"))


def without_danish_letters(word: str, *, bare: bool) -> set[str]:
    """The word written with ae, oe and aa, and where `bare` also with e, o and a, as foreign keyboards make it."""
    if word.isascii():
        return set()
    spelt = {word.translate(_SPELT_OUT)}
    if bare:
        spelt.update(word.translate(table) for table in _WITHOUT_DANISH)
    if bare and len(word) >= _LONG:  # "trappe" short words are words of their own
        spelt.update(word.translate(table) for table in _ONE_LETTER_FOR_AE)
    return spelt - {word}


def _once(word: str, most: int) -> str:
    """Runs of one letter cut to `most`."""
    kept: list[str] = []
    for letter in word:
        if kept[-most:] != [letter] * most:
            kept.append(letter)
    return "".join(kept)


def guesses(word: str) -> Iterator[str]:
    """Other readings of an unknown word, likeliest first; a handful at most."""
    if not word.isalpha():
        for table in _DIGITS_AS_LETTERS:
            yield word.translate(table)
        if word[0] == "l" and word[1:].isdigit():
            return
    for wrong, right in _MISREAD:
        if wrong in word:
            yield word.replace(wrong, right)
    if len(word) >= _LONG and any(first == second for first, second in pairwise(word)):
        yield _once(word, 2)
        yield _once(word, 1)


def deletions(word: str) -> Iterator[str]:
    """The word with each one letter left out, the first always kept."""
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter added, left out, changed or swapped with its neighbour turns one word into the other."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    first = 0
    while first < len(one) and one[first] == other[first]:
        first += 1
    if len(one) < len(other):
        return one[first:] == other[first + 1 :]
    if one[first + 1 :] == other[first + 1 :]:
        return True
    return one[first : first + 2] == other[first : first + 2][::-1] and one[first + 2 :] == other[first + 2 :]
