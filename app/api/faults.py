"""What is said of a field that cannot be accepted: where it stands, and what may stand there, in plain words (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from typing import Any, Final, get_args

from pydantic_core import core_schema

from app.kit.errors import FieldError

_MOST_POINTER = 200
_MOST_CODES = 40

_NAME: Final = re.compile("[a-z]{1,40}(?:(?:[_-][a-z]|[A-Z])[a-z]{0,39}){0,7}[0-9]{0,2}")
"""How programs name fields. What else a sender calls a field may be somebody's name, and is not repeated."""
_PLACES: Final = {"query": "/query", "path": "/path", "header": "/header", "cookie": "/cookie"}
_CODE: Final = re.compile("'([^']*)'")
_ID = "This is an id of 36 characters, as in 0199a5f0-6f1e-7a10-8000-000000000009."
_NUMBER = "This is a number, and a finite one."
_TIME = "A time is written like 2026-11-20T23:30:00+01:00."
_DAY = "A day is written like 2026-11-20."

_OF_PYDANTIC: Final = frozenset(get_args(core_schema.ErrorType)) - {"value_error", "assertion_error"}

_SAID: Final[Mapping[str, str]] = {
    "string_unicode": "Not text: it holds a lone surrogate or bytes that are not UTF-8.",
    "string_type": "This is text, in quotation marks.",
    "string_too_short": "This may not be empty.",
    "bool_type": "This is true or false.",
    "bool_parsing": "This is true or false.",
    "finite_number": _NUMBER,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "dict_type": "This is an object with fields.",
    "int_type": "This is a whole number.",
    "int_parsing": "This is a whole number.",
    "int_from_float": "This is a whole number.",
    "uuid_type": _ID,
    "uuid_parsing": _ID,
    "list_type": "This is a list, in square brackets.",
    "datetime_parsing": _TIME,
    "datetime_from_date_parsing": _TIME,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
    "extra_forbidden": "There is no field of this name here.",
    "union_tag_invalid": "Not one of the kinds that can stand here.",
    "missing": "This is needed.",
    "model_attributes_type": "This is an object with fields.",
}
_SAID_WITH: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {
    "enum": lambda of: _one_of(of["expected"]),
    "literal_error": lambda of: _one_of(of["expected"]),
    "string_too_long": lambda of: f"At most {of['max_length']} characters.",
    "too_long": lambda of: f"At most {of['max_length']} of them.",
    "too_short": lambda of: f"At least {of['min_length']} of them.",
    "greater_than_equal": lambda of: f"At least {of['ge']}.",
    "less_than_equal": lambda of: f"At most {of['le']}.",
}


def fault_of(found: Mapping[str, Any]) -> FieldError:
    """Return what pydantic found as we say it; a check of a whole object may name the field it is about."""
    kind, context = found["type"], found.get("ctx", {})
    place = [*found["loc"], *([context["field"]] if "field" in context else [])]
    if kind == "extra_forbidden" and not is_name(place[-1]):
        return FieldError(pointer_to(place), "There is no field of this name here (it is not repeated).")
    return FieldError(pointer_to(place), message_of(found))


def message_of(found: Mapping[str, Any]) -> str:
    """Return what pydantic found in words of ours, whatever field it is about."""
    kind = found["type"]
    if kind in _SAID_WITH:
        return _SAID_WITH[kind](found.get("ctx", {}))
    return _SAID.get(kind) or _words(found)


def pointer_to(location: Sequence[str | int]) -> str:
    """Return the JSON Pointer (RFC 6901) of a place in the body, or a name under /query, /path or /header.

    It ends at the object in which something stands that no program would call a field.
    """
    first, *rest = location
    steps = takewhile(is_name, rest)
    pointer = _PLACES.get(str(first), "") + "".join(f"/{step}" for step in steps)
    return pointer[:_MOST_POINTER]


def is_name(step: str | int) -> bool:
    """Say whether a step of a pointer is a place in a list, or what a program would call a field."""
    return isinstance(step, int) or _NAME.fullmatch(step) is not None


def _one_of(expected: str) -> str:
    codes = _CODE.findall(expected)
    more = ", ..." if len(codes) > _MOST_CODES else ""
    return f"This is one of: {', '.join(codes[:_MOST_CODES])}{more}."


def _words(found: Mapping[str, Any]) -> str:
    """Return what a validator of ours raised, without pydantic's preface; never the words of pydantic itself."""
    if found["type"] in _OF_PYDANTIC:
        return "This cannot stand here; the document says how it is written."
    message = str(found["msg"])
    return message.removeprefix("Value error, ").removeprefix("Assertion failed, ")
