"""How often somebody may ask, and how often an address may guess (pure): token buckets in memory, of bounded number.

Each process counts for itself, on its event loop alone: a limit keeps one broken portal from starving the others, it
is no bill. A service of several processes lets through as many times as much.
"""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from app.access.callers import Caller
from app.kit.codes import Role
from app.kit.errors import TooMany

_MOST_HELD = 20_000
_SECONDS_OF_BURST = 10.0
_MINUTE = 60.0
_IPV6_SITE_BITS = 64
"""Whoever has one address of IPv6 has them all: a site is counted as one."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many a second in the long run, and so many at once after a pause."""

    per_second: float
    burst: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What is allowed: requests a second for a caller of each role, failed attempts a minute; 0 is no limit."""

    per_second: float = 300.0
    by_role: Mapping[Role, float] = field(default_factory=dict)
    failures_per_minute: float = 600.0


class Buckets:
    """A bucket for each who asks; the one that was asked longest ago makes room for a new one."""

    def __init__(self, *, most: int = _MOST_HELD) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    def take(self, who: Hashable, *, rate: Rate, now: float) -> float:
        """Take one out and return 0, or return the seconds until there is one."""
        level, wait = self._look(who, rate, now)
        self._held[who] = (level if wait else level - 1.0, now)
        self._held.move_to_end(who)
        if len(self._held) > self._most:
            self._held.popitem(last=False)
        return wait

    def wait(self, who: Hashable, *, rate: Rate, now: float) -> float:
        """Return the seconds until there is one, and take none."""
        return self._look(who, rate, now)[1]

    def _look(self, who: Hashable, rate: Rate, now: float) -> tuple[float, float]:
        held = self._held.get(who)
        if held is None:
            return rate.burst, 0.0
        level = min(rate.burst, held[0] + max(0.0, now - held[1]) * rate.per_second)
        return level, 0.0 if level >= 1.0 else (1.0 - level) / rate.per_second


class Limits:
    """Refuses, by TooMany, callers who ask too often and addresses that fail too often to say who they are."""

    def __init__(
        self,
        allowance: Allowance | None = None,
        *,
        seconds: Callable[[], float] = time.monotonic,
        most: int = _MOST_HELD,
    ) -> None:
        allowance = allowance or Allowance()
        wanted = {role: allowance.by_role.get(role, allowance.per_second) for role in Role}
        self._rates = {role: _rate(each) for role, each in wanted.items() if each > 0}
        failures = allowance.failures_per_minute
        self._guessing = Rate(failures / _MINUTE, max(1.0, failures)) if failures > 0 else None
        self._seconds = seconds
        self._asked = Buckets(most=most)
        self._failed = Buckets(most=most)

    def count(self, caller: Caller) -> None:
        """Count one request of a caller; TooMany where its rate is spent."""
        rate = self._rates.get(caller.role)
        if rate is not None:
            _refuse_for(self._asked.take(caller.id, rate=rate, now=self._seconds()))

    def guessed(self, address: str) -> None:
        """Count one failed attempt to say who one is."""
        if self._guessing is not None:
            self._failed.take(_site(address), rate=self._guessing, now=self._seconds())

    def is_guessing(self, address: str) -> bool:
        """Say whether an address has failed too often of late."""
        return bool(self._failed) and self._wait_of(address) > 0.0

    def refuse_guesses(self, address: str) -> None:
        """Raise TooMany where an address has failed too often."""
        _refuse_for(self._wait_of(address))

    def _wait_of(self, address: str) -> float:
        if self._guessing is None:
            return 0.0
        return self._failed.wait(_site(address), rate=self._guessing, now=self._seconds())


def _rate(per_second: float) -> Rate:
    return Rate(per_second, max(1.0, per_second * _SECONDS_OF_BURST))


def _refuse_for(wait: float) -> None:
    if wait > 0.0:
        raise TooMany(retry_after=max(1, math.ceil(wait)))


@lru_cache(maxsize=4096)
def _site(address: str) -> str:
    """Return whom an address stands for; what is no address stands for itself."""
    if ":" not in address:
        return address
    try:
        found = ipaddress.IPv6Address(address)
    except ValueError:
        return address
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(found), _IPV6_SITE_BITS), strict=False))
