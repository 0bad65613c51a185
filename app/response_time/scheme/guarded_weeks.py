"""Holding back what is about fewer than five in the weekly flow (pure): over a week, its centres and the weeks beside.

Each week is a sum, `start` + `new` - `closed` - `passed_on` = `end`; each end is the start of the next week; and what
is counted of all centres together is the sum of the centres, or nearly, where a case went from one to another. Loads
numpy, so it is imported where it is needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final
from uuid import UUID

from app.response_time.equations import hide_more
from app.response_time.least import is_few
from app.response_time.scheme.week import Flow, Week

Shown = Mapping[str, int | None]
_Cell = tuple[UUID | None, str, str]
"""A place, what is counted, and in which week; what is there at a week's end is the stock of the next one."""

_STOCK: Final = "stock"
_IN_A_WEEK: Final = ("new", "acted_on", "closed", "passed_on")


def guarded_flows(flows: Mapping[tuple[UUID | None, Week], Flow]) -> Mapping[tuple[UUID | None, Week], Shown]:
    """Return what may be shown outside the centres of each place and week; the place None is all together."""
    values = {cell: count for (place, week), one in flows.items() for cell, count in _counts(place, week, one).items()}
    by_column: dict[tuple[str, str], dict[_Cell, int]] = defaultdict(dict)
    for cell in values:
        by_column[cell[1:]][cell] = -1 if cell[0] is None else 1
    hidden = {cell for cell, count in values.items() if is_few(count) or _leaves_few(cell, values)}
    hidden |= {(place, "acted_on", week.name) for (place, week), one in flows.items() if is_few(_untouched(one))}
    hide_more(hidden, values, [*_weeks(flows), *by_column.values()])
    return {
        (place, week): {name: None if cell in hidden else values[cell] for name, cell in _cells(place, week).items()}
        for place, week in flows
    }


def _cells(place: UUID | None, week: Week) -> Mapping[str, _Cell]:
    within = {name: (place, name, week.name) for name in _IN_A_WEEK}
    return {"start": (place, _STOCK, week.name), **within, "end": (place, _STOCK, week.following.name)}


def _counts(place: UUID | None, week: Week, one: Flow) -> Mapping[_Cell, int]:
    return {cell: getattr(one, name) for name, cell in _cells(place, week).items()}


def _weeks(flows: Mapping[tuple[UUID | None, Week], Flow]) -> Iterator[Mapping[_Cell, int]]:
    for place, week in flows:
        cells = _cells(place, week)
        yield {cells["start"]: 1, cells["new"]: 1, cells["closed"]: -1, cells["passed_on"]: -1, cells["end"]: -1}


def _leaves_few(cell: _Cell, values: Mapping[_Cell, int]) -> bool:
    """Say whether it is all but a few of what is counted of all places together."""
    whole = values.get((None, *cell[1:]), 0)
    return not is_few(whole) and is_few(whole - values[cell])


def _untouched(one: Flow) -> int:
    """Return in how many of the cases of the week nothing was done."""
    return one.start + one.new - one.acted_on
