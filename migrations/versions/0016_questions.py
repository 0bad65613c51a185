"""Questions to reporters, by template: they are seen by whoever sees the report."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
SEEN = f"""{ROLE} IN ('landlord_portal', 'authority', 'call_desk', 'responder', 'centre_leader')
    AND indgang_sees_report(questions.report_id)"""


def upgrade() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False, comment="whose owner asks; never shown to the reporter"),
        sa.Column("template", sa.String(length=32), nullable=False),
        sa.Column("answer_by", columns.instant(), nullable=True),
        sa.Column(
            "text_sealed",
            sa.LargeBinary(),
            nullable=True,
            comment="a free sentence, which was warned about and confirmed",
        ),
        sa.Column("asked_at", columns.instant(), nullable=False),
        sa.Column(
            "answered_at", columns.instant(), nullable=True, comment="when its reporter told more, by whatever door"
        ),
        sa.Column("caller_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_questions_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
    )
    op.create_index("ix_questions_report_id", "questions", ["report_id", "asked_at"], unique=False)
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE questions ENABLE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY service ON questions USING ({ROLE} = 'service')")
        op.execute(f"CREATE POLICY caller ON questions FOR SELECT USING ({SEEN})")


def downgrade() -> None:
    op.drop_index("ix_questions_report_id", table_name="questions")
    op.drop_table("questions")
