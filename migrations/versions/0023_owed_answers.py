"""Whether a case still owes anybody an answer: what is answered is not overdue, and stands behind what is not."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0023"
down_revision: str | None = "0022"
branch_labels: str | None = None
depends_on: str | None = None

_ANSWERED = """
    UPDATE cases SET owes_answer = false
    WHERE EXISTS (SELECT 1 FROM answers WHERE answers.case_id = cases.id)
      AND NOT EXISTS (SELECT 1 FROM answers WHERE answers.case_id = cases.id AND answers.answered_at IS NULL)"""
_NEXT = """
    UPDATE cases SET answer_by = (
        SELECT MIN(COALESCE(r.answer_by, a.answer_by)) FROM answers a
        LEFT JOIN case_reports r ON r.report_id = a.report_id AND r.case_id = a.case_id
        WHERE a.case_id = cases.id AND a.answered_at IS NULL)
    WHERE owes_answer
      AND EXISTS (SELECT 1 FROM answers WHERE answers.case_id = cases.id AND answers.answered_at IS NOT NULL)"""
"""Where some are answered and some are not, the promise that is next is one of those that are not."""


def upgrade() -> None:
    op.add_column(
        "cases",
        sa.Column(
            "owes_answer",
            sa.Boolean(),
            nullable=False,
            server_default=sa.true(),
            comment="to a reporter who has had none; else nothing of it is overdue",
        ),
    )
    for backfill in (_ANSWERED, _NEXT):
        op.execute(backfill)


def downgrade() -> None:
    op.drop_column("cases", "owes_answer")
