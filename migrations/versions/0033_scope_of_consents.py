"""What of a case a consent lets see; one from before lets see all of it, as it did.

The second wall holds it by the row: whom nothing but a consent lets in meets the events, the support and the reports of
a case only where the consent is for them. Texts and contacts stand in the rows of reports, and in a note of an event:
there the first wall tells them apart.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0033"
down_revision: str | None = "0032"
branch_labels: str | None = None
depends_on: str | None = None

ALL = '["status", "contacts", "texts", "events", "support"]'
ROLE = "(SELECT indgang_role())"
NEEDED = {
    "case_reports": "texts, contacts, events",
    **dict.fromkeys(
        ("ownerships", "events", "case_works", "visits", "pauses", "notices", "alarm_calls", "corrections"), "events"
    ),
    **dict.fromkeys(("courses", "course_extensions", "follow_ups"), "support"),
}
"""By table, any one of which lets in."""
FUNCTION = "indgang_sees_of_case(wanted uuid, needed text[])"
SEES_OF_CASE = """
    DECLARE
        one record;
    BEGIN
        SELECT owner_id, centre_id, family, unclaimed INTO one FROM cases WHERE id = wanted;
        IF NOT FOUND THEN RETURN false; END IF;
        IF one.family OR one.owner_id = indgang_id('responder') THEN RETURN true; END IF;
        IF NOT EXISTS (SELECT FROM consents s WHERE s.case_id = wanted)
            OR EXISTS (SELECT FROM consents s WHERE s.case_id = wanted AND s.scope ?| needed)
        THEN RETURN true; END IF;
        RETURN (one.unclaimed AND coalesce(indgang_me() -> 'shares' ? one.centre_id::text, false)
                AND indgang_kind() <> 'family_team')
            OR indgang_is_informed(wanted) OR indgang_is_offered(wanted) OR indgang_takes_part(wanted)
            OR one.owner_id = ANY (indgang_stands_in_for());
    END"""
"""Of what is seen by work as well as by a consent the consent takes nothing away."""
OF_A_FAMILY_TEAM = """SELECT FROM responders r
    WHERE r.id = tasks.responder_id AND r.superseded_at IS NULL AND r.kind = 'family_team'"""
TASKS = f"""CASE {ROLE}
    WHEN 'responder' THEN responder_id = indgang_id('responder') OR {{seen}}
      OR (responder_id = ANY ((SELECT indgang_stands_in_for())::uuid[])
        AND (indgang_kind() = 'family_team' OR NOT EXISTS ({OF_A_FAMILY_TEAM})))
    WHEN 'centre_leader' THEN indgang_sees_case(case_id)
    WHEN 'supplier' THEN supplier_id = indgang_id('supplier')
    ELSE false END"""


def upgrade() -> None:
    of_what = "what of the case it lets see; `status` is always among them"
    op.add_column(
        "consents", sa.Column("scope", columns.document(), nullable=False, server_default=ALL, comment=of_what)
    )
    if op.get_context().dialect.name != "postgresql":
        return
    op.execute(
        f"CREATE FUNCTION {FUNCTION} RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$ {SEES_OF_CASE} $$"
    )
    for table, needed in NEEDED.items():
        seen = f"indgang_sees_of_case({table}.case_id, '{{{needed}}}')"
        _let_see(
            table, f"CASE {ROLE} WHEN 'responder' THEN {seen} WHEN 'centre_leader' THEN {_case(table)} ELSE false END"
        )
    _let_see("tasks", TASKS.format(seen="indgang_sees_of_case(case_id, '{events}')"))


def downgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        for table in NEEDED:
            _let_see(table, f"{ROLE} IN ('responder', 'centre_leader') AND {_case(table)}")
        _let_see("tasks", TASKS.format(seen="indgang_sees_case(case_id)"))
        op.execute(f"DROP FUNCTION {FUNCTION}")
    op.drop_column("consents", "scope")


def _case(table: str) -> str:
    return f"indgang_sees_case({table}.case_id)"


def _let_see(table: str, condition: str) -> None:
    op.execute(f"ALTER POLICY caller ON {table} USING ({condition})")
