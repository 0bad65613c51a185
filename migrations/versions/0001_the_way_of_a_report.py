"""the way of a report."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kit import columns

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "absences",
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", columns.instant(), nullable=False),
        sa.Column("valid_to", columns.instant(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", columns.instant(), nullable=True),
        sa.Column("responder_id", sa.Uuid(), nullable=False),
        sa.Column("substitute_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_absences_period")),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_absences")),
    )
    op.create_index(
        "ix_absences_responder_id",
        "absences",
        ["responder_id"],
        unique=False,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_index(
        "uq_absences_id",
        "absences",
        ["id", "valid_from"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "access_log",
        sa.Column("seq", columns.sequence(), autoincrement=True, nullable=False),
        sa.Column("at", columns.instant(), nullable=False),
        sa.Column("caller_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("responder_id", sa.Uuid(), nullable=True),
        sa.Column(
            "person_hash",
            sa.LargeBinary(length=16),
            nullable=True,
            comment="keyed hash of the person's name, so that reads can be found",
        ),
        sa.Column("method", sa.String(length=8), nullable=False),
        sa.Column("route", sa.String(length=100), nullable=False),
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.Column("cases", columns.document(), nullable=False),
        sa.Column("reports", columns.document(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_access_log")),
    )
    op.create_index("ix_access_log_at", "access_log", ["at"], unique=False)
    op.create_index("ix_access_log_caller_id", "access_log", ["caller_id", "at"], unique=False)
    op.create_table(
        "addresses",
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", columns.instant(), nullable=False),
        sa.Column("valid_to", columns.instant(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", columns.instant(), nullable=True),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("floor", sa.Text(), nullable=True),
        sa.Column("door", sa.Text(), nullable=True),
        sa.Column("stairwell", sa.Text(), nullable=True),
        sa.Column("dar_address_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_addresses_period")),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_addresses")),
    )
    op.create_index(
        "ix_addresses_dar_address_id",
        "addresses",
        ["dar_address_id"],
        unique=False,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_index(
        "ix_addresses_department_id",
        "addresses",
        ["department_id"],
        unique=False,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_index(
        "ix_addresses_street",
        "addresses",
        ["street", "number", "postcode"],
        unique=False,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_index(
        "uq_addresses_id",
        "addresses",
        ["id", "valid_from"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "api_keys",
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False, comment="stays the same through every version"),
        sa.Column(
            "key_hash",
            sa.LargeBinary(length=32),
            nullable=False,
            comment="SHA-256 of the token, which is stored nowhere",
        ),
        sa.Column(
            "hint", sa.String(length=8), nullable=False, comment="how the token begins, for people to tell keys apart"
        ),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("landlords", columns.document(), nullable=False),
        sa.Column("centres", columns.document(), nullable=False),
        sa.Column("responder_id", sa.Uuid(), nullable=True),
        sa.Column("supplier_id", sa.Uuid(), nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("valid_from", columns.instant(), nullable=False),
        sa.Column("valid_to", columns.instant(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("superseded_at", columns.instant(), nullable=True),
        sa.Column(
            "last_used_at",
            columns.instant(),
            nullable=True,
            comment="to the minute; a mark for housekeeping, no history",
        ),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_api_keys")),
    )
    op.create_index("ix_api_keys_id", "api_keys", ["id"], unique=False)
    op.create_index(
        "ux_api_keys_key_hash",
        "api_keys",
        ["key_hash"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=9), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("urgency", sa.String(length=8), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False, comment="a person or unit of the municipality, always"),
        sa.Column(
            "owner_kind",
            sa.String(length=32),
            nullable=False,
            comment="whose work it is, also while reception keeps it",
        ),
        sa.Column("centre_id", sa.Uuid(), nullable=False, comment="whose queue it stands in"),
        sa.Column(
            "unclaimed", sa.Boolean(), nullable=False, comment="shown to the whole centre until somebody takes it"
        ),
        sa.Column("family", sa.Boolean(), nullable=False, comment="the family team's own, seen by that team alone"),
        sa.Column("dwelling_fp", sa.LargeBinary(), nullable=True),
        sa.Column("building_fp", sa.LargeBinary(), nullable=True),
        sa.Column("place_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("resident_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("resident_fp", sa.LargeBinary(), nullable=True),
        sa.Column("concerns", columns.document(), nullable=False),
        sa.Column("safety", columns.document(), nullable=False),
        sa.Column("contact_advice", columns.document(), nullable=False),
        sa.Column("interpreter_language", sa.String(length=8), nullable=True),
        sa.Column("informed_kinds", columns.document(), nullable=False),
        sa.Column(
            "notes", columns.document(), nullable=False, comment="what the rules want the owner to know, as text codes"
        ),
        sa.Column("received_at", columns.instant(), nullable=False),
        sa.Column("answer_by", columns.instant(), nullable=False),
        sa.Column("act_by", columns.instant(), nullable=True),
        sa.Column("claimed_at", columns.instant(), nullable=True),
        sa.Column("closed_at", columns.instant(), nullable=True),
        sa.Column("waiting_reason", sa.String(length=16), nullable=True),
        sa.Column("waiting_until", columns.instant(), nullable=True),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.Column("expected_to_return", sa.String(length=8), nullable=True),
        sa.Column("relapse_of", sa.Uuid(), nullable=True),
        sa.Column(
            "possibly_related", columns.document(), nullable=False, comment="numbers of open cases in the same building"
        ),
        sa.Column("alarm", sa.Boolean(), nullable=False, comment="nobody but the last resort was there to take it"),
        sa.CheckConstraint("state IN ('new', 'claimed', 'waiting', 'closed')", name=op.f("ck_cases_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("number", name=op.f("uq_cases_number")),
    )
    op.create_index(
        "ix_cases_building_open",
        "cases",
        ["building_fp"],
        unique=False,
        sqlite_where=sa.text("state <> 'closed'"),
        postgresql_where=sa.text("state <> 'closed'"),
    )
    op.create_index(
        "ix_cases_centre_open",
        "cases",
        ["centre_id", "owner_id"],
        unique=False,
        sqlite_where=sa.text("state <> 'closed'"),
        postgresql_where=sa.text("state <> 'closed'"),
    )
    op.create_index("ix_cases_dwelling", "cases", ["dwelling_fp", "received_at"], unique=False)
    op.create_index(
        "ix_cases_owner_open",
        "cases",
        ["owner_id"],
        unique=False,
        sqlite_where=sa.text("state <> 'closed'"),
        postgresql_where=sa.text("state <> 'closed'"),
    )
    op.create_table(
        "centre_counters",
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("centre_id", name=op.f("pk_centre_counters")),
    )
    op.create_table(
        "changes",
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("change", sa.String(length=8), nullable=False),
        sa.Column("at", columns.instant(), nullable=False),
        sa.PrimaryKeyConstraint("centre_id", "number", name=op.f("pk_changes")),
    )
    op.create_table(
        "contacts",
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", columns.instant(), nullable=False),
        sa.Column("valid_to", columns.instant(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", columns.instant(), nullable=True),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("centre_id", sa.Uuid(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("email_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("deputy", sa.Boolean(), nullable=False),
        sa.Column("last_verified_at", columns.instant(), nullable=True),
        sa.Column("acknowledged_at", columns.instant(), nullable=True),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_contacts_period")),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_contacts")),
    )
    op.create_index(
        "uq_contacts_id",
        "contacts",
        ["id", "valid_from"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "department_advisers",
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", columns.instant(), nullable=False),
        sa.Column("valid_to", columns.instant(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", columns.instant(), nullable=True),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("responder_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_department_advisers_period")),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_department_advisers")),
    )
    op.create_index(
        "ix_department_advisers_department_id",
        "department_advisers",
        ["department_id"],
        unique=False,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_index(
        "uq_department_advisers_id",
        "department_advisers",
        ["id", "valid_from"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "directory_state",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_directory_state")),
    )
    op.create_table(
        "districts",
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", columns.instant(), nullable=False),
        sa.Column("valid_to", columns.instant(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", columns.instant(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("postcodes", columns.document(), nullable=False),
        sa.Column("successor_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_districts_period")),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_districts")),
    )
    op.create_index(
        "uq_districts_id",
        "districts",
        ["id", "valid_from"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "dwellings",
        sa.Column("fp", sa.LargeBinary(), nullable=False, comment="locked while a report about it is placed"),
        sa.PrimaryKeyConstraint("fp", name=op.f("pk_dwellings")),
    )
    op.create_table(
        "events",
        sa.Column("seq", columns.sequence(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("report_id", sa.Uuid(), nullable=True),
        sa.Column("centre_id", sa.Uuid(), nullable=True),
        sa.Column("at", columns.instant(), nullable=False, comment="when it was so"),
        sa.Column("recorded_at", columns.instant(), nullable=False, comment="when the service was told"),
        sa.Column("caller_id", sa.Uuid(), nullable=False),
        sa.Column("responder_id", sa.Uuid(), nullable=True),
        sa.Column("codes", columns.document(), nullable=False, comment="codes and figures, nothing personal"),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_events")),
    )
    op.create_index("ix_events_case_id", "events", ["case_id", "seq"], unique=False)
    op.create_index("ix_events_report_id", "events", ["report_id", "seq"], unique=False)
    op.create_table(
        "grants",
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", columns.instant(), nullable=False),
        sa.Column("valid_to", columns.instant(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", columns.instant(), nullable=True),
        sa.Column("dwelling", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("supplier_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_grants_period")),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_grants")),
    )
    op.create_index(
        "ix_grants_dwelling",
        "grants",
        ["dwelling"],
        unique=False,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_index(
        "uq_grants_id",
        "grants",
        ["id", "valid_from"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "housing_departments",
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", columns.instant(), nullable=False),
        sa.Column("valid_to", columns.instant(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", columns.instant(), nullable=True),
        sa.Column("landlord_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("district_id", sa.Uuid(), nullable=True),
        sa.Column("centre_id", sa.Uuid(), nullable=True),
        sa.Column("dwellings", sa.Integer(), nullable=True),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_housing_departments_period")),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_housing_departments")),
    )
    op.create_index(
        "uq_housing_departments_id",
        "housing_departments",
        ["id", "valid_from"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "idempotency_keys",
        sa.Column("key_hash", sa.LargeBinary(length=32), nullable=False, comment="SHA-256 of caller, route and key"),
        sa.Column("caller_id", sa.Uuid(), nullable=False),
        sa.Column("route", sa.String(length=100), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column(
            "status",
            sa.SmallInteger(),
            nullable=True,
            comment="null only inside the transaction that works on the answer",
        ),
        sa.Column("headers", columns.document(), nullable=True),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("at", columns.instant(), nullable=False),
        sa.Column("kept_until", columns.instant(), nullable=False),
        sa.PrimaryKeyConstraint("key_hash", name=op.f("pk_idempotency_keys")),
    )
    op.create_index("ix_idempotency_keys_kept_until", "idempotency_keys", ["kept_until"], unique=False)
    op.create_table(
        "jobs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column(
            "key", sa.String(length=100), nullable=False, comment="one job a kind and key, however often it is promised"
        ),
        sa.Column("subject", sa.Uuid(), nullable=True, comment="the report, case or call it is about"),
        sa.Column("payload_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("run_at", columns.instant(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.Uuid(), nullable=True),
        sa.Column("leased_until", columns.instant(), nullable=True),
        sa.Column(
            "failure",
            sa.String(length=200),
            nullable=True,
            comment="the kind of the last failure; never its words, they may name people",
        ),
        sa.Column("promised_at", columns.instant(), nullable=False),
        sa.Column("finished_at", columns.instant(), nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'done', 'dead')", name=op.f("ck_jobs_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sa.UniqueConstraint("kind", "key", name=op.f("uq_jobs_kind_key")),
    )
    op.create_index(
        "ix_jobs_due",
        "jobs",
        ["run_at"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index("ix_jobs_subject", "jobs", ["subject"], unique=False)
    op.create_table(
        "landlords",
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", columns.instant(), nullable=False),
        sa.Column("valid_to", columns.instant(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", columns.instant(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cvr", sa.Text(), nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("email_sealed", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_landlords_period")),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_landlords")),
    )
    op.create_index(
        "uq_landlords_id",
        "landlords",
        ["id", "valid_from"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=9), nullable=False),
        sa.Column("caller_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(length=8), nullable=False),
        sa.Column("scope_id", sa.Uuid(), nullable=False, comment="landlord a portal spoke for, else the caller"),
        sa.Column("your_reference_fp", sa.LargeBinary(), nullable=True),
        sa.Column("body_fp", sa.LargeBinary(), nullable=False, comment="of what was told, to know the same body again"),
        sa.Column("landlord_id", sa.Uuid(), nullable=True, comment="who lets the dwelling, whoever reported"),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("district_id", sa.Uuid(), nullable=True),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("reporter_kind", sa.String(length=32), nullable=False),
        sa.Column("reporter_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("reporter_phone_fp", sa.LargeBinary(), nullable=True),
        sa.Column("reporter_mail_fp", sa.LargeBinary(), nullable=True),
        sa.Column("way_back", sa.Boolean(), nullable=False, comment="can this reporter be answered at all"),
        sa.Column("anonymity_requested", sa.Boolean(), nullable=False),
        sa.Column("description_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("place_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("your_reference_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("resident_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("resident_fp", sa.LargeBinary(), nullable=True),
        sa.Column("postcode", sa.String(length=4), nullable=True),
        sa.Column("dwelling_fp", sa.LargeBinary(), nullable=True),
        sa.Column("building_fp", sa.LargeBinary(), nullable=True),
        sa.Column("concerns", columns.document(), nullable=False, comment="as the reporter named them"),
        sa.Column("children", sa.String(length=8), nullable=False),
        sa.Column("referred", sa.String(length=8), nullable=False),
        sa.Column("contact_advice", columns.document(), nullable=False),
        sa.Column("safety", columns.document(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("interpreter_language", sa.String(length=8), nullable=True),
        sa.Column("eviction_stage", sa.String(length=16), nullable=True),
        sa.Column("eviction_at", columns.instant(), nullable=True),
        sa.Column("payment_demand_received_on", sa.Date(), nullable=True),
        sa.Column("terminated_on", sa.Date(), nullable=True),
        sa.Column("discharge_at", columns.instant(), nullable=True),
        sa.Column("dwelling_unfit", sa.Boolean(), nullable=False),
        sa.Column("happened_at", columns.instant(), nullable=True),
        sa.Column("received_at", columns.instant(), nullable=False),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("reference", name=op.f("uq_reports_reference")),
        sa.UniqueConstraint("scope_id", "your_reference_fp", name=op.f("uq_reports_scope_id_your_reference_fp")),
    )
    op.create_index("ix_reports_caller_id", "reports", ["caller_id", "id"], unique=False)
    op.create_index("ix_reports_scope_id", "reports", ["scope_id", "id"], unique=False)
    op.create_table(
        "responders",
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", columns.instant(), nullable=False),
        sa.Column("valid_to", columns.instant(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", columns.instant(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=True),
        sa.Column("unit", sa.Boolean(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("email_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("shares", columns.document(), nullable=False),
        sa.Column("substitute_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_responders_period")),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_responders")),
    )
    op.create_index(
        "uq_responders_id",
        "responders",
        ["id", "valid_from"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "rule_sets",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("valid_from", columns.instant(), nullable=False, comment="in force until the next one's"),
        sa.Column("published_at", columns.instant(), nullable=False),
        sa.Column("published_by", sa.Uuid(), nullable=False),
        sa.Column("rules", columns.document(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_rule_sets")),
        sa.UniqueConstraint("valid_from", name=op.f("uq_rule_sets_valid_from")),
    )
    op.create_table(
        "social_centres",
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", columns.instant(), nullable=False),
        sa.Column("valid_to", columns.instant(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", columns.instant(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("opening_hours", columns.document(), nullable=False),
        sa.Column("special_days", columns.document(), nullable=False),
        sa.Column("out_of_hours_phone", sa.Text(), nullable=True),
        sa.Column("out_of_hours_text", sa.Text(), nullable=True),
        sa.Column("covering_centre_id", sa.Uuid(), nullable=True),
        sa.Column("successor_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_social_centres_period")),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_social_centres")),
    )
    op.create_index(
        "uq_social_centres_id",
        "social_centres",
        ["id", "valid_from"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "suppliers",
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", columns.instant(), nullable=False),
        sa.Column("valid_to", columns.instant(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", columns.instant(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_suppliers_period")),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_suppliers")),
    )
    op.create_index(
        "uq_suppliers_id",
        "suppliers",
        ["id", "valid_from"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "supports",
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", columns.instant(), nullable=False),
        sa.Column("valid_to", columns.instant(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", columns.instant(), nullable=True),
        sa.Column("dwelling", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("responder_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_supports_period")),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_supports")),
    )
    op.create_index(
        "ix_supports_dwelling",
        "supports",
        ["dwelling"],
        unique=False,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_index(
        "uq_supports_id",
        "supports",
        ["id", "valid_from"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "tenancies",
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", columns.instant(), nullable=False),
        sa.Column("valid_to", columns.instant(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", columns.instant(), nullable=True),
        sa.Column("dwelling", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_tenancies_period")),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_tenancies")),
    )
    op.create_index(
        "ix_tenancies_dwelling",
        "tenancies",
        ["dwelling"],
        unique=False,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_index(
        "uq_tenancies_id",
        "tenancies",
        ["id", "valid_from"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "answers",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False, comment="of the first owner, for ever"),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("urgency", sa.String(length=8), nullable=False),
        sa.Column("way_back", sa.Boolean(), nullable=False),
        sa.Column("received_at", columns.instant(), nullable=False),
        sa.Column(
            "answer_by", columns.instant(), nullable=False, comment="promised to the reporter, by what it told alone"
        ),
        sa.Column("first_action_at", columns.instant(), nullable=True),
        sa.Column("resident_contacted_at", columns.instant(), nullable=True),
        sa.Column("reporter_reached_at", columns.instant(), nullable=True),
        sa.Column("answered_at", columns.instant(), nullable=True),
        sa.Column("answered_office_seconds", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", columns.instant(), nullable=True, comment="closing answers nothing"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_answers_report_id")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_answers")),
    )
    op.create_index("ix_answers_case_id", "answers", ["case_id"], unique=False)
    op.create_index("ix_answers_centre_id", "answers", ["centre_id", "received_at"], unique=False)
    op.create_index("ix_answers_received_at", "answers", ["received_at"], unique=False)
    op.create_table(
        "case_reports",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column(
            "answers", sa.Boolean(), nullable=False, comment="the case whose owner owes this reporter the answer"
        ),
        sa.Column("joined_at", columns.instant(), nullable=False),
        sa.Column("received_at", columns.instant(), nullable=False),
        sa.Column("concerns", columns.document(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_reports_case_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_case_reports_report_id")),
        sa.PrimaryKeyConstraint("case_id", "report_id", name=op.f("pk_case_reports")),
    )
    op.create_index("ix_case_reports_report_id", "case_reports", ["report_id"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("rule_set", sa.Integer(), nullable=False),
        sa.Column("rules", columns.document(), nullable=False),
        sa.Column("facts", columns.document(), nullable=False),
        sa.Column(
            "findings", columns.document(), nullable=False, comment="concern, source and confidence; never the words"
        ),
        sa.Column("owner_kind", sa.String(length=32), nullable=False),
        sa.Column("informed_kinds", columns.document(), nullable=False),
        sa.Column("urgency", sa.String(length=8), nullable=False),
        sa.Column("answer_amount", sa.Integer(), nullable=False),
        sa.Column("answer_unit", sa.String(length=16), nullable=False),
        sa.Column("child_signal", sa.Boolean(), nullable=False),
        sa.Column(
            "because_sealed", sa.LargeBinary(), nullable=True, comment="the words of the text that led to findings"
        ),
        sa.Column("decided_at", columns.instant(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_decisions_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index("ix_decisions_report_id", "decisions", ["report_id"], unique=False)
    op.create_table(
        "informed",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("since", columns.instant(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_informed_case_id")),
        sa.PrimaryKeyConstraint("case_id", "kind", name=op.f("pk_informed")),
    )
    op.create_index("ix_informed_centre_id", "informed", ["centre_id", "kind"], unique=False)
    op.create_table(
        "ownerships",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column(
            "step", sa.String(length=24), nullable=False, comment="why this one: the step that chose, or the act"
        ),
        sa.Column("candidates", columns.document(), nullable=False),
        sa.Column("from_at", columns.instant(), nullable=False),
        sa.Column("to_at", columns.instant(), nullable=True),
        sa.Column("recorded_at", columns.instant(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_ownerships_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ownerships")),
    )
    op.create_index("ix_ownerships_case_id", "ownerships", ["case_id"], unique=False)
    op.create_index(
        "uq_ownerships_one_owner",
        "ownerships",
        ["case_id"],
        unique=True,
        sqlite_where=sa.text("to_at IS NULL"),
        postgresql_where=sa.text("to_at IS NULL"),
    )
    op.create_table(
        "tasks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("responder_id", sa.Uuid(), nullable=True),
        sa.Column("supplier_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("due", columns.instant(), nullable=False),
        sa.Column("set_at", columns.instant(), nullable=False),
        sa.Column("done_at", columns.instant(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'done', 'dropped')", name=op.f("ck_tasks_state")),
        sa.CheckConstraint("(responder_id IS NULL) <> (supplier_id IS NULL)", name=op.f("ck_tasks_one_assignee")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_tasks_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
    )
    op.create_index("ix_tasks_case_id", "tasks", ["case_id"], unique=False)
    op.create_index(
        "ix_tasks_responder_open",
        "tasks",
        ["responder_id"],
        unique=False,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(
        "ix_tasks_supplier_open",
        "tasks",
        ["supplier_id"],
        unique=False,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )


def downgrade() -> None:
    op.drop_index(
        "ix_tasks_supplier_open",
        table_name="tasks",
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.drop_index(
        "ix_tasks_responder_open",
        table_name="tasks",
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.drop_index("ix_tasks_case_id", table_name="tasks")
    op.drop_table("tasks")
    op.drop_index(
        "uq_ownerships_one_owner",
        table_name="ownerships",
        sqlite_where=sa.text("to_at IS NULL"),
        postgresql_where=sa.text("to_at IS NULL"),
    )
    op.drop_index("ix_ownerships_case_id", table_name="ownerships")
    op.drop_table("ownerships")
    op.drop_index("ix_informed_centre_id", table_name="informed")
    op.drop_table("informed")
    op.drop_index("ix_decisions_report_id", table_name="decisions")
    op.drop_table("decisions")
    op.drop_index("ix_case_reports_report_id", table_name="case_reports")
    op.drop_table("case_reports")
    op.drop_index("ix_answers_received_at", table_name="answers")
    op.drop_index("ix_answers_centre_id", table_name="answers")
    op.drop_index("ix_answers_case_id", table_name="answers")
    op.drop_table("answers")
    op.drop_index(
        "uq_tenancies_id",
        table_name="tenancies",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_index(
        "ix_tenancies_dwelling",
        table_name="tenancies",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_table("tenancies")
    op.drop_index(
        "uq_supports_id",
        table_name="supports",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_index(
        "ix_supports_dwelling",
        table_name="supports",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_table("supports")
    op.drop_index(
        "uq_suppliers_id",
        table_name="suppliers",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_table("suppliers")
    op.drop_index(
        "uq_social_centres_id",
        table_name="social_centres",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_table("social_centres")
    op.drop_table("rule_sets")
    op.drop_index(
        "uq_responders_id",
        table_name="responders",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_table("responders")
    op.drop_index("ix_reports_scope_id", table_name="reports")
    op.drop_index("ix_reports_caller_id", table_name="reports")
    op.drop_table("reports")
    op.drop_index(
        "uq_landlords_id",
        table_name="landlords",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_table("landlords")
    op.drop_index("ix_jobs_subject", table_name="jobs")
    op.drop_index(
        "ix_jobs_due",
        table_name="jobs",
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.drop_table("jobs")
    op.drop_index("ix_idempotency_keys_kept_until", table_name="idempotency_keys")
    op.drop_table("idempotency_keys")
    op.drop_index(
        "uq_housing_departments_id",
        table_name="housing_departments",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_table("housing_departments")
    op.drop_index(
        "uq_grants_id",
        table_name="grants",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_index(
        "ix_grants_dwelling",
        table_name="grants",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_table("grants")
    op.drop_index("ix_events_report_id", table_name="events")
    op.drop_index("ix_events_case_id", table_name="events")
    op.drop_table("events")
    op.drop_table("dwellings")
    op.drop_index(
        "uq_districts_id",
        table_name="districts",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_table("districts")
    op.drop_table("directory_state")
    op.drop_index(
        "uq_department_advisers_id",
        table_name="department_advisers",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_index(
        "ix_department_advisers_department_id",
        table_name="department_advisers",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_table("department_advisers")
    op.drop_index(
        "uq_contacts_id",
        table_name="contacts",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_table("contacts")
    op.drop_table("changes")
    op.drop_table("centre_counters")
    op.drop_index(
        "ix_cases_owner_open",
        table_name="cases",
        sqlite_where=sa.text("state <> 'closed'"),
        postgresql_where=sa.text("state <> 'closed'"),
    )
    op.drop_index("ix_cases_dwelling", table_name="cases")
    op.drop_index(
        "ix_cases_centre_open",
        table_name="cases",
        sqlite_where=sa.text("state <> 'closed'"),
        postgresql_where=sa.text("state <> 'closed'"),
    )
    op.drop_index(
        "ix_cases_building_open",
        table_name="cases",
        sqlite_where=sa.text("state <> 'closed'"),
        postgresql_where=sa.text("state <> 'closed'"),
    )
    op.drop_table("cases")
    op.drop_index(
        "ux_api_keys_key_hash",
        table_name="api_keys",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_index("ix_api_keys_id", table_name="api_keys")
    op.drop_table("api_keys")
    op.drop_index(
        "uq_addresses_id",
        table_name="addresses",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_index(
        "ix_addresses_street",
        table_name="addresses",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_index(
        "ix_addresses_department_id",
        table_name="addresses",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_index(
        "ix_addresses_dar_address_id",
        table_name="addresses",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_table("addresses")
    op.drop_index("ix_access_log_caller_id", table_name="access_log")
    op.drop_index("ix_access_log_at", table_name="access_log")
    op.drop_table("access_log")
    op.drop_index(
        "uq_absences_id",
        table_name="absences",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_index(
        "ix_absences_responder_id",
        table_name="absences",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_table("absences")
