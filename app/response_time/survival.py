"""How long until something happened, with those who still wait counted (pure).

Kaplan and Meier's product-limit estimate: a report that nobody has answered stays at risk for as long as it has waited,
so a centre that leaves its hard reports open, or closes them, does not look fast. Intervals are 95 % and pointwise:
Greenwood's variance on the log-log scale, which keeps them within 0 and 1; that of a quantile is where the band meets
it (Brookmeyer and Crowley); that of a plain share, where nobody left early, is Wilson's.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Interval = tuple[float | None, float | None]

Z = NormalDist().inv_cdf(0.975)
_ROUNDING = 1e-12
"""Products of fractions that are exactly one half come out a hair beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Who is still waiting, right after each length of wait at which somebody's ended, ascending.

    `longest` is the longest wait seen, ended or not; None where there are none. `mean` is the area under the curve up
    to it: the mean wait where all have ended, a lower bound of it where some go on.
    """

    times: NDArray[Any]
    waiting: Floats
    low: Floats
    high: Floats
    count: int
    ended: int
    longest: float | None
    mean: float | None

    def quantile(self, share: float) -> float | None:
        """Return the wait by which at least `share` (0..1) of all had ended; None while that is not so."""
        return self._first(self.waiting, 1 - share)

    def quantile_interval(self, share: float) -> Interval:
        """Return the waits at which the band meets the quantile; None on the right is "later than anybody saw"."""
        return self._first(self.low, 1 - share), self._first(self.high, 1 - share)

    def at(self, length: float) -> tuple[float, float, float]:
        """Return the share still waiting after `length`, and its interval; both ends are nan where it has none."""
        place = int(np.searchsorted(self.times, length, side="right")) - 1
        if place < 0:
            return 1.0, float("nan"), float("nan")
        return float(self.waiting[place]), float(self.low[place]), float(self.high[place])

    def _first(self, falling: Floats, level: float) -> float | None:
        reached = np.flatnonzero(falling <= level + _ROUNDING)
        return float(self.times[reached[0]]) if len(reached) else None


def curve(lengths: NDArray[Any], ended: NDArray[np.bool_]) -> Curve:
    """Estimate from waits in any one unit and whether each has ended; the lengths ascend."""
    count = len(lengths)
    if count == 0:
        none = np.empty(0)
        return Curve(times=none, waiting=none, low=none, high=none, count=0, ended=0, longest=None, mean=None)
    first = np.flatnonzero(np.concatenate(([True], lengths[1:] != lengths[:-1])))
    ending = np.add.reduceat(ended, first, dtype=np.int64)
    some = ending > 0
    times, d, n = lengths[first][some], ending[some], count - first[some]
    waiting: Floats = np.cumprod(1.0 - d / n)
    low, high = _band(waiting, d, n)
    return Curve(
        times=times,
        waiting=waiting,
        low=low,
        high=high,
        count=count,
        ended=int(ending.sum()),
        longest=float(lengths[-1]),
        mean=_area(times, waiting, float(lengths[-1])),
    )


def wilson(successes: int, of: int) -> tuple[float, float]:
    """Return Wilson's score interval of a plain share, `of` > 0: one that holds for none and for all of them too."""
    share, z2 = successes / of, Z * Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = Z * sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    low = 0.0 if successes == 0 else max(0.0, middle - half)
    return low, 1.0 if successes == of else min(1.0, middle + half)


def _band(waiting: Floats, d: NDArray[np.int64], n: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Return the log-log band; where all have ended there is no upper end to tell, and nan says so."""
    with np.errstate(divide="ignore", invalid="ignore"):
        greenwood = np.cumsum(d / (n * (n - d)))
        spread = Z * np.sqrt(greenwood) / np.log(waiting)
        low, high = waiting ** np.exp(-spread), waiting ** np.exp(spread)
    ended = waiting <= 0
    low[ended], high[ended] = 0.0, np.nan
    return low, high


def _area(times: NDArray[Any], waiting: Floats, longest: float) -> float:
    steps = np.concatenate(([0.0], times, [longest]))
    return float((np.diff(steps) * np.concatenate(([1.0], waiting))).sum())
