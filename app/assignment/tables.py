from __future__ import annotations

import sqlalchemy as sa

from app.kit.columns import document, instant, metadata

_OPEN = sa.text("state <> 'closed'")

dwellings = sa.Table(
    "dwellings",
    metadata,
    sa.Column("fp", sa.LargeBinary(), primary_key=True, comment="locked while a report about it is placed"),
)

cases = sa.Table(
    "cases",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("number", sa.String(9), nullable=False, unique=True),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.Column("state", sa.String(8), nullable=False),
    sa.Column("urgency", sa.String(8), nullable=False),
    sa.Column("owner_id", sa.Uuid(), nullable=False, comment="a person or unit of the municipality, always"),
    sa.Column("owner_kind", sa.String(32), nullable=False, comment="whose work it is, also while reception keeps it"),
    sa.Column("centre_id", sa.Uuid(), nullable=False, comment="whose queue it stands in"),
    sa.Column("unclaimed", sa.Boolean(), nullable=False, comment="shown to the whole centre until somebody takes it"),
    sa.Column("family", sa.Boolean(), nullable=False, comment="the family team's own, seen by that team alone"),
    sa.Column("dwelling_fp", sa.LargeBinary()),
    sa.Column("building_fp", sa.LargeBinary()),
    sa.Column("place_sealed", sa.LargeBinary()),
    sa.Column("resident_sealed", sa.LargeBinary()),
    sa.Column("resident_fp", sa.LargeBinary()),
    sa.Column("concerns", document(), nullable=False),
    sa.Column("safety", document(), nullable=False),
    sa.Column("contact_advice", document(), nullable=False),
    sa.Column("interpreter_language", sa.String(8)),
    sa.Column("informed_kinds", document(), nullable=False),
    sa.Column("notes", document(), nullable=False, comment="what the rules want the owner to know, as text codes"),
    sa.Column("received_at", instant(), nullable=False),
    sa.Column("answer_by", instant(), nullable=False),
    sa.Column("act_by", instant()),
    sa.Column("claimed_at", instant()),
    sa.Column("closed_at", instant()),
    sa.Column("waiting_reason", sa.String(16)),
    sa.Column("waiting_until", instant()),
    sa.Column("outcome", sa.String(32)),
    sa.Column("expected_to_return", sa.String(8)),
    sa.Column("relapse_of", sa.Uuid()),
    sa.Column("possibly_related", document(), nullable=False, comment="numbers of open cases in the same building"),
    sa.Column("alarm", sa.Boolean(), nullable=False, comment="nobody but the last resort was there to take it"),
    sa.Column("news", sa.Boolean(), nullable=False, server_default=sa.false(), comment="added to, and not acted on"),
    sa.CheckConstraint("state IN ('new', 'claimed', 'waiting', 'closed')", name="state"),
    sa.Index("ix_cases_owner_open", "owner_id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    sa.Index("ix_cases_centre_open", "centre_id", "owner_id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    sa.Index("ix_cases_dwelling", "dwelling_fp", "received_at"),
    sa.Index("ix_cases_building_open", "building_fp", sqlite_where=_OPEN, postgresql_where=_OPEN),
)

case_reports = sa.Table(
    "case_reports",
    metadata,
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), primary_key=True),
    sa.Column("report_id", sa.Uuid(), sa.ForeignKey("reports.id"), primary_key=True),
    sa.Column("answers", sa.Boolean(), nullable=False, comment="the case whose owner owes this reporter the answer"),
    sa.Column("joined_at", instant(), nullable=False),
    sa.Column("received_at", instant(), nullable=False),
    sa.Column("concerns", document(), nullable=False),
    sa.Index("ix_case_reports_report_id", "report_id"),
)

is_open = cases.c.state != sa.literal_column("'closed'")
"""Written out, not bound: only so does a database know that the small indexes of open cases serve."""

informed = sa.Table(
    "informed",
    metadata,
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), primary_key=True),
    sa.Column("kind", sa.String(32), primary_key=True),
    sa.Column("centre_id", sa.Uuid(), nullable=False),
    sa.Column("since", instant(), nullable=False),
    sa.Index("ix_informed_centre_id", "centre_id", "kind"),
)

ownerships = sa.Table(
    "ownerships",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), nullable=False),
    sa.Column("owner_id", sa.Uuid(), nullable=False),
    sa.Column("centre_id", sa.Uuid(), nullable=False),
    sa.Column("step", sa.String(24), nullable=False, comment="why this one: the step that chose, or the act"),
    sa.Column("candidates", document(), nullable=False),
    sa.Column("from_at", instant(), nullable=False),
    sa.Column("to_at", instant()),
    sa.Column("recorded_at", instant(), nullable=False),
    sa.Index("ix_ownerships_case_id", "case_id"),
    sa.Index(
        "uq_ownerships_one_owner",
        "case_id",
        unique=True,
        sqlite_where=sa.text("to_at IS NULL"),
        postgresql_where=sa.text("to_at IS NULL"),
    ),
)

tasks = sa.Table(
    "tasks",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), nullable=False),
    sa.Column("kind", sa.String(24), nullable=False),
    sa.Column("responder_id", sa.Uuid()),
    sa.Column("supplier_id", sa.Uuid()),
    sa.Column("state", sa.String(8), nullable=False),
    sa.Column("text_sealed", sa.LargeBinary()),
    sa.Column("due", instant(), nullable=False),
    sa.Column("set_at", instant(), nullable=False),
    sa.Column("done_at", instant()),
    sa.CheckConstraint("(responder_id IS NULL) <> (supplier_id IS NULL)", name="one_assignee"),
    sa.CheckConstraint("state IN ('open', 'done', 'dropped')", name="state"),
    sa.Index("ix_tasks_case_id", "case_id"),
    sa.Index(
        "ix_tasks_responder_open",
        "responder_id",
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    ),
    sa.Index(
        "ix_tasks_supplier_open",
        "supplier_id",
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    ),
)

task_is_open = tasks.c.state == sa.literal_column("'open'")
