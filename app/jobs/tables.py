from __future__ import annotations

import sqlalchemy as sa

from app.kit.columns import instant, metadata

jobs = sa.Table(
    "jobs",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("key", sa.String(100), nullable=False, comment="one job a kind and key, however often it is promised"),
    sa.Column("subject", sa.Uuid(), comment="the report, case or call it is about"),
    sa.Column("payload_sealed", sa.LargeBinary()),
    sa.Column("state", sa.String(8), nullable=False),
    sa.Column("run_at", instant(), nullable=False),
    sa.Column("attempts", sa.Integer(), nullable=False),
    sa.Column("lease", sa.Uuid()),
    sa.Column("leased_until", instant()),
    sa.Column("failure", sa.String(200), comment="the kind of the last failure; never its words, they may name people"),
    sa.Column("promised_at", instant(), nullable=False),
    sa.Column("finished_at", instant()),
    sa.UniqueConstraint("kind", "key"),
    sa.CheckConstraint("state IN ('waiting', 'done', 'dead')", name="state"),
    sa.Index(
        "ix_jobs_due",
        "run_at",
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    ),
    sa.Index("ix_jobs_subject", "subject"),
)

is_waiting = jobs.c.state == sa.literal_column("'waiting'")
"""Written out, not bound: only so does a database know that the small index of waiting jobs serves."""
