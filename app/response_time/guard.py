"""Holding back what is about fewer than five, and what it could be computed from (pure).

For those who see the whole municipality from outside a centre: analysts and the public. A count of one to four is held
back, and one that leaves so few; so is as much beside it that no sum of its row or of its column gives it away, and
instants of single reports, and shares and medians whose counts are held back. Waits are told roundly (`coarse.py`).

This is of one answer. Whoever takes two answers from one another - a year less three of its quarters, two pairs of
groupings with one in common, today's running month less yesterday's - may learn a small count: only whole periods of
the calendar and the groupings there are may be asked for (`period.py`), which keeps it narrow and does not prevent it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from app.response_time.coarse import coarse, coarse_estimate, coarse_waits
from app.response_time.figure import NOTHING, Counts, Decisions, Estimate, Figure, Held, Registered, Waits
from app.response_time.held_back import held_back
from app.response_time.least import LEAST, is_few
from app.response_time.subtraction import WHOLE, Cell

_PARTS: Final = ("answered", "open", "closed_unanswered")
"""These add up to the reports of a row."""
_TOGETHER: Final = ("reached", "overdue")
"""Shown where all parts are: by them a part that is held back could be told."""
_REST: Final = "rest"
"""The reports, or the decisions, of which something is not so: who knows the others knows how many they are."""


def guarded(groups: Sequence[Figure], total: Figure) -> tuple[list[Figure], Figure]:
    """Return the figures as they may be shown; the groups make up the total, or overlap in it."""
    rows = [*groups, total]
    counts = [_counts(row) for row in rows]
    hidden = _held_back(counts, _PARTS)
    unsafe = {place for place, name in hidden if name in _PARTS}
    for name in _TOGETHER:
        hidden |= _held_back(counts, (name,), besides={(place, name) for place in unsafe})
    for name in ("late", "in_time"):
        hidden |= _held_back(counts, (name,))
    hidden |= _held_back(counts, ("made",), whole="owed")
    shown = [_shown(row, place, hidden) for place, row in enumerate(rows)]
    return shown[:-1], shown[-1]


def _counts(row: Figure) -> Mapping[str, int]:
    counts = row.counts
    found = {
        WHOLE: counts.reports,
        "answered": counts.answered,
        "open": counts.open,
        "closed_unanswered": counts.closed_unanswered,
        "reached": counts.reached,
        "overdue": counts.overdue,
        "late": row.registered.late,
        "in_time": round((row.within_target.value or 0) * (counts.reports or 0)),
        "owed": row.decisions.owed,
        "made": row.decisions.made,
    }
    return {name: count or 0 for name, count in found.items()}


def _held_back(
    counts: Sequence[Mapping[str, int]], names: Sequence[str], *, whole: str = WHOLE, besides: Iterable[Cell] = ()
) -> set[Cell]:
    """Return what is not shown of the table of these counts and of what they leave of the whole."""
    values: dict[Cell, int] = {}
    for place, row in enumerate(counts):
        parts = {name: row[name] for name in names}
        rest = row[whole] - sum(parts.values())
        values |= {(place, name): count for name, count in {WHOLE: row[whole], **parts, _REST: rest}.items()}
    hidden = held_back(values, columns=(*names, _REST), besides=besides)
    return {(place, whole if name == WHOLE else name) for place, name in hidden if name != _REST}


def _shown(row: Figure, place: int, hidden: set[Cell]) -> Figure:
    if (place, WHOLE) in hidden:
        return Figure(key=row.key, counts=Counts(), suppressed=True)

    def count(name: str, value: int | None) -> int | None:
        return None if (place, name) in hidden else value

    counts, decided = row.counts, row.decisions
    reached, made = count("reached", counts.reached), count("made", decided.made)
    late = count("late", row.registered.late)
    waits, without_waiting = _of_enough(row.waits, reached), _of_enough(row.without_waiting, reached)
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
        waits=waits,
        without_waiting=without_waiting,
        within_target=NOTHING if (place, "in_time") in hidden else _share(row.within_target, counts.reports),
        registered=Registered()
        if late is None
        else replace(row.registered, median_delay=_enough(coarse(row.registered.median_delay), late)),
        decisions=Decisions(
            owed=count("owed", decided.owed),
            made=made,
            median=coarse_estimate(decided.median) if (made or 0) >= LEAST else NOTHING,
        ),
        held=None if row.held is None else Held(),
        suppressed=any(cell[0] == place for cell in hidden) or any(map(_holds_back, (waits, without_waiting))),
    )


def _of_enough(waits: Waits, reached: int | None) -> Waits:
    """Return quantiles of at least five, as far as none is one report's."""
    return Waits() if (reached or 0) < LEAST else coarse_waits(waits)


def _holds_back(waits: Waits) -> bool:
    quantiles = (waits.median, waits.lower_quartile, waits.upper_quartile, waits.ninetieth)
    return any(one.held_back for one in quantiles)


def _share(share: Estimate, reports: int | None) -> Estimate:
    """Return the share where neither those in time nor those too late are one to four."""
    if share.value is None or reports is None:
        return NOTHING
    few = (is_few(round(part * reports, 6)) for part in (share.value, 1 - share.value))
    return NOTHING if any(few) else share


def _enough(value: float | None, count: int) -> float | None:
    return value if count >= LEAST else None
