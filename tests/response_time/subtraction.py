"""What somebody may compute from a table that holds something back: a linear programme tries."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linprog

from app.response_time.least import is_few

Bounds = Sequence[tuple[float, float | None]]
"""Of each cell, row by row, the total's row last: what it is, or from nought on where it is held back."""

Equations = np.ndarray[tuple[int, int], np.dtype[np.float64]]


def span(cell: int, *, groups: int, width: int, bounds: Bounds) -> float:
    """Return how far apart the least and the most are that a cell may be by what is shown.

    The last cell of each row is the sum of the others.
    """
    return span_of(cell, equations=_sums(groups, width), bounds=bounds)


def span_of(cell: int, *, equations: Equations, bounds: Bounds) -> float:
    """Return the same where each of these sums comes to nothing."""
    aim = np.zeros(equations.shape[1])
    aim[cell] = 1
    zeros = np.zeros(len(equations))
    least = linprog(aim, A_eq=equations, b_eq=zeros, bounds=bounds)
    most = linprog(-aim, A_eq=equations, b_eq=zeros, bounds=bounds)
    return float("inf") if most.status == 3 else float(-most.fun - least.fun)


def assert_nothing_told(rows: Sequence[tuple[int, ...]], told: Sequence[tuple[int | None, ...]]) -> None:
    """Every row ends with its whole; what is told is true and not few, and what is few can be two things at least."""
    truth = [*rows, tuple(sum(column) for column in zip(*rows, strict=True))]
    width = len(truth[0])
    bounds: list[tuple[float, float | None]] = []
    for found, real in zip(told, truth, strict=True):
        for value, count in zip(found, real, strict=True):
            assert value in {None, count}
            assert value is None or not is_few(value)
            bounds.append((0, None) if value is None else (value, value))
    for place, (found, real) in enumerate(zip(told, truth, strict=True)):
        for column, count in enumerate(real):
            if found[column] is None and is_few(count):
                cell = place * width + column
                assert span(cell, groups=len(rows), width=width, bounds=bounds) > 0.5, f"{column} of row {place}"


def _sums(groups: int, width: int) -> Equations:
    """Each row adds up to its last cell, each column to the total's."""
    size = (groups + 1) * width
    equations = []
    for row in range(groups + 1):
        line = np.zeros(size)
        line[row * width : (row + 1) * width - 1], line[(row + 1) * width - 1] = 1, -1
        equations.append(line)
    for column in range(width):
        line = np.zeros(size)
        line[column : groups * width : width], line[groups * width + column] = 1, -1
        equations.append(line)
    return np.array(equations)
