from __future__ import annotations

import sqlalchemy as sa

from app.kit.columns import instant, metadata

centre_counters = sa.Table(
    "centre_counters",
    metadata,
    sa.Column("centre_id", sa.Uuid(), primary_key=True),
    sa.Column("number", sa.BigInteger(), nullable=False),
)

changes = sa.Table(
    "changes",
    metadata,
    sa.Column("centre_id", sa.Uuid(), primary_key=True),
    sa.Column("number", sa.BigInteger(), primary_key=True, autoincrement=False),
    sa.Column("case_id", sa.Uuid(), nullable=False),
    sa.Column("change", sa.String(8), nullable=False),
    sa.Column("at", instant(), nullable=False),
)
