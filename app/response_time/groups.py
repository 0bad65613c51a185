"""Which group each report belongs to (pure): by one code, by two together, or by each of several answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

import numpy as np
from numpy.typing import NDArray

from app.kit.office_hours import start_of_day
from app.response_time.columns import CHANNELS, CONCERNS, LANDLORD_KINDS, URGENCIES, microseconds
from app.response_time.figure import CentreName, Grouping, Key
from app.response_time.months import month_after
from app.response_time.period import Period
from app.response_time.state import State

Label = CentreName | str | bool
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Parted:
    """Labels, and for each of some rows the place of its label; a row may come several times."""

    labels: Sequence[Label]
    rows: Rows
    places: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Setting:
    """What the labels need beside the reports."""

    centres: Sequence[CentreName]
    period: Period


def grouped(state: State, groupings: Sequence[Grouping], setting: Setting) -> Iterator[tuple[Key, Rows]]:
    """Yield every group that has reports with its rows, in the order of the labels."""
    parted = [_WAYS[one](state, one, setting) for one in groupings]
    first = parted[0]
    rows, places = first.rows, first.places
    labels: list[tuple[Label, ...]] = [(one,) for one in first.labels]
    for other in parted[1:]:
        rows, places = _crossed(rows, places, other)
        labels = [(*one, two) for one, two in product(labels, other.labels)]
    kind = np.uint16 if len(labels) < np.iinfo(np.uint16).max else np.uint32
    order = np.argsort(places.astype(kind), kind="stable")
    bounds = np.searchsorted(places[order], np.arange(len(labels) + 1))
    for place, label in enumerate(labels):
        start, end = bounds[place], bounds[place + 1]
        if start < end:
            yield dict(zip(groupings, label, strict=True)), rows[order[start:end]]


def _crossed(rows: Rows, places: NDArray[np.int64], other: Parted) -> tuple[Rows, NDArray[np.int64]]:
    """Return the pairs of places that a row has; one of the two may name a row several times."""
    count = int(max(rows.max(initial=-1), other.rows.max(initial=-1))) + 1
    order = np.argsort(other.rows, kind="stable")
    starts = np.searchsorted(other.rows[order], np.arange(count + 1))
    times = (starts[1:] - starts[:-1])[rows]
    repeated = np.repeat(np.arange(len(rows)), times)
    within = np.arange(len(repeated)) - np.repeat(np.cumsum(times) - times, times)
    theirs = other.places[order[starts[rows[repeated]] + within]]
    return rows[repeated], places[repeated] * len(other.labels) + theirs


def _whole(labels: Sequence[Label], places: NDArray[np.int64]) -> Parted:
    """Return the parts of what gives every report one place."""
    return Parted(labels, np.arange(len(places)), places)


def _by_centre(state: State, _by: Grouping, setting: Setting) -> Parted:
    named = sorted(range(len(setting.centres)), key=lambda one: (setting.centres[one].name, setting.centres[one].id))
    rank = np.empty(max(len(named), 1), np.int64)
    rank[named] = np.arange(len(named))
    return _whole([setting.centres[one] for one in named], rank[state.centre])


def _by_time(state: State, by: Grouping, setting: Setting) -> Parted:
    firsts = list(_starts(setting.period, by))
    bounds = np.array([microseconds(start_of_day(one)) for one in firsts[1:]], dtype=np.int64)
    places = np.searchsorted(bounds, state.received, side="right")
    return _whole([_named(one, by) for one in firsts], places)


def _starts(period: Period, by: Grouping) -> Iterator[date]:
    """Yield the first days of the calendar's own months, quarters or years that meet the period."""
    months = {Grouping.MONTH: 1, Grouping.QUARTER: 3, Grouping.YEAR: 12}[by]
    day = period.first.replace(day=1, month=(period.first.month - 1) // months * months + 1)
    while day < period.end:
        yield day
        for _ in range(months):
            day = month_after(day)


def _named(first: date, by: Grouping) -> str:
    match by:
        case Grouping.MONTH:
            return f"{first:%Y-%m}"
        case Grouping.QUARTER:
            return f"{first.year}-Q{(first.month + 2) // 3}"
        case _:
            return str(first.year)


def _by_code(state: State, by: Grouping, _setting: Setting) -> Parted:
    labels: Mapping[Grouping, Sequence[str]] = {
        Grouping.URGENCY: URGENCIES,
        Grouping.CHANNEL: CHANNELS,
        Grouping.LANDLORD_KIND: LANDLORD_KINDS,
    }
    return _whole([str(one) for one in labels[by]], state.reports[by.value].astype(np.int64))


def _by_relapse(state: State, _by: Grouping, _setting: Setting) -> Parted:
    return _whole([False, True], state.reports["relapse"].astype(np.int64))


def _by_concern(state: State, _by: Grouping, _setting: Setting) -> Parted:
    """Each report counts under each of its concerns."""
    concerns = state.reports["concerns"]
    rows = [np.flatnonzero(concerns & np.uint32(1 << place)) for place in range(len(CONCERNS))]
    places = np.repeat(np.arange(len(CONCERNS)), [len(some) for some in rows])
    return Parted([str(one) for one in CONCERNS], np.concatenate(rows), places)


_WAYS: Mapping[Grouping, Callable[[State, Grouping, Setting], Parted]] = {
    Grouping.SOCIAL_CENTRE: _by_centre,
    Grouping.MONTH: _by_time,
    Grouping.QUARTER: _by_time,
    Grouping.YEAR: _by_time,
    Grouping.URGENCY: _by_code,
    Grouping.CONCERN: _by_concern,
    Grouping.LANDLORD_KIND: _by_code,
    Grouping.CHANNEL: _by_code,
    Grouping.RELAPSE: _by_relapse,
}
