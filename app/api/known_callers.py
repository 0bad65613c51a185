"""The keys held in memory: a request is let in without touching the database.

Never believed when older than a second: looked at again on a thread of its own, soon enough that nobody need wait for
it, and loaded only where a key has changed. While the database
fails the last known keys stay good for a bounded time, so that a short outage locks nobody out.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor

import structlog

from app.access.callers import SYSTEM, Caller, KnownKey
from app.access.keys import PREFIX, count_versions, load_all, mark_used
from app.access.tokens import token_hash
from app.kit.clock import Clock
from app.kit.database import Database, Tx
from app.kit.errors import Unavailable

FRESH_SECONDS = 1.0
AHEAD_SECONDS = 0.4
"""From this age on they are looked at while they are fresh still: a busy second has hundreds who would wait."""
UNKNOWN_FRESH_SECONDS = 0.1
"""Before an unknown key is refused, the keys are looked at once more if they are older than this."""
GOOD_WITHOUT_DATABASE_SECONDS = 300.0
_PATIENCE_SECONDS = 2.0
_MARK_SECONDS = 60.0

_log = structlog.get_logger()


class KnownCallers:
    """Resolves tokens; safe on any event loop and thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._keys: Mapping[bytes, KnownKey] = {}
        self._version = -1
        self._loaded = float("-inf")
        self._marked = time.monotonic()
        self._used: set[bytes] = set()
        self._loading: Future[None] | None = None
        self._lock = threading.Lock()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="known-callers")

    async def find(self, token: str) -> Caller | None:
        """Return who holds the token; Unavailable where the keys could not be read for too long."""
        if not token.startswith(PREFIX):
            return None
        wanted = token_hash(token)
        age = self._age()
        if age > FRESH_SECONDS:
            await self._reload()
        elif age > AHEAD_SECONDS:
            self._begin()
        known = self._keys.get(wanted)
        if known is None:  # made just now, perhaps
            known = await self._look_again(wanted)
        if known is None or not known.opens(self._clock.now()):
            return None
        self._used.add(wanted)
        return known.caller

    def remembers(self, token: str) -> bool:
        """Say whether the token was good when the keys were last loaded."""
        known = self._keys.get(token_hash(token))
        return known is not None and known.opens(self._clock.now())

    async def _look_again(self, wanted: bytes) -> KnownKey | None:
        """Look in what was loaded after now, but load no more often than ten times a second; else Unavailable.

        A load under way may have begun before the key was made, so one that another request waits for is not enough.
        """
        asked = time.monotonic()
        await asyncio.sleep(max(0.0, UNKNOWN_FRESH_SECONDS - self._age()))
        for _ in range(2):
            await self._reload()
            if self._loaded >= asked or wanted in self._keys:
                return self._keys.get(wanted)
        raise Unavailable  # while the keys cannot be read, nobody can say that this one is wrong

    def close(self) -> None:
        """Keep the last marks of use, and end."""
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._mark()

    def _age(self) -> float:
        return time.monotonic() - self._loaded

    async def _reload(self) -> None:
        try:
            await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(self._begin())), _PATIENCE_SECONDS)
        except (Unavailable, TimeoutError) as error:
            if self._age() > GOOD_WITHOUT_DATABASE_SECONDS:
                raise Unavailable from error

    def _begin(self) -> Future[None]:
        """Start a load, or return the one that is under way."""
        with self._lock:
            if self._loading is None or self._loading.done():
                self._loading = self._thread.submit(self._load)
            return self._loading

    def _load(self) -> None:
        begun = time.monotonic()
        version, keys = self._database.read(self._newer, caller=SYSTEM, aside=True)
        if keys is not None:
            self._keys, self._version = keys, version
        self._loaded = begun
        if begun - self._marked > _MARK_SECONDS:
            self._marked = begun
            self._mark()

    def _newer(self, tx: Tx) -> tuple[int, Mapping[bytes, KnownKey] | None]:
        version = count_versions(tx)
        return version, None if version == self._version else load_all(tx)

    def _mark(self) -> None:
        used, self._used = self._used, set()
        if not used:
            return
        try:
            self._database.write(lambda tx: mark_used(tx, tokens=used), caller=SYSTEM)
        except Unavailable:
            _log.info("marks of use were not kept", tokens=len(used))
