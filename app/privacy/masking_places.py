"""How a home that is withheld is written in other texts (pure): its street and number, and what follows of the unit.

Where the building is the resident's own it stays, and floor and door of the withheld home beside it go. A street alone
is many people's and stays. The resident's own home hides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from app.directory.places import Place, ToldPlace, parse_place

_ADDRESS: Final = re.compile(r"\s*((?:\d{1,2}\.\s*)?[^\W\d][^\d,]*?)[\s,]+(?:nr\.?\s*)?(\d{1,3})\s?([^\W\d_])?(?!\w)")
_FIELDS: Final = ("address", "postcode", "floor", "door")
_SEPARATOR: Final = r"[\s,.]*"
_SIDE: Final = {
    "th": r"t\.?\s?h\.?|til\s+højre",
    "tv": r"t\.?\s?v\.?|til\s+venstre",
    "mf": r"m\.?\s?f\.?|midt\s?for",
}
_STOREY: Final = {"st": r"st(?:uen)?", "kl": r"kl|kælder(?:en)?", "0": r"st(?:uen)?"}
_ANY_UNIT: Final = (
    r"(?:[\s,]+(?:\d{1,2}(?:\.|\s?sal|(?=\s?(?:th|tv|mf)\b))|(?:st|kl)\.|stuen|kælderen)(?:\s*sal)?"
    r"(?:[\s,.]*(?:th|tv|mf|t\.h|t\.v|dør\s*\d{1,4}|til\s+(?:højre|venstre))\b\.?)?)?"
)


def is_place(value: Mapping[str, Any]) -> bool:
    return isinstance(value.get("address"), str)


def place_of(value: Mapping[str, Any]) -> Place:
    """Return the place that an item tells."""
    told = {name: value[name] for name in _FIELDS if isinstance(value.get(name), str)}
    return parse_place(ToldPlace(**told))


def patterns_of_place(value: Mapping[str, Any], *, own: Sequence[Place]) -> Iterator[re.Pattern[str]]:
    """Yield what a home is found by; what stands before the group `before` ends is the resident's own and stays."""
    home, written = place_of(value), _ADDRESS.match(value["address"])
    if written is None or home.street is None or _is_own(home, own):
        return
    before = rf"(?<!\w){_street(written[1])},?\s*(?:nr\.?\s*)?{_number(written[2], written[3])}(?!\w)"
    if not any(_same_building(home, one) for one in own):
        yield re.compile(before + _ANY_UNIT, re.IGNORECASE)
    elif home.floor is not None:
        yield re.compile(rf"(?P<before>{before}[\s,]+){_unit(home)}", re.IGNORECASE)


def _is_own(home: Place, own: Sequence[Place]) -> bool:
    """Say whether it is the very home of the resident, as far as it is told."""
    return any(_same_building(home, one) and (home.floor, home.door) == (one.floor, one.door) for one in own)


def _same_building(one: Place, other: Place) -> bool:
    postcodes = {one.postcode, other.postcode} - {None}
    return (one.street, one.number) == (other.street, other.number) and len(postcodes) < 2  # noqa: PLR2004 differ


def _street(written: str) -> str:
    words = [re.escape(one) for one in written.split()]
    ends = (("vej", r"v(?:ej|\.)"), ("gade", r"g(?:ade|\.)"), ("allé", "all[ée]"), ("alle", "all[ée]"))
    for end, pattern in ends:
        if words[-1].casefold().endswith(end):
            words[-1] = words[-1][: -len(end)] + pattern
            break
    return r"\s+".join(words)


def _number(digits: str, letter: str | None) -> str:
    return digits if letter is None else rf"{digits}\s?{letter}"


def _unit(home: Place) -> str:
    floor = _STOREY.get(home.floor or "", re.escape(home.floor or ""))
    door = "" if home.door is None else rf"{_SEPARATOR}(?:dør\s*)?(?:{_SIDE.get(home.door, re.escape(home.door))})"
    return rf"(?:{floor})\.?(?:\s*sal)?{door}(?!\w)\.?"
