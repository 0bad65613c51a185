"""The chance that a promise is missed, given what has been waited (pure): from what became of others who waited so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.response_time.clocks import Clock, Waited
from app.response_time.columns import LATEST, Flags, Instants
from app.response_time.estimates import curve_of
from app.response_time.survival import Curve

_DUE: Final = 1.0
_SHORTEST: Final = 60_000_000
"""A promise with less than a minute of office time in it is counted in all hours."""
_WEIGHT: Final = 25
"""What all centres together count against a centre's own reports: a few of them prove nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Promises:
    """When each was received, promised for and answered, LATEST where it was not, and the place of its centre."""

    received: Instants
    answer_by: Instants
    answered: Instants
    centre: NDArray[np.uint16]


def parts_of(promises: Promises, *, clock: Clock, known: int) -> Waited:
    """Return the part of its promise that each report has waited in office time, above 1 where it is broken."""
    ended = promises.answered < LATEST
    until = np.where(ended, promises.answered, known)
    in_office = [clock(at, promises.centre) for at in (promises.received, promises.answer_by, until)]
    promise, passed = in_office[1] - in_office[0], in_office[2] - in_office[0]
    short = promise < _SHORTEST
    promise = np.where(short, np.maximum(promises.answer_by - promises.received, 1), promise)
    passed = np.where(short, until - promises.received, passed)
    parts: NDArray[Any] = np.minimum(passed / promise, _DUE)
    return Waited(np.where(until > promises.answer_by, 2 * _DUE, parts), ended)


@dataclass(frozen=True, slots=True, eq=False)
class Odds:
    """What became of reports like these, at one centre and at all of them."""

    own: Curve
    all: Curve

    def of_missing(self, part: float) -> float:
        """Return the chance (0..1) of not being answered in time after this part of the promise has passed."""
        if part > _DUE:
            return 1.0
        of_all, _ = _missed(self.all, part)
        of_own, like_it = _missed(self.own, part)
        return (of_own * like_it + of_all * _WEIGHT) / (like_it + _WEIGHT)


def odds(past: Waited, mine: Flags) -> Odds:
    """Return the odds by reports of the past, `mine` those of the centre."""
    return Odds(curve_of(past, np.flatnonzero(mine)), curve_of(past))


def _missed(found: Curve, part: float) -> tuple[float, int]:
    """Return the share that waits on when it falls due, of those that waited so long, and how many those were."""
    waiting, _, _ = found.at(part)
    if waiting <= 0 or not found.count:
        return 0.5, 0
    due, _, _ = found.at(_DUE)
    return due / waiting, round(waiting * found.count)
