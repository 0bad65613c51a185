"""Which cases a figure counts (pure): those of a scope, two that turned out to be one as one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from app.queue.acts import ACTIONS
from app.response_time.columns import microseconds
from app.response_time.scheme.case_batch import Batch
from app.response_time.scheme.case_columns import EVENTS, CaseColumns, LinkKind, full
from app.response_time.scheme.scope import Scope, Which

Flags = NDArray[np.bool_]
IS_ACT: Final = np.array([one in ACTIONS for one in EVENTS])


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A case by its batch, and by its row in it."""

    batch: int
    row: int


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """The instants of a scope, in microseconds: from `start` until just before `end`."""

    start: int
    end: int

    def has(self, at: NDArray[np.int64]) -> Flags:
        within: Flags = (at >= self.start) & (at < self.end)
        return within


def span_of(scope: Scope) -> Span:
    return Span(microseconds(scope.start), microseconds(scope.end))


def counted_cases(batches: Sequence[Batch], scope: Scope, *, merged: bool = False) -> Sequence[Flags]:
    """Return of each batch which of its cases are counted.

    Two that turned out to be one are one, in which was done what was done in either; where `merged`, they are told
    apart, as they were until then.
    """
    span = span_of(scope)
    found = [one.stands & _is_counted(one.columns, scope, span) for one in batches]
    if merged:
        return found
    lasting = merged_since(batches, span.start)
    ended = places(batches, lasting)
    if scope.which is Which.ACTED_ON:
        more = {last for one, last in lasting.items() if one in ended and found[ended[one].batch][ended[one].row]}
        for there in places(batches, more).values():
            found[there.batch][there.row] = True
    for there in ended.values():
        found[there.batch][there.row] = False
    return found


def merged_since(batches: Sequence[Batch], start: int) -> Mapping[bytes, bytes]:
    """Return in which case those go on that ended in another one since an instant, through as many as it takes."""
    into: dict[bytes, bytes] = {}
    for one in batches:
        links, cases = one.columns.links, one.columns.cases
        since = (links["kind"] == LinkKind.MERGED_INTO) & one.stands[links["row"]]
        since &= cases["closed"][links["row"]] >= start
        into |= {full(cases["id"][link["row"]]): full(link["other"]) for link in links[since]}
    return {one: _last(one, into) for one in into}


def _last(case: bytes, into: Mapping[bytes, bytes]) -> bytes:
    while case in into:
        case = into[case]
    return case


def places(batches: Sequence[Batch], ids: Collection[bytes]) -> Mapping[bytes, Place]:
    """Return where these cases are."""
    found: dict[bytes, Place] = {}
    for number, one in enumerate(batches):
        rows = one.columns.places(ids)
        for row in rows[one.stands[rows]]:
            found[full(one.columns.cases["id"][row])] = Place(number, int(row))
    return found


def at_centres(columns: CaseColumns, centres: Collection[UUID]) -> Flags:
    """Return of each place in `ids` whether it is one of these centres."""
    wanted = {one.bytes for one in centres}
    return np.array([full(one) in wanted for one in columns.ids], dtype=bool)


def rows_with(columns: CaseColumns, rows: NDArray[np.uint32]) -> Flags:
    """Return which cases are named by these rows."""
    found = np.zeros(len(columns.cases), dtype=bool)
    found[rows] = True
    return found


def _is_counted(columns: CaseColumns, scope: Scope, span: Span) -> Flags:
    flags = np.ones(len(columns.cases), dtype=bool)
    for some in _conditions(columns, scope, span):
        flags &= some
        if not flags.any():  # of most of a long past nothing more is asked
            break
    return flags


def _conditions(columns: CaseColumns, scope: Scope, span: Span) -> Iterator[Flags]:
    cases = columns.cases
    if scope.which is Which.RECEIVED:
        yield span.has(cases["received"])
    else:
        yield (cases["received"] < span.end) & (cases["closed"] >= span.start)
    if scope.which is Which.ACTED_ON:
        told = columns.told
        acted = IS_ACT[told["kind"]] & span.has(told["at"])
        if scope.centres is not None:
            acted &= at_centres(columns, scope.centres)[told["centre"]]
        yield rows_with(columns, told["row"][acted])
    elif scope.centres is not None:
        yield at_centres(columns, scope.centres)[cases["centre"]]
