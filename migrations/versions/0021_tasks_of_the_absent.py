"""A substitute meets the tasks of whom it stands in for; a family team's are for family teams alone."""

from __future__ import annotations

from alembic import op

revision: str = "0021"
down_revision: str | None = "0020"
branch_labels: str | None = None
depends_on: str | None = None

OF_A_FAMILY_TEAM = """SELECT FROM responders r
    WHERE r.id = tasks.responder_id AND r.superseded_at IS NULL AND r.kind = 'family_team'"""


def upgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute(f"""CREATE POLICY stand_in ON tasks FOR SELECT USING (
            (SELECT indgang_role()) = 'responder'
            AND responder_id = ANY ((SELECT indgang_stands_in_for())::uuid[])
            AND ((SELECT indgang_kind()) = 'family_team' OR NOT EXISTS ({OF_A_FAMILY_TEAM})))""")


def downgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP POLICY stand_in ON tasks")
