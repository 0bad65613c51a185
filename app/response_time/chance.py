"""The chance that a promise is missed, given what has been waited (pure): from what became of others who waited so.

Others are those of the past who were like it: the same urgency, the reporter left a way back or not, and about as long
a promise - a morning's report is promised half a day more than an afternoon's, so that the part of a promise that has
passed says little of itself. Of those who were still open after so much office time, it is the share that was not
answered by so much as was promised here, with those who still wait at risk until now (Kaplan and Meier). A centre's
own count against all centres by how much centres differ: where all work alike, a few of its own prove nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.response_time.clocks import Clock
from app.response_time.columns import LATEST, Flags, Instants
from app.response_time.state import State

_SHORTEST: Final = 60_000_000
"""A promise with less than a minute of office time in it is counted in all hours."""
_STEP: Final = 1.25
"""Promises are about as long where one is at most some such step longer than the other."""
_ENOUGH: Final = 25
"""So many like it there must be; else those with any promise count too, then those with or without a way back."""
_LEAST, _MOST = 10.0, 200.0
"""What all centres count at least and at most: eight centres tell little of how much centres differ."""
_NOBODY_KNOWS: Final = 0.5

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Promises:
    """Reports: when received, promised for, answered and closed, LATEST where not; the places of centre and urgency."""

    received: Instants
    answer_by: Instants
    answered: Instants
    closed: Instants
    centre: NDArray[np.uint16]
    urgency: NDArray[Any]
    way_back: Flags

    def of(self, rows: Rows) -> Promises:
        """Return some of them."""
        return Promises(*(getattr(self, one.name)[rows] for one in fields(self)))


def promises_of(state: State) -> Promises:
    told = state.reports
    return Promises(
        state.received,
        told["answer_by"],
        state.answered,
        state.closed,
        state.centre,
        told["urgency"],
        told["way_back"].astype(bool),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Waits:
    """Office time until answered or now, until no longer open, and as promised; which promises are in all hours."""

    length: Instants
    ended: Flags
    open_for: Instants
    promise: Instants
    short: Flags
    about: NDArray[np.int64]


def chances(past: Promises, waiting: Promises, *, clock: Clock, known: int) -> Iterator[float]:
    """Yield the chance (0..1) of each open report not to be answered in time, by what was known then.

    It is one half where there is no past at all.
    """
    others = _Others(past, _waits(past, clock=clock, known=known), known)
    now = _waits(waiting, clock=clock, known=known)
    for row in range(len(waiting.received)):
        if known > waiting.answer_by[row]:
            yield 1.0
            continue
        like = others.like(_kind(waiting, now, row))
        own = others.of_centre(like, int(waiting.centre[row]))
        of_all, _ = _missed(others.waits, like.rows, now.length[row], now.promise[row])
        of_own, count = _missed(others.waits, own, now.length[row], now.promise[row])
        yield float((of_own * count + of_all * like.weight) / (count + like.weight))


def _waits(promises: Promises, *, clock: Clock, known: int) -> _Waits:
    ended = promises.answered < LATEST
    until = np.where(ended, promises.answered, known)
    left = np.minimum(until, np.minimum(promises.closed, known))
    instants = (promises.received, promises.answer_by, until, left)
    received, *others = (clock(at, promises.centre) for at in instants)
    promise, length, open_for = (np.maximum(one - received, 0) for one in others)
    short = promise < _SHORTEST
    for office, at in zip((promise, length, open_for), instants[1:], strict=True):
        office[short] = np.maximum(at - promises.received, 0)[short]
    about = np.rint(np.log(np.maximum(promise, 1)) / np.log(_STEP)).astype(np.int64)
    return _Waits(length, ended, np.where(ended, length, open_for), promise, short, about)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What others must share to be like a report."""

    short: bool
    way_back: bool
    urgency: int
    about: int


def _kind(promises: Promises, waits: _Waits, row: int) -> _Kind:
    return _Kind(
        bool(waits.short[row]), bool(promises.way_back[row]), int(promises.urgency[row]), int(waits.about[row])
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Like:
    """Those who are like a report, by how long they waited, and what they all count against a centre's own."""

    rows: Rows
    weight: float
    of_centre: dict[int, Rows] = field(default_factory=dict)


class _Others:
    """Who went before, each kind of them found once."""

    def __init__(self, past: Promises, waits: _Waits, known: int) -> None:
        self._past, self.waits = past, waits
        self._ascending = np.lexsort((~waits.ended, waits.length))
        self._decided = waits.ended | (past.answer_by < known)
        self._late = past.answered > past.answer_by
        self._found: dict[_Kind, _Like] = {}

    def like(self, kind: _Kind) -> _Like:
        found = self._found.get(kind)
        if found is None:
            rows = self._rows(kind)
            found = self._found[kind] = _Like(rows, self._weight(rows))
        return found

    def of_centre(self, like: _Like, centre: int) -> Rows:
        own = like.of_centre.get(centre)
        if own is None:
            own = like.of_centre[centre] = like.rows[self._past.centre[like.rows] == centre]
        return own

    def _rows(self, kind: _Kind) -> Rows:
        """Return the narrowest circle that has enough of them."""
        past, waits, within = self._past, self.waits, self._ascending
        circles = [within]
        for also in (
            waits.short == kind.short,
            past.urgency == kind.urgency,
            past.way_back == kind.way_back,
            np.abs(waits.about - kind.about) <= 1,
        ):
            within = within[also[within]]
            circles.append(within)
        every, short, urgency, *narrower = circles
        enough = (one for one in reversed(narrower) if len(one) >= _ENOUGH)
        return next(enough, next((one for one in (urgency, short) if len(one)), every))

    def _weight(self, rows: Rows) -> float:
        """Return what all count: as many reports as tell no more of a centre than that it is one of these."""
        rows = rows[self._decided[rows]]
        counts = np.bincount(self._past.centre[rows])
        late = np.bincount(self._past.centre[rows], weights=self._late[rows])[counts > 0]
        counts = counts[counts > 0]
        if len(counts) <= 1:
            return _MOST
        total, share = counts.sum(), late.sum() / counts.sum()
        by_chance = (len(counts) - 1) * share * (1 - share)
        spread = (counts * (late / counts - share) ** 2).sum() - by_chance
        between = spread / (total - (counts**2).sum() / total)
        return _MOST if between <= 0 else float(np.clip(share * (1 - share) / between - 1, _LEAST, _MOST))


def _missed(waits: _Waits, rows: Rows, waited: int, promise: int) -> tuple[float, int]:
    """Return the share unanswered when it falls due of those who were open after such a wait, and how many they were.

    Who was closed unanswered before was not waiting then; who is closed later stays unanswered.
    """
    at_risk = rows[waits.open_for[rows] > waited]
    if not len(at_risk):
        return _NOBODY_KNOWS, 0
    due = int(np.searchsorted(waits.length[at_risk], promise, side="right"))
    remaining = np.prod(1 - waits.ended[at_risk[:due]] / (len(at_risk) - np.arange(due)))
    return float(remaining), len(at_risk)
