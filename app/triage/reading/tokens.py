"""Text to sentences of words, each with its place in the text; linear in the length of the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MOST_CHARACTERS = 20_000
"""What lies beyond is not read: a report says its matter long before."""

_MOST_WORDS_IN_SENTENCE = 60
_PIECE = re.compile(r"([^\W_]+(?:[-'’][^\W_]+){0,6})|\n[ \t\r]{0,8}[\n*•-]|[.!?;:,()…|]")
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
    """Words with their spans; `breaks` are the indexes of words that begin a new clause."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    breaks: list[int]


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
    found: list[Sentence] = []
    now = Sentence([], [], [], [])
    words, starts, ends = now.words, now.starts, now.ends
    for match in _PIECE.finditer(text):
        start, end = match.span()
        if match.lastindex:
            words.append(match[0])
            starts.append(start)
            ends.append(end)
            closed = len(words) >= _MOST_WORDS_IN_SENTENCE
        elif not words:
            continue
        else:
            closed = _closes(text, end, words[-1])
            if not closed:
                now.breaks.append(len(words))
        if closed:
            found.append(now)
            now = Sentence([], [], [], [])
            words, starts, ends = now.words, now.starts, now.ends
    if words:
        found.append(now)
    return found


def _closes(text: str, end: int, last: str) -> bool:
    """Whether the sign before `end` ends the sentence, and not a clause alone."""
    sign = text[end - 1]
    return sign not in ",:;()|" and (sign != "." or _ends_sentence(text, end, last))
