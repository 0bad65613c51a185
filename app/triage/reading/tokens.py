"""Text to sentences of words, each with its place in the text; linear in the length of the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MOST_CHARACTERS = 20_000
"""What lies beyond is not read: a report says its matter long before."""

_MOST_WORDS_IN_SENTENCE = 60
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+){0,6}")
_PAUSES = ",:;()|"
_DIGIT = re.compile(r"\d")
_SIGN = re.compile(r"[.!?;:,()…|]|\n[ \t\r]{0,8}[\n*•-]")
_ABBREVIATIONS = frozenset(
    [
        "kl",
        "d",
        "tv",
        "th",
        "st",
        "mf",
        "nr",
        "ca",
        "mv",
        "hr",
        "fr",
        "vedr",
        "jf",
        "evt",
        "inkl",
        "pga",
        "mht",
        "tlf",
        "obs",
        "bl",
        "osv",
        "etc",
        "mr",
        "mrs",
        "ms",
        "dr",
        "no",
        "approx",
        "apt",
        "max",
        "min",
        "k1",
        "k",
    ]
)


@dataclass(slots=True)
class Sentence:
    """Words from `begin` of the text on; `breaks` are the indexes of words that begin a new clause."""

    text: str
    begin: int
    words: list[str]
    breaks: list[int]
    lowered: list[str]
    numbers: list[int]
    """Where words stand that begin with a digit."""

    _starts: list[int]
    _reached: int

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where these words begin and end in the text; looked for as far as is asked, which is mostly not at all.

        Between two words stand only signs and blanks, so the next of its letters are the word.
        """
        starts, words = self._starts, self.words
        if last >= len(starts):
            at = self._reached
            for word in words[len(starts) : last + 1]:
                at = self.text.index(word, at)
                starts.append(at)
                at += len(word)
            self._reached = at
        return starts[first], starts[last] + len(words[last])


def _sentence(text: str, begin: int, words: list[str], breaks: list[int]) -> Sentence:
    written = " ".join(words)
    numbers = [at for at, word in enumerate(words) if word[0].isdecimal()] if _DIGIT.search(written) else []
    return Sentence(text, begin, words, breaks, written.lower().split(" "), numbers, [], begin)


def prepare(text: str) -> str:
    """The part of the text that is read, composed (NFC); letters with loose rings and dots become one sign."""
    text = text[:MOST_CHARACTERS]
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).replace("\u00ad", "")


def _ends_sentence(text: str, end: int, last: str) -> bool:
    """Whether the full stop before `end` ends a sentence; after a number only where a capital follows."""
    following = text[end : end + 2]
    if not following[:1].isspace():
        return not following or following[0] in "\"')”]»"
    if last[:1].isdigit() or last[-1:].isdigit():
        return following[1:2].isupper()
    return last.lower() not in _ABBREVIATIONS and (len(last) > 1 or not following[1:2].isupper())


def sentences(text: str) -> list[Sentence]:
    """A word is never part of a sign, so the words between two signs are found at once."""
    found: list[Sentence] = []
    begin = reached = 0
    words: list[str] = []
    breaks: list[int] = []
    for sign in _SIGN.finditer(text):
        start, end = sign.span()
        if start > reached:
            words += _WORD.findall(text, reached, start)
        reached = end
        while len(words) >= _MOST_WORDS_IN_SENTENCE:
            begin, words, breaks = _cut(found, _sentence(text, begin, words, breaks))
        if not words:
            continue
        if text[end - 1] not in _PAUSES and _closes(text, end, words[-1]):
            found.append(_sentence(text, begin, words, breaks))
            begin, words, breaks = end, [], []
        else:
            breaks.append(len(words))
    words += _WORD.findall(text, reached)
    while len(words) >= _MOST_WORDS_IN_SENTENCE:
        begin, words, breaks = _cut(found, _sentence(text, begin, words, breaks))
    if words:
        found.append(_sentence(text, begin, words, breaks))
    return found


def _cut(found: list[Sentence], whole: Sentence) -> tuple[int, list[str], list[int]]:
    """End a sentence that does not; give back where the next begins, and the words it has so far."""
    most = _MOST_WORDS_IN_SENTENCE
    found.append(_sentence(whole.text, whole.begin, whole.words[:most], whole.breaks))
    return whole.span(0, most - 1)[1], whole.words[most:], []


def _closes(text: str, end: int, last: str) -> bool:
    """Whether the sign before `end`, which is no mere pause, ends the sentence."""
    return text[end - 1] != "." or _ends_sentence(text, end, last)
