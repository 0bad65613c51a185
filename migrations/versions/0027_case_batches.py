"""What the figures of the scheme are counted from, folded; and whose cases are those of a resident, at once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0027"
down_revision: str | None = "0026"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
_KNOWN = sa.text("resident_fp IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "case_batches",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False, comment="of thirty days of their ids"),
        sa.Column("stamp", sa.Uuid(), nullable=False, comment="drawn anew with each content"),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False, comment="columns of instants, codes and drawn numbers"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_case_batches")),
    )
    op.create_table(
        "case_batches_state",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("through", sa.BigInteger(), nullable=False, comment="what events up to this one touched is folded"),
        sa.Column("form", sa.BigInteger(), nullable=False, comment="of the content; another form is folded anew"),
        sa.Column("stamp", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_case_batches_state")),
    )
    op.create_index(
        "ix_cases_resident", "cases", ["resident_fp"], unique=False, sqlite_where=_KNOWN, postgresql_where=_KNOWN
    )
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE case_batches ENABLE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY service ON case_batches USING ({ROLE} = 'service')")


def downgrade() -> None:
    op.drop_index("ix_cases_resident", table_name="cases", sqlite_where=_KNOWN, postgresql_where=_KNOWN)
    op.drop_table("case_batches_state")
    op.drop_table("case_batches")
