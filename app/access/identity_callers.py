"""Who holds a token of the provider of identities: verified once, then known by its hash for a short time."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final
from uuid import UUID

from app.access.callers import Caller
from app.access.identity import Provider, caller_of
from app.access.identity_keys import LEAST_SECONDS_BETWEEN, PublishedKeys
from app.access.identity_tokens import is_signed, look_at
from app.access.tokens import token_hash
from app.kit.clock import Clock
from app.kit.sealed import Sealer

GOOD_SECONDS: Final = 60.0
"""How long a verified token is not looked at again: a key that the provider withdrew may open so much longer."""
_MOST_HELD = 10_000


class IdentifiedCallers:
    """Resolves tokens of one provider; used on the event loop alone."""

    def __init__(
        self,
        provider: Provider,
        *,
        sealer: Sealer,
        clock: Clock,
        least_seconds_between: float = LEAST_SECONDS_BETWEEN,
    ) -> None:
        self._provider = provider
        self._sealer = sealer
        self._clock = clock
        self._keys = PublishedKeys(provider, least_seconds_between=least_seconds_between)
        self._held: OrderedDict[bytes, tuple[Caller, float]] = OrderedDict()

    async def find(self, token: str) -> Caller | None:
        """Return who holds the token, None where it is not good.

        Forbidden where it is good and gives no role here; Unavailable where the provider's keys cannot be read.
        """
        hashed = token_hash(token)
        now = self._clock.now().timestamp()
        held = self._held.get(hashed)
        if held is not None and now < held[1]:
            return held[0]
        told = look_at(token, provider=self._provider, now=now)
        key = None if told is None else await self._keys.find(told.kid)
        if told is None or key is None or not is_signed(token, told=told, key=key):
            return None
        caller = caller_of(told.claims, provider=self._provider, caller_id=self._id_of(told.claims["sub"]))
        self._hold(hashed, caller, until=min(float(told.claims["exp"]), now + GOOD_SECONDS))
        return caller

    def remembers(self, token: str) -> bool:
        """Say whether the token was good a moment ago, without looking at it."""
        held = self._held.get(token_hash(token))
        return held is not None and self._clock.now().timestamp() < held[1]

    def close(self) -> None:
        self._keys.close()

    def _id_of(self, subject: str) -> UUID:
        """Return the same id for the same person or machine, from which nobody can tell who it is."""
        known = f"{self._provider.issuer}\0{subject}"
        return UUID(bytes=self._sealer.fingerprint(known, purpose="identity"))

    def _hold(self, hashed: bytes, caller: Caller, *, until: float) -> None:
        self._held[hashed] = (caller, until)
        self._held.move_to_end(hashed)
        if len(self._held) > _MOST_HELD:
            self._held.popitem(last=False)
