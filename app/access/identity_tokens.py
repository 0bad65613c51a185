"""Whether a token (JWT, RFC 7519) is what it says: signed by a key the provider publishes, for us, and now (pure)."""

from __future__ import annotations

import base64
import binascii
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import Key

from app.access.identity import Provider

MOST_SYMBOLS: Final = 8192
SKEW_SECONDS: Final = 60.0
"""How far the provider's clock may be ahead of ours; an end is an end, for that none is given."""
_PARTS = 3
_TYPES = frozenset({"jwt", "at+jwt", "application/at+jwt"})
_LEADS_TO_KEYS = frozenset({"jwk", "jku", "x5u", "x5c", "crit", "b64", "zip", "enc"})
"""A token that brings its own key, or asks for what we do not do, is refused whoever signed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a token says of itself before anything is proved."""

    kid: str
    algorithm: str
    claims: Mapping[str, Any]


class _Registry(jws.JWSRegistry):
    max_header_length = 2048


def look_at(token: str, *, provider: Provider, now: float) -> Told | None:
    """Return what a token tells, or None where it could not be good whatever its signature; `now` in POSIX seconds."""
    parts = token.split(".")
    if len(token) > MOST_SYMBOLS or len(parts) != _PARTS or not token.isascii():
        return None
    header, claims = _object(parts[0]), _object(parts[1])
    if header is None or claims is None or not _is_ours(header, provider) or not _holds(claims, provider, now):
        return None
    return Told(kid=header["kid"], algorithm=header["alg"], claims=claims)


def is_signed(token: str, *, told: Told, key: Key) -> bool:
    """Say whether this key signed the token by the algorithm that the token names and the key allows."""
    if key.get("alg") not in {None, told.algorithm}:
        return False
    registry = _Registry(algorithms=[told.algorithm], strict_check_header=False)
    try:
        jws.deserialize_compact(token, key, registry=registry)
    except (JoseError, ValueError, TypeError):
        return False
    return True


def _object(part: str) -> dict[str, Any] | None:
    try:
        found = json.loads(base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _is_ours(header: Mapping[str, Any], provider: Provider) -> bool:
    kid, kind = header.get("kid"), header.get("typ", "JWT")
    return (
        isinstance(kid, str)
        and bool(kid)
        and header.get("alg") in tuple(provider.algorithms)
        and isinstance(kind, str)
        and kind.lower() in _TYPES
        and not _LEADS_TO_KEYS & header.keys()
    )


def _holds(claims: Mapping[str, Any], provider: Provider, now: float) -> bool:
    audience = claims.get("aud")
    subject = claims.get("sub")
    return (
        claims.get("iss") == provider.issuer
        and provider.audience in (audience if isinstance(audience, list) else [audience])
        and isinstance(subject, str)
        and bool(subject.strip())
        and now < _instant(claims.get("exp"), missing=-math.inf)
        and _instant(claims.get("nbf"), missing=-math.inf) <= now + SKEW_SECONDS
        and _instant(claims.get("iat"), missing=-math.inf) <= now + SKEW_SECONDS
    )


def _instant(value: object, *, missing: float) -> float:
    """Return POSIX seconds; NaN, which no comparison holds for, where it is no finite number."""
    if value is None:
        return missing
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1 << 53:
        return math.nan
    return float(value)
