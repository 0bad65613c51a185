"""Changes are told for a month, and the last thousand of a centre always; an older cursor is told to begin anew."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.kit.clock import FixedClock
from app.kit.database import Database, Tx
from app.kit.errors import Gone
from app.kit.ids import new_id
from app.queue.changed import Change, ChangeKind
from app.queue.changes import number
from app.queue.feed import told_since
from app.queue.feed_audience import Follower, marks_for_leader
from app.queue.feed_forget import forget_changes
from app.queue.tables import changes

CENTRE = UUID(int=2)
LEADER = Follower(whom="leader", stand="", marks=marks_for_leader([CENTRE]), shared={}, centres=(CENTRE,))


def _happens(database: Database, times: int) -> None:
    def work(tx: Tx) -> None:
        number(tx, [Change(centre=CENTRE, case=new_id(), kind=ChangeKind.CHANGED) for _ in range(times)])

    database.write(work, caller=SYSTEM)


def _told(database: Database, after: int) -> int:
    """Return how far the feed tells behind a number."""
    answered = database.read(lambda tx: told_since(tx, LEADER, after={CENTRE: after}, limit=50), caller=SYSTEM)
    return answered.until[CENTRE]


def test_what_is_older_than_a_month_is_forgotten_but_for_the_last_thousand(
    database: Database, clock: FixedClock
) -> None:
    _happens(database, 40)
    clock.at += timedelta(days=31)
    _happens(database, 985)
    assert _told(database, 0) == 1025
    assert database.write(forget_changes, caller=SYSTEM) == 25
    assert database.write(forget_changes, caller=SYSTEM) == 0
    with pytest.raises(Gone):
        _told(database, 24)
    assert _told(database, 25) == 1025
    left = sa.select(sa.func.min(changes.c.number), sa.func.count())
    assert tuple(database.read(lambda tx: tx.execute(left).one(), caller=SYSTEM)) == (26, 1000)
    clock.at += timedelta(days=400)
    assert database.write(forget_changes, caller=SYSTEM) == 0
