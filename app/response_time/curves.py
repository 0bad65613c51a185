"""Curves of waiting, for whoever draws them (pure): which part of the reports still waited after each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.response_time.clocks import MICROSECONDS_A_MINUTE
from app.response_time.estimates import curve_of
from app.response_time.figure import Counts, Figures, Grouping, Key
from app.response_time.groups import Setting, grouped
from app.response_time.material import FEW, Material
from app.response_time.survival import Curve

STEPS: Final = 60
_TENTHS: Final = 0.9
_PER_CENT: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One group's curve at even steps of `step` minutes; `waiting` are whole per cent, the first of them 100.

    Drawn at even steps and in whole per cent, so that no single report can be read off.
    """

    key: Key
    step: float
    waiting: Sequence[int]

    @property
    def until(self) -> float:
        return self.step * (len(self.waiting) - 1)

    def after(self, minutes: float) -> int:
        """Return how many per cent still waited after so many minutes, at the nearest step before."""
        return self.waiting[min(int(minutes / self.step), len(self.waiting) - 1)]


def curves_of(material: Material, setting: Setting, groupings: Sequence[Grouping], figures: Figures) -> Sequence[Drawn]:
    """Return the curve of everything first, then of each group with enough reports to draw one, answered or not.

    `figures` are of the same groups as they may be shown: what they hold back is not drawn.
    """
    found = [(figures.total, curve_of(material.whole))]
    parted = grouped(material.state, groupings, setting)
    found += [(one, curve_of(material.whole, rows)) for one, (_, rows) in zip(figures.groups, parted, strict=True)]
    shown = [(figure.key, one) for figure, one in found if _is_drawn(figure.counts)]
    longest = _shown_until([one for _, one in shown])
    return [_drawn(key, one, longest) for key, one in shown] if longest else []


def _is_drawn(counts: Counts) -> bool:
    """Whoever leaves nearly all unanswered is drawn too: a curve that hardly falls is what there is to see."""
    return (counts.reports or 0) >= FEW and counts.reached is not None


def _shown_until(every: Sequence[Curve]) -> float:
    """Return how far curves are worth drawing: until nine in ten of each have ended for whom that is ever so.

    Where it is so for none, as far as anybody has waited. Who never comes so far is seen to stay above the others.
    """
    ninetieths = [found for found in (one.quantile(_TENTHS) for one in every) if found]
    return max(ninetieths or [one.longest or 0.0 for one in every], default=0.0)


def _drawn(key: Key, one: Curve, longest: float) -> Drawn:
    waiting = [round(_PER_CENT * one.at(longest * place / STEPS)[0]) for place in range(STEPS + 1)]
    return Drawn(key=key, step=longest / STEPS / MICROSECONDS_A_MINUTE, waiting=waiting)
