"""The second wall costs less: one look at who asks for each row, and a case is found by what ended in it.

Policies beside each other are all made ready for every statement that touches their table, with each subquery in them,
whoever asks; `cases` had some twenty, and its own readiness cost more than its rows. Now a table has one policy for
who asks and one for the service, and what a responder may see is asked in functions, one row at a time, cheapest
first. Who sees what stays the same.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0025"
down_revision: str | None = "0024"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
ME = "(SELECT indgang_me())"
MERGED = sa.text("merged_into IS NOT NULL")

FUNCTIONS = {
    # The kind and the shares of the post that asks; null where it has none in the directory.
    "indgang_me() RETURNS jsonb LANGUAGE sql": "SELECT to_jsonb(p) FROM indgang_post() p",
    "indgang_is_at(me jsonb, wanted text, centre uuid) RETURNS boolean LANGUAGE plpgsql": """BEGIN
        RETURN coalesce(me ->> 'kind' = wanted AND me -> 'shares' ? centre::text, false); END""",
    "indgang_leads(centre uuid) RETURNS boolean LANGUAGE sql": """
        SELECT indgang_caller() -> 'centres' ? centre::text""",
    "indgang_responder_sees(me jsonb, wanted uuid, owner uuid, centre uuid, family boolean, unclaimed boolean)"
    " RETURNS boolean LANGUAGE plpgsql": """
    DECLARE
        is_family_team boolean := coalesce(me ->> 'kind' = 'family_team', false);
        here boolean := coalesce(me -> 'shares' ? centre::text, false);
    BEGIN
        IF owner = indgang_id('responder') THEN RETURN true; END IF;
        IF family AND NOT is_family_team THEN RETURN false; END IF;
        IF family AND here THEN RETURN true; END IF;
        IF NOT is_family_team AND ((unclaimed AND here) OR indgang_is_informed(wanted)) THEN RETURN true; END IF;
        RETURN indgang_is_offered(wanted) OR indgang_takes_part(wanted)
            OR (NOT family AND EXISTS (SELECT FROM consents s WHERE s.case_id = wanted));
    END""",
}

OF_A_FAMILY_TEAM = """SELECT FROM responders r
    WHERE r.id = tasks.responder_id AND r.superseded_at IS NULL AND r.kind = 'family_team'"""

SEEN = {
    "cases": f"""CASE {ROLE}
        WHEN 'centre_leader' THEN NOT family AND (indgang_leads(centre_id) OR indgang_is_offered(id))
        WHEN 'responder' THEN indgang_responder_sees({ME}, id, owner_id, centre_id, family, unclaimed)
          OR (owner_id = ANY ((SELECT indgang_stands_in_for())::uuid[])
            AND (NOT family OR indgang_kind() = 'family_team'))
        ELSE false END""",
    "informed": f"{ROLE} = 'responder' AND indgang_is_at({ME}, kind, centre_id)",
    "consents": f"""{ROLE} = 'responder' AND withdrawn_at IS NULL AND indgang_is_at({ME}, kind, centre_id)
        AND from_at <= nullif(current_setting('indgang.at', true), '')::timestamptz
        AND until_at > nullif(current_setting('indgang.at', true), '')::timestamptz""",
    "hand_overs": f"""CASE {ROLE}
        WHEN 'responder' THEN to_responder_id = indgang_id('responder') OR from_owner_id = indgang_id('responder')
          OR indgang_is_at({ME}, to_kind, to_centre_id)
        WHEN 'centre_leader' THEN NOT family
          AND (indgang_leads(from_centre_id) OR indgang_leads(to_centre_id) OR indgang_leads(decider_centre_id))
        ELSE false END""",
    "tasks": f"""CASE {ROLE}
        WHEN 'responder' THEN responder_id = indgang_id('responder') OR indgang_sees_case(case_id)
          OR (responder_id = ANY ((SELECT indgang_stands_in_for())::uuid[])
            AND (indgang_kind() = 'family_team' OR NOT EXISTS ({OF_A_FAMILY_TEAM})))
        WHEN 'centre_leader' THEN indgang_sees_case(case_id)
        WHEN 'supplier' THEN supplier_id = indgang_id('supplier')
        ELSE false END""",
    "reports": f"""CASE {ROLE}
        WHEN 'landlord_portal' THEN indgang_caller() -> 'landlords' ? scope_id::text
        WHEN 'authority' THEN caller_id = indgang_id('id')
        WHEN 'call_desk' THEN caller_id = indgang_id('id')
        WHEN 'responder' THEN caller_id = indgang_id('id') OR indgang_works_on(id)
        WHEN 'centre_leader' THEN caller_id = indgang_id('id') OR indgang_works_on(id)
        ELSE false END""",
}
"""Which rows a caller's read meets at most."""

OFFERED = "indgang_is_offered(wanted uuid) RETURNS boolean LANGUAGE plpgsql"
IS_OFFERED = """SELECT FROM hand_overs h WHERE h.case_id = wanted AND h.state IN ('open', 'escalated', 'disputed')
    AND CASE {role} WHEN 'responder' THEN h.state <> 'disputed'
          AND (h.from_owner_id <> {me} OR h.to_responder_id = {me})
      ELSE {decides} AND h.state <> 'open' END"""

# As it was: 0002, 0004, 0008, 0013 and 0021.
HERE = "ANY ((SELECT indgang_centres())::uuid[])"
KIND = "(SELECT indgang_kind())"
MINE = "(SELECT indgang_id('responder'))"
SENT = "caller_id = (SELECT indgang_id('id'))"
BEFORE = {
    "cases": {
        "caller": f"""CASE {ROLE}
            WHEN 'responder' THEN owner_id = {MINE}
              OR (family AND {KIND} = 'family_team' AND centre_id = {HERE})
              OR (NOT family AND {KIND} <> 'family_team'
                AND ((unclaimed AND centre_id = {HERE}) OR indgang_is_informed(cases.id)))
            WHEN 'centre_leader' THEN NOT family AND centre_id = {HERE}
            ELSE false END""",
        "consent": f"""{ROLE} = 'responder' AND NOT family
            AND EXISTS (SELECT FROM consents s WHERE s.case_id = cases.id)""",
        "let_near": f"""CASE {ROLE}
            WHEN 'responder' THEN (NOT family OR {KIND} = 'family_team')
              AND (indgang_is_offered(cases.id) OR indgang_takes_part(cases.id))
            WHEN 'centre_leader' THEN NOT family AND indgang_is_offered(cases.id)
            ELSE false END""",
        "stand_in": f"""{ROLE} = 'responder' AND (NOT family OR {KIND} = 'family_team')
            AND owner_id = ANY ((SELECT indgang_stands_in_for())::uuid[])""",
    },
    "informed": {"caller": f"CASE {ROLE} WHEN 'responder' THEN kind = {KIND} AND centre_id = {HERE} ELSE false END"},
    "consents": {
        "caller": f"""{ROLE} = 'responder' AND kind = {KIND} AND centre_id = {HERE}
            AND from_at <= nullif(current_setting('indgang.at', true), '')::timestamptz
            AND until_at > nullif(current_setting('indgang.at', true), '')::timestamptz AND withdrawn_at IS NULL"""
    },
    "hand_overs": {
        "caller": f"""CASE {ROLE}
            WHEN 'responder' THEN to_responder_id = {MINE} OR (to_kind = {KIND} AND to_centre_id = {HERE})
              OR from_owner_id = {MINE}
            WHEN 'centre_leader' THEN NOT family
              AND (from_centre_id = {HERE} OR to_centre_id = {HERE} OR decider_centre_id = {HERE})
            ELSE false END"""
    },
    "tasks": {
        "caller": f"""CASE {ROLE}
            WHEN 'responder' THEN responder_id = {MINE} OR indgang_sees_case(tasks.case_id)
            WHEN 'centre_leader' THEN indgang_sees_case(tasks.case_id)
            WHEN 'supplier' THEN supplier_id = (SELECT indgang_id('supplier'))
            ELSE false END""",
        "stand_in": f"""{ROLE} = 'responder' AND responder_id = ANY ((SELECT indgang_stands_in_for())::uuid[])
            AND ({KIND} = 'family_team' OR NOT EXISTS ({OF_A_FAMILY_TEAM}))""",
    },
    "reports": {
        "caller": f"""CASE {ROLE}
            WHEN 'landlord_portal' THEN scope_id = ANY ((SELECT indgang_ids('landlords'))::uuid[])
            WHEN 'authority' THEN {SENT}
            WHEN 'call_desk' THEN {SENT}
            WHEN 'responder' THEN {SENT} OR indgang_works_on(reports.id)
            WHEN 'centre_leader' THEN {SENT} OR indgang_works_on(reports.id)
            ELSE false END"""
    },
}


def upgrade() -> None:
    op.create_index(
        "ix_cases_merged_into", "cases", ["merged_into"], unique=False, sqlite_where=MERGED, postgresql_where=MERGED
    )
    if op.get_context().dialect.name != "postgresql":
        return
    for name, body in FUNCTIONS.items():
        op.execute(f"CREATE FUNCTION {name} STABLE PARALLEL SAFE AS $$ {body} $$")
    _offer(role="indgang_role()", me="indgang_id('responder')", decides="indgang_leads(h.decider_centre_id)")
    for table, condition in SEEN.items():
        for name in BEFORE[table]:
            op.execute(f"DROP POLICY {name} ON {table}")
        op.execute(f"CREATE POLICY caller ON {table} FOR SELECT USING ({condition})")


def downgrade() -> None:
    op.drop_index("ix_cases_merged_into", table_name="cases", sqlite_where=MERGED, postgresql_where=MERGED)
    if op.get_context().dialect.name != "postgresql":
        return
    for table, policies in BEFORE.items():
        op.execute(f"DROP POLICY caller ON {table}")
        for name, condition in policies.items():
            op.execute(f"CREATE POLICY {name} ON {table} FOR SELECT USING ({condition})")
    _offer(role=ROLE, me=MINE, decides=f"h.decider_centre_id = {HERE}")
    for name in reversed(FUNCTIONS):
        op.execute(f"DROP FUNCTION {name.partition(' RETURNS')[0]}")


def _offer(**told: str) -> None:
    body = f"BEGIN RETURN EXISTS ({IS_OFFERED.format(**told)}); END"
    op.execute(f"CREATE OR REPLACE FUNCTION {OFFERED} STABLE PARALLEL SAFE AS $$ {body} $$")
