from __future__ import annotations

import sqlalchemy as sa

from app.kit.columns import instant, metadata

courses = sa.Table(
    "courses",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), nullable=False),
    sa.Column("kind", sa.String(24), nullable=False),
    sa.Column("starts_on", sa.Date(), nullable=False),
    sa.Column("planned_end_on", sa.Date(), nullable=False, comment="nothing ends by itself on it"),
    sa.Column("move_in_on", sa.Date()),
    sa.Column("shelter_from", sa.Date()),
    sa.Column("resumes_id", sa.Uuid(), comment="the ended course that goes on in this one"),
    sa.Column("ended_on", sa.Date()),
    sa.Column("recorded_at", instant(), nullable=False),
    sa.Index("ix_courses_case_id", "case_id", "starts_on"),
)

course_extensions = sa.Table(
    "course_extensions",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("course_id", sa.Uuid(), sa.ForeignKey(courses.c.id), nullable=False),
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), nullable=False),
    sa.Column("from_on", sa.Date(), nullable=False),
    sa.Column("to_on", sa.Date(), nullable=False),
    sa.Column("reason_sealed", sa.LargeBinary()),
    sa.Column("recorded_at", instant(), nullable=False),
    sa.Index("ix_course_extensions_course_id", "course_id"),
)

follow_ups = sa.Table(
    "follow_ups",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column("case_id", sa.Uuid(), sa.ForeignKey("cases.id"), nullable=False),
    sa.Column("due_on", sa.Date(), nullable=False),
    sa.Column("done_at", instant()),
    sa.Column("recorded_at", instant(), nullable=False),
    sa.Index("ix_follow_ups_case_id", "case_id", "due_on"),
)
