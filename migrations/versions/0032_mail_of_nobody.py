"""The desk and administrators see what became of each mail, and the desk reads those that no report shows."""

from __future__ import annotations

from alembic import op

revision: str = "0032"
down_revision: str | None = "0031"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
DOORS = "IN ('call_desk', 'administrator')"
FILE = "EXISTS (SELECT FROM attachments a WHERE a.blob_id = {})"
NOBODYS = "indgang_is_nobodys_mail(wanted uuid)"
IS_NOBODYS = """SELECT FROM mails m WHERE m.blob_id = wanted AND m.state = 'taken' AND NOT EXISTS (
    SELECT FROM mail_reports r JOIN attachments a ON a.report_id = r.report_id
    WHERE r.mail_id = m.id AND a.blob_id = m.blob_id)"""

SEEN = {
    "mails": f"{ROLE} {DOORS}",
    "mail_reports": f"{ROLE} {DOORS}",
    # Of raw mails alone, that a report has them: whose name and words are sealed and stay so.
    "attachments": f"""CASE WHEN {ROLE} IN ('responder', 'centre_leader') THEN indgang_sees_report(report_id)
        ELSE {ROLE} {DOORS} AND media_type = 'message/rfc822' END""",
    "blobs": f"""CASE WHEN {ROLE} IN ('responder', 'centre_leader') THEN {FILE.format("blobs.id")}
        ELSE {ROLE} {DOORS} AND kind = 'raw' END""",
    "blob_pieces": f"""CASE WHEN {ROLE} IN ('responder', 'centre_leader') THEN {FILE.format("blob_pieces.blob_id")}
        ELSE {ROLE} = 'call_desk' AND indgang_is_nobodys_mail(blob_id) END""",
}
"""Which rows a caller's read meets at most."""

OF_STAFF = f"{ROLE} IN ('responder', 'centre_leader')"
BEFORE = {
    "mails": "false",
    "mail_reports": "false",
    "attachments": f"{OF_STAFF} AND indgang_sees_report(attachments.report_id)",
    "blobs": f"{OF_STAFF} AND {FILE.format('blobs.id')}",
    "blob_pieces": f"{OF_STAFF} AND {FILE.format('blob_pieces.blob_id')}",
}


def upgrade() -> None:
    if op.get_context().dialect.name != "postgresql":
        return
    body = f"BEGIN RETURN EXISTS ({IS_NOBODYS}); END"
    op.execute(f"CREATE FUNCTION {NOBODYS} RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$ {body} $$")
    _bound(SEEN)


def downgrade() -> None:
    if op.get_context().dialect.name != "postgresql":
        return
    _bound(BEFORE)
    op.execute("DROP FUNCTION indgang_is_nobodys_mail(uuid)")


def _bound(conditions: dict[str, str]) -> None:
    for table, condition in conditions.items():
        op.execute(f"DROP POLICY caller ON {table}")
        op.execute(f"CREATE POLICY caller ON {table} FOR SELECT USING ({condition})")
