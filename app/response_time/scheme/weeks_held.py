"""Counting weeks from who held which open case when (pure): every holder's week at once.

Loads numpy, so it is imported where it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from app.response_time.columns import LATEST, microseconds
from app.response_time.scheme.case_batch import Batch
from app.response_time.scheme.case_columns import NOBODY, CaseColumns, uuid_of
from app.response_time.scheme.those_counted import IS_ACT, Flags, Span
from app.response_time.scheme.week import Flow, Week

Rows = NDArray[Any]
Numbers = NDArray[np.int64]
Flows = Mapping[UUID, Sequence[Flow]]
_TOGETHER: Final = 1


@dataclass(frozen=True, slots=True, eq=False)
class Hands:
    """What was held and done in the counted cases; holders and centres by their place in `ids`, nobody first.

    `held` and `acts` name cases by numbers of their own, in the order of the cases; `centres` are all that had one.
    """

    held: Rows
    acts: Rows
    ids: Sequence[UUID]
    centres: frozenset[int]

    def places(self, wanted: Collection[UUID]) -> frozenset[int]:
        return frozenset(place for place, one in enumerate(self.ids) if one in wanted)

    def within(self, places: Collection[int]) -> Hands:
        """Return what was held and done at some centres: what comes there from elsewhere is new there."""
        wanted = np.zeros(len(self.ids), dtype=bool)
        wanted[list(places)] = True
        held, acts = self.held[wanted[self.held["centre"]]], self.acts[wanted[self.acts["centre"]]]
        return Hands(held, acts, self.ids, self.centres & frozenset(places))

    def together(self, weeks: Sequence[Week]) -> Sequence[Flow]:
        """Return the weeks as if one had held everything."""
        one = np.full(len(self.held), _TOGETHER), np.full(len(self.acts), _TOGETHER)
        return _Counted(self, weeks, *one).flows(_TOGETHER)

    def by_responder(self, weeks: Sequence[Week], *, is_post: Callable[[UUID], bool]) -> Flows:
        """Return the weeks of each post that held or did anything."""
        counted = _Counted(self, weeks, self.held["owner"], self.acts["responder"])
        here = {*np.unique(self.held["owner"]).tolist(), *np.unique(self.acts["responder"]).tolist()} - {NOBODY}
        return {self.ids[place]: counted.flows(place) for place in sorted(here) if is_post(self.ids[place])}


_HELD: Final = np.dtype(
    [("start", "<i8"), ("end", "<i8"), ("case", "<i8"), ("owner", "<i4"), ("centre", "<i4"), ("closed", "?")]
)
_ACTS: Final = np.dtype([("at", "<i8"), ("case", "<i8"), ("responder", "<i4"), ("centre", "<i4")])


def hands_of(batches: Sequence[Batch], counted: Sequence[Flags], span: Span) -> Hands:
    """Return what was held of the counted cases, and done in them within a span."""
    order: dict[bytes, int] = {bytes(16): NOBODY}
    held, acts, centres, before = list[Rows](), list[Rows](), set[int](), 0
    for one, those in zip(batches, counted, strict=True):
        columns = one.columns
        place = np.array([order.setdefault(uuid_of(known).bytes, len(order)) for known in columns.ids] or [NOBODY])
        mine = columns.held[those[columns.held["row"]]]
        centres |= set(np.unique(place[mine["centre"]]).tolist())
        held.append(_held(mine[mine["start"] < LATEST], place, before))
        acts.append(_acts(columns, those, span, place, before))
        before += len(columns.cases)
    ids = [UUID(bytes=one) for one in order]
    return Hands(np.concatenate(held), np.concatenate(acts), ids, frozenset(centres))


def _held(mine: Rows, place: Numbers, before: int) -> Rows:
    found = np.empty(len(mine), dtype=_HELD)
    found["start"], found["end"], found["closed"] = mine["start"], mine["end"], mine["closed"]
    found["case"] = mine["row"].astype(np.int64) + before
    found["owner"], found["centre"] = place[mine["owner"]], place[mine["centre"]]
    return found


def _acts(columns: CaseColumns, those: Flags, span: Span, place: Numbers, before: int) -> Rows:
    told = columns.told
    mine = told[IS_ACT[told["kind"]] & span.has(told["at"]) & those[told["row"]]]
    found = np.empty(len(mine), dtype=_ACTS)
    found["at"], found["case"] = mine["at"], mine["row"].astype(np.int64) + before
    found["responder"], found["centre"] = place[mine["responder"]], place[mine["centre"]]
    return found


class _Counted:
    """What each holder began with, got, did and ended with in each week: a row for each holder, a column a week.

    The first column is what was before the weeks, and the last what comes after them.
    """

    def __init__(self, hands: Hands, weeks: Sequence[Week], holders: Rows, actors: Rows) -> None:
        self._edges = np.array([microseconds(at) for at in (*(one.start for one in weeks), weeks[-1].end)])
        self._shape = (len(hands.ids) + 1, len(self._edges) + 1)
        held = hands.held
        goes_on = np.zeros(len(held), dtype=bool)
        goes_on[1:] = (held["case"][1:] == held["case"][:-1]) & (holders[1:] == holders[:-1])
        goes_on[1:] &= (held["start"][1:] == held["end"][:-1]) & ~held["closed"][:-1]
        ends = np.ones(len(held), dtype=bool)
        ends[:-1] = ~goes_on[1:]
        ends &= held["end"] < LATEST
        self._started = self._in_weeks(holders[~goes_on], held["start"][~goes_on])
        self._ended = self._in_weeks(holders[ends], held["end"][ends])
        closed = ends & held["closed"]
        self._closed = self._in_weeks(holders[closed], held["end"][closed])
        self._acted = self._cases_in_weeks(actors, hands.acts)

    def flows(self, holder: int) -> Sequence[Flow]:
        started, ended = self._started[holder], self._ended[holder]
        stock = np.cumsum(started - ended)
        return [
            Flow(
                start=int(stock[week - 1]),
                new=int(started[week]),
                acted_on=int(self._acted[holder, week]),
                closed=int(self._closed[holder, week]),
                passed_on=int(ended[week] - self._closed[holder, week]),
                end=int(stock[week]),
            )
            for week in range(1, len(self._edges))
        ]

    def _week(self, at: Rows) -> Rows:
        return np.searchsorted(self._edges, at, side="right")

    def _in_weeks(self, holders: Rows, at: Rows) -> Numbers:
        cells = holders.astype(np.int64) * self._shape[1] + self._week(at)
        return np.bincount(cells, minlength=self._shape[0] * self._shape[1]).reshape(self._shape)

    def _cases_in_weeks(self, actors: Rows, acts: Rows) -> Numbers:
        """Count a case once a week, however much was done in it."""
        cells = actors.astype(np.int64) * self._shape[1] + self._week(acts["at"])
        first = np.unique(cells * (int(acts["case"].max(initial=0)) + 1) + acts["case"], return_index=True)[1]
        return np.bincount(cells[first], minlength=self._shape[0] * self._shape[1]).reshape(self._shape)
