from __future__ import annotations

import sqlalchemy as sa

from app.kit.columns import document, instant, metadata

rule_sets = sa.Table(
    "rule_sets",
    metadata,
    sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
    sa.Column("valid_from", instant(), nullable=False, unique=True, comment="in force until the next one's"),
    sa.Column("published_at", instant(), nullable=False),
    sa.Column("published_by", sa.Uuid(), nullable=False),
    sa.Column("rules", document(), nullable=False),
)

decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("report_id", sa.Uuid(), sa.ForeignKey("reports.id"), nullable=False),
    sa.Column("rule_set", sa.Integer(), nullable=False),
    sa.Column("rules", document(), nullable=False),
    sa.Column("facts", document(), nullable=False),
    sa.Column("findings", document(), nullable=False, comment="concern, source and confidence; never the words"),
    sa.Column("owner_kind", sa.String(32), nullable=False),
    sa.Column("informed_kinds", document(), nullable=False),
    sa.Column("urgency", sa.String(8), nullable=False),
    sa.Column("answer_amount", sa.Integer(), nullable=False),
    sa.Column("answer_unit", sa.String(16), nullable=False),
    sa.Column("child_signal", sa.Boolean(), nullable=False),
    sa.Column("because_sealed", sa.LargeBinary(), comment="the words of the text that led to findings"),
    sa.Column("decided_at", instant(), nullable=False),
    sa.Index("ix_decisions_report_id", "report_id"),
)
