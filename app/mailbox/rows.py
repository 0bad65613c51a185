"""Lists that are written in other ways than an address at the head of each line, brought to that way (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from app.triage.reading.findings import PlaceFound
from app.triage.reading.places import most_streets, places_in

_FEWEST: Final = 3
"""Two addresses may be those of two neighbours who quarrel; three in a row are a list."""
_LONGEST_LINE: Final = 4_000
_MOST_GAP: Final = 60
_WORD: Final = re.compile(r"(?<!\w)(?!samt|stuen|kælder|etage|floor)[a-zæøå]{4,}")
_END: Final = re.compile(r"[.!?](?=\s+[A-ZÆØÅ])(?!\s+(?:TV|TH|MF)\b)")
_NUMBER: Final = re.compile(
    r"^\s*(?:[-*•–]\s*)?(?:nr\.?|nummer|no\.?|hus(?:nr\.?)?)\s*(?P<rest>[1-9]\d{0,2}\b.*)$", re.IGNORECASE
)
_SEPARATED: Final = re.compile(r"(?:[,;:|\t–]|\s-|\s{2})\s*$")
_MOST_BEFORE: Final = 80


def rows_of(text: str) -> list[str]:
    """Return the lines of a text; addresses in a row on one line, or numbers below their street, have lines each."""
    lines: list[str] = []
    for line in _with_street(text.split("\n")):
        lines += _divided(line)
    return lines


def is_row(line: str, street: str) -> bool:
    """Say whether an address stands in a line as a column does: behind a comma, a tab, a gap."""
    before = line[: line.find(street)]
    return len(before) <= _MOST_BEFORE and _SEPARATED.search(before) is not None


def _with_street(lines: list[str]) -> list[str]:
    """Below "restancer på Egevej:" stands "nr. 1, 3. tv"."""
    numbered = [at for at, line in enumerate(lines) if _NUMBER.match(line)]
    if len(numbered) < _FEWEST:
        return lines
    above = places_in("\n".join(lines[max(0, numbered[0] - 20) : numbered[0]]))
    street = next((one.street for one in reversed(above) if one.number is None), None)
    if street is None:
        return lines
    told = ((line, _NUMBER.match(line)) for line in lines)
    return [line if match is None else f"{street} {match['rest']}" for line, match in told]


def _divided(line: str) -> list[str]:
    """Return an address a line where one follows upon the other; what stands before and behind is said of all."""
    if line.count(",") + line.count(";") < _FEWEST - 1 or len(line) > _LONGEST_LINE or most_streets(line) < _FEWEST:
        return [line]
    starts = _starts(line)
    if len(starts) < _FEWEST:
        return [line]
    pieces = [line[at:end].strip(" ,;") for at, end in zip(starts, [*starts[1:], len(line)], strict=True)]
    if any(len(one) > _MOST_GAP or _WORD.search(one, 1) for one in pieces[:-1]):
        return [line]
    end = _END.search(pieces[-1])
    last, rest = (pieces[-1], "") if end is None else (pieces[-1][: end.end()], pieces[-1][end.end() :])
    return [line[: starts[0]].strip(), *pieces[:-1], last.strip(), "", rest.strip()]


def _starts(line: str) -> list[int]:
    found: list[int] = []
    at = 0
    while True:
        near = _numbered(places_in(line[at:]))
        for place in near:
            at = line.find(place.address, at)
            found.append(at)
            at += len(place.address)
        if not near:
            return found


def _numbered(places: Sequence[PlaceFound]) -> list[PlaceFound]:
    return [one for one in places if one.number]
