"""What is computed once for all reports, and the figures of each group of them (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.response_time.clocks import (
    MICROSECONDS_A_MINUTE,
    Clock,
    Waited,
    decisions,
    elapsed,
    of_promise,
    office,
    waited,
    without_pauses,
)
from app.response_time.columns import LATEST, Flags, microseconds
from app.response_time.estimates import curve_of, kept, quantile, waits_of
from app.response_time.figure import Counts, Decisions, Figure, Key, Registered, TimeKind, Wanted
from app.response_time.office import OfficeTime
from app.response_time.state import State

FEW: Final = 20
"""Fewer reports than this are too few to compare a centre by, however few of them were answered."""
_LATE: Final = 24 * 60 * MICROSECONDS_A_MINUTE

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Material:
    """What was computed once for all reports; `owed` is of decisions, `owing` to which report each belongs.

    `due` says of each whether its promise has fallen due.
    """

    state: State
    known: int
    answered: Flags
    closed: Flags
    due: Flags
    whole: Waited
    paused: Waited
    promised: Waited
    owed: Waited
    owing: Rows
    delays: NDArray[np.int64]
    clock: Clock


def material_of(state: State, wanted: Wanted, times: Sequence[OfficeTime], *, known: datetime) -> Material:
    instant = microseconds(known)
    in_office = office(times)
    clock: Clock = in_office if wanted.time is TimeKind.OFFICE else elapsed
    whole = waited(state, wanted.measure, clock=clock, known=instant)
    owing, owed = decisions(state, clock=clock, known=instant)
    return Material(
        state=state,
        known=instant,
        answered=state.answered < LATEST,
        closed=state.closed < LATEST,
        due=state.reports["answer_by"] < instant,
        whole=whole,
        paused=without_pauses(state, wanted.measure, whole, clock=clock, known=instant),
        promised=of_promise(state, known=instant),
        owed=owed,
        owing=owing,
        delays=state.reports["recorded"] - state.received,
        clock=clock,
    )


def figure_of(material: Material, key: Key, rows: Rows) -> Figure:
    counts = _counts(material, rows)
    found = curve_of(material.whole, rows)
    waits = waits_of(found)
    same = material.paused is material.whole
    return Figure(
        key=key,
        counts=counts,
        waits=waits,
        without_waiting=waits if same else waits_of(curve_of(material.paused, rows)),
        within_target=kept(material.promised, rows),
        registered=_registered(material.delays[rows]),
        decisions=_decisions(material, rows),
        too_few=found.count < FEW,
    )


def _counts(material: Material, rows: Rows) -> Counts:
    answered, closed = material.answered[rows], material.closed[rows]
    waiting = ~answered
    return Counts(
        reports=len(rows),
        reached=_count(material.whole.ended[rows]),
        answered=_count(answered),
        open=_count(waiting & ~closed),
        overdue=_count(waiting & material.due[rows]),
        closed_unanswered=_count(waiting & closed),
    )


def _registered(delays: NDArray[np.int64]) -> Registered:
    late = delays[delays > _LATE]
    if not len(delays):
        return Registered(late=0)
    delay = None if not len(late) else round(float(np.median(late)) / MICROSECONDS_A_MINUTE, 1)
    return Registered(late=len(late), share=len(late) / len(delays), median_delay=delay)


def _decisions(material: Material, rows: Rows) -> Decisions:
    if not len(material.owing):
        return Decisions(owed=0, made=0)
    mine = np.zeros(len(material.state.reports), bool)
    mine[rows] = True
    found = curve_of(material.owed, np.flatnonzero(mine[material.owing]))
    return Decisions(owed=found.count, made=found.ended, median=quantile(found, 0.5))


def _count(flags: NDArray[np.bool_]) -> int:
    return int(np.count_nonzero(flags))
