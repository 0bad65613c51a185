"""Joining an open case: a report may raise what is known of it, never lower it.

A danger of its own is shown to all on duty again, and is to be acted on by a limit of its own.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from app.assignment.danger import acts_anew, is_new_danger
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
    """Add the report to the case; its owner stays."""
    row = tx.execute(sa.select(cases).where(cases.c.id == open_case.id).with_for_update()).mappings().one()
    raised = _raised(row, placing) | _danger(tx, row, placing) | _resident(tx, row, placing)
    raised |= {"owes_action": True} if _wants_action(row, raised) else {}
    tx.execute(sa.update(cases).where(cases.c.id == open_case.id).values(version=row["version"] + 1, **raised))
    append(
        tx,
        Event(
            kind=HistoryKind.JOINED,
            case=open_case.id,
            report=placing.report.id,
            centre=row["centre_id"],
            at=placing.report.received_at,
            codes=_codes(row, raised),
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
    due, at = (
        placing.due(placing.directory.calendar(row["centre_id"]), family=row["family"]),
        placing.report.received_at,
    )
    return {
        "urgency": highest([Urgency(row["urgency"]), decision.urgency]).value,
        "concerns": _union(row["concerns"], placing.concerns),
        "safety": _union(row["safety"], told.safety),
        "contact_advice": _union(row["contact_advice"], told.contact_advice),
        "informed_kinds": _union(row["informed_kinds"], decision.informed_kinds),
        "interpreter_language": row["interpreter_language"] or told.interpreter_language,
        "answer_by": min(row["answer_by"], due.answer_by) if row["owes_answer"] else due.answer_by,
        "owes_answer": True,
        "act_by": row["act_by"] if due.act_by is None else acts_anew(row["act_by"], due.act_by, at=at),
    }


def _danger(tx: Tx, row: Any, placing: Placing) -> dict[str, Any]:  # noqa: ANN401 as above
    """Show it to all on duty, whoever took the case when it was about something else."""
    since, at = row["danger_at"], placing.report.received_at
    if placing.decision.urgency is not Urgency.ACUTE or not is_new_danger(row["urgency"], since=since, at=at):
        return {}
    return {"unclaimed": True, "danger_at": tx.now}


def _wants_action(row: Any, raised: dict[str, Any]) -> bool:  # noqa: ANN401 as above
    """Say whether somebody is to act on it anew: what was done before is no action on another danger."""
    became_acute = raised["urgency"] == Urgency.ACUTE.value != row["urgency"]
    return became_acute or bool(raised["act_by"] != row["act_by"])


def _codes(row: Any, raised: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 as above
    """Say what it raised: from when on it counts what is done about it follows from this."""
    codes: dict[str, Any] = {"urgency": [row["urgency"], raised["urgency"]]}
    if raised["act_by"] != row["act_by"]:
        codes["act_by"] = raised["act_by"].isoformat()
    return codes


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
