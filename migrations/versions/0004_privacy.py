"""What privacy needs: the chain of the log, consent, residents, holds, and what was cleared.

On PostgreSQL a consent lets in by a policy of its own beside the one of 0002: a case is seen by whom either lets in.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None

ROLE = "(SELECT indgang_role())"
FOR_ADMINISTRATORS = (
    "access_log_chain",
    "residents",
    "resident_cases",
    "withholdings",
    "legal_holds",
    "cleared_cases",
    "resident_notices",
)
IN_FORCE = """from_at <= nullif(current_setting('indgang.at', true), '')::timestamptz
    AND until_at > nullif(current_setting('indgang.at', true), '')::timestamptz AND withdrawn_at IS NULL"""
SEEN = {
    **dict.fromkeys(FOR_ADMINISTRATORS, f"{ROLE} = 'administrator'"),
    "consents": f"""{ROLE} = 'responder' AND kind = (SELECT indgang_kind())
        AND centre_id = ANY ((SELECT indgang_centres())::uuid[]) AND {IN_FORCE}""",
}
LET_IN = f"{ROLE} = 'responder' AND NOT family AND EXISTS (SELECT FROM consents s WHERE s.case_id = cases.id)"


def upgrade() -> None:
    op.create_table(
        "access_log_chain",
        sa.Column(
            "seq",
            columns.sequence(),
            autoincrement=False,
            nullable=False,
            comment="of the row of the log that it seals",
        ),
        sa.Column(
            "digest", sa.LargeBinary(length=16), nullable=False, comment="keyed hash of the digest before and the row"
        ),
        sa.Column("sealed_at", columns.instant(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_access_log_chain")),
    )
    op.create_table(
        "consents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.Column("ground", sa.String(length=16), nullable=False, comment="consent, or a law that is named"),
        sa.Column("law_sealed", sa.LargeBinary(), nullable=True, comment="which law, or how consent was given"),
        sa.Column("from_kind", sa.String(length=32), nullable=False, comment="whose knowledge is shared"),
        sa.Column("kind", sa.String(length=32), nullable=False, comment="with whom: the kind of post, at the centre"),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("from_at", columns.instant(), nullable=False),
        sa.Column("until_at", columns.instant(), nullable=False),
        sa.Column("withdrawn_at", columns.instant(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("caller_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("until_at > from_at", name=op.f("ck_consents_period")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index("ix_consents_case_id", "consents", ["case_id"], unique=False)
    op.create_index("ix_consents_centre_id", "consents", ["centre_id", "kind"], unique=False)
    op.create_table(
        "residents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("caller_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_residents")),
    )
    op.create_table(
        "cleared_cases",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.String(length=8), nullable=False, comment="of KLE, by which the period was chosen"),
        sa.Column("cleared_at", columns.instant(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_cleared_cases_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_cleared_cases")),
    )
    op.create_table(
        "legal_holds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("since", columns.instant(), nullable=False),
        sa.Column("lifted_at", columns.instant(), nullable=True),
        sa.Column("caller_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_legal_holds_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_holds")),
    )
    op.create_index("ix_legal_holds_case_id", "legal_holds", ["case_id"], unique=False)
    op.create_table(
        "resident_cases",
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("linked_at", columns.instant(), nullable=False),
        sa.Column("caller_id", sa.Uuid(), nullable=False, comment="a citizen is linked by staff, never by the intake"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_resident_cases_case_id")),
        sa.ForeignKeyConstraint(["resident_id"], ["residents.id"], name=op.f("fk_resident_cases_resident_id")),
        sa.PrimaryKeyConstraint("resident_id", "case_id", name=op.f("pk_resident_cases")),
    )
    op.create_table(
        "resident_notices",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("owed_at", columns.instant(), nullable=False, comment="when staff were told to inform the resident"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_resident_notices_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_resident_notices")),
    )
    op.create_table(
        "withholdings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("item", sa.String(length=100), nullable=False, comment="as the export names it"),
        sa.Column("ground", sa.String(length=32), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("caller_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["resident_id"], ["residents.id"], name=op.f("fk_withholdings_resident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withholdings")),
        sa.UniqueConstraint("resident_id", "item", name=op.f("uq_withholdings_resident_id_item")),
    )
    if op.get_context().dialect.name == "postgresql":
        for table, condition in SEEN.items():
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY service ON {table} USING ({ROLE} = 'service')")
            op.execute(f"CREATE POLICY caller ON {table} FOR SELECT USING ({condition})")
        op.execute(f"CREATE POLICY consent ON cases FOR SELECT USING ({LET_IN})")


def downgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP POLICY consent ON cases")
    op.drop_table("withholdings")
    op.drop_table("resident_notices")
    op.drop_table("resident_cases")
    op.drop_index("ix_legal_holds_case_id", table_name="legal_holds")
    op.drop_table("legal_holds")
    op.drop_table("cleared_cases")
    op.drop_table("residents")
    op.drop_index("ix_consents_centre_id", table_name="consents")
    op.drop_index("ix_consents_case_id", table_name="consents")
    op.drop_table("consents")
    op.drop_table("access_log_chain")
