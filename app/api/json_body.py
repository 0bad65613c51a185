"""What a JSON body must not do before any schema looks at it (pure): say a thing twice, or be beyond all measure."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from app.api.faults import is_name
from app.kit.errors import FieldError, Invalid, Unreadable

_NOT_UTF_8 = re.compile("[\udc80-\udcff]")


def as_sent(body: bytes) -> bytes:
    """Return the body as the schema is to read it.

    Invalid where an object has one field twice, of which a parser would drop one in silence; Unreadable where it is
    nested too deeply, or a number has thousands of digits or is none. What is no JSON at all the route refuses, and
    says where.
    """
    body = _escaped(body)
    try:
        json.loads(body, object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError:
        raise Unreadable("The body is nested too deeply.") from None
    except (json.JSONDecodeError, UnicodeDecodeError):
        return body
    except ValueError:
        raise Unreadable("A number in the body has too many digits.") from None
    return body


def _no_number(_told: str) -> None:
    """Refuse what Python's parser takes beyond JSON (RFC 8259, 6)."""
    raise Unreadable("The body is not JSON: NaN and Infinity are no numbers in it.")


def _once(pairs: Sequence[tuple[str, object]]) -> None:
    names = set[str]()
    for name, _ in pairs:
        if name in names:
            told = f"The field {name}" if is_name(name) else "A field"
            raise Invalid(FieldError(f"/{name}" if is_name(name) else "", f"{told} stands twice in one object."))
        names.add(name)


def _escaped(body: bytes) -> bytes:
    """Turn bytes that are not UTF-8 into lone surrogates, so that the schema can name the field they stand in."""
    try:
        body.decode()
    except UnicodeDecodeError:
        told = body.decode("utf-8", "surrogateescape")
        return _NOT_UTF_8.sub(lambda bad: f"\\u{ord(bad[0]):04x}", told).encode()
    return body
