"""Holding back what is about fewer than five in the tables of several centres and of all of them together (pure).

One table is guarded by itself (`tally.guarded`); beside each other, what one holds back must not be the total less the
others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.response_time.least import LEAST, is_few
from app.response_time.scheme.tally import Line, Tally
from app.response_time.subtraction import Cell, dearness, hide_more

_OF: Final = "reports"
"""The column of how many there are in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossed:
    """The tables of centres, and the one of all of them; every one has the same lines."""

    tables: Sequence[Tally]
    total: Tally


def crossed(given: Crossed) -> Crossed:
    """Return what may be shown outside the centres."""
    rows = [*given.tables, given.total]
    values = {cell: count for place, table in enumerate(rows) for cell, count in _cells(place, table)}
    last, codes = len(rows) - 1, [one.code for one in given.total.lines]
    dropped = _dropped(values, last)
    hidden = {cell for cell, count in values.items() if cell[0] in dropped or is_few(count)}
    known = -1
    while known < len(hidden):
        known = len(hidden)
        hide_more(hidden, values, columns=(_OF, *codes))
        for place in range(last + 1):
            _widen(hidden, values, [(place, code) for code in codes], whole=(place, _OF))
        for code in codes:
            _widen(hidden, values, [(place, code) for place in range(last)], whole=(last, code))
    shown = [_shown(table, place, hidden) for place, table in enumerate(rows)]
    return Crossed(tables=shown[:-1], total=shown[-1])


def _cells(place: int, table: Tally) -> list[tuple[Cell, int]]:
    return [((place, _OF), table.of or 0), *(((place, one.code), one.count or 0) for one in table.lines)]


def _dropped(values: Mapping[Cell, int], last: int) -> frozenset[int]:
    """Return the tables of which not even the size is shown; those of one or few would be the total less the others."""
    size = {place: values[place, _OF] for place in range(last + 1)}
    few = {place for place, of in size.items() if is_few(of)}
    of_centres = few - {last}
    others = sorted((size[place], place) for place in range(last) if place not in few and size[place])
    while of_centres and last not in few and others and _too_few([size[place] for place in of_centres]):
        of_centres.add(others.pop(0)[1])
    return frozenset(few | of_centres)


def _widen(hidden: set[Cell], values: Mapping[Cell, int], line: Sequence[Cell], *, whole: Cell) -> None:
    """Hide more of a line whose sum is shown, until what is hidden of it are several, and not few together."""
    held = [cell for cell in line if cell in hidden]
    others = sorted((cell for cell in line if cell not in hidden), key=dearness(values))
    while held and whole not in hidden and others and _too_few([values[cell] for cell in held]):
        held.append(others.pop(0))
    hidden.update(held)


def _too_few(counts: Sequence[int]) -> bool:
    return len(counts) == 1 or sum(counts) < LEAST


def _shown(table: Tally, place: int, hidden: set[Cell]) -> Tally:
    lines = [_held_back(one) if (place, one.code) in hidden else one for one in table.lines]
    of = None if (place, _OF) in hidden else table.of
    return Tally(of=of, lines=lines, suppressed=of is None or any(one.suppressed for one in lines))


def _held_back(one: Line) -> Line:
    return replace(one, count=None, share=None, percent=None, suppressed=True)
