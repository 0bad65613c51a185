"""The second wall of leaders ends at their centres for absences and changes too, as the first one does."""

from __future__ import annotations

from alembic import op

revision: str = "0035"
down_revision: str | None = "0034"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
LED = "(SELECT indgang_centres())::text[]"
SEEN = {
    "changes": f"{ROLE} = 'responder' OR ({ROLE} = 'centre_leader' AND indgang_leads(centre_id))",
    "absences": f"""CASE {ROLE}
        WHEN 'centre_leader' THEN EXISTS (SELECT FROM responders r
          WHERE r.id = absences.responder_id AND r.superseded_at IS NULL AND r.shares ?| {LED})
        ELSE {ROLE} IN ('responder', 'administrator') END""",
}
BEFORE = {
    "changes": f"{ROLE} IN ('responder', 'centre_leader')",
    "absences": f"{ROLE} IN ('responder', 'centre_leader', 'administrator')",
}


def upgrade() -> None:
    _bound(SEEN)


def downgrade() -> None:
    _bound(BEFORE)


def _bound(conditions: dict[str, str]) -> None:
    if op.get_context().dialect.name == "postgresql":
        for table, condition in conditions.items():
            op.execute(f"ALTER POLICY caller ON {table} USING ({condition})")
