"""What is withheld as one item is withheld inside every other text too (pure): names, numbers, sentences.

A value is looked for as people write it: a name (`masking_names.py`) without its middle names too, a home
(`masking_places.py`) where it is not the resident's own, a phone number however it is grouped, with or without the
country. What is so short that it could be any word is not looked for: a note that says
"Ringet." would take that word out of every other note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.directory.places import Place
from app.privacy.masking_names import patterns_of_name
from app.privacy.masking_places import is_place, patterns_of_place

MARK: Final = "[holdt tilbage]"
_NAMED: Final = ("name", "phone", "email")
_LEAST_LETTERS: Final = 4
_LEAST_DIGITS: Final = 6
_LEAST_WORDS: Final = 4
"""Of what people wrote; of a person a single word is enough."""
_COUNTRY: Final = "45"
_NATIONAL: Final = 8
_BETWEEN: Final = r"[\s.\-/]?"
_SPACE: Final = r"\s+"
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_NOT_A_DIGIT: Final = re.compile(r"\D")
_PHONE: Final = re.compile(r"[+\d\s.\-/()]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """One value that is withheld, as it is looked for in texts; `of` says which item it was withheld as."""

    of: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A value without what is hidden, and as which items that is withheld, in no order."""

    value: Any
    of: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is given whatever is withheld: where the resident lives, and the words, folded, in names of other people."""

    own: Sequence[Place] = ()
    others: frozenset[str] = frozenset()


def hidden_in(value: Any, *, of: str, beside: Beside = Beside()) -> Iterator[Hidden]:  # noqa: ANN401 what JSON may hold
    """Return what is to be looked for elsewhere where an item of this value is withheld, the longest first."""
    for text, field in _texts(value):
        pattern = None if field == "address" else _pattern(text, named=field in _NAMED)
        if pattern is not None:
            yield Hidden(of=of, pattern=pattern)
    for name in names_in(value):
        yield from (Hidden(of=of, pattern=one) for one in patterns_of_name(name, others=beside.others))
    for place in places_in(value):
        yield from (Hidden(of=of, pattern=one) for one in patterns_of_place(place, own=beside.own))


def names_in(value: Any) -> Iterator[str]:  # noqa: ANN401 as above
    """Return the names of people that a value tells."""
    yield from (text for text, field in _texts(value) if field == "name")


def places_in(value: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 as above
    """Return the places that a value tells."""
    if isinstance(value, Mapping):
        if is_place(value):
            yield value
        for one in value.values():
            yield from places_in(one)


def masked(value: Any, hidden: Iterable[Hidden]) -> Masked:  # noqa: ANN401 as above
    """Return the value with a mark in place of all that is hidden, wherever in it a text stands."""
    if isinstance(value, str):
        return _masked_text(value, hidden)
    if isinstance(value, Mapping):
        each = {key: masked(one, hidden) for key, one in value.items()}
        return Masked(value={key: one.value for key, one in each.items()}, of=_all(each.values()))
    if isinstance(value, list | tuple):
        inner = [masked(one, hidden) for one in value]
        return Masked(value=[one.value for one in inner], of=_all(inner))
    return Masked(value=value)


def _masked_text(text: str, hidden: Iterable[Hidden]) -> Masked:
    found: set[str] = set()
    for one in hidden:
        left = one.pattern.sub(_marked, text)
        if left != text:
            found.add(one.of)
        text = left
    return Masked(value=text, of=frozenset(found))


def _marked(found: re.Match[str]) -> str:
    """Return the mark, behind what stays of what was found; what is another's stays whole."""
    parts = found.groupdict()
    return found[0] if parts.get("other") else (parts.get("before") or "") + MARK


def _all(each: Iterable[Masked]) -> frozenset[str]:
    return frozenset().union(*(one.of for one in each))


def _texts(value: Any, *, field: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 as above
    """Return each text, and the field in which it stands."""
    if isinstance(value, str):
        yield value, field
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _texts(one, field=key)


def _pattern(text: str, *, named: bool) -> re.Pattern[str] | None:
    words = text.rstrip(" \n.,;:!?").split()
    digits = _NOT_A_DIGIT.sub("", text)
    if len(digits) >= _LEAST_DIGITS and _PHONE.fullmatch(text.strip()) and not _DATE.search(text):
        return _number(digits)
    if sum(map(len, words)) < _LEAST_LETTERS or (len(words) < _LEAST_WORDS and not named):
        return None
    # A name of one word is one only as it is written: "Mark" is somebody, "mark" is not.
    flags = re.NOFLAG if len(words) == 1 and "@" not in text else re.IGNORECASE
    said = _SPACE.join(map(re.escape, words))
    return re.compile(rf"(?<!\w){said}(?:['’]?s)?(?!\w)", flags)


def _number(digits: str) -> re.Pattern[str]:
    digits = digits.removeprefix("00")
    country, rest = r"(?:\+|00)?", digits
    if len(digits) == _NATIONAL or digits == _COUNTRY + digits[-_NATIONAL:]:
        country, rest = rf"(?:(?:\+|00)?{_COUNTRY}{_BETWEEN})?", digits[-_NATIONAL:]
    return re.compile(rf"(?<!\d){country}{_BETWEEN.join(rest)}(?!\d)")
