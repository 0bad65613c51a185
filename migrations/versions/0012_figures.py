"""What figures are computed from, folded by month; the office time of an answer is computed from its instants.

A centre's hours may be put right afterwards, and a stored span would not follow.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
SEEN = f"""CASE {ROLE}
    WHEN 'centre_leader' THEN centre_id = ANY ((SELECT indgang_centres())::uuid[])
    ELSE {ROLE} IN ('analyst', 'central_office', 'administrator') END"""


def upgrade() -> None:
    op.create_table(
        "figure_months",
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column(
            "month", sa.Date(), nullable=False, comment="first day of the local month in which they were received"
        ),
        sa.Column("stamp", sa.Uuid(), nullable=False, comment="drawn anew with each content"),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column(
            "content", sa.LargeBinary(), nullable=False, comment="columns of instants and codes, nothing personal"
        ),
        sa.PrimaryKeyConstraint("centre_id", "month", name=op.f("pk_figure_months")),
    )
    op.create_table(
        "figure_state",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("through", sa.BigInteger(), nullable=False, comment="what events up to this one touched is folded"),
        sa.Column("form", sa.BigInteger(), nullable=False, comment="of the content; another form is folded anew"),
        sa.Column("stamp", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_figure_state")),
    )
    op.drop_column("answers", "answered_office_seconds")
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE figure_months ENABLE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY service ON figure_months USING ({ROLE} = 'service')")
        op.execute(f"CREATE POLICY caller ON figure_months FOR SELECT USING ({SEEN})")


def downgrade() -> None:
    op.add_column("answers", sa.Column("answered_office_seconds", sa.BigInteger(), nullable=True))
    op.drop_table("figure_state")
    op.drop_table("figure_months")
