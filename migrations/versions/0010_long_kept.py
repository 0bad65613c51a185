"""What long keeping needs: who looked at a case found by an index, rows of the log cleared, closed cases in order."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
CLOSED = sa.text("state = 'closed'")
SEALED = "l.seq <= (SELECT coalesce(max(seq), 0) FROM access_log_chain)"
SUBJECTS = {
    "postgresql": """
        INSERT INTO access_log_subjects (subject_id, seq)
        SELECT DISTINCT shown.value::uuid, l.seq
        FROM access_log l, jsonb_array_elements_text(l.cases || l.reports) AS shown (value) WHERE """,
    "sqlite": """
        INSERT INTO access_log_subjects (subject_id, seq)
        SELECT replace(shown.value, '-', ''), l.seq FROM access_log l, json_each(l.cases) AS shown WHERE {sealed}
        UNION
        SELECT replace(shown.value, '-', ''), l.seq FROM access_log l, json_each(l.reports) AS shown WHERE """,
}
"""What is sealed already is entered once; the job that seals enters what comes."""


def upgrade() -> None:
    op.create_table(
        "access_log_subjects",
        sa.Column("subject_id", sa.Uuid(), nullable=False, comment="a case or report that was shown"),
        sa.Column(
            "seq", columns.sequence(), autoincrement=False, nullable=False, comment="of the sealed row of the log"
        ),
        sa.PrimaryKeyConstraint("subject_id", "seq", name=op.f("pk_access_log_subjects")),
    )
    op.create_index("ix_access_log_subjects_seq", "access_log_subjects", ["seq"], unique=False)
    op.add_column(
        "access_log_chain",
        sa.Column(
            "cleared_fp",
            sa.LargeBinary(length=16),
            nullable=True,
            comment="set by retention alone: the row may be gone",
        ),
    )
    op.create_index(
        "ix_cases_closed", "cases", ["closed_at", "id"], unique=False, sqlite_where=CLOSED, postgresql_where=CLOSED
    )
    dialect = op.get_context().dialect.name
    op.execute(SUBJECTS[dialect].format(sealed=SEALED) + SEALED)
    if dialect == "postgresql":
        op.execute("ALTER TABLE access_log_subjects ENABLE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY service ON access_log_subjects USING ({ROLE} = 'service')")
        op.execute(f"CREATE POLICY caller ON access_log_subjects FOR SELECT USING ({ROLE} = 'administrator')")


def downgrade() -> None:
    op.drop_index("ix_cases_closed", table_name="cases")
    op.drop_column("access_log_chain", "cleared_fp")
    op.drop_index("ix_access_log_subjects_seq", table_name="access_log_subjects")
    op.drop_table("access_log_subjects")
