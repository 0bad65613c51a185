"""Each report's own limit inside a case, and when a case last became acute for everybody on duty."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0020"
down_revision: str | None = "0019"
branch_labels: str | None = None
depends_on: str | None = None

_PROMISED = """
    UPDATE case_reports SET answer_by =
        (SELECT answers.answer_by FROM answers WHERE answers.report_id = case_reports.report_id)
    WHERE answers"""
_ALONE = """
    UPDATE case_reports SET answer_by = (SELECT cases.answer_by FROM cases WHERE cases.id = case_reports.case_id)
    WHERE answers AND NOT EXISTS (
        SELECT 1 FROM case_reports other
        WHERE other.case_id = case_reports.case_id AND other.report_id <> case_reports.report_id AND other.answers
    )"""
"""Where there is one report, what its case was held to is what it is held to, waits and all."""
_IN_DANGER = "UPDATE cases SET danger_at = COALESCE(act_by, received_at) WHERE urgency = 'acute' AND state <> 'closed'"
"""As the duty contact's calls were told apart until now: nobody is called again for this."""
_TOLD_OF = """
    UPDATE notices SET ref_id = (SELECT answers.report_id FROM answers WHERE answers.case_id = notices.case_id)
    WHERE what = 'answer' AND 1 = (SELECT COUNT(*) FROM answers WHERE answers.case_id = notices.case_id)"""
_TOLD_OF_CASES = """
    UPDATE notices SET ref_id = case_id
    WHERE what = 'answer' AND 1 = (SELECT COUNT(*) FROM answers WHERE answers.case_id = notices.case_id)"""


def upgrade() -> None:
    op.add_column(
        "cases",
        sa.Column(
            "danger_at",
            columns.instant(),
            nullable=True,
            comment="when it last became acute, or nobody's again while it is",
        ),
    )
    op.add_column(
        "case_reports",
        sa.Column(
            "answer_by",
            columns.instant(),
            nullable=True,
            comment="by when its owner answers this reporter: waits move it, danger brings it forward",
        ),
    )
    for backfill in (_PROMISED, _ALONE, _IN_DANGER, _TOLD_OF):
        op.execute(backfill)


def downgrade() -> None:
    op.execute(_TOLD_OF_CASES)
    op.drop_column("case_reports", "answer_by")
    op.drop_column("cases", "danger_at")
