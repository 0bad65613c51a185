"""Which counts must be held back besides those that are few, where sums of any shape tie them to one another (pure).

For what is no table of rows and columns (`subtraction` is for those): each equation is a sum of cells, each added or
taken away, that comes to nothing. Loads numpy, so it is imported where it is needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

import numpy as np

from app.response_time.least import LEAST

Cell = TypeVar("Cell", bound=Hashable)
_ALMOST: Final = 1e-4
"""A cell that others can vary with keeps more than this of itself; one that is told keeps nothing."""
_RIDGE: Final = 1e-10


def hide_more(hidden: set[Cell], values: Mapping[Cell, int], equations: Sequence[Mapping[Cell, int]]) -> None:
    """Add to `hidden` until no sum of equations gives one of its cells away, and no equation a few of them together."""
    of_cell: dict[Cell, list[Mapping[Cell, int]]] = defaultdict(list)
    for equation in equations:
        for cell in equation:
            of_cell[cell].append(equation)
    while True:
        _widen(hidden, values, equations)
        added = {_beside(cell, hidden, values, of_cell) for cell in told(hidden, equations)} - {None}
        if not added:
            return
        hidden |= {cell for cell in added if cell is not None}


def told(hidden: set[Cell], equations: Sequence[Mapping[Cell, int]]) -> Sequence[Cell]:
    """Return the cells that follow from what is shown: in no solution of the equations can one of them be otherwise."""
    order = [*hidden]
    places = {cell: place for place, cell in enumerate(order)}
    open_ones = [
        some for one in equations if (some := [(places[cell], sign) for cell, sign in one.items() if cell in places])
    ]
    ties = np.zeros((len(open_ones), len(order)))
    for row, some in enumerate(open_ones):
        for place, sign in some:
            ties[row, place] = sign
    solved = np.linalg.solve(ties @ ties.T + _RIDGE * np.eye(len(ties)), ties)
    return [order[place] for place in np.flatnonzero((ties * solved).sum(axis=0) > 1 - _ALMOST)]


def _widen(hidden: set[Cell], values: Mapping[Cell, int], equations: Sequence[Mapping[Cell, int]]) -> None:
    """Hide more of an equation that tells one cell, or the sum of a few."""
    known = -1
    while known < len(hidden):
        known = len(hidden)
        for equation in equations:
            while _tells(equation, hidden, values) and (more := _cheapest(equation, hidden, values)) is not None:
                hidden.add(more)


def _tells(equation: Mapping[Cell, int], hidden: set[Cell], values: Mapping[Cell, int]) -> bool:
    held = [cell for cell in equation if cell in hidden]
    one_sided = len({equation[cell] for cell in held}) == 1
    return one_sided and (len(held) == 1 or sum(values[cell] for cell in held) < LEAST)


def _beside(
    cell: Cell, hidden: set[Cell], values: Mapping[Cell, int], of_cell: Mapping[Cell, Sequence[Mapping[Cell, int]]]
) -> Cell | None:
    """Return what to hide next to a cell: of the nearest equations of which something is shown."""
    for near in _ever_further(cell, hidden, of_cell):
        found = _cheapest(near, hidden, values)
        if found is not None:
            return found
    return None


def _ever_further(
    cell: Cell, hidden: set[Cell], of_cell: Mapping[Cell, Sequence[Mapping[Cell, int]]]
) -> Iterator[Mapping[Cell, int]]:
    """Yield the equations of a cell, then those of the hidden cells beside it, and so on."""
    seen, waiting = {cell}, [cell]
    while waiting:
        for equation in of_cell[waiting.pop(0)]:
            yield equation
            beyond = [one for one in equation if one in hidden and one not in seen]
            seen.update(beyond)
            waiting += beyond


def _cheapest(line: Mapping[Cell, int], hidden: set[Cell], values: Mapping[Cell, int]) -> Cell | None:
    """Return the smallest that is something, and nothing only at last."""
    shown = [cell for cell in line if cell not in hidden]
    return min(shown, key=lambda cell: (values[cell] == 0, values[cell]), default=None)
