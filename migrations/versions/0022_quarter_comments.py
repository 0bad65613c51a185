"""What the leader of a centre says of its figures of a quarter, before they are published."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0022"
down_revision: str | None = "0021"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
SEEN = f"""CASE {ROLE}
    WHEN 'centre_leader' THEN centre_id = ANY ((SELECT indgang_centres())::uuid[])
    ELSE {ROLE} IN ('analyst', 'central_office', 'administrator') END"""


def upgrade() -> None:
    op.create_table(
        "quarter_comments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("quarter", sa.String(length=7), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True, comment="none where it was taken away"),
        sa.Column("caller_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarter_comments")),
        sa.UniqueConstraint("quarter", "centre_id", name=op.f("uq_quarter_comments_quarter_centre_id")),
    )
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE quarter_comments ENABLE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY service ON quarter_comments USING ({ROLE} = 'service')")
        op.execute(f"CREATE POLICY caller ON quarter_comments FOR SELECT USING ({SEEN})")


def downgrade() -> None:
    op.drop_table("quarter_comments")
