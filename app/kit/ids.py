"""Identifiers: time-ordered UUIDs inside, short references that survive the telephone outside."""

from __future__ import annotations

import os
import secrets
import time
from uuid import UUID

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""

_SYMBOLS = 7
_CHECK_MODULUS = 37
_VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)}
_HEARD_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def new_id() -> UUID:
    """Return a UUIDv7 (RFC 9562): milliseconds in front, so that indexes grow at one end."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & 0xFFFFFFFFFFFF) << 80
    value |= 0x7 << 76 | ((random >> 62) & 0xFFF) << 64
    value |= 0b10 << 62 | (random & 0x3FFFFFFFFFFFFFFF)
    return UUID(int=value)


def new_reference() -> str:
    """Return a reference such as `K7Q2-9XM4`: seven drawn symbols and a check symbol.

    Drawn again until the check symbol is one of the 32, so that nobody has to spell out `*` or `$`.
    """
    while True:
        value = secrets.randbits(5 * _SYMBOLS)
        check = value % _CHECK_MODULUS
        if check < len(ALPHABET):
            symbols = "".join(ALPHABET[(value >> 5 * place) & 31] for place in reversed(range(_SYMBOLS)))
            return f"{symbols[:4]}-{symbols[4:]}{ALPHABET[check]}"


def read_reference(heard: str) -> str | None:
    """Return the reference as it is written, or None where the check symbol shows a slip."""
    symbols = heard.upper().translate(_HEARD_AS)
    if len(symbols) != _SYMBOLS + 1 or any(symbol not in _VALUES for symbol in symbols):
        return None
    value = 0
    for symbol in symbols[:_SYMBOLS]:
        value = value << 5 | _VALUES[symbol]
    if value % _CHECK_MODULUS != _VALUES[symbols[_SYMBOLS]]:
        return None
    return f"{symbols[:4]}-{symbols[4:]}"
