"""Recording a report once: the row exists exactly when the 201 may be sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson
import sqlalchemy as sa

from app.directory.dwellings import Located
from app.intake.report import Recorded, Report
from app.intake.sealing import fingerprints, sealed_fields
from app.intake.tables import reports
from app.intake.told import Told
from app.kit.codes import Role
from app.kit.database import Tx
from app.kit.errors import Conflict
from app.kit.ids import new_id, new_reference
from app.kit.prepared import Prepared
from app.kit.reach import Caller

_BY_YOUR_REFERENCE = Prepared(
    sa.select(reports).where(
        reports.c.scope_id == sa.bindparam("scope"), reports.c.your_reference_fp == sa.bindparam("theirs")
    )
)


def foresee_earlier(tx: Tx, told: Told) -> None:
    """Let what `record` asks first, by the reporter's own reference, go along with the next question."""
    if told.your_reference is not None:
        tx.foresee(_BY_YOUR_REFERENCE, _theirs(tx, scope_of(tx.caller, told), told.your_reference))


def record(tx: Tx, *, told: Told, located: Located) -> Recorded:
    """Record what was told; Conflict when the reporter's own reference stands for another body already."""
    landlord = located.landlord
    scope = scope_of(tx.caller, told)
    body = _body_fingerprint(tx, told)
    earlier = _by_your_reference(tx, scope=scope, told=told, body=body)
    if earlier is not None:
        return Recorded(report=earlier, new=False)
    row_id = new_id()
    prints = fingerprints(tx.sealer, told)
    values: dict[str, Any] = {
        "id": row_id,
        "reference": new_reference(),
        "caller_id": tx.caller.id,
        "channel": told.channel.value,
        "scope_id": scope,
        "body_fp": body,
        "landlord_id": None if landlord is None else landlord.id,
        "department_id": None if located.department is None else located.department.id,
        "district_id": None if located.district is None else located.district.id,
        "centre_id": located.centre.id,
        "way_back": can_be_answered(tx.caller, told),
        "postcode": located.place.postcode,
        "dwelling_fp": located.dwelling,
        "building_fp": located.building,
        "received_at": told.received_at or tx.now,
        "recorded_at": tx.now,
        **prints,
        **sealed_fields(tx.sealer, told, row_id),
        **_codes(told),
    }
    tx.add(reports, values)
    return Recorded(report=_report(values), new=True)


def scope_of(caller: Caller, told: Told) -> UUID:
    """Return whose report it is: the landlord's for whom a portal speaks, else the caller's own.

    Never the landlord's whose dwelling it is about: that neighbours or courts told of it is not the landlord's to know.
    """
    if caller.role is Role.LANDLORD_PORTAL and told.landlord is not None:
        return told.landlord
    return caller.id


def can_be_answered(caller: Caller, told: Told) -> bool:
    """Did the reporter leave a way back: a phone, a mail address, or the portal of the landlord for whom it speaks.

    That others name the landlord of the dwelling is no way back to them.
    """
    own_portal = caller.role is Role.LANDLORD_PORTAL and told.landlord is not None
    return own_portal or told.reporter.phone is not None or told.reporter.email is not None


def _by_your_reference(tx: Tx, *, scope: UUID, told: Told, body: bytes) -> Report | None:
    if told.your_reference is None:
        return None
    row = tx.row(_BY_YOUR_REFERENCE, _theirs(tx, scope, told.your_reference))
    if row is None:
        return None
    if row.body_fp != body:
        raise Conflict("A report by this your_reference says something else; send an addition to it instead.")
    return _report(row._asdict())


def _theirs(tx: Tx, scope: UUID, reference: str) -> dict[str, Any]:
    return {"scope": scope, "theirs": tx.sealer.fingerprint(reference, purpose="your_reference")}


def _body_fingerprint(tx: Tx, told: Told) -> bytes:
    """Fingerprint what was told and nothing that was left out, so that a later field does not make old bodies new."""
    said = orjson.dumps(_without_nothing(orjson.loads(orjson.dumps(told))), option=orjson.OPT_SORT_KEYS)
    return tx.sealer.fingerprint(said.decode("utf-8", "surrogatepass"), purpose="report body")


def _without_nothing(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _without_nothing(value) if isinstance(value, dict) else value
        for key, value in told.items()
        if value not in (None, [], {})
    }


def _codes(told: Told) -> dict[str, Any]:
    eviction, discharge = told.eviction, told.discharge
    return {
        "reporter_kind": told.reporter.kind.value,
        "anonymity_requested": told.reporter.anonymity_requested,
        "concerns": [concern.value for concern in told.concerns],
        "children": told.children.value,
        "referred": told.referred_by_municipality.value,
        "contact_advice": [advice.value for advice in told.contact_advice],
        "safety": [warning.value for warning in told.safety],
        "language": told.language,
        "interpreter_language": told.interpreter_language,
        "happened_at": told.happened_at,
        "eviction_stage": eviction and eviction.stage.value,
        "eviction_at": eviction and eviction.at,
        "payment_demand_received_on": eviction and eviction.payment_demand_received_on,
        "terminated_on": eviction and eviction.terminated_on,
        "discharge_at": discharge and discharge.at,
        "dwelling_unfit": discharge is not None and discharge.dwelling_unfit,
    }


def _report(row: Mapping[str, Any]) -> Report:
    return Report(
        id=row["id"],
        reference=row["reference"],
        received_at=row["received_at"],
        recorded_at=row["recorded_at"],
        way_back=row["way_back"],
        resident_fp=row["resident_fp"],
    )
