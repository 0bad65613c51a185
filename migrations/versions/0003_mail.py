"""mail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None


ROLE = "(SELECT indgang_role())"
OF_STAFF = f"{ROLE} IN ('responder', 'centre_leader')"
OF_SEEN_FILE = f"{OF_STAFF} AND EXISTS (SELECT FROM attachments a WHERE a.blob_id = {{}})"
SEEN = {
    "attachments": f"{OF_STAFF} AND indgang_sees_report(attachments.report_id)",
    "blobs": OF_SEEN_FILE.format("blobs.id"),
    "blob_pieces": OF_SEEN_FILE.format("blob_pieces.blob_id"),
    **dict.fromkeys(("mails", "mail_reports", "letters", "letter_counts", "unreachable"), "false"),
}
"""Which rows a caller's read meets at most (see 0002): files of reports that it sees, and no raw mail."""


def upgrade() -> None:
    op.create_table(
        "blobs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("kept_at", columns.instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blobs")),
    )
    op.create_table(
        "letter_counts",
        sa.Column("address_fp", sa.LargeBinary(), nullable=False),
        sa.Column("hour", sa.BigInteger(), autoincrement=False, nullable=False, comment="hours since 1970"),
        sa.Column("letters", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("address_fp", "hour", name=op.f("pk_letter_counts")),
    )
    op.create_table(
        "letters",
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("address_fp", sa.LargeBinary(), nullable=False),
        sa.Column("withheld", sa.String(length=12), nullable=True, comment="why it was not sent"),
        sa.Column("decided_at", columns.instant(), nullable=False),
        sa.PrimaryKeyConstraint("job_id", name=op.f("pk_letters")),
    )
    op.create_index("ix_letters_report_id", "letters", ["report_id"], unique=False)
    op.create_table(
        "unreachable",
        sa.Column("address_fp", sa.LargeBinary(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("since", columns.instant(), nullable=False),
        sa.PrimaryKeyConstraint("address_fp", name=op.f("pk_unreachable")),
    )
    op.create_table(
        "attachments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("blob_id", sa.Uuid(), nullable=True, comment="none where it is withheld"),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("media_type", sa.String(length=120), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("withheld", sa.String(length=12), nullable=True, comment="why its bytes are in the raw mail alone"),
        sa.Column("kept_at", columns.instant(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False, comment="in the order of what came with one mail"),
        sa.ForeignKeyConstraint(["blob_id"], ["blobs.id"], name=op.f("fk_attachments_blob_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
    )
    op.create_index("ix_attachments_report_id", "attachments", ["report_id", "kept_at", "place"], unique=False)
    op.create_table(
        "blob_pieces",
        sa.Column("blob_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["blob_id"], ["blobs.id"], name=op.f("fk_blob_pieces_blob_id")),
        sa.PrimaryKeyConstraint("blob_id", "place", name=op.f("pk_blob_pieces")),
    )
    op.create_table(
        "mails",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest_fp", sa.LargeBinary(), nullable=False, comment="of the raw bytes: the same only once"),
        sa.Column("message_fp", sa.LargeBinary(), nullable=True, comment="of the Message-ID: one mail a message"),
        sa.Column("message_sealed", sa.LargeBinary(), nullable=True, comment="the Message-ID, to answer it by"),
        sa.Column("blob_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=True),
        sa.Column("nature", sa.String(length=12), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("arrived_at", columns.instant(), nullable=False),
        sa.Column("taken_at", columns.instant(), nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'taken')", name=op.f("ck_mails_state")),
        sa.ForeignKeyConstraint(["blob_id"], ["blobs.id"], name=op.f("fk_mails_blob_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mails")),
        sa.UniqueConstraint("digest_fp", name=op.f("uq_mails_digest_fp")),
        sa.UniqueConstraint("message_fp", name=op.f("uq_mails_message_fp")),
    )
    op.create_index(
        "ix_mails_waiting",
        "mails",
        ["arrived_at"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "mail_reports",
        sa.Column("mail_id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=9), nullable=False),
        sa.ForeignKeyConstraint(["mail_id"], ["mails.id"], name=op.f("fk_mail_reports_mail_id")),
        sa.PrimaryKeyConstraint("mail_id", "report_id", name=op.f("pk_mail_reports")),
    )
    op.create_index("ix_mail_reports_report_id", "mail_reports", ["report_id"], unique=False)
    op.add_column(
        "cases",
        sa.Column(
            "news", sa.Boolean(), server_default=sa.false(), nullable=False, comment="added to, and not acted on"
        ),
    )
    if op.get_context().dialect.name == "postgresql":
        for table, condition in SEEN.items():
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY service ON {table} USING ({ROLE} = 'service')")
            op.execute(f"CREATE POLICY caller ON {table} FOR SELECT USING ({condition})")


def downgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        for table in SEEN:  # they look at one another's tables, and would not let them go
            op.execute(f"DROP POLICY caller ON {table}")
    op.drop_column("cases", "news")
    op.drop_index("ix_mail_reports_report_id", table_name="mail_reports")
    op.drop_table("mail_reports")
    op.drop_index(
        "ix_mails_waiting",
        table_name="mails",
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.drop_table("mails")
    op.drop_table("blob_pieces")
    op.drop_index("ix_attachments_report_id", table_name="attachments")
    op.drop_table("attachments")
    op.drop_table("unreachable")
    op.drop_index("ix_letters_report_id", table_name="letters")
    op.drop_table("letters")
    op.drop_table("letter_counts")
    op.drop_table("blobs")
