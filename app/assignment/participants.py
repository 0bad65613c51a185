"""Who else works on a case: shown it until they leave, and owing nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import participants
from app.kit.database import Tx
from app.kit.prepared import Prepared

_OF_CASE: Final = Prepared(
    sa.select(participants)
    .where(participants.c.case_id == sa.bindparam("case"))
    .order_by(participants.c.since, participants.c.responder_id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    responder: UUID
    centre: UUID
    since: datetime


def foresee_participants(tx: Tx, *, case: UUID) -> None:
    with tx.beyond_the_wall():
        tx.foresee(_OF_CASE, {"case": case})


def participants_of(tx: Tx, *, case: UUID) -> Sequence[Participant]:
    """Return who takes part, the longest first; whoever asks has been shown the case already."""
    with tx.beyond_the_wall():
        rows = tx.rows(_OF_CASE, {"case": case})
    return tuple(Participant(responder=row.responder_id, centre=row.centre_id, since=row.since) for row in rows)


def take_part(tx: Tx, *, case: UUID, who: Participant) -> bool:
    """Let somebody take part; False where it does already."""
    known = sa.and_(participants.c.case_id == case, participants.c.responder_id == who.responder)
    if tx.execute(sa.select(participants.c.since).where(known)).first() is not None:
        return False
    tx.execute(
        sa.insert(participants).values(case_id=case, responder_id=who.responder, centre_id=who.centre, since=who.since)
    )
    return True


def leave(tx: Tx, *, case: UUID, responder: UUID) -> bool:
    """End it; False where it did not take part."""
    mine = sa.and_(participants.c.case_id == case, participants.c.responder_id == responder)
    return tx.execute(sa.delete(participants).where(mine)).rowcount == 1
