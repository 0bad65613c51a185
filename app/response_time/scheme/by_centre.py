"""Tables of counts of each centre beside each other, and of all of them together (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from uuid import UUID

from app.response_time.least import is_few
from app.response_time.scheme.crossed import Crossed, crossed
from app.response_time.scheme.tally import Tally, counted, line

Counts = Mapping[UUID, Counter[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """What was counted at each centre: a table of these codes.

    `sizes` says of how many, where one may have several answers or none; else each has one answer.
    """

    name: str
    codes: Sequence[str]
    counts: Counts
    sizes: Mapping[UUID, int] | None = None

    def table(self, centres: Sequence[UUID]) -> Tally:
        """Return what was counted at these centres together."""
        together = sum((self.counts[one] for one in centres if one in self.counts), Counter[str]())
        if self.sizes is None:
            return counted(together, codes=self.codes)
        of = sum(self.sizes.get(one, 0) for one in centres)
        return Tally(of=of, lines=[line(code, together[code], of=of) for code in self.codes])


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
    known = frozenset(centre for one in every for centre in (one.counts if one.sizes is None else one.sizes))
    order = sorted(known if centres is None else known & centres)
    found = {one.name: _crossed(one, order, guarded=guarded) for one in every}
    return [
        OfCentre(centre=None, tables={name: one.total for name, one in found.items()}),
        *(
            OfCentre(centre=centre, tables={name: one.tables[place] for name, one in found.items()})
            for place, centre in enumerate(order)
        ),
    ]


def with_medians(
    rows: Sequence[OfCentre], name: str, measured: Mapping[UUID, Sequence[float]], *, guarded: bool
) -> Sequence[OfCentre]:
    """Add the median of what was measured at each centre; where `guarded`, none of fewer than five."""
    shown = {one.centre for one in rows}
    every = [value for centre, values in measured.items() if centre in shown for value in values]
    return [
        replace(one, numbers={**one.numbers, name: _median(_those(measured, one.centre, every), guarded=guarded)})
        for one in rows
    ]


def _those(measured: Mapping[UUID, Sequence[float]], centre: UUID | None, every: Sequence[float]) -> Sequence[float]:
    return every if centre is None else measured.get(centre, ())


def _median(values: Sequence[float], *, guarded: bool) -> float | None:
    return None if not values or (guarded and is_few(len(values))) else round(median(values), 1)


def _crossed(one: Counting, order: Sequence[UUID], *, guarded: bool) -> Crossed:
    whole = Crossed(tables=[one.table([centre]) for centre in order], total=one.table(order))
    return crossed(whole) if guarded else whole
