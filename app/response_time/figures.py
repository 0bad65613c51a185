"""Response time: what was answered and what is still open, counted together, by centre, time and codes.

Loads numpy, so it is imported where figures are asked for and not at the start.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from app.kit.database import Tx
from app.response_time.clocks import Clock, elapsed, office, waited
from app.response_time.columns import microseconds
from app.response_time.figure import CentreName, Figures, Grouping, Held, Key, Measure, TimeKind, Wanted
from app.response_time.groups import Setting, grouped
from app.response_time.guard import guarded
from app.response_time.holding import has_moved, stints_of
from app.response_time.hours import centres_known
from app.response_time.ledger import Asked, ledger
from app.response_time.material import Material, figure_of, material_of
from app.response_time.office import OfficeTime, Span, office_time
from app.response_time.state import State

Rows = NDArray[np.int64]


def figures(tx: Tx, wanted: Wanted) -> Figures:
    """Return the figures; Unavailable while they are being counted anew."""
    return figures_of(tx, wanted, *prepared(tx, wanted))


def figures_of(tx: Tx, wanted: Wanted, material: Material, setting: Setting) -> Figures:
    """Return the figures of what was prepared, for a question that may differ from it in its groupings."""
    parted = list(grouped(material.state, wanted.groupings, setting))
    groups = [figure_of(material, key, rows) for key, rows in parted]
    if tuple(wanted.groupings) == (Grouping.SOCIAL_CENTRE,):
        held = _held(tx, wanted, material, setting)
        groups = [replace(one, held=held(key, rows)) for one, (key, rows) in zip(groups, parted, strict=True)]
    total = figure_of(material, {}, np.arange(len(material.state.reports)))
    if wanted.guarded:
        groups, total = guarded(groups, total)
    known = wanted.known or tx.now
    return Figures(groups=groups, total=total, known=known, period_over=wanted.period.ends_at <= known)


def prepared(tx: Tx, wanted: Wanted) -> tuple[Material, Setting]:
    """Return the reports and their waits, and what their groups are called; Unavailable as for `figures`."""
    found = ledger(tx, _asked(wanted))
    centres = centres_known(tx, known=wanted.known)
    known = wanted.known or tx.now
    names = [CentreName(id=one, name=centres.name(one)) for one in found.centres]
    times = [_office_time(centres.spans(one), found.state, known) for one in found.centres]
    material = material_of(found.state, wanted, times, known=known)
    return material, Setting(centres=names, period=wanted.period)


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


def _office_time(spans: tuple[Span, ...], state: State, known: datetime) -> OfficeTime:
    """Return office time from the year of the oldest report, or of what lasts, until that of now."""
    oldest = min(state.received.min(initial=microseconds(known)), state.lasting["at"].min(initial=microseconds(known)))
    first = datetime.fromtimestamp(int(oldest) // 1_000_000, UTC).year
    return office_time(spans, first=first - 1, last=known.year + 1)
