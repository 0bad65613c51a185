"""Row-level security: the second wall for reads, on PostgreSQL alone.

The first wall is the table of what a role may do and see (`app/access/policy.py`) and the bounds of the queries. Here
the database itself holds back rows from a read that forgot its bounds. `kit/database.py` tells it at the beginning of
every transaction who asks; whoever is not told sees nothing. What is written passes as the service, which sees all:
a portal's report must find the case that it joins. No policy holds for the owner of the tables, who migrates them.
"""

from __future__ import annotations

from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None

FUNCTIONS = {
    "indgang_caller() RETURNS jsonb": """
        SELECT nullif(current_setting('indgang.caller', true), '')::jsonb""",
    "indgang_role() RETURNS text": """
        SELECT indgang_caller() ->> 'role'""",
    "indgang_id(name text) RETURNS uuid": """
        SELECT (indgang_caller() ->> name)::uuid""",
    "indgang_ids(name text) RETURNS uuid[]": """
        SELECT coalesce(array_agg(value::uuid), '{}') FROM jsonb_array_elements_text(indgang_caller() -> name)""",
    # A responder's key says nothing of its centres and its kind: the directory does, at the instant of the transaction.
    "indgang_post() RETURNS TABLE (kind text, shares jsonb)": """
        SELECT r.kind, r.shares
        FROM responders r, (SELECT nullif(current_setting('indgang.at', true), '')::timestamptz) AS now(at)
        WHERE r.id = indgang_id('responder') AND r.superseded_at IS NULL
          AND r.valid_from <= now.at AND (r.valid_to IS NULL OR r.valid_to > now.at)""",
    "indgang_kind() RETURNS text": """
        SELECT kind FROM indgang_post()""",
    "indgang_centres() RETURNS uuid[]": """
        SELECT CASE indgang_role()
          WHEN 'responder' THEN ARRAY(SELECT jsonb_object_keys(shares)::uuid FROM indgang_post())
          ELSE indgang_ids('centres') END""",
}

# One table's rows are bounded by another's through functions that are planned apart and only when they are asked:
# policies nested as plain subqueries multiply, and a single UPDATE took a third of a second to plan.
ASKED_APART = {
    "indgang_sees_case(wanted uuid)": "SELECT FROM cases c WHERE c.id = wanted",
    "indgang_works_on(wanted uuid)": "SELECT FROM case_reports cr WHERE cr.report_id = wanted",
    "indgang_sees_report(wanted uuid)": "SELECT FROM reports r WHERE r.id = wanted",
    "indgang_is_informed(wanted uuid)": "SELECT FROM informed i WHERE i.case_id = wanted",
}

ROLE = "(SELECT indgang_role())"
HERE = "centre_id = ANY ((SELECT indgang_centres())::uuid[])"
KIND = "(SELECT indgang_kind())"
MINE = "responder_id = (SELECT indgang_id('responder'))"


def _of_case(table: str) -> str:
    return f"indgang_sees_case({table}.case_id)"


def _of_report(table: str, column: str = "report_id") -> str:
    return f"indgang_works_on({table}.{column})"


def _by_role(**conditions: str) -> str:
    """Return a condition that looks at a role's own rows alone; who is not named here sees none."""
    arms = " ".join(f"WHEN '{role}' THEN {condition}" for role, condition in conditions.items())
    return f"CASE {ROLE} {arms} ELSE false END"


def _to_staff(condition: str) -> str:
    return _by_role(responder=condition, centre_leader=condition)


SENT = "caller_id = (SELECT indgang_id('id'))"
SENT_OR_WORKED_ON = f"{SENT} OR {_of_report('reports', 'id')}"
REPORT_SEEN = "indgang_sees_report(answers.report_id)"
UNCLAIMED_OR_INFORMED = f"""NOT family AND {KIND} <> 'family_team' AND (
    (unclaimed AND {HERE})
    OR indgang_is_informed(cases.id))"""

SEEN = {
    "cases": _by_role(
        responder=f"""owner_id = (SELECT indgang_id('responder'))
            OR (family AND {KIND} = 'family_team' AND {HERE}) OR ({UNCLAIMED_OR_INFORMED})""",
        centre_leader=f"NOT family AND {HERE}",
    ),
    "informed": _by_role(responder=f"kind = {KIND} AND {HERE}"),
    "case_reports": _to_staff(_of_case("case_reports")),
    "ownerships": _to_staff(_of_case("ownerships")),
    "events": _to_staff(_of_case("events")),
    "tasks": _by_role(
        responder=f"{MINE} OR {_of_case('tasks')}",
        centre_leader=_of_case("tasks"),
        supplier="supplier_id = (SELECT indgang_id('supplier'))",
    ),
    "reports": _by_role(
        landlord_portal="scope_id = ANY ((SELECT indgang_ids('landlords'))::uuid[])",
        authority=SENT,
        call_desk=SENT,
        responder=SENT_OR_WORKED_ON,
        centre_leader=SENT_OR_WORKED_ON,
    ),
    "decisions": _to_staff(_of_report("decisions")),
    "answers": _by_role(
        landlord_portal=REPORT_SEEN,
        authority=REPORT_SEEN,
        call_desk=REPORT_SEEN,
        responder=REPORT_SEEN,
        centre_leader=f"{HERE} OR {REPORT_SEEN}",
        analyst="true",
        central_office="true",
        administrator="true",
    ),
    **dict.fromkeys(
        ("supports", "grants", "tenancies"),
        _by_role(responder="true", centre_leader="true", administrator="true"),
    ),
    **dict.fromkeys(("access_log", "api_keys", "jobs"), _by_role(administrator="true")),
    **dict.fromkeys(("dwellings", "idempotency_keys"), "false"),
}
"""Which rows a caller's read meets at most, by table; the tables that are not here hold nothing of anybody's cases."""


def upgrade() -> None:
    if op.get_context().dialect.name != "postgresql":
        return
    for name, body in FUNCTIONS.items():
        op.execute(f"CREATE FUNCTION {name} LANGUAGE sql STABLE PARALLEL SAFE AS $$ {body} $$")
    for name, rows in ASKED_APART.items():
        body = f"BEGIN RETURN EXISTS ({rows}); END"
        op.execute(f"CREATE FUNCTION {name} RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$ {body} $$")
    for table, condition in SEEN.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY service ON {table} USING ({ROLE} = 'service')")
        op.execute(f"CREATE POLICY caller ON {table} FOR SELECT USING ({condition})")


def downgrade() -> None:
    if op.get_context().dialect.name != "postgresql":
        return
    for table in SEEN:
        op.execute(f"DROP POLICY caller ON {table}")
        op.execute(f"DROP POLICY service ON {table}")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    for name in ASKED_APART:
        op.execute(f"DROP FUNCTION {name}")
    for name in reversed(FUNCTIONS):
        op.execute(f"DROP FUNCTION {name.partition(' RETURNS')[0]}")
