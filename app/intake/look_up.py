"""Reading recorded reports: coded for the path, opened for those who may see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
import sqlalchemy as sa

from app.intake.sealing import TABLE
from app.intake.tables import reports
from app.kit.codes import Channel, ReporterKind
from app.kit.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSeen:
    """A report with what its own reporter may see of it again: nothing the service added."""

    id: UUID
    reference: str
    your_reference: str | None
    landlord: UUID | None
    department: UUID | None
    centre: UUID
    language: str
    received_at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOpened:
    """A report with its words, for those whose case it is."""

    id: UUID
    reference: str
    channel: Channel
    reporter_kind: ReporterKind
    anonymity_requested: bool
    way_back: bool
    received_at: datetime
    happened_at: datetime | None
    recorded_at: datetime
    description: str
    reporter: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which reports are asked for: of these landlords or by a caller, one by id or reference, those before one."""

    landlords: frozenset[UUID] | None = None
    caller: UUID | None = None
    report: UUID | None = None
    reference: str | None = None
    before: UUID | None = None

    def condition(self) -> sa.ColumnElement[bool]:
        asked: list[sa.ColumnElement[bool]] = []
        if self.landlords is not None:  # of no landlord is nothing at all
            asked.append(reports.c.scope_id.in_(self.landlords))
        elif self.caller is not None:
            asked.append(reports.c.caller_id == self.caller)
        if self.report is not None:
            asked.append(reports.c.id == self.report)
        if self.reference is not None:
            asked.append(reports.c.reference == self.reference)
        if self.before is not None:
            asked.append(reports.c.id < self.before)
        return sa.and_(sa.true(), *asked)


def seen(tx: Tx, *, wanted: Wanted, limit: int) -> Sequence[ReportSeen]:
    """Return reports newest first."""
    rows = tx.execute(sa.select(reports).where(wanted.condition()).order_by(reports.c.id.desc()).limit(limit))
    return tuple(_seen(tx, row) for row in rows)


def way_back_of(tx: Tx, *, report: UUID) -> Mapping[str, str]:
    """Return how the reporter asked to be reached: name, phone, email as far as given."""
    sealed = tx.execute(sa.select(reports.c.reporter_sealed).where(reports.c.id == report)).scalar()
    return {} if sealed is None else _opened(tx, sealed, "reporter", report)


def opened(tx: Tx, *, ids: Sequence[UUID]) -> Mapping[UUID, ReportOpened]:
    if not ids:
        return {}
    rows = tx.execute(sa.select(reports).where(reports.c.id.in_(ids)))
    return {row.id: _open(tx, row) for row in rows}


def _seen(tx: Tx, row: sa.Row[Any]) -> ReportSeen:
    theirs = row.your_reference_sealed
    return ReportSeen(
        id=row.id,
        reference=row.reference,
        your_reference=theirs and tx.sealer.open(theirs, table=TABLE, column="your_reference", row=row.id),
        landlord=row.landlord_id,
        department=row.department_id,
        centre=row.centre_id,
        language=row.language,
        received_at=row.received_at,
        recorded_at=row.recorded_at,
    )


def _open(tx: Tx, row: sa.Row[Any]) -> ReportOpened:
    words, reporter = row.description_sealed, row.reporter_sealed
    return ReportOpened(
        id=row.id,
        reference=row.reference,
        channel=Channel(row.channel),
        reporter_kind=ReporterKind(row.reporter_kind),
        anonymity_requested=row.anonymity_requested,
        way_back=row.way_back,
        received_at=row.received_at,
        happened_at=row.happened_at,
        recorded_at=row.recorded_at,
        description="" if words is None else tx.sealer.open(words, table=TABLE, column="description", row=row.id),
        reporter={} if reporter is None else _opened(tx, reporter, "reporter", row.id),
    )


def _opened(tx: Tx, sealed: bytes, column: str, row: UUID) -> dict[str, str]:
    opened: dict[str, str] = orjson.loads(tx.sealer.open(sealed, table=TABLE, column=column, row=row))
    return opened
