"""Drawn numbers that keep persons apart in figures once their fingerprints are cleared; whence reports were moved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0024"
down_revision: str | None = "0023"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"


def upgrade() -> None:
    op.add_column(
        "cases",
        sa.Column("person_id", sa.Uuid(), nullable=True, comment="a drawn number of the resident, once cleared"),
    )
    op.create_table(
        "numbered_residents",
        sa.Column("fp", sa.LargeBinary(), nullable=False, comment="while a case that is kept is about them too"),
        sa.Column("person_id", sa.Uuid(), nullable=False, comment="drawn"),
        sa.PrimaryKeyConstraint("fp", name=op.f("pk_numbered_residents")),
    )
    op.create_index("ix_report_moves_from_case_id", "report_moves", ["from_case_id"], unique=False)
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE numbered_residents ENABLE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY service ON numbered_residents USING ({ROLE} = 'service')")


def downgrade() -> None:
    op.drop_index("ix_report_moves_from_case_id", table_name="report_moves")
    op.drop_table("numbered_residents")
    op.drop_column("cases", "person_id")
