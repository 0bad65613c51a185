"""Counting answers "of all n cases" (pure): several answers a case, so shares may add up to more than one (R050)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.response_time.held_back import held_back
from app.response_time.subtraction import WHOLE, Cell

_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One answer: how many cases gave it, and which part of all cases that is; None where it is held back."""

    code: str
    count: int | None
    share: float | None
    percent: int | None
    suppressed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A table: `of` is how many there are in all, whatever they answered."""

    of: int | None
    lines: Sequence[Line]
    suppressed: bool = False


def tally(answers: Collection[Iterable[str]], *, codes: Iterable[str], unknown: str | None = None) -> Tally:
    """Count each answer once a case, a line for every code; whoever gave none counts as `unknown`, where that is told.

    `percent` is rounded half up, as the tables of the 2008 study are.
    """
    counted: Counter[str] = Counter()
    for one in answers:
        given = set(one)
        counted.update(given or ({unknown} if unknown is not None else set()))
    return tally_of(counted, codes=codes, unknown=unknown, of=len(answers))


def tally_of(counts: Mapping[str, int], *, codes: Iterable[str], unknown: str | None, of: int) -> Tally:
    """Return the table of what so many answered, a line for every code and for `unknown`."""
    order = dict.fromkeys([*codes, *([] if unknown is None else [unknown])])
    return Tally(of=of, lines=[line(code, counts.get(code, 0), of=of) for code in order])


def counted(counts: Mapping[str, int], *, codes: Sequence[str]) -> Tally:
    """Return the table of what was counted, where each has one answer."""
    of = sum(counts.get(code, 0) for code in codes)
    return Tally(of=of, lines=[line(code, counts.get(code, 0), of=of) for code in codes])


def line(code: str, count: int, *, of: int) -> Line:
    share = count / of if of else None
    return Line(code=code, count=count, share=share, percent=percent(count, of=of))


def percent(count: int, *, of: int) -> int | None:
    """Return whole per cent, rounded half up in whole numbers; None of nothing."""
    return (2 * _HUNDRED * count + of) // (2 * of) if of else None


def guarded(table: Tally) -> Tally:
    """Return what may be shown outside a centre: no count of one to four, and none that the others would tell."""
    return shown(table, held_back(cells(table), columns=[one.code for one in table.lines]))


def cells(table: Tally, place: int = 0) -> Mapping[Cell, int]:
    """Return the counts of a table as row `place` of several."""
    return {(place, WHOLE): table.of or 0, **{(place, one.code): one.count or 0 for one in table.lines}}


def shown(table: Tally, hidden: Collection[Cell], place: int = 0) -> Tally:
    """Return a table without what is hidden of its row."""
    lines = [_held_back(one) if (place, one.code) in hidden else one for one in table.lines]
    of = None if (place, WHOLE) in hidden else table.of
    return Tally(of=of, lines=lines, suppressed=of is None or any(one.suppressed for one in lines))


def _held_back(one: Line) -> Line:
    return replace(one, count=None, share=None, percent=None, suppressed=True)
