"""Phone calls: what the desk writes down, and what the telephone system tells."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
SEEN = {
    "phone_calls": "caller_id = (SELECT indgang_id('id'))",
    "phone_call_steps": "EXISTS (SELECT FROM phone_calls c WHERE c.id = phone_call_steps.call_id)",
    "incoming_calls": "true",
}
"""Which rows the call desk meets; nobody else meets any, and the figures are counted by the service."""


def upgrade() -> None:
    op.create_table(
        "incoming_calls",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("call_fp", sa.LargeBinary(), nullable=False, comment="of the telephone system's own id"),
        sa.Column(
            "phone_sealed",
            sa.LargeBinary(),
            nullable=True,
            comment="until somebody has written the call down, or a day has passed",
        ),
        sa.Column("centre_id", sa.Uuid(), nullable=True, comment="whose line rang, where the telephone system says so"),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("called_at", columns.instant(), nullable=False),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.CheckConstraint("state IN ('ringing', 'missed', 'taken')", name=op.f("ck_incoming_calls_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming_calls")),
        sa.UniqueConstraint("call_fp", name=op.f("uq_incoming_calls_call_fp")),
    )
    op.create_index("ix_incoming_calls_called_at", "incoming_calls", ["called_at"], unique=False)
    op.create_table(
        "phone_calls",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("caller_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("incoming_id", sa.Uuid(), nullable=True),
        sa.Column(
            "report_id",
            sa.Uuid(),
            nullable=True,
            comment="which it became or was added to; none for a consultation or a note",
        ),
        sa.Column(
            "landlord_id", sa.Uuid(), nullable=True, comment="for whom the caller spoke, as the directory sees it"
        ),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True, comment="none where the caller is anonymous"),
        sa.Column("phone_fp", sa.LargeBinary(), nullable=True),
        sa.Column("taken_by_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("called_at", columns.instant(), nullable=False),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_calls")),
        sa.UniqueConstraint("incoming_id", name=op.f("uq_phone_calls_incoming_id")),
    )
    op.create_index("ix_phone_calls_called_at", "phone_calls", ["called_at"], unique=False)
    op.create_index("ix_phone_calls_phone_fp", "phone_calls", ["phone_fp", "called_at"], unique=False)
    op.create_index("ix_phone_calls_report_id", "phone_calls", ["report_id"], unique=False)
    op.create_table(
        "phone_call_steps",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False, comment="in the order in which they were made"),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("responder_id", sa.Uuid(), nullable=True),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("at", columns.instant(), nullable=False),
        sa.CheckConstraint("kind IN ('transfer', 'attempt')", name=op.f("ck_phone_call_steps_kind")),
        sa.ForeignKeyConstraint(["call_id"], ["phone_calls.id"], name=op.f("fk_phone_call_steps_call_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_call_steps")),
    )
    op.create_index("ix_phone_call_steps_at", "phone_call_steps", ["at"], unique=False)
    op.create_index("ix_phone_call_steps_call_id", "phone_call_steps", ["call_id", "place"], unique=False)
    if op.get_context().dialect.name == "postgresql":
        for table, condition in SEEN.items():
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY service ON {table} USING ({ROLE} = 'service')")
            op.execute(f"CREATE POLICY caller ON {table} FOR SELECT USING ({ROLE} = 'call_desk' AND {condition})")


def downgrade() -> None:
    op.drop_index("ix_phone_call_steps_call_id", table_name="phone_call_steps")
    op.drop_index("ix_phone_call_steps_at", table_name="phone_call_steps")
    op.drop_table("phone_call_steps")
    op.drop_index("ix_phone_calls_report_id", table_name="phone_calls")
    op.drop_index("ix_phone_calls_phone_fp", table_name="phone_calls")
    op.drop_index("ix_phone_calls_called_at", table_name="phone_calls")
    op.drop_table("phone_calls")
    op.drop_index("ix_incoming_calls_called_at", table_name="incoming_calls")
    op.drop_table("incoming_calls")
