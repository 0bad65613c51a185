"""Which cases came back, and whether whoever closed them expected that (pure): the earlier case may be anywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.kit.case_codes import EventKind
from app.kit.codes import TriState
from app.response_time.scheme.answers_given import Bits
from app.response_time.scheme.case_batch import Batch
from app.response_time.scheme.case_columns import EVENTS, EXPECTED, EXPECTED_AT, CaseColumns, LinkKind, full
from app.response_time.scheme.ends import Relapse
from app.response_time.scheme.those_counted import Flags, Span, places

_RELAPSES: Final = tuple(Relapse)
_MEANS: Final = {
    TriState.YES: Relapse.EXPECTED,
    TriState.NO: Relapse.UNEXPECTED,
    TriState.UNKNOWN: Relapse.UNKNOWN,
}
_BIT: Final = [1 << _RELAPSES.index(_MEANS[one]) for one in EXPECTED]
_NOT_KNOWN: Final = EXPECTED.index(TriState.UNKNOWN)
_Closings = Mapping[bytes, Sequence[tuple[int, int]]]


def relapses(batches: Sequence[Batch], span: Span) -> Sequence[Bits]:
    """Find the cases that came back in the period: opened again, or a new case after an ended one."""
    counted = [one.stands for one in batches]
    again: dict[bytes, int] = {}
    back: dict[bytes, bytes] = {}
    for one, those in zip(batches, counted, strict=True):
        back |= _after_another(one.columns, those, span)
    for one, those in zip(batches, counted, strict=True):
        for case, at in _told(one.columns, those, EventKind.REOPENED, span):
            again[case] = at
            if at >= span.start:
                back[case] = case
    closings = _closings(batches, set(back.values()), span)
    found = [np.full(len(one.columns.cases), 1 << _RELAPSES.index(Relapse.NONE), dtype=np.uint32) for one in batches]
    for case, there in places(batches, back).items():
        ended = [what for at, what in closings.get(back[case], ()) if case not in again or at <= again[case]]
        found[there.batch][there.row] = _BIT[ended[-1] if ended else _NOT_KNOWN]
    return found


def _after_another(columns: CaseColumns, those: Flags, span: Span) -> Mapping[bytes, bytes]:
    """Return the counted cases that were received in the period after another one ended, and which that was."""
    links, cases = columns.links, columns.cases
    wanted = (links["kind"] == LinkKind.RELAPSE_OF) & those[links["row"]]
    wanted &= cases["received"][links["row"]] >= span.start
    return {full(cases["id"][link["row"]]): full(link["other"]) for link in links[wanted]}


def _closings(batches: Sequence[Batch], cases: Collection[bytes], span: Span) -> _Closings:
    """Return when these cases were closed, in the order of time, and whether they were expected to come back."""
    found: dict[bytes, list[tuple[int, int]]] = defaultdict(list)
    for one in batches:
        rows = one.columns.places(cases)
        those = np.zeros(len(one.columns.cases), dtype=bool)
        those[rows[one.stands[rows]]] = True
        told = _rows(one.columns, those, EventKind.CLOSED, span)
        for case, row in zip(one.columns.ids_of(told["row"]), told, strict=True):
            found[case].append((int(row["at"]), int(row["what"]) >> EXPECTED_AT))
    return found


def _told(columns: CaseColumns, those: Flags, kind: EventKind, span: Span) -> Iterator[tuple[bytes, int]]:
    told = _rows(columns, those, kind, span)
    return zip(columns.ids_of(told["row"]), told["at"].tolist(), strict=True)


def _rows(columns: CaseColumns, those: Flags, kind: EventKind, span: Span) -> NDArray[Any]:
    """Return what was told of this kind, of those cases, before the end of the period."""
    told: NDArray[Any] = columns.told[np.flatnonzero(columns.told["kind"] == EVENTS.index(kind))]
    found: NDArray[Any] = told[(told["at"] < span.end) & those[told["row"]]]
    return found
