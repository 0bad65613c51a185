"""Joining an open case: a report may raise what is known of it, never lower it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from app.assignment.knowledge import KnownCase
from app.assignment.placing import Placed, Placing
from app.assignment.sealing import seal, unseal
from app.assignment.tables import cases
from app.history.events import Event, append
from app.kit.case_codes import CaseState, HistoryKind
from app.kit.codes import Urgency
from app.kit.database import Tx
from app.triage.decide import highest


def join(tx: Tx, placing: Placing, open_case: KnownCase) -> Placed:
    """Add the report to the case; its owner stays. What becomes acute is shown to all on duty again."""
    row = tx.execute(sa.select(cases).where(cases.c.id == open_case.id).with_for_update()).mappings().one()
    raised = _raised(row, placing) | _resident(tx, row, placing)
    tx.execute(sa.update(cases).where(cases.c.id == open_case.id).values(version=row["version"] + 1, **raised))
    append(
        tx,
        Event(
            kind=HistoryKind.JOINED,
            case=open_case.id,
            report=placing.report.id,
            centre=row["centre_id"],
            at=placing.report.received_at,
            codes={"urgency": [row["urgency"], raised["urgency"]]},
        ),
    )
    return Placed(
        case=open_case.id,
        number=row["number"],
        owner=row["owner_id"],
        centre=row["centre_id"],
        answer_by=raised["answer_by"],
        joined=True,
        family=row["family"],
        waited=row["state"] == CaseState.WAITING.value,
    )


def _raised(row: Any, placing: Placing) -> dict[str, Any]:  # noqa: ANN401 a row of SQLAlchemy has no narrower type
    told, decision = placing.told, placing.decision
    due = placing.due(placing.directory.calendar(row["centre_id"]), family=row["family"])
    urgency = highest([Urgency(row["urgency"]), decision.urgency])
    became_acute = urgency is Urgency.ACUTE and row["urgency"] != Urgency.ACUTE.value
    return {
        "urgency": urgency.value,
        "unclaimed": row["unclaimed"] or became_acute,
        "concerns": _union(row["concerns"], placing.concerns),
        "safety": _union(row["safety"], told.safety),
        "contact_advice": _union(row["contact_advice"], told.contact_advice),
        "informed_kinds": _union(row["informed_kinds"], decision.informed_kinds),
        "interpreter_language": row["interpreter_language"] or told.interpreter_language,
        "answer_by": min(row["answer_by"], due.answer_by) if row["owes_answer"] else due.answer_by,
        "owes_answer": True,
        "act_by": min((one for one in (row["act_by"], due.act_by) if one is not None), default=None),
    }


def _resident(tx: Tx, row: Any, placing: Placing) -> dict[str, Any]:  # noqa: ANN401 as above
    """Learn who it is about where nobody had said: whoever is reported under another name later is somebody else."""
    told, print_of_name = placing.told.resident, placing.report.resident_fp
    if told is None or row["resident_fp"] is not None:
        return {}
    known = unseal(tx, row["id"], "resident", row["resident_sealed"]) or {}
    said = {key: value for key, value in asdict(told).items() if value is not None}
    return {"resident_fp": print_of_name, "resident_sealed": seal(tx, row["id"], "resident", {**known, **said})}


def _union(kept: list[str], added: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys([*kept, *(str(code) for code in added)]))
