from __future__ import annotations

import sqlalchemy as sa

from app.kit.columns import document, instant, metadata

_OPEN, _CLOSED = sa.text("state <> 'closed'"), sa.text("state = 'closed'")
_DROPPED = sa.text("state = 'dropped' AND refused_at IS NULL")
_MERGED = sa.text("merged_into IS NOT NULL")
_KNOWN = sa.text("resident_fp IS NOT NULL")
_UNSETTLED = sa.text("state IN ('open', 'escalated', 'disputed')")

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
    sa.Column(
        "owes_answer",
        sa.Boolean(),
        nullable=False,
        server_default=sa.true(),
        comment="to a reporter who has had none; else nothing of it is overdue",
    ),
    sa.Column("act_by", instant()),
    sa.Column(
        "owes_action",
        sa.Boolean(),
        nullable=False,
        server_default=sa.true(),
        comment="by `act_by`, where that is set; else that was met, or somebody acted later",
    ),
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
    sa.Column("merged_into", sa.Uuid(), comment="the case in which this one ended, where it was one of two"),
    sa.Column("relapsed_at", instant(), comment="when it was opened again after it was closed"),
    sa.Column("danger_at", instant(), comment="when it last became acute, or nobody's again while it is"),
    sa.Column("suggested_owner_id", sa.Uuid(), comment="who had it before, where that one was not there to get it"),
    sa.Column("person_id", sa.Uuid(), comment="a drawn number of the resident, once cleared"),
    sa.CheckConstraint("state IN ('new', 'claimed', 'waiting', 'closed')", name="state"),
    sa.Index("ix_cases_owner_open", "owner_id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    sa.Index("ix_cases_centre_open", "centre_id", "owner_id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    sa.Index("ix_cases_dwelling", "dwelling_fp", "received_at"),
    sa.Index("ix_cases_merged_into", "merged_into", sqlite_where=_MERGED, postgresql_where=_MERGED),
    sa.Index("ix_cases_closed", "closed_at", "id", sqlite_where=_CLOSED, postgresql_where=_CLOSED),
    sa.Index("ix_cases_resident", "resident_fp", sqlite_where=_KNOWN, postgresql_where=_KNOWN),
    sa.Index("ix_cases_building_open", "building_fp", sqlite_where=_OPEN, postgresql_where=_OPEN),
)

numbered_residents = sa.Table(
    "numbered_residents",
    metadata,
    sa.Column("fp", sa.LargeBinary(), primary_key=True, comment="while a case that is kept is about them too"),
    sa.Column("person_id", sa.Uuid(), nullable=False, comment="drawn"),
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
    sa.Column(
        "answer_by",
        instant(),
        comment="by when its owner answers this reporter: waits move it, danger brings it forward",
    ),
    sa.Index("ix_case_reports_report_id", "report_id"),
)

is_open = cases.c.state != sa.literal_column("'closed'")
"""Written out, not bound: only so does a database know that the small indexes of open cases serve."""
is_closed = cases.c.state == sa.literal_column("'closed'")

is_numbered = numbered_residents.c.fp == cases.c.resident_fp
"""Joins a case to the drawn number of its resident, where one was drawn because another case of theirs is cleared."""
person_number = sa.func.coalesce(cases.c.person_id, numbered_residents.c.person_id, type_=sa.Uuid()).label(
    "person_number"
)

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
    sa.Column("alarm_at", instant(), comment="the unmoved date of a term in calendar days: our own alarms go by it"),
    sa.Column("set_at", instant(), nullable=False),
    sa.Column("done_at", instant()),
    sa.Column("accepted_at", instant(), comment="when who owes it said that it will be done"),
    sa.Column("refused_at", instant(), comment="when who was to do it said no: then it is dropped, and not set again"),
    sa.Column("answer_sealed", sa.LargeBinary()),
    sa.Column(
        "dwelling_fp",
        sa.LargeBinary(),
        comment="of a supplier's: the home it was set for, and none other is shown to it",
    ),
    sa.Column(
        "dropped_at",
        instant(),
        comment="when it was owed no longer: with its case, or because the case is of another home since",
    ),
    sa.CheckConstraint("(responder_id IS NULL) <> (supplier_id IS NULL)", name="one_assignee"),
    sa.CheckConstraint("state IN ('open', 'done', 'dropped')", name="state"),
    sa.Index("ix_tasks_case_id", "case_id"),
    sa.Index("ix_tasks_dropped", "id", sqlite_where=_DROPPED, postgresql_where=_DROPPED),
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

hand_overs = sa.Table(
    "hand_overs",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), nullable=False),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("from_owner_id", sa.Uuid(), nullable=False, comment="who goes on owning the case until another accepts"),
    sa.Column("from_centre_id", sa.Uuid(), nullable=False),
    sa.Column("to_responder_id", sa.Uuid()),
    sa.Column("to_kind", sa.String(32), comment="any post of this kind at the centre, where nobody is named"),
    sa.Column("to_centre_id", sa.Uuid(), nullable=False),
    sa.Column("decider_centre_id", sa.Uuid(), nullable=False, comment="whose leader decides where nobody accepts"),
    sa.Column("family", sa.Boolean(), nullable=False, comment="of a family team's own case: for family teams alone"),
    sa.Column("reason_sealed", sa.LargeBinary()),
    sa.Column("answer_sealed", sa.LargeBinary()),
    sa.Column("offered_at", instant(), nullable=False),
    sa.Column("recorded_at", instant(), nullable=False),
    sa.Column("answer_by", instant(), nullable=False, comment="who is silent longer is silent"),
    sa.Column("answered_at", instant()),
    sa.Column("answered_by", sa.Uuid(), comment="the responder; none where a leader or the term decided"),
    sa.CheckConstraint("(to_responder_id IS NULL) <> (to_kind IS NULL)", name="one_addressee"),
    sa.CheckConstraint(
        "state IN ('open', 'escalated', 'disputed', 'accepted', 'declined', 'withdrawn', 'decided')", name="state"
    ),
    sa.Index("ix_hand_overs_case_id", "case_id"),
    sa.Index("ix_hand_overs_to_responder", "to_responder_id", sqlite_where=_UNSETTLED, postgresql_where=_UNSETTLED),
    sa.Index("ix_hand_overs_to_kind", "to_centre_id", "to_kind", sqlite_where=_UNSETTLED, postgresql_where=_UNSETTLED),
    sa.Index("ix_hand_overs_decider", "decider_centre_id", sqlite_where=_UNSETTLED, postgresql_where=_UNSETTLED),
    sa.Index(
        "uq_hand_overs_one_unsettled",
        "case_id",
        unique=True,
        sqlite_where=_UNSETTLED,
        postgresql_where=_UNSETTLED,
    ),
)

is_unsettled = hand_overs.c.state.in_(
    [sa.literal_column("'open'"), sa.literal_column("'escalated'"), sa.literal_column("'disputed'")]
)

participants = sa.Table(
    "participants",
    metadata,
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), primary_key=True),
    sa.Column("responder_id", sa.Uuid(), primary_key=True),
    sa.Column("centre_id", sa.Uuid(), nullable=False, comment="in whose queue the participant sees the case"),
    sa.Column("since", instant(), nullable=False),
    sa.Index("ix_participants_responder_id", "responder_id"),
)

corrections = sa.Table(
    "corrections",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), nullable=False),
    sa.Column("what", sa.String(12), nullable=False),
    sa.Column("before_sealed", sa.LargeBinary()),
    sa.Column("after_sealed", sa.LargeBinary()),
    sa.Column("reason_sealed", sa.LargeBinary()),
    sa.Column("at", instant(), nullable=False),
    sa.Column("recorded_at", instant(), nullable=False),
    sa.Column("caller_id", sa.Uuid(), nullable=False),
    sa.Column("responder_id", sa.Uuid()),
    sa.Index("ix_corrections_case_id", "case_id"),
)

report_moves = sa.Table(
    "report_moves",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("report_id", sa.Uuid(), sa.ForeignKey("reports.id"), nullable=False),
    sa.Column("from_case_id", sa.Uuid(), nullable=False, comment="what was done there by then still counts"),
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), nullable=False),
    sa.Column("at", instant(), nullable=False),
    sa.Column("recorded_at", instant(), nullable=False),
    sa.Index("ix_report_moves_report_id", "report_id"),
    sa.Index("ix_report_moves_from_case_id", "from_case_id"),
)

is_dropped = sa.and_(tasks.c.state == sa.literal_column("'dropped'"), tasks.c.refused_at.is_(None))
"""With its case, and by nobody who refused it; as the index says it."""
task_is_open = tasks.c.state == sa.literal_column("'open'")
