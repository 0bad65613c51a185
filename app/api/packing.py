"""Answers that are packed (gzip) for whoever takes them so: a page of a queue is paid for by the byte, on a phone.

Packing tells by its length whether two texts in it are alike (BREACH): whoever can have a guess packed beside a secret,
and see how long the answers on the wire are, can try one guess after the other. A reporter writes what stands in a
case, and is not to learn what stands in another one. So each case is packed on its own, without a window on what comes
before (a full flush): what somebody wrote is never packed against another case. Beside them stand codes and a cursor
alone, which opens nothing without the key; keys and tokens stand in no answer.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

LEAST = 1_000
"""Bytes; what is shorter fits into a packet as it is."""
MARK = "-gz"
"""Ends the tag of what is packed: other bytes are another representation, and a strong tag names bytes."""
ITEMS = b'{"items":['
"""How every packed answer begins."""
VARY = {"Vary": "Accept-Encoding"}
_LEVEL = 6
_RAW = -15
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_END = b"\x03\x00"
_ACCEPTS = "gzip"


@lru_cache(maxsize=256)
def takes_packed(accept_encoding: str) -> bool:
    """Say whether an `Accept-Encoding` takes gzip (RFC 9110, 12.5.3): named, or by `*`, and not with a weight of 0."""
    weights = dict(_weight(one) for one in accept_encoding.lower().split(","))
    return weights.get(_ACCEPTS, weights.get("*", 0.0)) > 0


def as_sent(
    body: bytes, *, lengths: Sequence[int], headers: Mapping[str, str], packs: bool
) -> tuple[bytes, dict[str, str]]:
    """Return a body with its headers in one of its two representations; `lengths` are those of its items, in order."""
    said = {**headers, **VARY}
    if not packs or len(body) < LEAST:
        return body, said
    if "ETag" in said:
        said["ETag"] = f'{said["ETag"][:-1]}{MARK}"'
    return packed(cut(body, lengths)), {**said, "Content-Encoding": _ACCEPTS}


def cut(body: bytes, lengths: Iterable[int]) -> list[bytes]:
    """Return what stands before the items, each item with the comma behind it, and what stands behind them."""
    pieces, at = [body[: len(ITEMS)]], len(ITEMS)
    for length in lengths:
        pieces.append(body[at : at + length + 1])
        at += length + 1
    return [*pieces, body[at:]]


def packed(pieces: Sequence[bytes]) -> bytes:
    """Return one gzip member, in which no piece is packed against another."""
    check, length = 0, 0
    for piece in pieces:
        check, length = zlib.crc32(piece, check), length + len(piece)
    return b"".join((_HEAD, *_each(pieces), _END, struct.pack("<LL", check, length & 0xFFFFFFFF)))


def _each(pieces: Iterable[bytes]) -> Iterable[bytes]:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    for piece in pieces:
        yield packer.compress(piece)
        yield packer.flush(zlib.Z_FULL_FLUSH)


def _weight(one: str) -> tuple[str, float]:
    name, _, parameter = one.partition(";")
    key, _, value = parameter.partition("=")
    if key.strip() != "q":
        return name.strip(), 1.0
    try:
        return name.strip(), float(value)
    except ValueError:
        return name.strip(), 0.0
