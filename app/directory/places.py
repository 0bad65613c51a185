"""A place as it was told, and the same place in one form, whatever the style it was told in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.directory.words import (
    door_of,
    floor_of,
    fold,
    is_door_word,
    is_side,
    is_storey,
    number_key,
    street_key,
    unit_words,
)

_LONGEST: Final = 500  # characters of an address that are read; no street is longer, whatever the doors let in

_POSTCODE: Final = re.compile(r"(?:^|(?<=[\s,]))(?:dk-?\s?)?([1-9]\d{3})(?=$|[\s,])([^\d,]*(?=$|,))?")
_FOUR_DIGITS: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_STAIRWELL: Final = re.compile(r"\bopg(?:ang)?\b\.?\s*([^\W_]{1,3})\b")
_STREET_AND_NUMBER: Final = re.compile(
    r"""
    (?:^|,)\s*
    (?P<street>(?:\d{1,2}\.\s*)?[^\W\d_][^\d,]*?)    # "10. juli vej" begins with a figure
    [\s,]*
    (?P<number>\d{1,3}(?:\s?[^\W\d_])?)(?!\w)
    (?P<until>\s*-\s*\d{1,3}(?:\s?[^\W\d_])?(?!\w))?
    (?P<rest>.*)$
    """,
    re.VERBOSE | re.DOTALL,
)
_NUMBER_SIGN: Final = re.compile(r"\bnr\b[.\s]*$")
_SEPARATE_BUILDING: Final = re.compile(r"\b(?:bag|side|for|mellem|tvær)(?:hus|bygning)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPlace:
    """What a reporter said of where; anything may be missing."""

    address: str | None = None
    postcode: str | None = None
    floor: str | None = None
    door: str | None = None
    stairwell: str | None = None
    housing_department: UUID | None = None
    dar_address_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The same in one form; `unclear` says that words about the unit were left over: it may be another one."""

    postcode: str | None = None
    street: str | None = None
    number: str | None = None
    floor: str | None = None
    door: str | None = None
    stairwell: str | None = None
    dar_address_id: UUID | None = None
    unclear: bool = False

    @property
    def dwelling_text(self) -> str | None:
        """One dwelling and no other: its DAR address id, else all five parts, else None."""
        if self.dar_address_id is not None:
            return f"dar|{self.dar_address_id}"
        return self.written_dwelling_text

    @property
    def written_dwelling_text(self) -> str | None:
        if self.building_text and self.floor and self.door and not self.unclear:
            return f"{self.building_text}|{self.floor}|{self.door}"
        return None

    @property
    def building_text(self) -> str | None:
        if self.postcode and self.street and self.number:
            return f"{self.postcode}|{self.street}|{self.number}"
        return None


@dataclass(frozen=True, slots=True)
class _Unit:
    floor: str | None = None
    door: str | None = None
    unclear: bool = False


def parse_place(told: ToldPlace) -> Place:
    """Read a Danish address in any style; fields of their own win over the text. Never raises."""
    text = fold((told.address or "")[:_LONGEST].replace("\n", ",").replace(";", ","))
    field = _postcode_field(told.postcode)
    text, postcode = _without_postcode(text, field)
    text, stairwell = _without_stairwell(text)
    street, number, rest = _split(text)
    unit = _with_fields(_unit_of_rest(rest), told)
    return Place(
        postcode=field or postcode,
        street=street,
        number=number,
        floor=unit.floor,
        door=unit.door,
        stairwell=_stairwell_field(told.stairwell) or stairwell,
        dar_address_id=told.dar_address_id,
        unclear=unit.unclear,
    )


def _without_postcode(text: str, field: str | None) -> tuple[str, str | None]:
    """Take the postcode out of the text: what stands before a town, else the last; a door may have four figures too."""
    places = list(_POSTCODE.finditer(text))
    before_town = [found for found in places if (found[2] or "").strip()]
    others = [found for found in places if field in {None, found[1]} and not _is_door(text[: found.start()])]
    found = next(reversed(before_town or others), None)
    return (f"{text[: found.start()]},{text[found.end() :]}", found[1]) if found else (text, None)


def _is_door(before: str) -> bool:
    words = unit_words(before)
    return bool(words) and is_door_word(words[-1])


def _without_stairwell(text: str) -> tuple[str, str | None]:
    found = _STAIRWELL.search(text)
    return (f"{text[: found.start()]},{text[found.end() :]}", found[1]) if found else (text, None)


def _split(text: str) -> tuple[str | None, str | None, str]:
    """Return street, number and what follows; without a number all of the text is the street."""
    found = _STREET_AND_NUMBER.search(text)
    if found is None:
        return street_key(text.partition(",")[0]), None, ""
    number, until, rest = number_key(found["number"]), found["until"] or "", found["rest"]
    if until and _is_range(found["number"], until):
        number = number_key(f"{found['number']}-{until}")
    else:
        rest = until + rest
    return street_key(_NUMBER_SIGN.sub("", found["street"])), number, rest


def _is_range(first: str, last: str) -> bool:
    """Tell "14-16", several houses, from "14-2", the second floor of one."""
    figures = [int("".join(sign for sign in text if sign.isdecimal())) for text in (first, last)]
    return figures[0] < figures[1]


def _unit_of_rest(rest: str) -> _Unit:
    return _unit(" ".join(segment for segment in rest.split(",") if _tells_of_unit(segment)))


def _tells_of_unit(segment: str) -> bool:
    """Leave out towns and names; keep what may be another house behind the number, though it is not understood."""
    words = unit_words(segment)
    if not words:
        return False
    first = words[0]
    known = floor_of(first) or is_side(first) or is_door_word(first) or is_storey(first)
    alone = len(words) == 1 and door_of(first)
    return bool(known or alone or any(sign.isdecimal() for sign in segment) or _SEPARATE_BUILDING.search(segment))


def _unit(text: str) -> _Unit:
    floor = door = None
    door_is_next = unclear = False
    for word in unit_words(text):
        if is_storey(word):
            continue
        if is_door_word(word):
            door_is_next = True
        elif floor is None and door is None and not door_is_next and floor_of(word):
            floor = floor_of(word)
        elif door is None and door_of(word):
            door = door_of(word)
        else:
            unclear = True
    return _Unit(floor, door, unclear)


def _with_fields(unit: _Unit, told: ToldPlace) -> _Unit:
    floor, door = _floor_field(told.floor), _door_field(told.door)
    if floor is None and door is None:
        return unit
    told_floor = (floor and floor.floor) or (door and door.floor) or unit.floor
    told_door = (door and door.door) or (floor and floor.door) or unit.door
    # Both fields given, nothing in the text can make them unclear.
    return _Unit(told_floor, told_door, unit.unclear and not (floor and door))


def _floor_field(text: str | None) -> _Unit | None:
    words = [word for word in unit_words((text or "")[:_LONGEST]) if not is_storey(word)]
    if not words:
        return None
    if len(words) == 1:
        return _Unit(floor_of(words[0]) or words[0])
    unit = _unit(" ".join(words))
    return _Unit("-".join(words)) if unit.unclear else unit


def _door_field(text: str | None) -> _Unit | None:
    match [word for word in unit_words((text or "")[:_LONGEST]) if not is_door_word(word)]:
        case []:
            return None
        case [word]:
            return _Unit(door=door_of(word) or word)
        case [first, second] if floor_of(first) and is_side(second):
            return _Unit(floor_of(first), door_of(second))
        case words:
            return _Unit(door="-".join(words))


def _postcode_field(text: str | None) -> str | None:
    found = _FOUR_DIGITS.search(fold((text or "")[:_LONGEST]))
    return found[0] if found else None


def _stairwell_field(text: str | None) -> str | None:
    words = unit_words((text or "")[:_LONGEST])
    return "-".join(word for word in words if word not in {"opg", "opgang"}) or None
