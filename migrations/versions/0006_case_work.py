"""The work on a case: its type, occasions, causes and activities as its events tell them, and planned visits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
TABLES = ("case_works", "visits")


def upgrade() -> None:
    op.create_table(
        "case_works",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column(
            "case_type", sa.String(length=40), nullable=True, comment="in force; its history stands in the events"
        ),
        sa.Column("case_type_at", columns.instant(), nullable=True),
        sa.Column("occasions", columns.document(), nullable=False),
        sa.Column("causes", columns.document(), nullable=False, comment="each with whether it is known or guessed"),
        sa.Column("activities", columns.document(), nullable=False, comment="how often each was done"),
        sa.Column("attempts", sa.Integer(), nullable=False, comment="at reaching somebody, that reached nobody"),
        sa.Column("resident_confirmed_at", columns.instant(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_works_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_works")),
    )
    op.create_table(
        "visits",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("planned_for", columns.instant(), nullable=False),
        sa.Column("two_persons", sa.Boolean(), nullable=False),
        sa.Column("interpreter_language", sa.String(length=8), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("set_at", columns.instant(), nullable=False),
        sa.Column("ended_at", columns.instant(), nullable=True),
        sa.CheckConstraint(
            "state IN ('planned', 'made', 'missed', 'moved', 'called_off')", name=op.f("ck_visits_state")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_visits_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
    )
    op.create_index("ix_visits_case_id", "visits", ["case_id", "planned_for"], unique=False)
    if op.get_context().dialect.name == "postgresql":
        for table in TABLES:
            of_staff = f"{ROLE} IN ('responder', 'centre_leader') AND indgang_sees_case({table}.case_id)"
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY service ON {table} USING ({ROLE} = 'service')")
            op.execute(f"CREATE POLICY caller ON {table} FOR SELECT USING ({of_staff})")


def downgrade() -> None:
    op.drop_index("ix_visits_case_id", table_name="visits")
    op.drop_table("visits")
    op.drop_table("case_works")
