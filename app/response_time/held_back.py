"""Which cells of a table are held back, a row for each group and the total's last (pure).

A count of one to four is, and so is what leaves so few of its row's or of its column's whole; beside them as much as
keeps sums of rows and columns from giving one of them away, or how many a few of them are together. Groups that
overlap are guarded as if they made up the total: what is held back is more than need be, and never less.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from app.response_time.least import LEAST, is_few
from app.response_time.subtraction import WHOLE, Cell, dearness, hide_more


def held_back(values: Mapping[Cell, int], *, columns: Sequence[str], besides: Iterable[Cell] = ()) -> set[Cell]:
    """Return what is not shown of a table whose `columns` add up to its column WHOLE, and `besides` in any case."""
    last = max(place for place, _ in values)
    dropped = _dropped(values, last)
    hidden = {cell for cell in values if cell[0] in dropped or _tells_of_few(cell, values, last)} | set(besides)
    known = -1
    while known < len(hidden):
        known = len(hidden)
        if last:  # else no column adds up to anything
            hide_more(hidden, values, columns=(WHOLE, *columns))
        for place in range(last + 1):
            _widen(hidden, values, [(place, name) for name in columns], whole=(place, WHOLE))
        for name in (WHOLE, *columns):
            _widen(hidden, values, [(place, name) for place in range(last)], whole=(last, name))
    return hidden


def too_few(counts: Collection[int]) -> bool:
    """Say whether what is held back of a sum that is shown is one count, or a few together."""
    return len(counts) == 1 or sum(counts) < LEAST


def _tells_of_few(cell: Cell, values: Mapping[Cell, int], last: int) -> bool:
    """Say whether it is few, or all but a few of its row or of the total: those who answered otherwise are few then."""
    place, name = cell
    wholes = [values[place, WHOLE], values[last, name]]
    return is_few(values[cell]) or any(is_few(one - values[cell]) for one in wholes if not is_few(one))


def _dropped(values: Mapping[Cell, int], last: int) -> frozenset[int]:
    """Return the rows of which not even the size is shown; those of one or few would be the total less the others."""
    size = {place: values[place, WHOLE] for place in range(last + 1)}
    few = {place for place in size if _tells_of_few((place, WHOLE), values, last)}
    of_groups = few - {last}
    others = sorted((size[place], place) for place in range(last) if place not in few and size[place])
    while of_groups and last not in few and others and too_few([size[place] for place in of_groups]):
        of_groups.add(others.pop(0)[1])
    return frozenset(few | of_groups)


def _widen(hidden: set[Cell], values: Mapping[Cell, int], line: Sequence[Cell], *, whole: Cell) -> None:
    """Hide more of a line whose sum is shown, until what is hidden of it are several, and not few together."""
    held = [cell for cell in line if cell in hidden]
    others = sorted((cell for cell in line if cell not in hidden), key=dearness(values))
    while held and whole not in hidden and others and too_few([values[cell] for cell in held]):
        held.append(others.pop(0))
    hidden.update(held)
