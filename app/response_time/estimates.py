"""From waits to figures (pure): quantiles and shares with their intervals, in minutes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.response_time.clocks import MICROSECONDS_A_MINUTE, Waited
from app.response_time.figure import Estimate, Waits
from app.response_time.survival import Curve, curve, wilson

_MEDIAN, _LOWER, _UPPER, _NINETIETH = 0.5, 0.25, 0.75, 0.9
_KEPT: Final = 1.0
"""The part of a promise that has passed when it falls due."""

Rows = NDArray[np.int64]


def curve_of(waited: Waited, rows: Rows | None = None) -> Curve:
    """Return the curve of some of the waits, or of all."""
    lengths, ended = (waited.lengths, waited.ended) if rows is None else (waited.lengths[rows], waited.ended[rows])
    if lengths.dtype.kind == "i":  # whole ones are sorted together with whether they ended: a third of the work
        both = np.sort(lengths * 2 + ended)
        return curve(both >> 1, (both & 1).astype(bool))
    order = np.argsort(lengths)
    return curve(lengths[order], ended[order])


def median_of(waits: Sequence[tuple[float, bool]]) -> float | None:
    """Return by when half of some waits had ended, each with whether it has; None while that is not so."""
    lengths, ended = (np.array(some) for some in zip(*sorted(waits), strict=True)) if waits else ((), ())
    return curve(np.asarray(lengths, float), np.asarray(ended, bool)).quantile(_MEDIAN)


def waits_of(found: Curve) -> Waits:
    return Waits(
        median=quantile(found, _MEDIAN),
        lower_quartile=quantile(found, _LOWER),
        upper_quartile=quantile(found, _UPPER),
        ninetieth=quantile(found, _NINETIETH),
        mean=_minutes(found.mean),
        shortest=_minutes(float(found.times[0])) if len(found.times) else None,
        longest=_minutes(found.longest),
    )


def quantile(found: Curve, share: float) -> Estimate:
    low, high = found.quantile_interval(share)
    return Estimate(value=_minutes(found.quantile(share)), low=_minutes(low), high=_minutes(high))


def kept(promised: Waited, rows: Rows | None = None) -> Estimate:
    """Return the share of promises that are kept, with those not yet due at risk until now.

    Where every promise has come to its end it is a plain share. Else nobody can say while none has been seen to the
    end.
    """
    parts, ended = (
        (promised.lengths, promised.ended) if rows is None else (promised.lengths[rows], promised.ended[rows])
    )
    if not len(parts):
        return Estimate()
    in_time = int(np.count_nonzero(ended & (parts <= _KEPT)))
    undecided = int(np.count_nonzero(~ended & (parts <= _KEPT)))
    if not undecided:
        low, high = wilson(in_time, len(parts))
        return Estimate(value=in_time / len(parts), low=low, high=high)
    return _kept_of_some(parts, ended, decided=len(parts) - undecided, in_time=in_time)


def _kept_of_some(parts: NDArray[Any], ended: NDArray[np.bool_], *, decided: int, in_time: int) -> Estimate:
    order = np.argsort(parts)
    found = curve(parts[order], ended[order])
    if float(parts.max()) <= _KEPT:  # nobody has waited long enough to have been let down
        return Estimate()
    waiting, low, high = found.at(_KEPT)
    if not 0 < waiting < 1:
        bounds = wilson(in_time, decided)
        return Estimate(value=1 - waiting, low=bounds[0], high=bounds[1])
    return Estimate(value=1 - waiting, low=1 - high, high=1 - low)


def _minutes(length: float | None) -> float | None:
    return None if length is None else round(length / MICROSECONDS_A_MINUTE, 1)
