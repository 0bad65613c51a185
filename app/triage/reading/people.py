"""Names and telephone numbers as written; suggestions for a form, never identities."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MOST = 10
_NAME = r"[A-ZÆØÅ][a-zæøåéüöä]{1,20}(?:[ ](?:[A-ZÆØÅ]\.|[A-ZÆØÅ][a-zæøåéüöä]{1,20})){0,3}"
_BEFORE_NAME = (
    r"hedder|mit navn er|jeg er|[Dd]et er|hos|[Hh]r\.?|[Ff]ru|[Ff]rk\.?|[Hh]ilsen|[Mm]vh\.?|[Bb]eboer(?:en)?"
    r"|[Ll]ejer(?:en)?"
    r"|[Bb]orger(?:en)?|[Vv]icevært|[Pp]atienten|handler om|drejer sig om|my name is|I am|[Tt]his is|Mr\.?|Mrs\.?|Ms\.?"
    r"|[Tt]enant|[Rr]egards,?"
)
_INTRODUCED = re.compile(rf"\b(?:{_BEFORE_NAME})[ \n]{{1,2}}(?:hr\.?[ ]|fru[ ])?(?P<name>{_NAME})")
_ENDING = re.compile(r"\(\?:en\)\?|\\\.\?|,\?$")
_EITHER = re.compile(r"\[(.)(.)\](.*)")


def _literals() -> Iterator[str]:
    """How each introduction begins, letter by letter: to look for these is many times quicker than the pattern."""
    for introduction in _BEFORE_NAME.split("|"):
        plain = _ENDING.sub("", introduction)
        either = _EITHER.fullmatch(plain)
        yield from (either[1] + either[3], either[2] + either[3]) if either else (plain,)


_LITERALS = tuple(_literals())
_SENTENCE_WORDS = """
I Jeg Vi Det Der Den De Du Han Hun Min Mit Mine Nu Og Men Kan Har Er På Til Fra Hvis Hvor Hvad Hvem Efter Nogen Alle
Kære Hej Tak Sag Status Politiet Kommunen The My We He She They It You Our In On At And But No Not
"""
_NO_NAMES = frozenset(_SENTENCE_WORDS.split())
_STREETS = ("vej", "gade", "allé", "alle", "vænget", "parken", "vangen", "haven", "marken", "toften")
_PHONE = re.compile(
    r"(?<![\d.,/-])(?:(?:\+|00)[ ]?45[ ]?)?(?P<local>[2-9]\d(?:[ .]?\d\d){3}|[2-9]\d{3}[ ]\d{4})(?![\d-]|[.,/]\d)"
)
_LONG_NUMBER = re.compile(r"\d[\d .-]{4,}\d")
"""Every telephone number holds one, and few texts do; it is found many times quicker."""
_ABROAD = re.compile(r"(?<![\w-])(?:\+|00)(?!45)[1-9]\d{0,2}(?:[ -]?\d{2,4}){2,5}(?!\d)")


def _introduced(text: str) -> Iterator[str]:
    starts = set()
    for literal in _LITERALS:
        start = text.find(literal)
        while start >= 0:
            starts.add(start)
            start = text.find(literal, start + 1)
    reached = 0
    for start in sorted(starts):
        match = _INTRODUCED.match(text, start) if start >= reached else None
        if match is not None:
            reached = match.end()
            yield match["name"]


def names_in(text: str) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for name in _introduced(text):
        if name.split(" ")[0] in _NO_NAMES or name.casefold().endswith(_STREETS):
            continue
        names[name] = None
        if len(names) >= _MOST:
            break
    return tuple(names)


def phones_in(text: str) -> tuple[str, ...]:
    """Danish numbers as +45 and eight digits, foreign ones as written without blanks."""
    if _LONG_NUMBER.search(text) is None:
        return ()
    found = {f"+45{re.sub(r'[^0-9]', '', match['local'])}": None for match in _PHONE.finditer(text)}
    for match in _ABROAD.finditer(text):
        number = re.sub(r"[^0-9+]", "", match.group())
        found["+" + number[2:] if number.startswith("00") else number] = None
    return tuple(found)[:_MOST]
