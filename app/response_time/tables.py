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
    sa.Column("closed_at", instant(), comment="closing answers nothing"),
    sa.Index("ix_answers_centre_id", "centre_id", "received_at"),
    sa.Index("ix_answers_received_at", "received_at"),
    sa.Index("ix_answers_case_id", "case_id"),
)

surveys = sa.Table(
    "surveys",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("report_id", sa.Uuid(), sa.ForeignKey("reports.id"), nullable=False, unique=True),
    sa.Column("centre_id", sa.Uuid(), nullable=False, comment="of the first owner, as its response time"),
    sa.Column("expires_at", instant(), nullable=False),
    sa.Column("asked_at", instant(), comment="when the letter went out"),
    sa.Column("withheld", sa.String(16), comment="why it did not"),
    sa.Column("told_at", instant()),
    sa.Column("satisfaction", sa.String(24)),
    sa.Column("knowledge", sa.String(8)),
    sa.Index("ix_surveys_asked_at", "asked_at"),
)

figure_months = sa.Table(
    "figure_months",
    metadata,
    sa.Column("centre_id", sa.Uuid(), primary_key=True),
    sa.Column("month", sa.Date(), primary_key=True, comment="first day of the local month in which they were received"),
    sa.Column("stamp", sa.Uuid(), nullable=False, comment="drawn anew with each content"),
    sa.Column("reports", sa.Integer(), nullable=False),
    sa.Column("content", sa.LargeBinary(), nullable=False, comment="columns of instants and codes, nothing personal"),
)
"""What figures are computed from, folded by month so that a year is read at once; all of it can be made again."""

figure_state = sa.Table(
    "figure_state",
    metadata,
    sa.Column("one", sa.Integer(), primary_key=True, autoincrement=False),
    sa.Column("through", sa.BigInteger(), nullable=False, comment="what events up to this one touched is folded"),
    sa.Column("form", sa.BigInteger(), nullable=False, comment="of the content; another form is folded anew"),
    sa.Column("stamp", sa.Uuid(), nullable=False),
)

case_batches = sa.Table(
    "case_batches",
    metadata,
    sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False, comment="of thirty days of their ids"),
    sa.Column("stamp", sa.Uuid(), nullable=False, comment="drawn anew with each content"),
    sa.Column("cases", sa.Integer(), nullable=False),
    sa.Column("content", sa.LargeBinary(), nullable=False, comment="columns of instants, codes and drawn numbers"),
)
"""What the figures of the scheme are counted from, folded by when cases were made; all of it can be made again."""

case_batches_state = sa.Table(
    "case_batches_state",
    metadata,
    sa.Column("one", sa.Integer(), primary_key=True, autoincrement=False),
    sa.Column("through", sa.BigInteger(), nullable=False, comment="what events up to this one touched is folded"),
    sa.Column("form", sa.BigInteger(), nullable=False, comment="of the content; another form is folded anew"),
    sa.Column("stamp", sa.Uuid(), nullable=False),
)

quarter_comments = sa.Table(
    "quarter_comments",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("centre_id", sa.Uuid(), nullable=False),
    sa.Column("quarter", sa.String(7), nullable=False),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.Column("text_sealed", sa.LargeBinary(), comment="none where it was taken away"),
    sa.Column("caller_id", sa.Uuid(), nullable=False),
    sa.Column("recorded_at", instant(), nullable=False),
    sa.UniqueConstraint("quarter", "centre_id"),
)
"""What the leader of a centre says of its figures of a quarter, before they are published."""
