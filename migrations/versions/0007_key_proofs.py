"""A proof that the keys are those of this database, for every start to look at."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "key_proofs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "proof_sealed", sa.LargeBinary(), nullable=False, comment="a known word: what opens it opens the rest"
        ),
        sa.Column("lookup_fp", sa.LargeBinary(), nullable=False, comment="of the same word, by the look-up key"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_proofs")),
    )
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE key_proofs ENABLE ROW LEVEL SECURITY")
        op.execute("CREATE POLICY service ON key_proofs USING ((SELECT indgang_role()) = 'service')")


def downgrade() -> None:
    op.drop_table("key_proofs")
