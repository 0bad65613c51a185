"""Danish address words brought to one form: case, accents, abbreviations, floors and doors."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ABBREVIATIONS: Final = {
    "gl": "gammel",
    "gml": "gammel",
    "ndr": "nordre",
    "sdr": "søndre",
    "skt": "sankt",
    "sct": "sankt",
    "st": "store",
    "ll": "lille",
    "kgs": "kongens",
    "pl": "plads",
    "blvd": "boulevard",
    "boul": "boulevard",
}
_ENDINGS: Final = (
    (re.compile(r"(?<=[^\W\d_]{3})v\.(?=\W*$)"), "vej"),
    (re.compile(r"(?<=[^\W\d_]{3})g\.(?=\W*$)"), "gade"),
)
_LETTERS: Final = str.maketrans({"å": "aa", "ö": "ø", "ä": "æ"})
_APOSTROPHES: Final = re.compile(r"['`´’‘]")  # noqa: RUF001 people type all of them
_WORD: Final = re.compile(r"[^\W_]+")

_FLOORS: Final = {"st": "st", "stuen": "st", "stue": "st", "stueetagen": "st", "parterre": "st", "0": "st"}
_CELLAR: Final = re.compile(r"(?:kl|kld|kælder|kælderen)([2-9]?)")
_SIDES: Final = {
    "th": "th",
    "højre": "th",
    "tv": "tv",
    "venstre": "tv",
    "mf": "mf",
    "midtfor": "mf",
    "midt": "mf",
    "midten": "mf",
}
_STOREYS: Final = frozenset({"sal", "etage"})
_DOOR_WORDS: Final = frozenset({"dør", "lejl", "lejlighed", "lejlighedsnr", "bolig", "værelse", "vær", "nr", "til"})
_SIDE_INITIALS: Final = re.compile(r"\b([tm])\s*[./]\s*([hvf])\b\.?")
_GLUED: Final = re.compile(r"\b(\d{1,2}|st|kl)(th|tv|mf|sal)\b")
_GLUED_DOOR: Final = re.compile(r"\b(st|stuen)(\d{1,4})\b")
_DOOR: Final = re.compile(r"\d{1,4}[a-z]?|[a-z]\d{0,4}|[a-z]{2}\d{1,4}")
_HIGHEST: Final = 99


def fold(text: str) -> str:
    """Return the text in lower case without accents, å as aa; folding twice changes nothing more."""
    if text.isascii():
        return text.lower()
    for _ in range(4):
        folded = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
        if not folded.isascii():
            decomposed = unicodedata.normalize("NFKD", folded)
            folded = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
        if folded == text:
            break
        text = folded
    return text


def street_key(street: str) -> str | None:
    """Return a street name without spaces, punctuation and abbreviations; None where nothing is left."""
    folded = _APOSTROPHES.sub("", fold(street))
    for ending, whole in _ENDINGS:
        folded = ending.sub(whole, folded)
    key = "".join(_ABBREVIATIONS.get(word, word) for word in _WORD.findall(folded))
    return _ABBREVIATIONS.get(key, key) or None


def number_key(number: str) -> str | None:
    """Return a house number such as `14a` or `14-16`."""
    words = re.findall(r"\d+|[^\W\d_]+", fold(number))
    key = ""
    for word in words:
        part = word.lstrip("0") or "0" if word.isdecimal() else word
        # Two figures beside each other must never read as one.
        key += "-" + part if key and key[-1].isdecimal() and part[0].isdecimal() else part
    return key or None


def unit_words(text: str) -> list[str]:
    """Return the words of a floor and door, glued ones apart and sides such as "t.h." whole."""
    folded = _SIDE_INITIALS.sub(r" \1\2 ", fold(text))
    folded = _GLUED_DOOR.sub(r"\1 \2", _GLUED.sub(r"\1 \2", folded))
    return _WORD.findall(folded)


def floor_of(word: str) -> str | None:
    """Return `st`, `kl`, `kl2` or 1 to 99; None where the word is no floor."""
    if word in _FLOORS:
        return _FLOORS[word]
    cellar = _CELLAR.fullmatch(word)
    if cellar:
        return "kl" + cellar[1]
    if word.isascii() and word.isdecimal() and len(word) <= len(str(_HIGHEST)):
        return word.lstrip("0") or "st"
    return None


def door_of(word: str) -> str | None:
    """Return `th`, `tv`, `mf`, a number or letters with a number; None where the word is no door."""
    if word in _SIDES:
        return _SIDES[word]
    if word.isascii() and _DOOR.fullmatch(word):
        return word.lstrip("0") or "0"
    return None


def is_side(word: str) -> bool:
    return word in _SIDES


def is_storey(word: str) -> bool:
    return word in _STOREYS


def is_door_word(word: str) -> bool:
    return word in _DOOR_WORDS
