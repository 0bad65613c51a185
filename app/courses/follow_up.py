"""Light follow-up of a case, also of one that is closed: dates on which somebody asks how it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.case import Case
from app.courses.keep import note
from app.courses.remind import remind_of_follow_up
from app.courses.tables import follow_ups
from app.history.events import Event
from app.kit.case_codes import EventKind, HistoryKind
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Invalid, NotFound
from app.kit.ids import new_id
from app.kit.office_hours import local_date
from app.kit.prepared import Prepared
from app.queue.housing import Housing

_OF_CASE: Final = Prepared(
    sa.select(follow_ups)
    .where(follow_ups.c.case_id == sa.bindparam("case"))
    .order_by(follow_ups.c.due_on, follow_ups.c.id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A day on which somebody is to ask, and when somebody did."""

    id: UUID
    due_on: date
    done_at: datetime | None


def plan(tx: Tx, item: Case, *, on: date) -> UUID:
    """Promise to follow up on a day to come."""
    if on <= local_date(tx.now):
        raise Invalid(FieldError("/on", "A follow-up is planned for a later day."))
    row_id = new_id()
    row = {"id": row_id, "case_id": item.id, "due_on": on, "recorded_at": tx.now}
    tx.execute(sa.insert(follow_ups).values(row))
    remind_of_follow_up(tx, case=item.id, follow_up=row_id, on=on)
    codes = {"follow_up": str(row_id), "on": on.isoformat()}
    note(tx, item, Event(kind=HistoryKind.FOLLOW_UP_SET, at=tx.now, case=item.id, centre=item.centre, codes=codes))
    return row_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """That somebody followed up, when, and what came of it."""

    follow_up: UUID
    at: datetime
    words: str | None
    responder: UUID | None
    housing: Housing | None = None


def followed(tx: Tx, item: Case, told: Followed) -> None:
    """Note that it was done; Conflict where it was done already."""
    mine = sa.and_(follow_ups.c.id == told.follow_up, follow_ups.c.case_id == item.id)
    if tx.execute(sa.select(follow_ups.c.id).where(mine)).first() is None:
        raise NotFound
    done = tx.execute(sa.update(follow_ups).where(mine, follow_ups.c.done_at.is_(None)).values(done_at=told.at))
    if done.rowcount == 0:
        raise Conflict("This was followed up already.")
    event = Event(
        kind=EventKind.FOLLOWED_UP,
        at=told.at,
        case=item.id,
        centre=item.centre,
        responder=told.responder,
        codes={"follow_up": str(told.follow_up)} | ({} if told.housing is None else told.housing.codes),
        note=told.words,
    )
    note(tx, item, event)


def foresee_follow_ups(tx: Tx, *, case: UUID) -> None:
    tx.foresee(_OF_CASE, {"case": case})


def follow_ups_of(tx: Tx, *, case: UUID) -> Sequence[FollowUp]:
    rows = tx.rows(_OF_CASE, {"case": case})
    return tuple(FollowUp(id=row.id, due_on=row.due_on, done_at=row.done_at) for row in rows)
