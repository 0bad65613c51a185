"""Cursors of lists that are ordered by urgency and due date."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from app.api.paging import NO_CURSOR, cursor_after, position_of
from app.assignment.turn import LAST, Turn
from app.kit.errors import Invalid


def cursor_at(turn: Turn) -> str:
    """Return the cursor of the page that begins behind this turn."""
    return cursor_after(turn.rank, turn.due.isoformat(), str(turn.id))


def turn_after(cursor: str | None) -> Turn | None:
    """Return the turn a cursor stands for; Invalid where it is none of ours."""
    position = position_of(cursor, parts=3)
    if position is None:
        return None
    rank, due, identity = position
    if type(rank) is not int or not 0 <= rank <= LAST:
        raise Invalid(NO_CURSOR)
    try:
        at = datetime.fromisoformat(str(due))
        if at.tzinfo is None:
            raise Invalid(NO_CURSOR)
        return Turn(rank=rank, due=at.astimezone(UTC), id=UUID(str(identity)))
    except (ValueError, OverflowError):
        raise Invalid(NO_CURSOR) from None
