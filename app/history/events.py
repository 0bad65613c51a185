"""Appending to the history and reading it back; nothing is ever changed or removed here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.history.tables import events
from app.kit.case_codes import EventKind, HistoryKind
from app.kit.database import Tx
from app.kit.ids import new_id
from app.kit.prepared import Prepared

_OF_CASE: Final = Prepared(sa.select(events).where(events.c.case_id == sa.bindparam("case")).order_by(events.c.seq))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened: `codes` carries codes and figures alone, `note` whatever people wrote."""

    kind: EventKind | HistoryKind
    at: datetime
    case: UUID | None = None
    report: UUID | None = None
    centre: UUID | None = None
    responder: UUID | None = None
    codes: Mapping[str, Any] = field(default_factory=dict)
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """An event as it stands in a timeline."""

    id: UUID
    kind: str
    at: datetime
    recorded_at: datetime
    report: UUID | None
    responder: UUID | None
    codes: Mapping[str, Any]
    note: str | None


def append(tx: Tx, *happened: Event) -> None:
    tx.add(events, *(_row(tx, event) for event in happened))


def foresee_timeline(tx: Tx, *, case: UUID) -> None:
    tx.foresee(_OF_CASE, {"case": case})


def timeline(tx: Tx, *, case: UUID) -> Sequence[Happened]:
    """Return everything that happened in a case, in the order the service was told."""
    return tuple(_happened(tx, row) for row in tx.rows(_OF_CASE, {"case": case}))


def timelines(tx: Tx, ended: Sequence[UUID]) -> Sequence[Happened]:
    """Return what happened in cases that ended in one that is shown."""
    if not ended:
        return ()
    with tx.beyond_the_wall():  # they are that case's past, whoever had them
        return [one for other in ended for one in timeline(tx, case=other)]


def together(happened: Sequence[Happened], elsewhere: Sequence[Happened]) -> Sequence[Happened]:
    """Return a timeline with those of the cases that ended in this one, as the service was told."""
    return sorted([*happened, *elsewhere], key=lambda one: (one.recorded_at, one.id)) if elsewhere else happened


def times(tx: Tx, *, case: UUID, kind: EventKind | HistoryKind) -> int:
    """Return how often this happened in a case."""
    wanted = sa.select(sa.func.count()).where(events.c.case_id == case, events.c.kind == kind.value)
    counted: int = tx.execute(wanted).scalar_one()
    return counted


def _row(tx: Tx, event: Event) -> dict[str, Any]:
    row_id = new_id()
    note = event.note
    return {
        "id": row_id,
        "kind": event.kind.value,
        "case_id": event.case,
        "report_id": event.report,
        "centre_id": event.centre,
        "at": event.at,
        "recorded_at": tx.now,
        "caller_id": tx.caller.id,
        "responder_id": event.responder,
        "codes": dict(event.codes),
        "note_sealed": note and tx.sealer.seal(note, table="events", column="note", row=row_id),
    }


def _happened(tx: Tx, row: Any) -> Happened:  # noqa: ANN401 a row of `events`
    sealed = row.note_sealed
    return Happened(
        id=row.id,
        kind=row.kind,
        at=row.at,
        recorded_at=row.recorded_at,
        report=row.report_id,
        responder=row.responder_id,
        codes=row.codes,
        note=sealed and tx.sealer.open(sealed, table="events", column="note", row=row.id),
    )
