"""Everything that is kept about the people of some cases, item by item: for the export, and for an archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final
from uuid import UUID

import orjson
import sqlalchemy as sa

from app.access.consents import consents_of
from app.access.log_lookups import look_ups
from app.access.scopes import in_order
from app.assignment.tables import case_reports, cases, tasks
from app.blobs.attachments import attached_to
from app.history.events import timeline
from app.intake.tables import reports
from app.kit.database import Tx
from app.privacy.item import Item
from app.privacy.record_of_work import items_of_work
from app.triage.keep import decisions_of

MOST_LOOK_UPS: Final = 10_000
"""The newest; where there are more it is said, and the log of reads has them."""


def items_of(tx: Tx, *, case_ids: Sequence[UUID]) -> Sequence[Item]:
    """Return every item of the cases and their reports, in the order of time within each kind."""
    found: list[Item] = []
    report_ids: list[UUID] = []
    for row in tx.execute(sa.select(cases).where(cases.c.id.in_(case_ids)).order_by(cases.c.received_at)).all():
        found += _of_case(tx, row)
        found += items_of_work(tx, case=row.id, number=row.number)
        wanted = sa.select(case_reports.c.report_id).where(case_reports.c.case_id == row.id)
        report_ids += [one for one in tx.execute(wanted).scalars() if one not in report_ids]
    for row in tx.execute(sa.select(reports).where(reports.c.id.in_(report_ids)).order_by(reports.c.id)).all():
        found += _of_report(tx, row)
    found += _of_decisions(tx, report_ids)
    found += _of_consents(tx, case_ids)
    found += _of_look_ups(tx, case_ids, report_ids)
    return found


def _of_case(tx: Tx, row: Any) -> Iterator[Item]:  # noqa: ANN401 a row of SQLAlchemy has no narrower type
    key = f"case/{row.number}"
    codes = {
        "state": row.state,
        "urgency": row.urgency,
        "concerns": row.concerns,
        "safety": row.safety,
        "contact_advice": row.contact_advice,
        "outcome": row.outcome,
        "closed_at": row.closed_at,
    }
    yield Item(key=f"{key}/codes", what="case", at=row.received_at, value=codes)
    for name in ("place", "resident"):
        value = _opened(tx, "cases", name, row)
        if value is not None:
            yield Item(key=f"{key}/{name}", what=f"case: {name}", at=row.received_at, value=value)
    for one in timeline(tx, case=row.id):
        told = {"kind": one.kind, "codes": dict(one.codes), "note": one.note, "recorded_at": one.recorded_at}
        yield Item(key=f"event/{one.id}", what="event", at=one.at, value=told)
    for task in tx.execute(sa.select(tasks).where(tasks.c.case_id == row.id).order_by(tasks.c.set_at)).all():
        text = task.text_sealed
        words = None if text is None else tx.sealer.open(text, table="tasks", column="text", row=task.id)
        told = {"kind": task.kind, "state": task.state, "due": task.due, "text": words}
        yield Item(key=f"task/{task.id}", what="task", at=task.set_at, value=told)


def _of_report(tx: Tx, row: Any) -> Iterator[Item]:  # noqa: ANN401 a row of SQLAlchemy has no narrower type
    key = f"report/{row.reference}"
    codes = {
        "channel": row.channel,
        "reporter_kind": row.reporter_kind,
        "anonymity_requested": row.anonymity_requested,
        "concerns": row.concerns,
        "children": row.children,
    }
    yield Item(key=f"{key}/codes", what="report", at=row.received_at, value=codes)
    for name in ("description", "reporter", "place", "resident"):
        value = _opened(tx, "reports", name, row)
        if value is not None:
            yield Item(key=f"{key}/{name}", what=f"report: {name}", at=row.received_at, value=value)
    for file in attached_to(tx, reports=[row.id]).get(row.id, ()):
        told = {"name": file.name, "media_type": file.media_type, "bytes": file.bytes}
        yield Item(key=f"file/{file.id}", what="file", at=row.received_at, value=told)


def _of_decisions(tx: Tx, report_ids: Sequence[UUID]) -> Iterator[Item]:
    for report in report_ids:
        for place, one in enumerate(decisions_of(tx, reports=[report])):
            told = {
                "rule_set": one.rule_set,
                "rules": list(one.rules),
                "owner_kind": one.owner_kind,
                "urgency": one.urgency,
                "findings": [dict(finding) for finding in one.findings],
            }
            yield Item(key=f"decision/{report}/{place}", what="decision", at=one.decided_at, value=told)


def _of_consents(tx: Tx, case_ids: Sequence[UUID]) -> Iterator[Item]:
    for one in consents_of(tx, cases=case_ids):
        said = one.sharing
        told = {
            "purpose": said.purpose.value,
            "ground": said.ground.value,
            "law": said.law,
            "with": said.kind.value,
            "scope": [one.value for one in in_order(said.scope)],
            "until": said.until_at,
            "withdrawn_at": one.withdrawn_at,
        }
        yield Item(key=f"consent/{one.id}", what="consent", at=said.from_at, value=told)


def _of_look_ups(tx: Tx, case_ids: Sequence[UUID], report_ids: Sequence[UUID]) -> Iterator[Item]:
    """Tell when it was looked at and for what, and not by whom: the employee's name is normally not given."""
    found = look_ups(tx, cases=case_ids, reports=report_ids, limit=MOST_LOOK_UPS + 1)
    for one in found[:MOST_LOOK_UPS]:
        yield Item(key=f"look_up/{one.seq}", what="look-up", at=one.at, value={"purpose": one.purpose})
    if len(found) > MOST_LOOK_UPS:
        told = {"shown": MOST_LOOK_UPS, "earlier": "Der er tidligere opslag; de kan fås af opslagsloggen."}
        yield Item(key="look_ups/earlier", what="look-ups before these", at=found[-1].at, value=told)


def _opened(tx: Tx, table: str, column: str, row: Any) -> Any:  # noqa: ANN401 text, or what was sealed as JSON
    sealed = getattr(row, f"{column}_sealed")
    if sealed is None:
        return None
    text = tx.sealer.open(sealed, table=table, column=column, row=row.id)
    return text if column == "description" else orjson.loads(text)
