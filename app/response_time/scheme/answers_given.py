"""What each case answers to a question (pure): a bit for each answer, none where it is not known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.kit.case_codes import EventKind, Outcome
from app.kit.codes import Concern, EvictionStage, TriState
from app.kit.study_codes import Origin
from app.response_time.scheme.case_columns import (
    CONCERNS,
    EVENTS,
    EXPECTED,
    EXPECTED_AT,
    NO_STAGE,
    OUTCOMES,
    REPORTERS,
    STAGES,
    CaseColumns,
)
from app.response_time.scheme.ends import CARRIED_OUT, WARNED, WITHDRAWN, Eviction
from app.response_time.scheme.origins import ORIGIN_OF
from app.response_time.scheme.those_counted import Flags, Span

Bits = NDArray[np.uint32]
Rows = NDArray[Any]

_ORIGINS: Final = tuple(Origin)
_ORIGIN_BIT: Final = np.array([1 << _ORIGINS.index(ORIGIN_OF[one]) for one in REPORTERS], dtype=np.uint32)
_UNKNOWN: Final = EXPECTED.index(TriState.UNKNOWN)
_NOTICE: Final = np.uint32(1 << CONCERNS.index(Concern.EVICTION_NOTICE))
_EVICTIONS: Final = tuple(Eviction)
_OUTCOME_MASK: Final = (1 << EXPECTED_AT) - 1
_ONE: Final = np.uint32(1)


def case_types(columns: CaseColumns, span: Span) -> Bits:
    """Find every type that was in force at some instant of the period: a case that changed has both."""
    told = _told(columns, span, EventKind.CASE_TYPE_SET)
    row = told["row"]
    over = np.zeros(len(told), dtype=bool)
    over[:-1] = (row[1:] == row[:-1]) & (told["at"][1:] <= span.start)
    return _gathered(columns, row[~over], _ONE << told["what"][~over])


def occasions(columns: CaseColumns, span: Span) -> Bits:
    told = _last_of(_told(columns, span, EventKind.OCCASIONS_SET))
    return _gathered(columns, told["row"], told["what"])


def activities(columns: CaseColumns, span: Span) -> Bits:
    """Find what was done in the period itself."""
    told = _told(columns, span, EventKind.ACTIVITY, within=True)
    return _gathered(columns, told["row"], _ONE << told["what"])


def origins(columns: CaseColumns, span: Span) -> Bits:
    told = _reports(columns, span)
    return _gathered(columns, told["row"], _ORIGIN_BIT[told["reporter"]])


def concerns(columns: CaseColumns, span: Span) -> Bits:
    """Find what reporters named; what a text alone suggests counts when somebody has confirmed it.

    A correction stands for all that was reported until it was told, and what is reported after it adds to it.
    """
    told, right = _reports(columns, span), columns.corrected
    right = _last_of(right[right["at"] < span.end])
    since = np.full(len(columns.cases), np.iinfo(np.int64).min)
    since[right["row"]] = right["recorded"]
    told = told[told["recorded"] > since[told["row"]]]
    found = _gathered(columns, told["row"], told["concerns"])
    found[right["row"]] |= right["concerns"]
    return found


def stages(columns: CaseColumns, span: Span) -> Bits:
    """Find how far an eviction had come when it was first reported: the earlier, the earlier caught.

    A case without any has no stage, and that is known; of one that was reported without a stage it is not.
    """
    told = _reports(columns, span)
    found = np.full(len(columns.cases), 1 << NO_STAGE, dtype=np.uint32)
    found[told["row"][(told["concerns"] & _NOTICE) > 0]] = 0
    staged = told[told["stage"] != NO_STAGE]
    first = np.ones(len(staged), dtype=bool)
    first[1:] = staged["row"][1:] != staged["row"][:-1]
    found[staged["row"][first]] = _ONE << staged["stage"][first].astype(np.uint32)
    return found


def referred(columns: CaseColumns, span: Span) -> Bits:
    told = _reports(columns, span)
    told = _last_of(told[told["referred"] != _UNKNOWN])
    return _gathered(columns, told["row"], _ONE << told["referred"].astype(np.uint32))


def outcomes(columns: CaseColumns, span: Span) -> Bits:
    """Find with which outcome each case was closed in the period, the last time that it was."""
    told = _last_of(_told(columns, span, EventKind.CLOSED, within=True))
    return _gathered(columns, told["row"], _ONE << (told["what"] & np.uint32(_OUTCOME_MASK)))


def evictions(columns: CaseColumns, span: Span) -> Bits:
    """Find where an eviction was warned of, withdrawn or carried out in the period, as reported and as cases ended.

    One warning is told once, however long the case is worked on.
    """
    told = _reports(columns, span)
    told = told[(told["received"] >= span.start) & (told["stage"] != NO_STAGE)]
    staged = _gathered(columns, told["row"], _ONE << told["stage"].astype(np.uint32))
    ended = outcomes(columns, span)
    found = np.zeros(len(columns.cases), dtype=np.uint32)
    for one, is_so in (
        (Eviction.WARNED, _is_any(staged, WARNED)),
        (Eviction.WITHDRAWN, _is_any(staged, WITHDRAWN) | _ended_by(ended, Outcome.EVICTION_WITHDRAWN)),
        (Eviction.CARRIED_OUT, _is_any(staged, CARRIED_OUT) | _ended_by(ended, Outcome.EVICTED)),
    ):
        found[is_so] |= np.uint32(1 << _EVICTIONS.index(one))
    found[found == 0] = 1 << _EVICTIONS.index(Eviction.NONE)
    return found


def _told(columns: CaseColumns, span: Span, kind: EventKind, *, within: bool = False) -> Rows:
    """Return what was told of this kind before the end of the period, or within it."""
    told = columns.told
    those: Flags = told["kind"] == EVENTS.index(kind)
    found: Rows = told[those & (span.has(told["at"]) if within else told["at"] < span.end)]
    return found


def _reports(columns: CaseColumns, span: Span) -> Rows:
    found: Rows = columns.reports[columns.reports["received"] < span.end]
    return found


def _last_of(told: Rows) -> Rows:
    """Return the last row of each case."""
    last = np.ones(len(told), dtype=bool)
    last[:-1] = told["row"][1:] != told["row"][:-1]
    found: Rows = told[last]
    return found


def _gathered(columns: CaseColumns, rows: NDArray[np.uint32], bits: NDArray[np.uint32]) -> Bits:
    """Return of each case every bit that its rows, which come in order, have."""
    found = np.zeros(len(columns.cases), dtype=np.uint32)
    if len(rows):
        begins = np.flatnonzero(np.concatenate(([True], rows[1:] != rows[:-1])))
        found[rows[begins]] = np.bitwise_or.reduceat(bits.astype(np.uint32), begins)
    return found


def _is_any(staged: Bits, wanted: Sequence[EvictionStage] | frozenset[EvictionStage]) -> Flags:
    those: Flags = (staged & np.uint32(sum(1 << STAGES.index(one) for one in wanted))) > 0
    return those


def _ended_by(ended: Bits, outcome: Outcome) -> Flags:
    those: Flags = ended == np.uint32(1 << OUTCOMES.index(outcome))
    return those
