from __future__ import annotations

import sqlalchemy as sa

from app.kit.columns import instant, metadata

_WAITING = sa.text("state = 'waiting'")
_OF_MACHINES = sa.text("outcome IN ('auto_reply', 'bounce')")

blobs = sa.Table(
    "blobs",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("bytes", sa.BigInteger(), nullable=False),
    sa.Column("kept_at", instant(), nullable=False),
)

blob_pieces = sa.Table(
    "blob_pieces",
    metadata,
    sa.Column("blob_id", sa.Uuid(), sa.ForeignKey("blobs.id"), primary_key=True),
    sa.Column("place", sa.Integer(), primary_key=True, autoincrement=False),
    sa.Column("sealed", sa.LargeBinary(), nullable=False),
)

mails = sa.Table(
    "mails",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column(
        "digest_fp", sa.LargeBinary(), nullable=False, unique=True, comment="of the raw bytes: the same only once"
    ),
    sa.Column("message_fp", sa.LargeBinary(), unique=True, comment="of the Message-ID: one mail a message"),
    sa.Column("message_sealed", sa.LargeBinary(), comment="the Message-ID, to answer it by"),
    sa.Column("blob_id", sa.Uuid(), sa.ForeignKey("blobs.id"), nullable=False),
    sa.Column("state", sa.String(8), nullable=False),
    sa.Column("outcome", sa.String(12)),
    sa.Column("nature", sa.String(12)),
    sa.Column("attempts", sa.Integer(), nullable=False),
    sa.Column("arrived_at", instant(), nullable=False),
    sa.Column("taken_at", instant()),
    sa.CheckConstraint("state IN ('waiting', 'taken')", name="state"),
    sa.Index("ix_mails_blob_id", "blob_id"),
    sa.Index("ix_mails_waiting", "id", sqlite_where=_WAITING, postgresql_where=_WAITING),
    sa.Index("ix_mails_of_machines", "id", sqlite_where=_OF_MACHINES, postgresql_where=_OF_MACHINES),
)

mail_reports = sa.Table(
    "mail_reports",
    metadata,
    sa.Column("mail_id", sa.Uuid(), sa.ForeignKey("mails.id"), primary_key=True),
    sa.Column("report_id", sa.Uuid(), primary_key=True),
    sa.Column("reference", sa.String(9), nullable=False),
    sa.Column(
        "entry", sa.Integer(), comment="which of the homes that a mail lists, in its order; none where it lists none"
    ),
    sa.Index("ix_mail_reports_report_id", "report_id"),
)

attachments = sa.Table(
    "attachments",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("report_id", sa.Uuid(), nullable=False),
    sa.Column("blob_id", sa.Uuid(), sa.ForeignKey("blobs.id"), comment="none where it is withheld"),
    sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
    sa.Column("media_type", sa.String(120), nullable=False),
    sa.Column("bytes", sa.BigInteger(), nullable=False),
    sa.Column("withheld", sa.String(12), comment="why its bytes are in the raw mail alone"),
    sa.Column("kept_at", instant(), nullable=False),
    sa.Column("place", sa.Integer(), nullable=False, comment="in the order of what came with one mail"),
    sa.Index("ix_attachments_blob_id", "blob_id"),
    sa.Index("ix_attachments_report_id", "report_id", "kept_at", "place"),
)

is_waiting = mails.c.state == sa.literal_column("'waiting'")
is_of_machine = mails.c.outcome.in_([sa.literal_column("'auto_reply'"), sa.literal_column("'bounce'")])
"""Conditions with the very words of the indexes that find them."""
