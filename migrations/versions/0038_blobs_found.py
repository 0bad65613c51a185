"""What a stored piece belongs to, a mail or files, is found at once: by the second wall, and where it is deleted."""

from __future__ import annotations

from alembic import op

revision: str = "0038"
down_revision: str | None = "0037"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_index("ix_mails_blob_id", "mails", ["blob_id"], unique=False)
    op.create_index("ix_attachments_blob_id", "attachments", ["blob_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_attachments_blob_id", table_name="attachments")
    op.drop_index("ix_mails_blob_id", table_name="mails")
