"""Hand-overs and participants: who is offered a case, and who works along on one.

On PostgreSQL each lets in by a policy of its own beside the one of 0002: a case is seen by whom one of them lets in.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
ME = "(SELECT indgang_id('responder'))"
KIND = "(SELECT indgang_kind())"
HERE = "ANY ((SELECT indgang_centres())::uuid[])"
UNSETTLED = "state IN ('open', 'escalated', 'disputed')"
TO_ME = f"(to_responder_id = {ME} OR (to_kind = {KIND} AND to_centre_id = {HERE}))"
SEEN = {
    "hand_overs": f"""CASE {ROLE}
        WHEN 'responder' THEN {TO_ME} OR from_owner_id = {ME}
        WHEN 'centre_leader' THEN NOT family
          AND (from_centre_id = {HERE} OR to_centre_id = {HERE} OR decider_centre_id = {HERE})
        ELSE false END""",
    "participants": f"{ROLE} = 'responder' AND responder_id = {ME}",
}
"""Which rows a caller's read meets at most (see 0002)."""

# Planned apart, as in 0002: nested policies cost a third of a second to plan.
ASKED_APART = {
    "indgang_is_offered(wanted uuid)": f"""SELECT FROM hand_overs h WHERE h.case_id = wanted AND h.{UNSETTLED}
        AND CASE {ROLE} WHEN 'responder' THEN h.state <> 'disputed'
              AND (h.from_owner_id <> {ME} OR h.to_responder_id = {ME})
          ELSE h.decider_centre_id = {HERE} AND h.state <> 'open' END""",
    "indgang_takes_part(wanted uuid)": "SELECT FROM participants p WHERE p.case_id = wanted",
}
LET_IN = f"""CASE {ROLE}
    WHEN 'responder' THEN (NOT family OR {KIND} = 'family_team')
      AND (indgang_is_offered(cases.id) OR indgang_takes_part(cases.id))
    WHEN 'centre_leader' THEN NOT family AND indgang_is_offered(cases.id)
    ELSE false END"""
WHERE = sa.text(UNSETTLED)


def upgrade() -> None:
    op.add_column(
        "cases",
        sa.Column(
            "suggested_owner_id",
            sa.Uuid(),
            nullable=True,
            comment="who had it before, where that one was not there to get it",
        ),
    )
    op.create_table(
        "hand_overs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column(
            "from_owner_id", sa.Uuid(), nullable=False, comment="who goes on owning the case until another accepts"
        ),
        sa.Column("from_centre_id", sa.Uuid(), nullable=False),
        sa.Column("to_responder_id", sa.Uuid(), nullable=True),
        sa.Column(
            "to_kind",
            sa.String(length=32),
            nullable=True,
            comment="any post of this kind at the centre, where nobody is named",
        ),
        sa.Column("to_centre_id", sa.Uuid(), nullable=False),
        sa.Column("decider_centre_id", sa.Uuid(), nullable=False, comment="whose leader decides where nobody accepts"),
        sa.Column(
            "family", sa.Boolean(), nullable=False, comment="of a family team's own case: for family teams alone"
        ),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("offered_at", columns.instant(), nullable=False),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("answer_by", columns.instant(), nullable=False, comment="who is silent longer is silent"),
        sa.Column("answered_at", columns.instant(), nullable=True),
        sa.Column(
            "answered_by",
            sa.Uuid(),
            nullable=True,
            comment="the responder; none where a leader or the term decided",
        ),
        sa.CheckConstraint("(to_responder_id IS NULL) <> (to_kind IS NULL)", name=op.f("ck_hand_overs_one_addressee")),
        sa.CheckConstraint(
            "state IN ('open', 'escalated', 'disputed', 'accepted', 'declined', 'withdrawn', 'decided')",
            name=op.f("ck_hand_overs_state"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_hand_overs_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_overs")),
    )
    op.create_index("ix_hand_overs_case_id", "hand_overs", ["case_id"], unique=False)
    for name, indexed, unique in (
        ("ix_hand_overs_to_responder", ["to_responder_id"], False),
        ("ix_hand_overs_to_kind", ["to_centre_id", "to_kind"], False),
        ("ix_hand_overs_decider", ["decider_centre_id"], False),
        ("uq_hand_overs_one_unsettled", ["case_id"], True),
    ):
        op.create_index(name, "hand_overs", indexed, unique=unique, sqlite_where=WHERE, postgresql_where=WHERE)
    op.create_table(
        "participants",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("responder_id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False, comment="in whose queue the participant sees the case"),
        sa.Column("since", columns.instant(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_participants_case_id")),
        sa.PrimaryKeyConstraint("case_id", "responder_id", name=op.f("pk_participants")),
    )
    op.create_index("ix_participants_responder_id", "participants", ["responder_id"], unique=False)
    if op.get_context().dialect.name == "postgresql":
        for table, condition in SEEN.items():
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY service ON {table} USING ({ROLE} = 'service')")
            op.execute(f"CREATE POLICY caller ON {table} FOR SELECT USING ({condition})")
        for name, rows in ASKED_APART.items():
            body = f"BEGIN RETURN EXISTS ({rows}); END"
            op.execute(f"CREATE FUNCTION {name} RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$ {body} $$")
        op.execute(f"CREATE POLICY let_near ON cases FOR SELECT USING ({LET_IN})")


def downgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP POLICY let_near ON cases")
        for name in ASKED_APART:
            op.execute(f"DROP FUNCTION {name}")
    op.drop_index("ix_participants_responder_id", table_name="participants")
    op.drop_table("participants")
    for name in ("uq_hand_overs_one_unsettled", "ix_hand_overs_decider", "ix_hand_overs_to_kind"):
        op.drop_index(name, table_name="hand_overs", sqlite_where=WHERE, postgresql_where=WHERE)
    op.drop_index("ix_hand_overs_to_responder", table_name="hand_overs", sqlite_where=WHERE, postgresql_where=WHERE)
    op.drop_index("ix_hand_overs_case_id", table_name="hand_overs")
    op.drop_table("hand_overs")
    op.drop_column("cases", "suggested_owner_id")
