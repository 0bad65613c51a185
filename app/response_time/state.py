"""What was so of each report by what was known at an instant (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.response_time.columns import LATEST, REPORT, Columns, Flags, Instants
from app.response_time.marks import MarkKind

_LASTING: Final = MarkKind.WAITED
"""From this kind on marks say that something lasted; before it they say when something first was so."""


_ID: Final = "id"


@dataclass(frozen=True, slots=True, eq=False)
class Reports:
    """What is known of each report from its beginning, each field by itself: arithmetic runs through one at a time."""

    fields: Mapping[str, NDArray[Any]]

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self.fields[name]

    def __len__(self) -> int:
        return len(self.fields["received"])

    def of(self, wanted: Flags | slice) -> Reports:
        """Return some of them."""
        return Reports({name: field[wanted] for name, field in self.fields.items()})


def reports_of(rows: NDArray[Any]) -> Reports:
    return Reports({name: np.ascontiguousarray(rows[name]) for name in REPORT.names or ()})


def _all_reports(parts: Sequence[Reports]) -> Reports:
    """Return all of them without their ids, which nobody needs any longer."""
    names = [name for name in parts[0].fields if name != _ID]
    return Reports({name: np.concatenate([one[name] for one in parts]) for name in names})


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """Reports with the instants at which something was first so, LATEST where it was not; `lasting` marks name rows.

    `centre` is the place of each report's centre in whatever list of centres the state was put together from.
    """

    reports: Reports
    centre: NDArray[np.uint16]
    acted: Instants
    resident: Instants
    answered: Instants
    closed: Instants
    lasting: NDArray[Any]

    @property
    def received(self) -> Instants:
        return self.reports["received"]

    def at(self, centre: NDArray[np.uint16]) -> State:
        """Return the same with the places of their centres."""
        return replace(self, centre=centre)

    def of(self, wanted: Flags) -> State:
        """Return some of the reports."""
        if wanted.all():
            return self
        place = np.cumsum(wanted, dtype=np.uint32) - np.uint32(1)
        lasting = self.lasting[wanted[self.lasting["row"]]].copy()
        lasting["row"] = place[lasting["row"]]
        return State(
            self.reports.of(wanted),
            self.centre[wanted],
            self.acted[wanted],
            self.resident[wanted],
            self.answered[wanted],
            self.closed[wanted],
            lasting,
        )


def state_of(columns: Columns, *, known: int | None = None, centre: int = 0) -> State:
    """Return the state by all that is known, or by what was known at an instant, in microseconds since 1970."""
    marks = columns.marks
    alive = (
        marks["known_to"] == LATEST if known is None else (marks["known_from"] <= known) & (marks["known_to"] > known)
    )
    marks, reports = marks[alive], reports_of(columns.reports)
    acted, resident, reporter, closed = (_first(marks, kind, len(reports)) for kind in MarkKind if kind < _LASTING)
    answered = np.where(reports["way_back"], reporter, np.minimum(reporter, resident))
    state = State(
        reports,
        np.full(len(reports), centre, np.uint16),
        acted,
        resident,
        answered,
        closed,
        marks[marks["kind"] >= _LASTING],
    )
    return state if known is None else state.of(reports["recorded"] <= known)


def all_of(parts: Sequence[State]) -> State:
    """Return all of them as one; at least one part."""
    shifts = np.cumsum([0, *(len(one.reports) for one in parts)])
    lasting = np.concatenate([one.lasting for one in parts])
    lasting["row"] += np.repeat(shifts[:-1], [len(one.lasting) for one in parts]).astype(np.uint32)
    return State(
        _all_reports([one.reports for one in parts]),
        np.concatenate([one.centre for one in parts]),
        np.concatenate([one.acted for one in parts]),
        np.concatenate([one.resident for one in parts]),
        np.concatenate([one.answered for one in parts]),
        np.concatenate([one.closed for one in parts]),
        lasting,
    )


def _first(marks: NDArray[Any], kind: MarkKind, count: int) -> Instants:
    found = np.full(count, LATEST)
    mine = marks[marks["kind"] == kind]
    np.minimum.at(found, mine["row"], mine["at"])
    return found
