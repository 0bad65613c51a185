"""How long until somebody answered, with those who still wait counted (pure).

Kaplan and Meier's product-limit estimate: a report that nobody has answered stays at risk for as long as it has waited,
so a centre that leaves its hard reports open does not look fast.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wait:
    """How long one report has waited, in any one unit, and whether that ended with an answer."""

    length: float
    answered: bool


def quantile(waits: Iterable[Wait], share: float) -> float | None:
    """Return the time by which at least `share` (0..1) of all reports were answered; None while that is not so."""
    ordered = sorted(waits, key=lambda wait: (wait.length, not wait.answered))
    at_risk, surviving = len(ordered), 1.0
    place = 0
    while place < len(ordered):
        length, answered, leaving = ordered[place].length, 0, 0
        while place < len(ordered) and ordered[place].length == length:
            answered += ordered[place].answered
            leaving += 1
            place += 1
        surviving *= 1 - answered / at_risk
        at_risk -= leaving
        if answered and surviving <= 1 - share + 1e-12:
            return length
    return None
