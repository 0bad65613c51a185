"""Waits as those outside a centre are told them (pure): of many together, and never the very wait of one report.

A quantile is the wait of one report, whose instant somebody may know: so it is told in round minutes, and where it is
the longest or the shortest wait of all - nine in ten of nine is the longest - it is not told.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor, log10
from typing import Final

from app.response_time.figure import Estimate, Waits

_FINEST: Final = 5
"""Minutes."""
_WITHHELD: Final = Estimate(held_back=True)


def coarse_waits(waits: Waits) -> Waits:
    """Return round quantiles and mean, without the extremes and without the quantiles that are one of them."""
    ends = {waits.shortest, waits.longest} - {None}
    return Waits(
        median=_inner(waits.median, waits, ends),
        lower_quartile=_inner(waits.lower_quartile, waits, ends),
        upper_quartile=_inner(waits.upper_quartile, waits, ends),
        ninetieth=_inner(waits.ninetieth, waits, ends),
        mean=coarse(waits.mean),
    )


def coarse_estimate(one: Estimate) -> Estimate:
    """Return an estimate in round minutes, its interval rounded outwards."""
    low = None if one.low is None else floor(one.low / _step(one.low)) * _step(one.low)
    high = None if one.high is None else ceil(one.high / _step(one.high)) * _step(one.high)
    return replace(one, value=coarse(one.value), low=low, high=high)


def coarse(minutes: float | None) -> float | None:
    """Return minutes to two digits, and to five minutes at the finest."""
    return None if minutes is None else float(round(minutes / _step(minutes)) * _step(minutes))


def _inner(one: Estimate, waits: Waits, ends: set[float | None]) -> Estimate:
    """Return a quantile that is nobody's extreme; its interval goes on to where nothing can be told of anybody."""
    if one.value in ends:
        return _WITHHELD
    low = 0.0 if one.low is not None and one.low == waits.shortest else one.low
    return coarse_estimate(replace(one, low=low, high=None if one.high in ends else one.high))


def _step(minutes: float) -> int:
    return _FINEST if minutes < 1 else max(_FINEST, int(10 ** (floor(log10(minutes)) - 1)))
