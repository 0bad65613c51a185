"""Counting reports by where they are about (pure): by department, or of one department each report by itself.

Loads numpy, so it is imported where it is needed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from app.kit.codes import TriState
from app.response_time.columns import microseconds
from app.response_time.scheme.case_batch import Batch
from app.response_time.scheme.case_columns import EXPECTED, NOBODY, CaseColumns, uuid_of
from app.response_time.scheme.those_counted import Flags, at_centres

_YES: Final = EXPECTED.index(TriState.YES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """From when each month is counted, and at last until when; None is any centre, and every department."""

    months: Sequence[datetime]
    centres: frozenset[UUID] | None
    department: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InMonth:
    """A department, or a report of the one that was asked for, and in which of the months."""

    where: UUID
    month: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """How many were received in each month, how many of them of the referred, and how many were open at the end."""

    by_month: Counter[InMonth] = field(default_factory=Counter)
    referred: Counter[UUID] = field(default_factory=Counter)
    open: Counter[UUID] = field(default_factory=Counter)


def reported(batches: Sequence[Batch], asked: Asked) -> Reported:
    """Count each report once, in however many cases it is."""
    found, received, were_open = Reported(), set[bytes](), set[bytes]()
    edges = np.array([microseconds(at) for at in asked.months])
    for one in batches:
        told = one.columns.reports
        there = one.stands[told["row"]] & _there(one.columns, asked)
        counted = there & (told["measured"] > 0) & (told["received"] >= edges[0]) & (told["received"] < edges[-1])
        _add_received(found, one.columns, told[_once(told, counted, received)], asked, edges)
        stood = there & (told["received"] < edges[-1]) & (one.columns.cases["closed"] >= edges[-1])[told["row"]]
        _add(found.open, one.columns, told[_once(told, stood, were_open)], asked)
    return found


def _there(columns: CaseColumns, asked: Asked) -> Flags:
    told = columns.reports
    if asked.department is None:
        flags: Flags = told["department"] != NOBODY
    else:
        flags = at_centres(columns, {asked.department})[told["department"]]
    return flags if asked.centres is None else flags & at_centres(columns, asked.centres)[told["centre"]]


def _once(told: NDArray[Any], those: Flags, before: set[bytes]) -> NDArray[np.intp]:
    """Return these rows without those of reports that were met before, in another case."""
    rows = np.flatnonzero(those)
    again = np.zeros(len(rows), dtype=bool)
    for place in np.flatnonzero(told["shared"][rows]):
        one = bytes(told["id"][rows[place]])
        again[place] = one in before
        before.add(one)
    return rows[~again]


def _add_received(
    found: Reported, columns: CaseColumns, told: NDArray[Any], asked: Asked, edges: NDArray[np.int64]
) -> None:
    month = np.searchsorted(edges, told["received"], side="right") - 1
    for place in np.unique(month):
        here: Counter[UUID] = Counter()
        _add(here, columns, told[month == place], asked)
        found.by_month.update({InMonth(where=where, month=int(place)): times for where, times in here.items()})
    _add(found.referred, columns, told[told["referred"] == _YES], asked)


def _add(counter: Counter[UUID], columns: CaseColumns, told: NDArray[Any], asked: Asked) -> None:
    if asked.department is not None:
        counter.update(uuid_of(one) for one in told["id"])
        return
    times = np.bincount(told["department"], minlength=len(columns.ids))
    counter.update({uuid_of(columns.ids[place]): int(times[place]) for place in np.flatnonzero(times)})
