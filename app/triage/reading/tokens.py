"""Text to sentences of words, each with its place in the text; linear in the length of the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MOST_CHARACTERS = 20_000
"""What lies beyond is not read: a report says its matter long before."""

_MOST_WORDS_IN_SENTENCE = 60
_PIECE = re.compile(r"[^\W_]+(?:[-'’][^\W_]+){0,6}|\n[ \t\r]{0,8}[\n*•-]|[.!?;:,()…|]")
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
    for match in _PIECE.finditer(text):
        piece = match.group()
        if piece[0].isalnum():
            if len(now.words) >= _MOST_WORDS_IN_SENTENCE:
                found.append(now)
                now = Sentence([], [], [], [])
            now.words.append(piece)
            now.starts.append(match.start())
            now.ends.append(match.end())
        elif now.words:
            if piece in ",:;()|" or (piece == "." and not _ends_sentence(text, match.end(), now.words[-1])):
                now.breaks.append(len(now.words))
            else:
                found.append(now)
                now = Sentence([], [], [], [])
    if now.words:
        found.append(now)
    return found
