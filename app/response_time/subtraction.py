"""Which cells of a table must be hidden beside those that are, so that no sums give one of them away (pure).

Rows and columns with their totals are equations; a hidden cell ties its row to its column. What lies on no ring of
such ties can be told exactly from what is shown, so something more is hidden until every hidden cell lies on one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

Cell = tuple[int, str]
_Node = tuple[str, int | str]
WHOLE: Final = "reports"
"""The column of how many there are in all."""


def hide_more(hidden: set[Cell], values: Mapping[Cell, int], *, columns: Sequence[str]) -> None:
    """Add to `hidden` until no cell of these columns can be told; the last row is the total of the others.

    Of the same row where that is left, else of the same column; a row's whole stays shown.
    """
    while told := sorted(told_by_sums({cell for cell in hidden if cell[1] in columns})):
        in_rows = [[(place, name) for name in columns if name != WHOLE] for place in {place for place, _ in told}]
        in_columns = ([cell for cell in values if cell[1] == name] for _, name in told if name != WHOLE)
        added = [*_cheapest(in_rows, hidden, values)] or [*islice(_cheapest(in_columns, hidden, values), 1)]
        if not added:
            return
        hidden.update(added)


def told_by_sums(hidden: Iterable[Cell]) -> frozenset[Cell]:
    """Return the hidden cells that lie on no ring: the bridges between rows and columns."""
    ties: dict[_Node, list[_Node]] = defaultdict(list)
    for place, name in hidden:
        ties["row", place].append(("column", name))
        ties["column", name].append(("row", place))
    order: dict[_Node, int] = {}
    lowest: dict[_Node, int] = {}
    bridges: set[Cell] = set()
    for start in ties:
        if start not in order:
            _walk(start, ties, order, lowest, bridges)
    return frozenset(bridges)


def dearness(values: Mapping[Cell, int]) -> Callable[[Cell], tuple[bool, int, Cell]]:
    """Return by what to choose the next cell to hide: the smallest that is something, and nothing only at last."""
    return lambda cell: (values[cell] == 0, values[cell], cell)


def _walk(
    start: _Node,
    ties: Mapping[_Node, list[_Node]],
    order: dict[_Node, int],
    lowest: dict[_Node, int],
    bridges: set[Cell],
) -> None:
    """Walk in depth from a node; a tie below which nothing reaches above it is a bridge (Tarjan)."""
    order[start] = lowest[start] = len(order)
    path: list[tuple[_Node, _Node | None, int]] = [(start, None, 0)]
    while path:
        node, came_from, taken = path.pop()
        if taken < len(ties[node]):
            path.append((node, came_from, taken + 1))
            following = ties[node][taken]
            if following not in order:
                order[following] = lowest[following] = len(order)
                path.append((following, node, 0))
            elif following != came_from:
                lowest[node] = min(lowest[node], order[following])
        elif came_from is not None:
            lowest[came_from] = min(lowest[came_from], lowest[node])
            if lowest[node] > order[came_from]:
                bridges.add(_cell(node, came_from))


def _cell(one: _Node, other: _Node) -> Cell:
    row, column = (one, other) if one[0] == "row" else (other, one)
    return int(row[1]), str(column[1])


def _cheapest(lines: Iterable[Sequence[Cell]], hidden: set[Cell], values: Mapping[Cell, int]) -> Iterator[Cell]:
    """Yield which cell to hide next of each line where one is left, first where something of its row is hidden."""
    gaps, dear = {place for place, _ in hidden}, dearness(values)
    for line in lines:
        shown = [one for one in line if one not in hidden]
        if shown:
            yield min(shown, key=lambda one: (one[0] not in gaps, dear(one)))
