"""Addresses as people write them: street, number, floor, door."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from app.triage.reading.findings import PlaceFound

_MOST_PLACES = 10
_MOST_KEPT = 10_000
_STREET_ENDS = (
    "vej|vejen|gade|gaden|allé|alle|alléen|alleen|stræde|straede|plads|pladsen|torv|torvet|boulevard|park|parken|vænge|vænget"
    "|vænger|vang|vangen|have|haven|mark|marken|toft|toften|bakke|bakken|krog|krogen|gård|gården|lund|lunden|kaj|kajen|brygge"
    "|eng|engen|høj|højen|stien|ager|ageren|skel|dal|dalen|strand|skrænten|bro|kanal|plænen|havn|huse|husene|hegnet|kær"
)
_STREET = re.compile(
    r"(?P<street>(?:[A-ZÆØÅ][\wÆØÅæøåé.'-]{0,24}[ ]){0,2}"
    rf"(?:[A-ZÆØÅ][\wæøåé-]{{1,30}}(?:{_STREET_ENDS})|(?:Vej|Gade|Allé|Alle|Plads|Boulevard|Park)))"
    r"(?:[ ](?:nr\.?[ ]?)?(?P<number>[1-9]\d{0,2}(?:[ ]?[A-Za-z])?)(?![\w]))?"
)
_LONGEST_BEFORE = 52
"""How far before its last word a street may begin, in characters."""

_CAPITAL = re.compile(r"[A-ZÆØÅ][\wæøåé-]+")
_STREET_END = re.compile(rf"(?:{_STREET_ENDS})|(?:Vej|Gade|Allé|Alle|Plads|Boulevard|Park)")
_FLOOR = re.compile(
    r"[ ,.]{0,3}(?:(?P<floor>st|stuen|kl|kld|kælderen|[1-9]?\d)(?:\.|,|(?=[ ]))[ ]?(?:sal|etage|floor)?"
    r"|(?P<efloor>\d{1,2})(?:st|nd|rd|th)[ ]floor|(?P<ground>ground[ ]floor))"
    r"[ ,.]{0,3}(?P<door>(?:tv|th|mf|dør[ ]?\d{1,3})\b)?",
    re.IGNORECASE,
)
_FLAT = re.compile(
    r"[ ,.]{0,3}(?:apartment|flat|apt\.?|lejlighed|lejl\.?)[ ](?P<door>\d{0,3}[A-Za-z]?)\b", re.IGNORECASE
)
_BEFORE_STREET = """
I På Hos Ved Fra Til Det Der Den Jeg Vi Adressen Min Mit In At On The From Nabo Beboeren Lejer Lejeren Far Mor Status
Vedr
"""
_FIRST_WORDS = frozenset(_BEFORE_STREET.split())


def places_in(text: str) -> tuple[PlaceFound, ...]:
    found: dict[str, PlaceFound] = {}
    for match in _streets(text):
        place = _place(text, match)
        if place is not None:
            found.setdefault(place.address, place)
        if len(found) >= _MOST_PLACES:
            break
    return tuple(found.values())


def _streets(text: str) -> Iterator[re.Match[str]]:
    """Looked for from just before each capitalised word that may be a street: most are not, and words are cheap."""
    if not any(map(_may_be_street, _CAPITAL.findall(text))):
        return
    reached = 0
    for word in _CAPITAL.finditer(text):
        while reached < word.end() and _may_be_street(word[0]):
            match = _STREET.search(text, max(reached, word.start() - _LONGEST_BEFORE))
            if match is None:
                return
            reached = match.end()
            yield match


def most_streets(text: str) -> int:
    """Return how many streets a text can name at most: what is asked first costs little."""
    return sum(map(_may_be_street, _CAPITAL.findall(text)))


@lru_cache(maxsize=_MOST_KEPT)
def _may_be_street(word: str) -> bool:
    return _STREET_END.search(word) is not None


def _place(text: str, match: re.Match[str]) -> PlaceFound | None:
    words = match["street"].split(" ")
    while len(words) > 1 and words[0].rstrip(".") in _FIRST_WORDS:
        words = words[1:]
    street = " ".join(words)
    number = match["number"]
    start = match.end("street") - len(street)
    if number is None and not _is_named_as_place(text, start):
        return None
    floor, door, end = _floor(text, match.end()) if number else (None, None, match.end())
    return PlaceFound(text[start:end].rstrip(" ,"), street, number, floor, door)


def _is_named_as_place(text: str, start: int) -> bool:
    """Without a number only what "på", "bor i" or "on" introduces is an address; many surnames end like streets."""
    before = text[max(0, start - 12) : start].casefold()
    return before.endswith(("på ", "paa ", "bor i ", " fra ", "adressen ", " on ", " ved "))


def _floor(text: str, start: int) -> tuple[str | None, str | None, int]:
    flat = _FLAT.match(text, start)
    if flat and flat["door"]:
        return None, flat["door"], flat.end()
    match = _FLOOR.match(text, start)
    if match is None:
        return None, None, start
    if match["ground"]:
        return "st", None, match.end()
    floor = (match["floor"] or match["efloor"] or "").casefold()
    floor = {"stuen": "st", "kld": "kl", "kælderen": "kl"}.get(floor, floor)
    told = match.group().casefold()
    if floor.isdigit() and not match["door"] and "sal" not in told and "floor" not in told and "etage" not in told:
        return None, None, start
    return floor or None, (match["door"] or "").casefold() or None, match.end()
