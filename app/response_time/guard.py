"""Holding back what is about fewer than five, and what it could be computed from (pure).

For those who see the whole municipality from outside a centre: analysts and the public. A count of one to four is held
back, and so is as much beside it that no sum of its row or of its column gives it away; so are instants of single
reports, and shares and medians whose counts are held back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from app.response_time.figure import NOTHING, Counts, Decisions, Estimate, Figure, Held, Registered, Waits
from app.response_time.least import LEAST, is_few
from app.response_time.subtraction import Cell, dearness, hide_more

_PARTS: Final = ("answered", "open", "closed_unanswered")
"""These add up to the reports of a row, and to the total's over all rows."""
_TOGETHER: Final = ("reached", "overdue")
"""Shown where all parts are: by them a part that is held back could be told."""
_APART: Final = ("late", "owed", "made")
"""These add up to the total's over all rows, and to nothing within one."""


def guarded(groups: Sequence[Figure], total: Figure, *, additive: bool) -> tuple[list[Figure], Figure]:
    """Return the figures as they may be shown; `additive` where the groups make up the total without overlap."""
    rows = [*groups, total]
    values = {(place, name): count for place, row in enumerate(rows) for name, count in _cells(row).items()}
    dropped = _dropped_rows(values, len(groups), additive=additive)
    hidden = {cell for cell, count in values.items() if cell[0] in dropped or is_few(count)}
    if additive:
        hide_more(hidden, values, columns=("reports", *_PARTS))
        for name in _APART:
            _hide_second(hidden, values, [(place, name) for place in range(len(rows))])
    for place in range(len(rows)):
        if place not in dropped:
            _hide_second(hidden, values, [(place, name) for name in _PARTS])
    shown = [_shown(row, place, hidden, dropped) for place, row in enumerate(rows)]
    return shown[:-1], shown[-1]


def _cells(row: Figure) -> Mapping[str, int]:
    counts = row.counts
    found = {
        "reports": counts.reports,
        "answered": counts.answered,
        "open": counts.open,
        "closed_unanswered": counts.closed_unanswered,
        "reached": counts.reached,
        "overdue": counts.overdue,
        "late": row.registered.late,
        "owed": row.decisions.owed,
        "made": row.decisions.made,
    }
    return {name: count or 0 for name, count in found.items()}


def _dropped_rows(values: Mapping[Cell, int], groups: int, *, additive: bool) -> frozenset[int]:
    """Return the rows of which not even the reports are shown; one alone would be the total less the others."""
    size = {place: values[place, "reports"] for place in range(groups + 1)}
    dropped = {place for place, reports in size.items() if is_few(reports)}
    of_groups = dropped - {groups}
    if additive and of_groups and groups not in dropped:
        others = sorted((size[place], place) for place in range(groups) if place not in dropped and size[place])
        while others and (len(of_groups) == 1 or sum(size[one] for one in of_groups) < LEAST):
            of_groups.add(others.pop(0)[1])
    return frozenset(dropped | of_groups)


def _hide_second(hidden: set[Cell], values: Mapping[Cell, int], line: Sequence[Cell]) -> None:
    """Hide another cell of a line in which exactly one is hidden."""
    if sum(cell in hidden for cell in line) == 1:
        hidden.add(min((cell for cell in line if cell not in hidden), key=dearness(values)))


def _shown(row: Figure, place: int, hidden: set[Cell], dropped: frozenset[int]) -> Figure:
    if place in dropped:
        return Figure(key=row.key, counts=Counts(), suppressed=True)

    unsafe = any((place, name) in hidden for name in _PARTS)

    def count(name: str, value: int | None) -> int | None:
        return None if (place, name) in hidden or (unsafe and name in _TOGETHER) else value

    counts, decided = row.counts, row.decisions
    reached, made = count("reached", counts.reached), count("made", decided.made)
    late = count("late", row.registered.late)
    some_hidden = any((place, name) in hidden for name in (*_PARTS, *_TOGETHER, *_APART))
    return replace(
        row,
        counts=Counts(
            reports=counts.reports,
            reached=reached,
            answered=count("answered", counts.answered),
            open=count("open", counts.open),
            overdue=count("overdue", counts.overdue),
            closed_unanswered=count("closed_unanswered", counts.closed_unanswered),
        ),
        waits=_of_enough(row.waits, reached),
        without_waiting=_of_enough(row.without_waiting, reached),
        within_target=_share(row.within_target, counts.reports),
        registered=Registered()
        if late is None
        else replace(row.registered, median_delay=_enough(row.registered.median_delay, late)),
        decisions=Decisions(
            owed=count("owed", decided.owed), made=made, median=decided.median if (made or 0) >= LEAST else NOTHING
        ),
        held=None if row.held is None else Held(),
        suppressed=some_hidden,
    )


def _of_enough(waits: Waits, reached: int | None) -> Waits:
    """Return quantiles of at least five; the shortest and the longest wait are each one report's."""
    return Waits() if (reached or 0) < LEAST else replace(waits, shortest=None, longest=None)


def _share(share: Estimate, reports: int | None) -> Estimate:
    """Return the share where neither those in time nor those too late are one to four."""
    if share.value is None or reports is None:
        return NOTHING
    few = (is_few(round(part * reports, 6)) for part in (share.value, 1 - share.value))
    return NOTHING if any(few) else share


def _enough(value: float | None, count: int) -> float | None:
    return value if count >= LEAST else None
