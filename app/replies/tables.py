from __future__ import annotations

import sqlalchemy as sa

from app.kit.columns import instant, metadata

letters = sa.Table(
    "letters",
    metadata,
    sa.Column("job_id", sa.Uuid(), primary_key=True),
    sa.Column("report_id", sa.Uuid(), nullable=False),
    sa.Column("address_fp", sa.LargeBinary(), nullable=False),
    sa.Column("withheld", sa.String(12), comment="why it was not sent"),
    sa.Column("decided_at", instant(), nullable=False),
    sa.Index("ix_letters_report_id", "report_id"),
)

letter_counts = sa.Table(
    "letter_counts",
    metadata,
    sa.Column("address_fp", sa.LargeBinary(), primary_key=True),
    sa.Column("hour", sa.BigInteger(), primary_key=True, autoincrement=False, comment="hours since 1970"),
    sa.Column("letters", sa.Integer(), nullable=False),
)

unreachable = sa.Table(
    "unreachable",
    metadata,
    sa.Column("address_fp", sa.LargeBinary(), primary_key=True),
    sa.Column("report_id", sa.Uuid(), nullable=False),
    sa.Column("since", instant(), nullable=False),
)

questions = sa.Table(
    "questions",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("report_id", sa.Uuid(), sa.ForeignKey("reports.id"), nullable=False),
    sa.Column("case_id", sa.Uuid(), nullable=False, comment="whose owner asks; never shown to the reporter"),
    sa.Column("template", sa.String(32), nullable=False),
    sa.Column("answer_by", instant()),
    sa.Column("text_sealed", sa.LargeBinary(), comment="a free sentence, which was warned about and confirmed"),
    sa.Column("asked_at", instant(), nullable=False),
    sa.Column("answered_at", instant(), comment="when its reporter told more, by whatever door"),
    sa.Column("caller_id", sa.Uuid(), nullable=False),
    sa.Index("ix_questions_report_id", "report_id", "asked_at"),
)
