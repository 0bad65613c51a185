"""Drawings of figures as SVG shapes (pure): steps of a curve, a trend with its intervals; no colour carries meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 640
HEIGHT: Final = 260
LEFT: Final = 56
RIGHT: Final = 12
TOP: Final = 12
BOTTOM: Final = 36
_TICKS: Final = 4
_ARROW: Final = 7
_ROUND: Final = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A line of the scale, where it stands and what is written at it."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Middle:
    """A value with its interval; None where nobody can say, and `not_yet` where it lies beyond all that was seen."""

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    not_yet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A value with its interval, in pixels; None where nobody can say, an `arrow` where it lies beyond the top."""

    x: float
    y: float | None
    low: float | None
    high: float | None
    label: str
    arrow: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From 0 to `most`, in a round unit, over a length in pixels."""

    most: float
    length: float

    def at(self, value: float) -> float:
        return round(min(value, self.most) / self.most * self.length, 1)

    def ticks(self) -> Sequence[float]:
        step = round_step(self.most)
        return [step * place for place in range(int(self.most / step + 1e-9) + 1)]


def round_step(most: float) -> float:
    """Return a step of 1, 2, 2.5 or 5 times a power of ten that makes about four of `most`."""
    rough = most / _TICKS
    power = 1.0
    while power * 10 <= rough:
        power *= 10
    while power > rough:
        power /= 10
    return next(power * one for one in _ROUND if power * one >= rough * (1 - 1e-9))


def across(most: float) -> Scale:
    return Scale(most=most, length=WIDTH - LEFT - RIGHT)


def upwards(most: float) -> Scale:
    return Scale(most=most, length=HEIGHT - TOP - BOTTOM)


def steps(values: Sequence[float], *, most: float) -> str:
    """Return the path of a curve that falls in steps, over even distances."""
    x, y = across(max(len(values) - 1, 1)), upwards(most)
    path: list[str] = []
    for place, value in enumerate(values):
        left, level = LEFT + x.at(place), TOP + y.length - y.at(value)
        path.append(f"M{left:g} {level:g}" if place == 0 else f"H{left:g}V{level:g}")
    return "".join(path)


def marks_across(scale: Scale, *, unit: str = "") -> Sequence[Mark]:
    return [Mark(at=LEFT + scale.at(one), label=f"{one:g}{unit}") for one in scale.ticks()]


def marks_upwards(scale: Scale, *, unit: str = "") -> Sequence[Mark]:
    return [Mark(at=TOP + scale.length - scale.at(one), label=f"{one:g}{unit}") for one in scale.ticks()]


def bars(values: Sequence[Middle], *, most: float) -> Sequence[Bar]:
    """Return each as marks beside one another; an open interval ends at the top."""
    x, y = across(max(len(values), 1)), upwards(most)

    def level(value: float | None) -> float | None:
        return None if value is None else TOP + y.length - y.at(value)

    def bar(place: int, one: Middle) -> Bar:
        middle = round(LEFT + x.at(place + 0.5), 1)
        return Bar(
            x=middle,
            y=level(one.value),
            low=level(one.low),
            high=level(most if one.high is None and (one.value is not None or one.low is not None) else one.high),
            label=one.label,
            arrow=_arrow(middle) if one.not_yet else None,
        )

    return [bar(place, one) for place, one in enumerate(values)]


def _arrow(x: float) -> str:
    """Return the path of an arrow that points to beyond the top."""
    return f"M{x:g} {TOP:g}l{_ARROW:g} {1.5 * _ARROW:g}h-{2 * _ARROW:g}z"
