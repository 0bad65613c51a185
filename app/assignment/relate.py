"""Marking a case as possibly related to others, where joining would be a guess."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import case_reports, cases
from app.kit.database import Tx


def relate(tx: Tx, *, report: UUID, others: Sequence[UUID]) -> None:
    """Name in the cases of a new report those of other reports; nothing of the family team's is named or named in."""
    numbers = {row.id: row.number for row in tx.execute(_cases_of(others))}
    for row in tx.execute(_cases_of([report])).all():
        named = [number for case, number in numbers.items() if case != row.id]
        related = list(dict.fromkeys([*row.possibly_related, *named]))
        tx.execute(sa.update(cases).where(cases.c.id == row.id).values(possibly_related=related))


def _cases_of(reports: Sequence[UUID]) -> sa.Select[tuple[UUID, str, list[str]]]:
    joined = sa.select(case_reports.c.case_id).where(case_reports.c.report_id.in_(reports))
    wanted = sa.select(cases.c.id, cases.c.number, cases.c.possibly_related)
    return wanted.where(cases.c.id.in_(joined), cases.c.family.is_(False)).order_by(cases.c.received_at)
