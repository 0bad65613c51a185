"""Keeping a decision with its facts, so that it can be explained and rehearsed years later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson
import sqlalchemy as sa

from app.kit.among import Among
from app.kit.database import Tx
from app.kit.ids import new_id
from app.triage.decided import Decided
from app.triage.facts_json import facts_to_json
from app.triage.tables import decisions
from app.triage.weigh import Found

_OF_REPORTS: Final = Among(
    lambda ids: sa.select(decisions).where(decisions.c.report_id.in_(ids)).order_by(decisions.c.id)
)


def keep(tx: Tx, *, report: UUID, decided: Decided) -> None:
    row_id = new_id()
    decision, words = decided.decision, _words(decided.found)
    tx.add(
        decisions,
        {
            "id": row_id,
            "report_id": report,
            "rule_set": decision.rule_set,
            "rules": list(decision.rules),
            "facts": facts_to_json(decided.facts),
            "findings": [
                {"concern": one.concern.value, "source": one.source.value, "confidence": round(one.confidence, 3)}
                for one in decided.found
            ],
            "owner_kind": decision.owner_kind.value,
            "informed_kinds": [kind.value for kind in decision.informed_kinds],
            "urgency": decision.urgency.value,
            "answer_amount": decision.answer_within.amount,
            "answer_unit": decision.answer_within.unit.value,
            "child_signal": decision.child_signal,
            "because_sealed": words and tx.sealer.seal(words, table="decisions", column="because", row=row_id),
            "decided_at": tx.now,
        },
    )


def _words(found: Sequence[Found]) -> str | None:
    words = {one.concern.value: one.because for one in found if one.because}
    return orjson.dumps(words).decode() if words else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionKept:
    """A kept decision as the case shows it; findings with the words that led to them."""

    rule_set: int
    rules: tuple[str, ...]
    owner_kind: str
    urgency: str
    decided_at: datetime
    findings: tuple[Mapping[str, Any], ...]


def foresee_decisions(tx: Tx, *, reports: Sequence[UUID]) -> None:
    _OF_REPORTS.foresee(tx, reports)


def decisions_of(tx: Tx, *, reports: Sequence[UUID]) -> Sequence[DecisionKept]:
    return tuple(_kept(tx, row) for row in _OF_REPORTS.rows(tx, reports))


def _kept(tx: Tx, row: Any) -> DecisionKept:  # noqa: ANN401 a row of `decisions`
    sealed = row.because_sealed
    text = None if sealed is None else tx.sealer.open(sealed, table="decisions", column="because", row=row.id)
    words: Mapping[str, list[str]] = {} if text is None else orjson.loads(text)
    return DecisionKept(
        rule_set=row.rule_set,
        rules=tuple(row.rules),
        owner_kind=row.owner_kind,
        urgency=row.urgency,
        decided_at=row.decided_at,
        findings=tuple(one | {"because": words.get(one["concern"], [])} for one in row.findings),
    )
