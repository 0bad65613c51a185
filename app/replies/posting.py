"""Sending JSON to an address of somebody else's, signed where a secret is shared."""

from __future__ import annotations

import hashlib
import hmac
import urllib.request
from collections.abc import Mapping
from typing import Final

import orjson

from app.access.identity import is_safe

SIGNATURE: Final = "Indgang-Signature"
_PATIENCE_SECONDS: Final = 10.0


class _NoOtherWay(urllib.request.HTTPRedirectHandler):
    """What is sent goes where it was meant to go, or nowhere."""

    def redirect_request(self, *_given: object) -> None:
        return None


def post_json(url: str, message: Mapping[str, object], *, headers: Mapping[str, str]) -> None:
    """Send it; OSError where it cannot be sent or is refused, ValueError where anybody on the way could read it."""
    if not is_safe(url):
        raise ValueError("an address with https")
    body = orjson.dumps(message)
    request = urllib.request.Request(  # noqa: S310 https, or this machine itself
        url, data=body, headers={"Content-Type": "application/json", **headers}, method="POST"
    )
    with urllib.request.build_opener(_NoOtherWay).open(request, timeout=_PATIENCE_SECONDS) as answer:
        answer.read(1)


def signature(message: Mapping[str, object], *, secret: bytes, at: int) -> str:
    """Return what proves that a message is ours and of this second: HMAC-SHA-256 of the second, a dot and the body."""
    signed = hmac.new(secret, str(at).encode() + b"." + orjson.dumps(message), hashlib.sha256).hexdigest()
    return f"t={at},v1={signed}"
