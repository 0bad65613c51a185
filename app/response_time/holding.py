"""Which centre had each report for how long (pure), until it was answered or went on to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from app.response_time.clocks import Clock, Waited
from app.response_time.columns import LATEST, Flags, Instants
from app.response_time.estimates import curve_of, quantile
from app.response_time.figure import Held
from app.response_time.marks import MarkKind
from app.response_time.state import State


@dataclass(frozen=True, slots=True, eq=False)
class Stints:
    """One centre had one report from an instant until another, or until now; `taken` from another centre."""

    centre: NDArray[np.int64]
    waited: Waited
    handed: Flags
    taken: Flags

    def held(self, centre: int, stayed: Waited) -> Held:
        """Return what one centre held, with the waits of its reports that stayed with it."""
        mine = np.flatnonzero(self.centre == centre)
        both = Waited(
            np.concatenate([stayed.lengths, self.waited.lengths[mine]]),
            np.concatenate([stayed.ended, self.waited.ended[mine]]),
        )
        return Held(
            handed_over=int(np.count_nonzero(self.handed[mine])),
            taken_over=int(np.count_nonzero(self.taken[mine])),
            median=quantile(curve_of(both), 0.5),
        )


def has_moved(state: State) -> Flags:
    """Say of each report whether another centre ever took it over."""
    moved = np.zeros(len(state.reports), bool)
    moved[state.lasting["row"][state.lasting["kind"] == MarkKind.HELD]] = True
    return moved


def stints_of(moved: State, centres: Sequence[UUID], *, clock: Clock, known: int) -> Stints:
    """Return who held the reports that moved, by the places of the centres, -1 for one that is not among them."""
    row, centre, starts, taken = _in_order(moved, centres)
    answered = moved.answered[row]
    until = np.where(answered < LATEST, answered, known)
    same_next = row[1:] == row[:-1]
    next_start = np.append(np.where(same_next, starts[1:], LATEST), [LATEST] * (len(row) > 0))
    handed = next_start < until
    ends = np.maximum(np.where(handed, next_start, until), starts)
    counted = (starts < until) | ~taken  # whoever got it after the answer never held it unanswered
    place = np.maximum(centre, 0).astype(np.uint16)
    lengths = clock(ends, place) - clock(starts, place)
    some = Waited(lengths[counted], (handed | (answered < LATEST))[counted])
    return Stints(centre[counted], some, handed[counted], taken[counted])


def _in_order(moved: State, centres: Sequence[UUID]) -> tuple[NDArray[np.int64], NDArray[np.int64], Instants, Flags]:
    """Return the beginning of each stint: of which report, at which centre, when, and whether it was taken over."""
    marks = moved.lasting[moved.lasting["kind"] == MarkKind.HELD]
    places = {one.bytes.rstrip(b"\0"): place for place, one in enumerate(centres)}
    count = len(moved.reports)
    row = np.concatenate([np.arange(count), marks["row"].astype(np.int64)])
    taker = np.array([places.get(bytes(one), -1) for one in marks["centre"]], dtype=np.int64)
    centre = np.concatenate([moved.centre.astype(np.int64), taker])
    starts = np.concatenate([moved.received, np.maximum(marks["at"], moved.received[marks["row"]])])
    taken = np.concatenate([np.zeros(count, bool), np.ones(len(marks), bool)])
    order = np.lexsort((taken, starts, row))
    return row[order], centre[order], starts[order], taken[order]
