"""What was put right in a case, cases that ended in another, and reports that were taken to another."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"


def upgrade() -> None:
    op.add_column(
        "cases",
        sa.Column(
            "merged_into", sa.Uuid(), nullable=True, comment="the case in which this one ended, where it was one of two"
        ),
    )
    op.add_column(
        "cases",
        sa.Column(
            "relapsed_at", columns.instant(), nullable=True, comment="when it was opened again after it was closed"
        ),
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.String(length=12), nullable=False),
        sa.Column("before_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("after_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("at", columns.instant(), nullable=False),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("caller_id", sa.Uuid(), nullable=False),
        sa.Column("responder_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_corrections_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    op.create_index("ix_corrections_case_id", "corrections", ["case_id"], unique=False)
    op.create_table(
        "report_moves",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("from_case_id", sa.Uuid(), nullable=False, comment="what was done there by then still counts"),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("at", columns.instant(), nullable=False),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_report_moves_case_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_report_moves_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_moves")),
    )
    op.create_index("ix_report_moves_report_id", "report_moves", ["report_id"], unique=False)
    if op.get_context().dialect.name == "postgresql":
        seen = f"{ROLE} IN ('responder', 'centre_leader') AND indgang_sees_case(corrections.case_id)"
        for table in ("corrections", "report_moves"):
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY service ON {table} USING ({ROLE} = 'service')")
        op.execute(f"CREATE POLICY caller ON corrections FOR SELECT USING ({seen})")


def downgrade() -> None:
    op.drop_index("ix_report_moves_report_id", table_name="report_moves")
    op.drop_table("report_moves")
    op.drop_index("ix_corrections_case_id", table_name="corrections")
    op.drop_table("corrections")
    for name in ("relapsed_at", "merged_into"):
        op.drop_column("cases", name)
