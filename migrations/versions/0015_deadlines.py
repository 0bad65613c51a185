"""Limits of cases: whom was told of which, calls of the duty contact, and the unmoved date of a task."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
TABLES = ("notices", "alarm_calls")


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("ref_id", sa.Uuid(), nullable=False, comment="the task or report it is about, else the case"),
        sa.Column("limit_at", columns.instant(), nullable=False, comment="another limit is another notice"),
        sa.Column("step", sa.String(length=12), nullable=False),
        sa.Column("told", sa.String(length=12), nullable=False, comment="who is told"),
        sa.Column("days", sa.Integer(), nullable=False, comment="working days before an event that others set"),
        sa.Column("told_at", columns.instant(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_notices_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("case_id", "what", "ref_id", "limit_at", "step", "told", "days", name="uq_notices_once"),
    )
    op.create_table(
        "alarm_calls",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("raised_at", columns.instant(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("last_called_at", columns.instant(), nullable=True),
        sa.Column("acknowledged_at", columns.instant(), nullable=True),
        sa.Column("acknowledged_by", sa.Uuid(), nullable=True, comment="the post; none where the link was used"),
        sa.Column("ended_at", columns.instant(), nullable=True, comment="acknowledged, taken by somebody, or closed"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_alarm_calls_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm_calls")),
    )
    op.create_index("ix_alarm_calls_case_id", "alarm_calls", ["case_id"], unique=False)
    op.add_column(
        "tasks",
        sa.Column(
            "alarm_at",
            columns.instant(),
            nullable=True,
            comment="the unmoved date of a term in calendar days: our own alarms go by it",
        ),
    )
    if op.get_context().dialect.name == "postgresql":
        for table in TABLES:
            of_staff = f"{ROLE} IN ('responder', 'centre_leader') AND indgang_sees_case({table}.case_id)"
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY service ON {table} USING ({ROLE} = 'service')")
            op.execute(f"CREATE POLICY caller ON {table} FOR SELECT USING ({of_staff})")


def downgrade() -> None:
    op.drop_column("tasks", "alarm_at")
    op.drop_index("ix_alarm_calls_case_id", table_name="alarm_calls")
    op.drop_table("alarm_calls")
    op.drop_table("notices")
