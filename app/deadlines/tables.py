from __future__ import annotations

import sqlalchemy as sa

from app.kit.columns import instant, metadata

notices = sa.Table(
    "notices",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), nullable=False),
    sa.Column("what", sa.String(16), nullable=False),
    sa.Column("ref_id", sa.Uuid(), nullable=False, comment="the task or report it is about, else the case"),
    sa.Column("limit_at", instant(), nullable=False, comment="another limit is another notice"),
    sa.Column("step", sa.String(12), nullable=False),
    sa.Column("told", sa.String(12), nullable=False, comment="who is told"),
    sa.Column("days", sa.Integer(), nullable=False, comment="working days before an event that others set"),
    sa.Column("told_at", instant(), nullable=False),
    sa.UniqueConstraint("case_id", "what", "ref_id", "limit_at", "step", "told", "days", name="uq_notices_once"),
)

alarm_calls = sa.Table(
    "alarm_calls",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), nullable=False),
    sa.Column("centre_id", sa.Uuid(), nullable=False),
    sa.Column("raised_at", instant(), nullable=False),
    sa.Column("calls", sa.Integer(), nullable=False),
    sa.Column("last_called_at", instant()),
    sa.Column("acknowledged_at", instant()),
    sa.Column("acknowledged_by", sa.Uuid(), comment="the post; none where the link was used"),
    sa.Column("ended_at", instant(), comment="acknowledged, taken by somebody, or closed"),
    sa.Index("ix_alarm_calls_case_id", "case_id"),
)
