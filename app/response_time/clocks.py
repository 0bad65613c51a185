"""How long each report has waited (pure): in office or elapsed time, with and without what was waited for others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.response_time.columns import LATEST, Flags, Instants
from app.response_time.figure import Measure
from app.response_time.marks import MarkKind
from app.response_time.office import OfficeTime
from app.response_time.state import State

MICROSECONDS_A_MINUTE = 60_000_000
_SECOND = 1_000_000
_MOST_SLICES = 60

Clock = Callable[[Instants, NDArray[np.uint16]], Instants]
"""Gives each instant, at the centre with that place, its position in microseconds on a line of time."""


@dataclass(frozen=True, slots=True, eq=False)
class Waited:
    """Lengths in microseconds, and whether each wait has ended."""

    lengths: NDArray[Any]
    ended: Flags

    def of(self, rows: NDArray[np.int64]) -> Waited:
        """Return some of them."""
        return Waited(self.lengths[rows], self.ended[rows])


def elapsed(at: Instants, _centre: NDArray[np.uint16]) -> Instants:
    return at


def office(times: Sequence[OfficeTime]) -> Clock:
    """Return the clock of the offices, `times` by the places of their centres."""

    def position(at: Instants, centre: NDArray[np.uint16]) -> Instants:
        found = np.empty(len(at), np.int64)
        for place, mine in _of_centres(centre, len(times)):
            found[mine] = times[place].position(at[mine])
        return found * _SECOND

    return position


def _of_centres(centre: NDArray[np.uint16], count: int) -> Iterator[tuple[int, slice | Flags]]:
    """Yield which instants are of which centre: in slices where they stand together, as folded months do."""
    starts = np.flatnonzero(np.concatenate(([True], centre[1:] != centre[:-1]))) if len(centre) else np.empty(0, int)
    if len(starts) > _MOST_SLICES * count:
        yield from ((place, centre == place) for place in range(count))
        return
    for start, end in pairwise([*starts.tolist(), len(centre)]):
        yield int(centre[start]), slice(start, end)


def instants_of(state: State, measure: Measure) -> Instants:
    """Return when each report's wait ended by this measure, LATEST where it has not."""
    match measure:
        case Measure.ANSWERED:
            return state.answered
        case Measure.FIRST_ACTION:
            return state.acted
        case Measure.RESIDENT_CONTACTED:
            return state.resident
        case Measure.CLOSED:
            return state.closed


def waited(state: State, measure: Measure, *, clock: Clock, known: int) -> Waited:
    """Return how long each report waited; whoever still waits has waited until now, closed or not."""
    reached = instants_of(state, measure)
    ended = reached < LATEST
    until = np.maximum(np.where(ended, reached, known), state.received)
    return Waited(clock(until, state.centre) - clock(state.received, state.centre), ended)


def without_pauses(state: State, measure: Measure, whole: Waited, *, clock: Clock, known: int) -> Waited:
    """Return the same waits without the time in which the case waited for somebody else."""
    pauses = state.lasting[state.lasting["kind"] == MarkKind.WAITED]
    if not len(pauses):
        return whole
    rows, centre = pauses["row"], state.centre[pauses["row"]]
    reached = instants_of(state, measure)[rows]
    until = np.where(reached < LATEST, reached, known)
    starts = np.clip(pauses["at"], state.received[rows], until)
    ends = np.clip(pauses["until"], starts, until)
    begun = _not_before_the_last(rows, starts, ends)
    lengths = whole.lengths.copy()
    np.subtract.at(lengths, rows, clock(np.maximum(ends, begun), centre) - clock(begun, centre))
    return Waited(np.maximum(lengths, 0), whole.ended)


def _not_before_the_last(rows: NDArray[Any], starts: Instants, ends: Instants) -> Instants:
    """Return where each pause begins to count: what two of one report overlap is waited for once."""
    order = np.lexsort((starts, rows))
    row, start, end = rows[order], starts[order].copy(), ends[order]
    overlapping = row[1:][(row[1:] == row[:-1]) & (start[1:] < end[:-1])]
    reach: dict[int, int] = {}
    for place in np.flatnonzero(np.isin(row, overlapping)).tolist():
        of = int(row[place])
        start[place] = max(int(start[place]), reach.get(of, 0))
        reach[of] = max(int(end[place]), reach.get(of, 0))
    begun = np.empty_like(start)
    begun[order] = start
    return begun


def of_promise(state: State, *, known: int) -> Waited:
    """Return the part of its promise that each report waited: at most 1 where it was kept, 2 where it is broken."""
    answered = state.answered
    ended = answered < LATEST
    until = np.where(ended, answered, known)
    promise = np.maximum(state.reports["answer_by"] - state.received, 1)
    share = np.minimum((until - state.received) / promise, 1.0)
    return Waited(np.where(until > state.reports["answer_by"], 2.0, share), ended)


def decisions(state: State, *, clock: Clock, known: int) -> tuple[NDArray[np.int64], Waited]:
    """Return the decisions that others owe: to which report each belongs, and its own wait.

    One whose case ended first waited until then, and was never made.
    """
    kinds = state.lasting["kind"]
    owed = state.lasting[(kinds == MarkKind.DECISION) | (kinds == MarkKind.LEFT)]
    waits = owed["until"] == LATEST
    centre, ended = state.centre[owed["row"]], ~waits & (owed["kind"] == MarkKind.DECISION)
    until = np.maximum(np.where(waits, known, owed["until"]), owed["at"])
    lengths = clock(until, centre) - clock(np.ascontiguousarray(owed["at"]), centre)
    return owed["row"].astype(np.int64), Waited(lengths, ended)
