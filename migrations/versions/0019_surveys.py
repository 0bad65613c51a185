"""Asking reporters how it went: to whom a link was sent, and what they answered by code."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"


def upgrade() -> None:
    op.create_table(
        "surveys",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False, comment="of the first owner, as its response time"),
        sa.Column("expires_at", columns.instant(), nullable=False),
        sa.Column("asked_at", columns.instant(), nullable=True, comment="when the letter went out"),
        sa.Column("withheld", sa.String(length=16), nullable=True, comment="why it did not"),
        sa.Column("told_at", columns.instant(), nullable=True),
        sa.Column("satisfaction", sa.String(length=24), nullable=True),
        sa.Column("knowledge", sa.String(length=8), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_surveys_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surveys")),
        sa.UniqueConstraint("report_id", name=op.f("uq_surveys_report_id")),
    )
    op.create_index("ix_surveys_asked_at", "surveys", ["asked_at"], unique=False)
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE surveys ENABLE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY service ON surveys USING ({ROLE} = 'service')")


def downgrade() -> None:
    op.drop_index("ix_surveys_asked_at", table_name="surveys")
    op.drop_table("surveys")
