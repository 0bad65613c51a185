"""A leader sees which calls its centres had, but for those about cases that it does not see."""

from __future__ import annotations

from alembic import op

revision: str = "0037"
down_revision: str | None = "0036"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
SENT = "caller_id = (SELECT indgang_id('id'))"
LED = "indgang_leads(centre_id) AND (report_id IS NULL OR indgang_works_on(report_id))"
OF_A_CALL = "EXISTS (SELECT FROM phone_calls c WHERE c.id = phone_call_steps.call_id)"
SEEN = {
    "phone_calls": f"CASE {ROLE} WHEN 'call_desk' THEN {SENT} WHEN 'centre_leader' THEN {LED} ELSE false END",
    "phone_call_steps": f"{ROLE} IN ('call_desk', 'centre_leader') AND {OF_A_CALL}",
}
BEFORE = {
    "phone_calls": f"{ROLE} = 'call_desk' AND {SENT}",
    "phone_call_steps": f"{ROLE} = 'call_desk' AND {OF_A_CALL}",
}


def upgrade() -> None:
    _bound(SEEN)


def downgrade() -> None:
    _bound(BEFORE)


def _bound(conditions: dict[str, str]) -> None:
    if op.get_context().dialect.name != "postgresql":
        return
    for table, condition in conditions.items():
        op.execute(f"DROP POLICY caller ON {table}")
        op.execute(f"CREATE POLICY caller ON {table} FOR SELECT USING ({condition})")
