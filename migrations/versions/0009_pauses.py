"""Waits of cases: what for, from when, until when at most, and what ended them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
OF_STAFF = f"{ROLE} IN ('responder', 'centre_leader') AND indgang_sees_case(pauses.case_id)"
OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "pauses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("started_at", columns.instant(), nullable=False),
        sa.Column("until", columns.instant(), nullable=False, comment="when the case wakes by itself"),
        sa.Column("ended_at", columns.instant(), nullable=True),
        sa.Column("ended_by", sa.String(length=8), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.CheckConstraint("ended_by IN ('date', 'event', 'hand', 'another', 'end')", name=op.f("ck_pauses_ended_by")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_pauses_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pauses")),
    )
    op.create_index("ix_pauses_case_id", "pauses", ["case_id", "started_at"], unique=False)
    op.create_index("ix_pauses_open", "pauses", ["case_id"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE pauses ENABLE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY service ON pauses USING ({ROLE} = 'service')")
        op.execute(f"CREATE POLICY caller ON pauses FOR SELECT USING ({OF_STAFF})")


def downgrade() -> None:
    op.drop_index("ix_pauses_open", table_name="pauses", sqlite_where=OPEN, postgresql_where=OPEN)
    op.drop_index("ix_pauses_case_id", table_name="pauses")
    op.drop_table("pauses")
