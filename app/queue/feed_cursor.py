"""Where a follower is in the feed (pure): the last number it was told of each centre, opaque and signed.

It holds whom it was made for and how that one stood then, both as keyed hashes: another's cursor is none, and one from
before the viewer's post, duty or consents changed is known as such.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Iterator

from app.kit.errors import FieldError, Gone, Invalid
from app.kit.sealed import Sealer
from app.queue.feed_audience import Follower
from app.queue.feed_merge import Vector

READ_ANEW = "The feed cannot tell what changed since; read the queue anew, without If-None-Match, and go on from there."
_NO_CURSOR = FieldError("/query/after", "Not a cursor of your queue.")
_HASH = 8
_SIGNATURE = 12
_SEVEN_BITS = 0x7F
_MORE = 0x80


def cursor_of(follower: Follower, told: Vector, *, sealer: Sealer) -> str:
    """Return the cursor of who was told so much of each centre that it follows."""
    body = _named(follower, sealer) + b"".join(_written(told[centre]) for centre in follower.centres)
    return base64.urlsafe_b64encode(body + _signature(body, sealer)).decode().rstrip("=")


def told_until(cursor: str, follower: Follower, *, sealer: Sealer) -> Vector:
    """Return what was told by then; Invalid where it is not this viewer's cursor, Gone where that one changed."""
    body = _opened(cursor, sealer)
    named = _named(follower, sealer)
    if body[:_HASH] != named[:_HASH]:
        raise Invalid(_NO_CURSOR)
    if body[: len(named)] != named:
        raise Gone(READ_ANEW)
    return dict(zip(follower.centres, _numbers(body[len(named) :]), strict=True))


def _opened(cursor: str, sealer: Sealer) -> bytes:
    try:
        whole = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        raise Invalid(_NO_CURSOR) from None
    body, signature = whole[:-_SIGNATURE], whole[-_SIGNATURE:]
    if len(body) < 2 * _HASH or not hmac.compare_digest(signature, _signature(body, sealer)):
        raise Invalid(_NO_CURSOR)
    return body


def _named(follower: Follower, sealer: Sealer) -> bytes:
    whom = sealer.fingerprint(follower.whom, purpose="follower")
    stand = sealer.fingerprint(follower.stand, purpose="stand of a follower")
    return whom[:_HASH] + stand[:_HASH]


def _signature(body: bytes, sealer: Sealer) -> bytes:
    return sealer.fingerprint(body.hex(), purpose="cursor of the feed")[:_SIGNATURE]


def _written(number: int) -> bytes:
    """Return seven bits a byte, the lowest first: most numbers are short."""
    written = bytearray()
    while number > _SEVEN_BITS:
        written.append(number & _SEVEN_BITS | _MORE)
        number >>= 7
    written.append(number)
    return bytes(written)


def _numbers(body: bytes) -> Iterator[int]:
    number, shift = 0, 0
    for byte in body:
        number |= (byte & _SEVEN_BITS) << shift
        shift += 7
        if not byte & _MORE:
            yield number
            number, shift = 0, 0
