from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from app.kit.columns import instant, metadata

_WAITING, _DEAD = sa.text("state = 'waiting'"), sa.text("state = 'dead'")
_FAILING = sa.text("state = 'waiting' AND attempts > 2")

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
    sa.Index("ix_jobs_due", "run_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
    sa.Index("ix_jobs_dead", "id", sqlite_where=_DEAD, postgresql_where=_DEAD),
    sa.Index("ix_jobs_failing", "id", sqlite_where=_FAILING, postgresql_where=_FAILING),
    sa.Index("ix_jobs_subject", "subject"),
)

is_waiting = jobs.c.state == sa.literal_column("'waiting'")
is_dead = jobs.c.state == sa.literal_column("'dead'")
is_failing = sa.and_(is_waiting, jobs.c.attempts > sa.literal_column("2"))
"""Written out, not bound: only so does a database know that the small indexes of such jobs serve."""


def is_of(kinds: Collection[str]) -> sa.ColumnElement[bool]:
    """Return the condition that a job is of one of these kinds; of those that wait, which are looked for first.

    SQLite would rather look for the kinds, by the index that keeps a job from being promised twice, and read all work
    there ever was. No index has what is compared here.
    """
    return (jobs.c.kind + "").in_(tuple(kinds))
