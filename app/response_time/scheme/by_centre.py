"""Tables of counts of each centre beside each other, and of all of them together (pure)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from app.response_time.least import is_few
from app.response_time.scheme.crossed import Crossed, crossed
from app.response_time.scheme.tally import Tally, counted, tally

Counts = Mapping[UUID, Counter[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """What was counted at each centre: a table of these codes.

    `whose` tells the answers of each, where one may have several or none and be at two centres; else each has one.
    """

    name: str
    codes: Sequence[str]
    counts: Counts = field(default_factory=dict)
    whose: Mapping[UUID, Mapping[Any, Collection[str]]] | None = None

    @property
    def centres(self) -> frozenset[UUID]:
        return frozenset(self.counts if self.whose is None else self.whose)

    def table(self, centres: Sequence[UUID]) -> Tally:
        """Return what was counted at these centres together."""
        if self.whose is None:
            together = sum((self.counts[one] for one in centres if one in self.counts), Counter[str]())
            return counted(together, codes=self.codes)
        answers: dict[Hashable, set[str]] = defaultdict(set)
        for centre in centres:
            for one, some in self.whose.get(centre, {}).items():
                answers[one].update(some)
        return tally(answers.values(), codes=self.codes)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfCentre:
    """The tables of one centre, or of all together where it is None; `numbers` are what is no count."""

    centre: UUID | None
    tables: Mapping[str, Tally]
    numbers: Mapping[str, float | None] = field(default_factory=dict)


def beside(every: Sequence[Counting], *, centres: frozenset[UUID] | None, guarded: bool = False) -> Sequence[OfCentre]:
    """Return the tables of all centres together first, and then those of each that has any.

    `centres` None is all of them; where `guarded`, no count of one to four is shown, nor one that would tell of one.
    """
    known = frozenset(centre for one in every for centre in one.centres)
    order = sorted(known if centres is None else known & centres)
    found = {one.name: _crossed(one, order, guarded=guarded) for one in every}
    return [
        OfCentre(centre=None, tables={name: one.total for name, one in found.items()}),
        *(
            OfCentre(centre=centre, tables={name: one.tables[place] for name, one in found.items()})
            for place, centre in enumerate(order)
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """How long something was waited for, in any one unit, and whether it came."""

    length: float
    ended: bool


def with_medians(
    rows: Sequence[OfCentre], name: str, measured: Mapping[UUID, Sequence[Wait]], *, guarded: bool
) -> Sequence[OfCentre]:
    """Add after how long half of what was waited for at each centre had come, None while it has not.

    Where `guarded`, none by fewer than five that came.
    """
    shown = {one.centre for one in rows}
    every = [value for centre, values in measured.items() if centre in shown for value in values]
    return [
        replace(one, numbers={**one.numbers, name: _median(_those(measured, one.centre, every), guarded=guarded)})
        for one in rows
    ]


def _those(measured: Mapping[UUID, Sequence[Wait]], centre: UUID | None, every: Sequence[Wait]) -> Sequence[Wait]:
    return every if centre is None else measured.get(centre, ())


def _median(waits: Sequence[Wait], *, guarded: bool) -> float | None:
    from app.response_time.estimates import median_of  # noqa: PLC0415 numpy takes its time, and few starts need it

    if guarded and is_few(len([one for one in waits if one.ended])):
        return None
    found = median_of([(one.length, one.ended) for one in waits])
    return None if found is None else round(found, 1)


def _crossed(one: Counting, order: Sequence[UUID], *, guarded: bool) -> Crossed:
    whole = Crossed(tables=[one.table([centre]) for centre in order], total=one.table(order))
    return crossed(whole) if guarded else whole
