"""What a reporter told us, read back from what is recorded, for those who decide of it once more."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import orjson
import sqlalchemy as sa

from app.directory.places import ToldPlace
from app.intake.look_up import way_back_of
from app.intake.sealing import TABLE
from app.intake.tables import reports
from app.intake.told import Discharge, Eviction, Reporter, Resident, Told
from app.kit.codes import (
    Channel,
    Children,
    Concern,
    ContactAdvice,
    EvictionStage,
    ReporterKind,
    Safety,
    TriState,
)
from app.kit.database import Tx

_IDS = ("housing_department", "dar_address_id")


def told_again(tx: Tx, *, report: UUID) -> Told:
    """Return a recorded report as it was told; what has been cleared since is not there."""
    row = tx.execute(sa.select(reports).where(reports.c.id == report)).one()
    resident = _opened(tx, row, "resident")
    words = row.description_sealed
    return Told(
        description="" if words is None else tx.sealer.open(words, table=TABLE, column="description", row=row.id),
        place=_place(_opened(tx, row, "place") or {}),
        channel=Channel(row.channel),
        concerns=tuple(Concern(one) for one in row.concerns),
        happened_at=row.happened_at,
        received_at=row.received_at,
        language=row.language,
        landlord=row.landlord_id,
        reporter=_reporter(tx, row),
        resident=None if resident is None else Resident(**resident),
        children=Children(row.children),
        referred_by_municipality=TriState(row.referred),
        contact_advice=tuple(ContactAdvice(one) for one in row.contact_advice),
        interpreter_language=row.interpreter_language,
        safety=tuple(Safety(one) for one in row.safety),
        eviction=_eviction(row),
        discharge=None
        if row.discharge_at is None
        else Discharge(at=row.discharge_at, dwelling_unfit=row.dwelling_unfit),
    )


def _place(said: dict[str, str]) -> ToldPlace:
    ids = {name: UUID(said.pop(name)) for name in _IDS if name in said}
    return ToldPlace(
        **said,
        housing_department=ids.get("housing_department"),
        dar_address_id=ids.get("dar_address_id"),
    )


def _reporter(tx: Tx, row: sa.Row[Any]) -> Reporter:
    kind = ReporterKind(row.reporter_kind)
    return Reporter(kind=kind, anonymity_requested=row.anonymity_requested, **way_back_of(tx, report=row.id))


def _eviction(row: sa.Row[Any]) -> Eviction | None:
    if row.eviction_stage is None:
        return None
    return Eviction(
        stage=EvictionStage(row.eviction_stage),
        at=row.eviction_at,
        payment_demand_received_on=row.payment_demand_received_on,
        terminated_on=row.terminated_on,
    )


def _opened(tx: Tx, row: sa.Row[Any], column: str) -> dict[str, str] | None:
    sealed = getattr(row, f"{column}_sealed")
    if sealed is None:
        return None
    opened: dict[str, str] = orjson.loads(tx.sealer.open(sealed, table=TABLE, column=column, row=row.id))
    return opened
