"""Tasks are accepted or refused, and a substitute meets the cases of whom it stands in for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | None = None
depends_on: str | None = None

# Whoever a responder stands in for, down the line of those who are away; `app/directory/snapshot.py` says it exactly.
STANDS_IN = """
    WITH RECURSIVE now(at) AS (SELECT nullif(current_setting('indgang.at', true), '')::timestamptz),
    away(id, named) AS (
      SELECT r.id, coalesce(a.substitute_id, r.substitute_id)
      FROM now, responders r LEFT JOIN absences a
        ON a.responder_id = r.id AND a.superseded_at IS NULL
        AND a.valid_from <= (SELECT at FROM now) AND (a.valid_to IS NULL OR a.valid_to > (SELECT at FROM now))
      WHERE r.superseded_at IS NULL AND NOT r.unit AND (a.id IS NOT NULL OR NOT r.held)
        AND r.valid_from <= now.at AND (r.valid_to IS NULL OR r.valid_to > now.at)),
    line(id) AS (
      SELECT indgang_id('responder')
      UNION SELECT away.id FROM away JOIN line ON away.named = line.id)
    SELECT coalesce(array_agg(id), '{}') FROM line WHERE id <> indgang_id('responder')"""


def upgrade() -> None:
    op.add_column(
        "tasks",
        sa.Column(
            "accepted_at", columns.instant(), nullable=True, comment="when who owes it said that it will be done"
        ),
    )
    op.add_column(
        "tasks",
        sa.Column(
            "refused_at",
            columns.instant(),
            nullable=True,
            comment="when who was to do it said no: then it is dropped, and not set again",
        ),
    )
    op.add_column("tasks", sa.Column("answer_sealed", sa.LargeBinary(), nullable=True))
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            f"CREATE FUNCTION indgang_stands_in_for() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE"
            f" AS $$ {STANDS_IN} $$"
        )
        op.execute("""CREATE POLICY stand_in ON cases FOR SELECT USING (
            (SELECT indgang_role()) = 'responder' AND (NOT family OR (SELECT indgang_kind()) = 'family_team')
            AND owner_id = ANY ((SELECT indgang_stands_in_for())::uuid[]))""")


def downgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP POLICY stand_in ON cases")
        op.execute("DROP FUNCTION indgang_stands_in_for()")
    for name in ("answer_sealed", "refused_at", "accepted_at"):
        op.drop_column("tasks", name)
