"""The keys that a provider of identities publishes, held in memory and fetched on a thread of their own.

They are fetched when first needed, now and then, and when a token names one that is not known, but never more often
than every few seconds. What was fetched stays good while the provider cannot be reached: an outage of theirs locks out
nobody who has a token.
"""

from __future__ import annotations

import asyncio
import json
import threading
import time
import urllib.request
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from http.client import HTTPException
from typing import Any, Final
from urllib.error import HTTPError

import structlog
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, Key, OKPKey, RSAKey

from app.access.identity import Provider, is_safe
from app.kit.errors import Unavailable

FRESH_SECONDS: Final = 600.0
"""Older than this they are fetched again beside the requests, so that a key that was withdrawn is forgotten."""
LEAST_SECONDS_BETWEEN: Final = 10.0
_PATIENCE_SECONDS = 5.0
_SOCKET_SECONDS = 4.0
_MOST_BYTES = 1 << 20
_MOST_KEYS = 100
_LEAST_RSA_SYMBOLS = 342  # 2048 bits in base64
_DISCOVERY = "/.well-known/openid-configuration"
_KINDS: Final[Mapping[str, type[RSAKey | ECKey | OKPKey]]] = {"RSA": RSAKey, "EC": ECKey, "OKP": OKPKey}

_log = structlog.get_logger()


class Unpublished(Exception):
    """What was read at the provider is no set of keys that can be used."""


class PublishedKeys:
    """Finds keys by their id; safe on any event loop and thread."""

    def __init__(self, provider: Provider, *, least_seconds_between: float = LEAST_SECONDS_BETWEEN) -> None:
        self._provider = provider
        self._between = least_seconds_between
        self._keys: Mapping[str, Key] = {}
        self._fetched = float("-inf")
        self._tried = float("-inf")
        self._fetching: Future[None] | None = None
        self._lock = threading.Lock()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="identity-keys")

    async def find(self, kid: str) -> Key | None:
        """Return the key, or None where the provider has none by that id; Unavailable where nobody can say."""
        now = time.monotonic()
        if kid not in self._keys:
            await self._wait()
        elif now - self._fetched > FRESH_SECONDS:
            self._begin()  # nobody waits: what is held is still good
        key = self._keys.get(kid)
        if key is None and self._fetched < self._tried:
            raise Unavailable("The provider of identities cannot be asked right now.")
        return key

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _wait(self) -> None:
        begun = self._begin()
        if begun is None:
            return
        try:
            await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(begun)), _PATIENCE_SECONDS)
        except TimeoutError as error:
            raise Unavailable("The provider of identities does not answer.") from error

    def _begin(self) -> Future[None] | None:
        """Start to fetch, or return what is under way; None where the last time is too short ago."""
        with self._lock:
            if self._fetching is not None and not self._fetching.done():
                return self._fetching
            if time.monotonic() - self._tried < self._between:
                return None
            self._tried = time.monotonic()
            self._fetching = self._thread.submit(self._fetch)
            return self._fetching

    def _fetch(self) -> None:
        try:
            self._keys = keys_in(_read(self._where()))
            self._fetched = time.monotonic()
        except (OSError, ValueError, HTTPException, Unpublished) as error:
            _log.warning("keys of the provider of identities not fetched", failure=type(error).__name__)

    def _where(self) -> str:
        if self._provider.jwks_url is not None:
            return self._provider.jwks_url
        told = _read(self._provider.issuer.rstrip("/") + _DISCOVERY)
        where = told.get("jwks_uri")
        if told.get("issuer") != self._provider.issuer or not isinstance(where, str) or not is_safe(where):
            raise Unpublished
        return where


def keys_in(told: Mapping[str, Any]) -> Mapping[str, Key]:
    """Return the keys of a JWKS (RFC 7517) that verify signatures, by id; Unpublished where there is none."""
    listed = told.get("keys")
    if not isinstance(listed, list) or len(listed) > _MOST_KEYS:
        raise Unpublished
    found = {one["kid"]: key for one in listed if (key := _key(one)) is not None}
    if not found:
        raise Unpublished
    return found


def _key(told: object) -> Key | None:
    """Return one key, or None where it is not for us: a secret, for encryption, without an id, too short."""
    if not isinstance(told, dict) or told.get("use", "sig") != "sig" or not isinstance(told.get("kid"), str):
        return None
    kind = _KINDS.get(str(told.get("kty")))
    operations = told.get("key_ops", ["verify"])
    if kind is None or not isinstance(operations, list) or "verify" not in operations:
        return None
    if kind is RSAKey and len(str(told.get("n"))) < _LEAST_RSA_SYMBOLS:
        return None
    try:
        return kind.import_key(told)
    except (JoseError, ValueError, TypeError, KeyError):
        return None  # a kind of key that is not known here must not hide the others


def _opener() -> urllib.request.OpenerDirector:
    """Return what reads at an address and follows no redirect, which might lead to anybody's keys."""
    opener = urllib.request.OpenerDirector()
    for kind in (
        *(urllib.request.ProxyHandler, urllib.request.HTTPHandler, urllib.request.HTTPSHandler),
        *(urllib.request.HTTPErrorProcessor, urllib.request.HTTPDefaultErrorHandler),
    ):
        opener.add_handler(kind())
    return opener


def _read(url: str) -> dict[str, Any]:
    request = urllib.request.Request(url, headers={"Accept": "application/json"})  # noqa: S310 checked by is_safe
    try:
        with _opener().open(request, timeout=_SOCKET_SECONDS) as answer:
            body = answer.read(_MOST_BYTES + 1)
    except HTTPError as refused:
        refused.close()
        raise Unpublished from refused
    if len(body) > _MOST_BYTES:
        raise Unpublished
    told = json.loads(body)
    if not isinstance(told, dict):
        raise Unpublished
    return told
