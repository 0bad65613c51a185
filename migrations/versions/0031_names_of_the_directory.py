"""The second wall around what names people in the directory: it was open to whoever asked.

The directory is loaded by the service and shown by the first wall; a query that forgot it would have told anybody who
serves, who is away, and the names and phones of those who let homes. Responders read absences because the policies of
cases look up for whom a post stands in.
"""

from __future__ import annotations

from alembic import op

revision: str = "0031"
down_revision: str | None = "0030"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
WORKS = ("responder", "centre_leader", "administrator")
SEEN = {
    "responders": WORKS,
    "department_advisers": WORKS,
    "absences": WORKS,
    "suppliers": WORKS,
    "landlords": ("call_desk", *WORKS),
    "contacts": ("call_desk", *WORKS),
}
"""Which roles meet its rows, by table."""


def upgrade() -> None:
    if op.get_context().dialect.name != "postgresql":
        return
    for table, roles in SEEN.items():
        named = ", ".join(f"'{role}'" for role in roles)
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY service ON {table} USING ({ROLE} = 'service')")
        op.execute(f"CREATE POLICY caller ON {table} FOR SELECT USING ({ROLE} IN ({named}))")


def downgrade() -> None:
    if op.get_context().dialect.name != "postgresql":
        return
    for table in SEEN:
        op.execute(f"DROP POLICY caller ON {table}")
        op.execute(f"DROP POLICY service ON {table}")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
