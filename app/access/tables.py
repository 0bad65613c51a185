from __future__ import annotations

import sqlalchemy as sa

from app.kit.columns import document, instant, metadata, sequence

_NEWEST = sa.text("superseded_at IS NULL")

api_keys = sa.Table(
    "api_keys",
    metadata,
    sa.Column("row_id", sa.Uuid(), primary_key=True),
    sa.Column("id", sa.Uuid(), nullable=False, comment="stays the same through every version"),
    sa.Column("key_hash", sa.LargeBinary(32), nullable=False, comment="SHA-256 of the token, which is stored nowhere"),
    sa.Column("hint", sa.String(8), nullable=False, comment="how the token begins, for people to tell keys apart"),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("landlords", document(), nullable=False),
    sa.Column("centres", document(), nullable=False),
    sa.Column("responder_id", sa.Uuid()),
    sa.Column("supplier_id", sa.Uuid()),
    sa.Column("name_sealed", sa.LargeBinary()),
    sa.Column("valid_from", instant(), nullable=False),
    sa.Column("valid_to", instant()),
    sa.Column("recorded_at", instant(), nullable=False),
    sa.Column("superseded_at", instant()),
    sa.Column("last_used_at", instant(), comment="to the minute; a mark for housekeeping, no history"),
    sa.Index("ix_api_keys_id", "id"),
    sa.Index("ux_api_keys_key_hash", "key_hash", unique=True, sqlite_where=_NEWEST, postgresql_where=_NEWEST),
)

idempotency_keys = sa.Table(
    "idempotency_keys",
    metadata,
    sa.Column("key_hash", sa.LargeBinary(32), primary_key=True, comment="SHA-256 of caller, route and key"),
    sa.Column("caller_id", sa.Uuid(), nullable=False),
    sa.Column("route", sa.String(100), nullable=False),
    sa.Column("body_hash", sa.LargeBinary(32), nullable=False),
    sa.Column("status", sa.SmallInteger(), comment="null only inside the transaction that works on the answer"),
    sa.Column("headers", document()),
    sa.Column("answer_sealed", sa.LargeBinary()),
    sa.Column("at", instant(), nullable=False),
    sa.Column("kept_until", instant(), nullable=False),
    sa.Index("ix_idempotency_keys_kept_until", "kept_until"),
)

access_log = sa.Table(
    "access_log",
    metadata,
    sa.Column("seq", sequence(), primary_key=True, autoincrement=True),
    sa.Column("at", instant(), nullable=False),
    sa.Column("caller_id", sa.Uuid(), nullable=False),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("responder_id", sa.Uuid()),
    sa.Column("person_hash", sa.LargeBinary(16), comment="keyed hash of the person's name, so that reads can be found"),
    sa.Column("method", sa.String(8), nullable=False),
    sa.Column("route", sa.String(100), nullable=False),
    sa.Column("purpose", sa.String(32), nullable=False),
    sa.Column("cases", document(), nullable=False),
    sa.Column("reports", document(), nullable=False),
    sa.Index("ix_access_log_at", "at"),
    sa.Index("ix_access_log_caller_id", "caller_id", "at"),
)

access_log_chain = sa.Table(
    "access_log_chain",
    metadata,
    sa.Column("seq", sequence(), primary_key=True, autoincrement=False, comment="of the row of the log that it seals"),
    sa.Column("digest", sa.LargeBinary(16), nullable=False, comment="keyed hash of the digest before and the row"),
    sa.Column("sealed_at", instant(), nullable=False),
    sa.Column("cleared_fp", sa.LargeBinary(16), comment="set by retention alone: the row may be gone"),
)

access_log_subjects = sa.Table(
    "access_log_subjects",
    metadata,
    sa.Column("subject_id", sa.Uuid(), primary_key=True, comment="a case or report that was shown"),
    sa.Column("seq", sequence(), primary_key=True, autoincrement=False, comment="of the sealed row of the log"),
    sa.Index("ix_access_log_subjects_seq", "seq"),
)

consents = sa.Table(
    "consents",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("case_id", sa.Uuid(), nullable=False),
    sa.Column("purpose", sa.String(32), nullable=False),
    sa.Column("ground", sa.String(16), nullable=False, comment="consent, or a law that is named"),
    sa.Column("law_sealed", sa.LargeBinary(), comment="which law, or how consent was given"),
    sa.Column("from_kind", sa.String(32), nullable=False, comment="whose knowledge is shared"),
    sa.Column("kind", sa.String(32), nullable=False, comment="with whom: the kind of post, at the centre"),
    sa.Column("centre_id", sa.Uuid(), nullable=False),
    sa.Column("from_at", instant(), nullable=False),
    sa.Column("until_at", instant(), nullable=False),
    sa.Column("withdrawn_at", instant()),
    sa.Column("recorded_at", instant(), nullable=False),
    sa.Column("caller_id", sa.Uuid(), nullable=False),
    sa.Column(
        "scope",
        document(),
        nullable=False,
        server_default=sa.text("""'["status", "contacts", "texts", "events", "support"]'"""),
        comment="what of the case it lets see; `status` is always among them",
    ),
    sa.CheckConstraint("until_at > from_at", name="period"),
    sa.Index("ix_consents_case_id", "case_id"),
    sa.Index("ix_consents_centre_id", "centre_id", "kind"),
)
