"""Reading cases with what was told of them, their reports and who held them, as the columns figures are counted from.

Family teams' own cases are in no figure of the scheme: they are that team's alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import numpy as np
import sqlalchemy as sa

from app.assignment.tables import case_reports, cases, is_numbered, numbered_residents, ownerships, person_number
from app.history.tables import events
from app.intake.tables import reports
from app.kit.case_codes import CaseState, EventKind
from app.kit.codes import EvictionStage, ReporterKind, TriState
from app.kit.database import Tx
from app.queue.acts import ACTIONS
from app.response_time.columns import LATEST, microseconds
from app.response_time.scheme.case_codes import coded, mask_of_concerns
from app.response_time.scheme.case_columns import (
    EVENTS,
    EXPECTED,
    NO_STAGE,
    NOBODY,
    REPORTERS,
    STAGES,
    TYPES,
    CaseColumns,
    LinkKind,
    together,
)
from app.response_time.scheme.stretches import Ownership, Span, spans
from app.response_time.tables import answers

_AT_ONCE: Final = 400
"""Ids named in one statement: fewer than either database takes parameters."""
_TURNS: Final = frozenset({EventKind.CLOSED, EventKind.REOPENED})
_KEPT: Final = ACTIONS | _TURNS | {EventKind.CASE_TYPE_SET, EventKind.OCCASIONS_SET}
_READ: Final = sorted(kind.value for kind in _KEPT | {EventKind.CORRECTED, EventKind.MERGED})
_KEPT_NAMES: Final = frozenset(kind.value for kind in _KEPT)
_TURN_NAMES: Final = frozenset(kind.value for kind in _TURNS)
_EVENT_AT: Final = {one.value: place for place, one in enumerate(EVENTS)}
_Those = sa.ColumnElement[bool]


def gather_cases(tx: Tx, whose: _Those, *, folding: bool = False) -> CaseColumns:
    """Return the cases of which `whose`, a condition on cases, is true.

    Who has no drawn number yet is told apart by the fingerprint, or, where it is for `folding`, by nothing: it stays.
    """
    return _Gathered(tx, sa.and_(sa.not_(cases.c.family), whose), folding=folding).columns()


def gather_those_cases(tx: Tx, ids: Collection[UUID], *, folding: bool = False) -> CaseColumns:
    """Return these cases."""
    return together([gather_cases(tx, cases.c.id.in_(some), folding=folding) for some in in_batches(ids)])


def in_batches(ids: Iterable[UUID]) -> Iterator[list[UUID]]:
    waiting = list(ids)
    return (waiting[start : start + _AT_ONCE] for start in range(0, len(waiting), _AT_ONCE))


class _Gathered:
    """What was read of some cases, by table."""

    def __init__(self, tx: Tx, whose: _Those, *, folding: bool) -> None:
        self._tx = tx
        self._whose = whose
        self._mine = sa.select(cases.c.id).where(whose)
        self._ids: dict[UUID | None, int] = {None: NOBODY}
        self._cases = self._read_cases()
        self._row = {row.id: place for place, row in enumerate(self._cases)}
        self._folding = folding
        self._turns: dict[UUID, list[tuple[datetime, bool]]] = defaultdict(list)
        self._merged: dict[UUID, datetime] = {}

    def columns(self) -> CaseColumns:
        told, corrected = self._told()
        found: dict[str, list[tuple[Any, ...]]] = {
            "cases": [self._case(row) for row in self._cases],
            "reports": list(self._reports()),
            "told": told,
            "held": list(self._held()),
            "corrected": corrected,
            "links": [link for row in self._cases for link in self._links(row)],
        }
        ids = [bytes(16) if one is None else one.bytes for one in self._ids]
        rows = {name: np.array(found[name], dtype=kind) for name, kind in TYPES.items()}
        return CaseColumns(ids=np.array(ids, dtype="S16"), **rows)

    def _read_cases(self) -> Sequence[Any]:
        columns = ("id", "received_at", "closed_at", "state", "centre_id", "relapse_of", "merged_into", "resident_fp")
        wanted = sa.select(*(cases.c[name] for name in columns), person_number)
        wanted = wanted.outerjoin_from(cases, numbered_residents, is_numbered).where(self._whose)
        return self._tx.execute(wanted.order_by(cases.c.id)).all()

    def _place(self, one: UUID | None) -> int:
        return self._ids.setdefault(one, len(self._ids))

    def _case(self, row: Any) -> tuple[Any, ...]:  # noqa: ANN401 a row
        closed = LATEST if row.closed_at is None else microseconds(row.closed_at)
        return (row.id.bytes, microseconds(row.received_at), closed, self._person(row), self._place(row.centre_id))

    def _person(self, row: Any) -> int:  # noqa: ANN401 a row
        if row.person_number is not None:
            return _number(row.person_number.bytes)
        return NOBODY if row.resident_fp is None or self._folding else _number(row.resident_fp)

    def _links(self, row: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 a row
        if row.relapse_of is not None:
            yield self._row[row.id], LinkKind.RELAPSE_OF.value, row.relapse_of.bytes
        if row.merged_into is not None and row.state == CaseState.CLOSED.value and row.closed_at is not None:
            yield self._row[row.id], LinkKind.MERGED_INTO.value, row.merged_into.bytes

    def _reports(self) -> Iterator[tuple[Any, ...]]:
        other = case_reports.alias()
        shared = sa.exists().where(
            other.c.report_id == case_reports.c.report_id, other.c.case_id != case_reports.c.case_id
        )
        when_and_where = ("id", "received_at", "recorded_at", "department_id", "centre_id")
        columns = (*when_and_where, "concerns", "reporter_kind", "eviction_stage", "referred")
        wanted = (
            sa.select(
                case_reports.c.case_id,
                *(reports.c[name] for name in columns),
                answers.c.report_id.is_not(None).label("measured"),
                shared.label("shared"),
            )
            .join(reports, reports.c.id == case_reports.c.report_id)
            .outerjoin(answers, answers.c.report_id == reports.c.id)
            .where(case_reports.c.case_id.in_(self._mine))
            .order_by(reports.c.received_at, reports.c.id)
        )
        found = [self._report(row) for row in self._tx.execute(wanted) if row.case_id in self._row]
        return iter(sorted(found, key=lambda one: one[_ROW]))

    def _report(self, row: Any) -> tuple[Any, ...]:  # noqa: ANN401 a row
        stage = NO_STAGE if row.eviction_stage is None else STAGES.index(EvictionStage(row.eviction_stage))
        return (
            row.id.bytes,
            microseconds(row.received_at),
            microseconds(row.recorded_at),
            self._row[row.case_id],
            mask_of_concerns(row.concerns),
            self._place(row.department_id),
            self._place(row.centre_id),
            REPORTERS.index(ReporterKind(row.reporter_kind)),
            stage,
            EXPECTED.index(TriState(row.referred)),
            row.measured,
            row.shared,
        )

    def _told(self) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
        """Return what was told of each case in the order of time, and the concerns that were put right."""
        columns = ("case_id", "kind", "at", "recorded_at", "centre_id", "responder_id", "codes")
        wanted = (
            sa.select(*(events.c[name] for name in columns))
            .where(events.c.case_id.in_(self._mine), events.c.kind.in_(_READ))
            .order_by(events.c.at, events.c.seq)
        )
        told, corrected = list[tuple[Any, ...]](), list[tuple[Any, ...]]()
        for row in self._tx.execute(wanted):
            if row.case_id not in self._row:
                continue
            if row.kind in _KEPT_NAMES:
                told.append(self._event(row))
            if row.kind in _TURN_NAMES:
                self._turns[row.case_id].append((row.at, row.kind == EventKind.CLOSED.value))
            elif row.kind == EventKind.MERGED.value and "into" in row.codes:
                self._merged[row.case_id] = row.at  # the other case, which goes on, is told of it too
            elif row.kind == EventKind.CORRECTED.value and row.codes.get("what") == "concerns":
                corrected.append(self._correction(row))
        return sorted(told, key=lambda one: one[1]), sorted(corrected, key=lambda one: one[2])

    def _event(self, row: Any) -> tuple[Any, ...]:  # noqa: ANN401 a row
        return (
            microseconds(row.at),
            self._row[row.case_id],
            coded(row.kind, row.codes),
            self._place(row.centre_id),
            self._place(row.responder_id),
            _EVENT_AT[row.kind],
        )

    def _correction(self, row: Any) -> tuple[Any, ...]:  # noqa: ANN401 a row
        after = mask_of_concerns(row.codes["after"])
        return microseconds(row.at), microseconds(row.recorded_at), self._row[row.case_id], after

    def _held(self) -> Iterator[tuple[Any, ...]]:
        owned = self._owned()
        for row in self._cases:
            opened = spans(row.received_at, self._turns[row.id], merged=self._merged.get(row.id))
            yield from self._stretches(row.id, owned.get(row.id, ()), tuple(opened))

    def _owned(self) -> Mapping[UUID, Sequence[Ownership]]:
        columns = ("case_id", "owner_id", "centre_id", "from_at", "to_at")
        wanted = (
            sa.select(*(ownerships.c[name] for name in columns))
            .where(ownerships.c.case_id.in_(self._mine))
            .order_by(ownerships.c.from_at, ownerships.c.recorded_at, ownerships.c.id)
        )
        found: dict[UUID, list[Ownership]] = defaultdict(list)
        for row in self._tx.execute(wanted):
            owned = Ownership(owner=row.owner_id, centre=row.centre_id, from_at=row.from_at, to_at=row.to_at)
            found[row.case_id].append(owned)
        return found

    def _stretches(self, case: UUID, owned: Sequence[Ownership], opened: Sequence[Span]) -> Iterator[tuple[Any, ...]]:
        """Yield what each owner had of the open case; a centre that never had it open is told of too."""
        row, never = self._row[case], {one.centre: one.owner for one in owned}
        for span in opened:
            for part in owned:
                found = part.within(span)
                if found is None:
                    continue
                never.pop(part.centre, None)
                start, end, closed = found
                until = LATEST if end is None else microseconds(end)
                yield microseconds(start), until, row, self._place(part.owner), self._place(part.centre), closed
        for centre, owner in never.items():
            yield LATEST, LATEST, row, self._place(owner), self._place(centre), False


def _number(some: bytes) -> int:
    """Return what tells a person apart as a number: drawn ones, and fingerprints, are random from the start."""
    return int.from_bytes(some[:8], "little") or 1


_ROW: Final = list(TYPES["reports"].names or ()).index("row")
