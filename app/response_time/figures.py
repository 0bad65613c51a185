"""Response time: what was answered and what is still open, counted together, by centre, time and codes.

Loads numpy, so it is imported where figures are asked for and not at the start.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.kit.database import Tx
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
from app.response_time.columns import LATEST, microseconds
from app.response_time.estimates import curve_in_order, curve_of, kept, quantile, waits_of
from app.response_time.figure import (
    CentreName,
    Counts,
    Decisions,
    Figure,
    Figures,
    Grouping,
    Held,
    Key,
    Measure,
    Registered,
    TimeKind,
    Wanted,
)
from app.response_time.groups import Setting, grouped
from app.response_time.guard import guarded
from app.response_time.holding import has_moved, stints_of
from app.response_time.hours import centres_known
from app.response_time.ledger import Asked, ledger
from app.response_time.office import OfficeTime, Span, office_time
from app.response_time.state import State

FEW: Final = 20
"""Fewer reports than this, or fewer that were answered, are too few to compare a centre by."""
_LATE: Final = 24 * 60 * MICROSECONDS_A_MINUTE

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Material:
    """What was computed once for all reports; `owed` is of decisions, `owing` to which report each belongs."""

    state: State
    known: int
    whole: Waited
    paused: Waited
    promised: Waited
    owed: Waited
    owing: Rows
    delays: NDArray[np.int64]
    clock: Clock


def figures(tx: Tx, wanted: Wanted) -> Figures:
    """Return the figures; Unavailable while they are being counted anew."""
    material, setting = prepared(tx, wanted)
    parted = list(grouped(material.state, wanted.groupings, setting))
    groups = [_figure(material, key, rows) for key, rows in parted]
    if tuple(wanted.groupings) == (Grouping.SOCIAL_CENTRE,):
        held = _held(tx, wanted, material, setting)
        groups = [replace(one, held=held(key, rows)) for one, (key, rows) in zip(groups, parted, strict=True)]
    total = _figure(material, {}, setting.order)
    if wanted.guarded:
        groups, total = guarded(groups, total, additive=wanted.is_partition)
    known = wanted.known or tx.now
    return Figures(groups=groups, total=total, known=known, period_over=wanted.period.ends_at <= known)


def prepared(tx: Tx, wanted: Wanted) -> tuple[Material, Setting]:
    """Return the reports and their waits, and what their groups are called; Unavailable as for `figures`."""
    found = ledger(tx, _asked(wanted))
    centres = centres_known(tx, known=wanted.known)
    known = wanted.known or tx.now
    names = [CentreName(id=one, name=centres.name(one)) for one in found.centres]
    times = [_office_time(centres.spans(one), found.state, known) for one in found.centres]
    material = _material(found.state, wanted, times, known=known)
    order = np.argsort(material.whole.lengths)
    return material, Setting(centres=names, period=wanted.period, order=order)


def _held(tx: Tx, wanted: Wanted, material: Material, setting: Setting) -> Callable[[Key, Rows], Held]:
    """Return what tells what each centre held: reports of others too, wherever they began."""
    state, names = material.state, [one.id for one in setting.centres]
    if wanted.centres is not None:
        every = ledger(tx, replace(_asked(wanted), centres=None, everywhere=True))
        state, names = every.state, list(every.centres)
    moved = state.of(has_moved(state))
    known = wanted.known or tx.now
    clock: Clock = elapsed
    if wanted.time is TimeKind.OFFICE:
        centres = centres_known(tx, known=wanted.known)
        clock = office([_office_time(centres.spans(one), moved, known) for one in names])
    stints = stints_of(moved, names, clock=clock, known=material.known)
    stayed = ~has_moved(material.state)
    answered = material.whole
    if wanted.measure is not Measure.ANSWERED:
        answered = waited(material.state, Measure.ANSWERED, clock=material.clock, known=material.known)

    def held(key: Key, rows: Rows) -> Held:
        centre = key[Grouping.SOCIAL_CENTRE]
        place = names.index(centre.id) if isinstance(centre, CentreName) else -1
        return stints.held(place, answered.of(rows[stayed[rows]]))

    return held


def _asked(wanted: Wanted) -> Asked:
    period = wanted.period
    return Asked(start=period.starts_at, end=period.ends_at, centres=wanted.centres, known=wanted.known)


def _material(state: State, wanted: Wanted, times: Sequence[OfficeTime], *, known: datetime) -> Material:
    instant = microseconds(known)
    in_office = office(times)
    clock: Clock = in_office if wanted.time is TimeKind.OFFICE else elapsed
    whole = waited(state, wanted.measure, clock=clock, known=instant)
    owing, owed = decisions(state, clock=clock, known=instant)
    return Material(
        state=state,
        known=instant,
        whole=whole,
        paused=without_pauses(state, wanted.measure, whole, clock=clock, known=instant),
        promised=of_promise(state, known=instant),
        owed=owed,
        owing=owing,
        delays=state.reports["recorded"] - state.received,
        clock=clock,
    )


def _figure(material: Material, key: Key, rows: Rows) -> Figure:
    counts = _counts(material, rows)
    found = curve_in_order(material.whole, rows)
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
        too_few=found.ended < FEW,
    )


def _counts(material: Material, rows: Rows) -> Counts:
    state = material.state
    answered, closed = state.answered[rows] < LATEST, state.closed[rows] < LATEST
    waiting = ~answered
    return Counts(
        reports=len(rows),
        reached=_count(material.whole.ended[rows]),
        answered=_count(answered),
        open=_count(waiting & ~closed),
        overdue=_count(waiting & (state.reports["answer_by"][rows] < material.known)),
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


def _office_time(spans: tuple[Span, ...], state: State, known: datetime) -> OfficeTime:
    """Return office time from the year of the oldest report, or of what lasts, until that of now."""
    oldest = min(state.received.min(initial=microseconds(known)), state.lasting["at"].min(initial=microseconds(known)))
    first = datetime.fromtimestamp(int(oldest) // 1_000_000, UTC).year
    return office_time(spans, first=first - 1, last=known.year + 1)
