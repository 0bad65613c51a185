from __future__ import annotations

import sqlalchemy as sa

from app.kit.columns import document, instant, metadata, sequence

events = sa.Table(
    "events",
    metadata,
    sa.Column("seq", sequence(), primary_key=True, autoincrement=True),
    sa.Column("id", sa.Uuid(), nullable=False),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("case_id", sa.Uuid()),
    sa.Column("report_id", sa.Uuid()),
    sa.Column("centre_id", sa.Uuid()),
    sa.Column("at", instant(), nullable=False, comment="when it was so"),
    sa.Column("recorded_at", instant(), nullable=False, comment="when the service was told"),
    sa.Column("caller_id", sa.Uuid(), nullable=False),
    sa.Column("responder_id", sa.Uuid()),
    sa.Column("codes", document(), nullable=False, comment="codes and figures, nothing personal"),
    sa.Column("note_sealed", sa.LargeBinary()),
    sa.Index("ix_events_case_id", "case_id", "seq"),
    sa.Index("ix_events_report_id", "report_id", "seq"),
)
