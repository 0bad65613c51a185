"""Counting answers "of all n cases" (pure): several answers a case, so shares may add up to more than one (R050)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.response_time.least import LEAST, is_few

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
    order = dict.fromkeys([*codes, *([] if unknown is None else [unknown])])
    return Tally(of=len(answers), lines=[line(code, counted[code], of=len(answers)) for code in order])


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
    of = table.of or 0
    if is_few(of):
        return Tally(of=None, lines=[_held_back(one) for one in table.lines], suppressed=True)
    hidden = {one.code for one in _held(table)}
    lines = [_held_back(one) if one.code in hidden else one for one in table.lines]
    return replace(table, lines=lines, suppressed=bool(hidden))


def _held(table: Tally) -> Sequence[Line]:
    """Return the small counts, and so many of the next that no sum over single answers tells one of them, or a few."""
    by_count = sorted((one for one in table.lines if one.count), key=lambda one: (one.count or 0, one.code))
    held = [one for one in by_count if is_few(one.count or 0)]
    others = by_count[len(held) :]
    while held and others and (len(held) == 1 or sum(one.count or 0 for one in held) < LEAST):
        held.append(others.pop(0))
    return held


def _held_back(one: Line) -> Line:
    return Line(code=one.code, count=None, share=None, percent=None, suppressed=True)
