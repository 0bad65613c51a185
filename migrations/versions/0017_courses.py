"""Support courses, their extensions, and follow-ups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
TABLES = ("courses", "course_extensions", "follow_ups")


def upgrade() -> None:
    op.create_table(
        "courses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("planned_end_on", sa.Date(), nullable=False, comment="nothing ends by itself on it"),
        sa.Column("move_in_on", sa.Date(), nullable=True),
        sa.Column("shelter_from", sa.Date(), nullable=True),
        sa.Column("resumes_id", sa.Uuid(), nullable=True, comment="the ended course that goes on in this one"),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_courses_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_courses")),
    )
    op.create_index("ix_courses_case_id", "courses", ["case_id", "starts_on"], unique=False)
    op.create_table(
        "course_extensions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["courses.id"], name=op.f("fk_course_extensions_course_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_course_extensions_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course_extensions")),
    )
    op.create_index("ix_course_extensions_course_id", "course_extensions", ["course_id"], unique=False)
    op.create_table(
        "follow_ups",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_at", columns.instant(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_follow_ups_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_ups")),
    )
    op.create_index("ix_follow_ups_case_id", "follow_ups", ["case_id", "due_on"], unique=False)
    if op.get_context().dialect.name == "postgresql":
        for table in TABLES:
            of_staff = f"{ROLE} IN ('responder', 'centre_leader') AND indgang_sees_case({table}.case_id)"
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY service ON {table} USING ({ROLE} = 'service')")
            op.execute(f"CREATE POLICY caller ON {table} FOR SELECT USING ({of_staff})")


def downgrade() -> None:
    op.drop_index("ix_follow_ups_case_id", table_name="follow_ups")
    op.drop_table("follow_ups")
    op.drop_index("ix_course_extensions_course_id", table_name="course_extensions")
    op.drop_table("course_extensions")
    op.drop_index("ix_courses_case_id", table_name="courses")
    op.drop_table("courses")
