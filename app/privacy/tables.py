from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from app.kit.columns import instant, metadata

residents = sa.Table(
    "residents",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("recorded_at", instant(), nullable=False),
    sa.Column("caller_id", sa.Uuid(), nullable=False),
)

resident_cases = sa.Table(
    "resident_cases",
    metadata,
    sa.Column("resident_id", sa.Uuid(), sa.ForeignKey("residents.id"), primary_key=True),
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), primary_key=True),
    sa.Column("linked_at", instant(), nullable=False),
    sa.Column("caller_id", sa.Uuid(), nullable=False, comment="a citizen is linked by staff, never by the intake"),
)

withholdings = sa.Table(
    "withholdings",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("resident_id", sa.Uuid(), sa.ForeignKey("residents.id"), nullable=False),
    sa.Column("item", sa.String(100), nullable=False, comment="as the export names it"),
    sa.Column("ground", sa.String(32), nullable=False),
    sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
    sa.Column("recorded_at", instant(), nullable=False),
    sa.Column("caller_id", sa.Uuid(), nullable=False),
    sa.UniqueConstraint("resident_id", "item"),
)

legal_holds = sa.Table(
    "legal_holds",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), nullable=False),
    sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
    sa.Column("since", instant(), nullable=False),
    sa.Column("lifted_at", instant()),
    sa.Column("caller_id", sa.Uuid(), nullable=False),
    sa.Index("ix_legal_holds_case_id", "case_id"),
)

cleared_cases = sa.Table(
    "cleared_cases",
    metadata,
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), primary_key=True),
    sa.Column("subject", sa.String(8), nullable=False, comment="of KLE, by which the period was chosen"),
    sa.Column("cleared_at", instant(), nullable=False),
    sa.Column("version", sa.Integer(), comment="of the case as it was cleared: a later one is not cleared"),
)


def is_cleared(case: sa.FromClause) -> sa.ColumnElement[bool]:
    """Whatever is told of a case, or of a report of it, is a new version of it, also where it stays closed."""
    row = cleared_cases.c
    return sa.exists().where(row.case_id == case.c.id, row.version == case.c.version)


def when_cleared(case: sa.FromClause) -> sa.ScalarSelect[datetime | None]:
    """When a case was cleared last, whatever came to it since; null where it never was."""
    wanted: sa.Select[Any] = sa.select(cleared_cases.c.cleared_at).where(cleared_cases.c.case_id == case.c.id)
    return wanted.scalar_subquery()


resident_notices = sa.Table(
    "resident_notices",
    metadata,
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), primary_key=True),
    sa.Column("owed_at", instant(), nullable=False, comment="when staff were told to inform the resident"),
    sa.Column(
        "task_id", sa.Uuid(), comment="by which task: it is owed until that is done, in whichever case it stands"
    ),
    sa.Index("ix_resident_notices_task_id", "task_id"),
)

key_proofs = sa.Table(
    "key_proofs",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("proof_sealed", sa.LargeBinary(), nullable=False, comment="a known word: what opens it opens the rest"),
    sa.Column("lookup_fp", sa.LargeBinary(), nullable=False, comment="of the same word, by the look-up key"),
)
