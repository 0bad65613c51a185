"""What a device did without coverage: told once, by the right clock."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "device_actions",
        sa.Column("key_fp", sa.LargeBinary(), nullable=False, comment="of the caller and its key for this action"),
        sa.Column("caller_id", sa.Uuid(), nullable=False),
        sa.Column("told_at", columns.instant(), nullable=True, comment="by the clock of the device"),
        sa.Column("kept_at", columns.instant(), nullable=True, comment="by ours"),
        sa.Column("offset_seconds", sa.Integer(), nullable=False, comment="by how much the device's clock was behind"),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column(
            "status", sa.Integer(), nullable=True, comment="how it was answered; none while it is done, or was cut off"
        ),
        sa.PrimaryKeyConstraint("key_fp", name=op.f("pk_device_actions")),
    )
    op.create_index("ix_device_actions_recorded_at", "device_actions", ["recorded_at"], unique=False)
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE device_actions ENABLE ROW LEVEL SECURITY")
        op.execute("CREATE POLICY service ON device_actions USING ((SELECT indgang_role()) = 'service')")


def downgrade() -> None:
    op.drop_index("ix_device_actions_recorded_at", table_name="device_actions")
    op.drop_table("device_actions")
