"""A case as a value, for tests of what is pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from app.assignment.case import Case

RECEIVED = datetime(2026, 11, 18, 9, tzinfo=UTC)


def a_case(
    *,
    received_at: datetime = RECEIVED,
    answer_by: datetime = RECEIVED + timedelta(days=3),
    act_by: datetime | None = None,
    family: bool = False,
    owes_answer: bool = True,
) -> Case:
    return Case(
        id=UUID(int=1),
        version=1,
        dwelling=None,
        number="K7Q2-9XM4",
        state="claimed",
        urgency="normal",
        concerns=("noise",),
        owner=UUID(int=2),
        owner_kind="housing_adviser",
        centre=UUID(int=3),
        unclaimed=False,
        family=family,
        place={},
        resident=None,
        received_at=received_at,
        answer_by=answer_by,
        owes_answer=owes_answer,
        act_by=act_by,
        owes_action=act_by is not None,
        claimed_at=received_at,
        danger_at=None,
        closed_at=None,
        outcome=None,
        expected_to_return=None,
        waiting=None,
        informed=(),
        safety=(),
        contact_advice=(),
        interpreter_language=None,
        possibly_related=(),
        relapse=False,
        alarm=False,
        news=False,
        notes=(),
        suggested_owner=None,
        merged_into=None,
    )
