"""Which cases at some centres were to be acted on by now, and nobody has."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from app.assignment.cases import case_of
from app.assignment.tables import cases, is_open
from app.deadlines.promised import action_owed
from app.kit.case_codes import CaseState
from app.kit.database import Tx


def unacted(tx: Tx, *, centres: Sequence[UUID]) -> frozenset[UUID]:
    """Return the open cases whose limit to act is past and not met; none that waits, and no family team's own."""
    awake = sa.and_(is_open, cases.c.state != CaseState.WAITING.value, cases.c.family.is_(False))
    owing = sa.and_(cases.c.owes_action, cases.c.act_by < tx.now)  # what was acted on has no timeline to read
    wanted = sa.select(cases).where(awake, cases.c.centre_id.in_(centres), owing)
    past = [case_of(tx, row) for row in tx.execute(wanted).all()]
    return frozenset(one.id for one in past if any(not limit.met for limit in action_owed(tx, one)))
