"""Figures as the page shows them (pure): numbers as they are written in Danish or English, curves with their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from app.pages import drawing
from app.pages.drawing import Bar, Mark, Middle
from app.pages.words import code, text
from app.response_time.figure import CentreName, Counts, Estimate, Figure, Figures, Key
from app.response_time.scheme.questions import Question
from app.response_time.scheme.tally import Line, Tally

if TYPE_CHECKING:
    from app.response_time.curves import Drawn

_MINUTES_AN_HOUR: Final = 60
_PER_CENT: Final = 100
_NOT_SAID: Final = "–"
_PARTS: Final = (0.25, 0.5, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """One group as a row of the table."""

    name: str
    reports: str
    answered: str
    open: str
    overdue: str
    closed_unanswered: str
    median: str
    ninetieth: str
    in_time: str
    too_few: bool
    suppressed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    groups: Sequence[GroupLine]
    total: GroupLine


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveShown:
    """A curve with the words that say the same; `whole` is the path of everything together, for comparison."""

    name: str
    path: str
    whole: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Curves:
    """Curves of one scale; none where too few were answered."""

    curves: Sequence[CurveShown]
    across: Sequence[Mark]
    upwards: Sequence[Mark]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The median of every month with its interval, in hours."""

    bars: Sequence[Bar]
    upwards: Sequence[Mark]
    rows: Sequence[GroupLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTable:
    """A table of the scheme: answers in the order of their number."""

    question: Question
    of: int | None
    lines: Sequence[Line]
    suppressed: bool


def lines_shown(found: Figures, *, language: str) -> Lines:
    total = _line(found.total, name=text("all", language), language=language)
    return Lines(
        groups=[_line(one, name=name_of(one.key, language), language=language) for one in found.groups], total=total
    )


def curves_shown(drawn: Sequence[Drawn], *, language: str) -> Curves:
    if not drawn:
        return Curves(curves=[], across=[], upwards=[])
    whole, until = drawn[0], drawn[0].until / _MINUTES_AN_HOUR
    y = drawing.upwards(_PER_CENT)
    path = drawing.steps(whole.waiting, most=_PER_CENT)
    shown = [
        CurveShown(
            name=name_of(one.key, language) if one.key else text("all", language),
            path=drawing.steps(one.waiting, most=_PER_CENT),
            whole=path,
            words=_words(one, language),
        )
        for one in drawn
    ]
    return Curves(
        curves=shown,
        across=drawing.marks_across(drawing.across(until)),
        upwards=drawing.marks_upwards(y, unit=" %"),
    )


def trend_shown(found: Figures, *, language: str) -> Trend:
    hours = [(one, _in_hours(one.waits.median)) for one in found.groups]
    highest = max((value for _, one in hours for value in (one.value, one.high) if value is not None), default=0.0)
    rows = [_line(one, name=name_of(one.key, language), language=language) for one in found.groups]
    values = [
        Middle(
            label=name_of(figure.key, language),
            value=one.value,
            low=one.low,
            high=one.high,
            not_yet=_is_not_yet(one, figure.counts),
        )
        for figure, one in hours
    ]
    if not highest and not any(one.not_yet for one in values):
        return Trend(bars=[], upwards=[], rows=rows)
    upwards = drawing.marks_upwards(drawing.upwards(highest)) if highest else []
    return Trend(bars=drawing.bars(values, most=highest or 1.0), upwards=upwards, rows=rows)


def table_shown(question: Question, found: Tally) -> AnswerTable:
    lines = sorted((one for one in found.lines if one.suppressed or one.count), key=lambda one: -(one.count or 0))
    return AnswerTable(question=question, of=found.of, lines=lines, suppressed=found.suppressed)


def name_of(key: Key, language: str) -> str:
    """Return what a group is called: a centre by its name, a code in words."""
    names = []
    for one in key.values():
        if isinstance(one, CentreName):
            names.append(one.name)
        elif isinstance(one, bool):
            names.append(text("relapse_yes" if one else "relapse_no", language))
        else:
            names.append(code(one, language))
    return ", ".join(names)


def _line(one: Figure, *, name: str, language: str) -> GroupLine:
    counts = one.counts
    return GroupLine(
        name=name,
        reports=_count(counts.reports),
        answered=_count(counts.answered),
        open=_count(counts.open),
        overdue=_count(counts.overdue),
        closed_unanswered=_count(counts.closed_unanswered),
        median=_duration(one.waits.median, counts, language),
        ninetieth=_duration(one.waits.ninetieth, counts, language),
        in_time=_share(one.within_target),
        too_few=one.too_few,
        suppressed=one.suppressed,
    )


def _words(one: Drawn, language: str) -> str:
    """Say what a curve shows: how many still waited at a quarter, a half and the whole of what is drawn."""
    sentence, lengths = text("still_waiting", language), [one.until * part for part in _PARTS]
    said = [sentence.format(hours=_hours(length, language), percent=one.after(length)) for length in lengths]
    return " ".join(said)


def _count(value: int | None) -> str:
    return _NOT_SAID if value is None else str(value)


def _share(one: Estimate) -> str:
    if one.value is None:
        return _NOT_SAID
    low, high = (_NOT_SAID if end is None else f"{end * _PER_CENT:.0f}" for end in (one.low, one.high))
    return f"{one.value * _PER_CENT:.0f} % ({low}–{high})"


def _duration(one: Estimate, counts: Counts, language: str) -> str:
    if one.value is None:
        return text("not_yet", language) if _is_not_yet(one, counts) else _NOT_SAID
    low, high = ("…" if end is None else _hours(end, language) for end in (one.low, one.high))
    return f"{_hours(one.value, language)} ({low}–{high})"


def _is_not_yet(one: Estimate, counts: Counts) -> bool:
    """Say whether so many have not been reached; what is held back says nothing either way."""
    return one.value is None and not one.held_back and bool(counts.reports) and counts.reached is not None


def _hours(minutes: float, language: str) -> str:
    written = f"{minutes / _MINUTES_AN_HOUR:.1f}"
    return written.replace(".", ",") if language == "da" else written


def _in_hours(one: Estimate) -> Estimate:
    value, low, high = (None if end is None else end / _MINUTES_AN_HOUR for end in (one.value, one.low, one.high))
    return replace(one, value=value, low=low, high=high)
