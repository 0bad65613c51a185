from __future__ import annotations

import sqlalchemy as sa

from app.kit.columns import instant, metadata

answers = sa.Table(
    "answers",
    metadata,
    sa.Column("report_id", sa.Uuid(), sa.ForeignKey("reports.id"), primary_key=True),
    sa.Column("centre_id", sa.Uuid(), nullable=False, comment="of the first owner, for ever"),
    sa.Column("case_id", sa.Uuid(), nullable=False),
    sa.Column("urgency", sa.String(8), nullable=False),
    sa.Column("way_back", sa.Boolean(), nullable=False),
    sa.Column("received_at", instant(), nullable=False),
    sa.Column("answer_by", instant(), nullable=False, comment="promised to the reporter, by what it told alone"),
    sa.Column("first_action_at", instant()),
    sa.Column("resident_contacted_at", instant()),
    sa.Column("reporter_reached_at", instant()),
    sa.Column("answered_at", instant()),
    sa.Column("answered_office_seconds", sa.BigInteger()),
    sa.Column("closed_at", instant(), comment="closing answers nothing"),
    sa.Index("ix_answers_centre_id", "centre_id", "received_at"),
    sa.Index("ix_answers_received_at", "received_at"),
    sa.Index("ix_answers_case_id", "case_id"),
)
