from __future__ import annotations

import sqlalchemy as sa

from app.kit.columns import document, instant, metadata

centre_counters = sa.Table(
    "centre_counters",
    metadata,
    sa.Column("centre_id", sa.Uuid(), primary_key=True),
    sa.Column("number", sa.BigInteger(), nullable=False),
    sa.Column(
        "told_after", sa.BigInteger(), nullable=False, server_default="0", comment="older changes are told no more"
    ),
)

changes = sa.Table(
    "changes",
    metadata,
    sa.Column("centre_id", sa.Uuid(), primary_key=True),
    sa.Column("number", sa.BigInteger(), primary_key=True, autoincrement=False),
    sa.Column("case_id", sa.Uuid(), nullable=False),
    sa.Column("change", sa.String(8), nullable=False, comment="for the centre; a viewer's follows from who saw it"),
    sa.Column("at", instant(), nullable=False),
    sa.Column("seen_by", document(), nullable=False, server_default="[]", comment="marks of who sees it from then on"),
    sa.Column("seen_before_by", document(), comment="marks of who saw it until then; null where they are the same"),
    sa.Column("also", document(), comment="its numbers in all centres, where it has one in several"),
)

queued = sa.Table(
    "queued",
    metadata,
    sa.Column("case_id", sa.Uuid(), primary_key=True, comment="of a case that stands in somebody's queue"),
    sa.Column("seen_by", document(), nullable=False, comment="marks of who was last told of it"),
)

case_works = sa.Table(
    "case_works",
    metadata,
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), primary_key=True),
    sa.Column("case_type", sa.String(40), comment="in force; its history stands in the events"),
    sa.Column("case_type_at", instant()),
    sa.Column("occasions", document(), nullable=False),
    sa.Column("causes", document(), nullable=False, comment="each with whether it is known or guessed"),
    sa.Column("activities", document(), nullable=False, comment="how often each was done"),
    sa.Column("attempts", sa.Integer(), nullable=False, comment="at reaching somebody, that reached nobody"),
    sa.Column("resident_confirmed_at", instant()),
)

visits = sa.Table(
    "visits",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), nullable=False),
    sa.Column("planned_for", instant(), nullable=False),
    sa.Column("two_persons", sa.Boolean(), nullable=False),
    sa.Column("interpreter_language", sa.String(8)),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("set_at", instant(), nullable=False),
    sa.Column("ended_at", instant()),
    sa.CheckConstraint("state IN ('planned', 'made', 'missed', 'moved', 'called_off')", name="state"),
    sa.Index("ix_visits_case_id", "case_id", "planned_for"),
)

_OPEN_PAUSE = sa.text("ended_at IS NULL")

pauses = sa.Table(
    "pauses",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), nullable=False),
    sa.Column("reason", sa.String(16), nullable=False),
    sa.Column("started_at", instant(), nullable=False),
    sa.Column("until", instant(), nullable=False, comment="when the case wakes by itself"),
    sa.Column("ended_at", instant()),
    sa.Column("ended_by", sa.String(8)),
    sa.Column("recorded_at", instant(), nullable=False),
    sa.CheckConstraint("ended_by IN ('date', 'event', 'hand', 'another', 'end')", name="ended_by"),
    sa.Index("ix_pauses_case_id", "case_id", "started_at"),
    sa.Index(
        "ix_pauses_open",
        "case_id",
        unique=True,
        sqlite_where=_OPEN_PAUSE,
        postgresql_where=_OPEN_PAUSE,
    ),
)

device_actions = sa.Table(
    "device_actions",
    metadata,
    sa.Column("key_fp", sa.LargeBinary(), primary_key=True, comment="of the caller and its key for this action"),
    sa.Column("caller_id", sa.Uuid(), nullable=False),
    sa.Column("told_at", instant(), comment="by the clock of the device"),
    sa.Column("kept_at", instant(), comment="by ours"),
    sa.Column("offset_seconds", sa.Integer(), nullable=False, comment="by how much the device's clock was behind"),
    sa.Column("recorded_at", instant(), nullable=False),
    sa.Column("status", sa.Integer(), comment="how it was answered; none while it is done, or was cut off"),
    sa.Index("ix_device_actions_recorded_at", "recorded_at"),
)
