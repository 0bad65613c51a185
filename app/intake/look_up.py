"""Reading recorded reports: coded for the path, opened for those who may see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

import orjson
import sqlalchemy as sa

from app.intake.sealing import TABLE
from app.intake.tables import reports
from app.kit.among import Among
from app.kit.codes import Channel, ReporterKind
from app.kit.database import Tx
from app.kit.prepared import Prepared

_SHAPES: Final = 64
_BY_ID: Final = Among(lambda ids: sa.select(reports).where(reports.c.id.in_(ids)))


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
class Shape:
    """What the question looks like, without its values: of so many landlords, and by which of its names."""

    landlords: int | None
    asked: frozenset[str]

    def condition(self) -> sa.ColumnElement[bool]:
        asked: list[sa.ColumnElement[bool]] = []
        if self.landlords is not None:  # of no landlord is nothing at all
            names = [sa.bindparam(f"landlord_{place}", type_=sa.Uuid()) for place in range(self.landlords)]
            asked.append(reports.c.scope_id.in_(names) if names else sa.false())
        elif "caller" in self.asked:
            asked.append(reports.c.caller_id == sa.bindparam("caller"))
        if "report" in self.asked:
            asked.append(reports.c.id == sa.bindparam("report"))
        if "reference" in self.asked:
            asked.append(reports.c.reference == sa.bindparam("reference"))
        if "before" in self.asked:
            asked.append(reports.c.id < sa.bindparam("before"))
        return sa.and_(sa.true(), *asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which reports are asked for: of these landlords or by a caller, one by id or reference, those before one."""

    landlords: frozenset[UUID] | None = None
    caller: UUID | None = None
    report: UUID | None = None
    reference: str | None = None
    before: UUID | None = None

    @property
    def shape(self) -> Shape:
        named = ("caller", "report", "reference", "before")
        asked = frozenset(name for name in named if getattr(self, name) is not None)
        return Shape(landlords=None if self.landlords is None else len(self.landlords), asked=asked)

    @property
    def values(self) -> dict[str, Any]:
        """Return the values of the names in its shape."""
        landlords = {f"landlord_{place}": one for place, one in enumerate(self.landlords or ())}
        one = {"caller": self.caller, "report": self.report, "reference": self.reference, "before": self.before}
        return {**landlords, **one}


def seen(tx: Tx, *, wanted: Wanted, limit: int) -> Sequence[ReportSeen]:
    """Return reports newest first."""
    rows = tx.rows(_newest(wanted.shape), {**wanted.values, "most": limit})
    return tuple(_seen(tx, row) for row in rows)


@lru_cache(maxsize=_SHAPES)
def _newest(shape: Shape) -> Prepared:
    wanted = sa.select(reports).where(shape.condition()).order_by(reports.c.id.desc())
    return Prepared(wanted.limit(sa.bindparam("most", type_=sa.Integer())))


def way_back_of(tx: Tx, *, report: UUID) -> Mapping[str, str]:
    """Return how the reporter asked to be reached: name, phone, email as far as given."""
    sealed = tx.execute(sa.select(reports.c.reporter_sealed).where(reports.c.id == report)).scalar()
    return {} if sealed is None else _opened(tx, sealed, "reporter", report)


def foresee_opened(tx: Tx, *, ids: Sequence[UUID]) -> None:
    _BY_ID.foresee(tx, ids)


def opened(tx: Tx, *, ids: Sequence[UUID]) -> Mapping[UUID, ReportOpened]:
    return {row.id: _open(tx, row) for row in _BY_ID.rows(tx, ids)}


def _seen(tx: Tx, row: Any) -> ReportSeen:  # noqa: ANN401 a row of `reports`
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


def _open(tx: Tx, row: Any) -> ReportOpened:  # noqa: ANN401 as above
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
