"""Those who wait are told of what was read once for all of them, however far one is ahead of another."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.kit.database import Database, Tx
from app.kit.ids import new_id
from app.queue.changed import Change, ChangeKind
from app.queue.changes import number
from app.queue.feed_audience import Follower, marks_for_leader
from app.queue.feed_merge import Telling, Vector
from app.queue.feed_share import share, tell_each
from app.queue.tables import changes

CENTRES = (UUID(int=2), UUID(int=3))
LEADER = Follower(whom="leader", stand="", marks=marks_for_leader(CENTRES), shared={}, centres=CENTRES)
MANY = 1_200
"""More than twice what is read of a centre at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    after: Vector
    follower: Follower = LEADER
    limit: int = 50


def told(database: Database, afters: list[tuple[int, int]]) -> list[Telling]:
    asking = {place: Waits(after=dict(zip(CENTRES, after, strict=True))) for place, after in enumerate(afters)}

    def work(tx: Tx) -> list[Telling]:
        shared = share(tx, [one.after for one in asking.values()])
        return list(tell_each(tx, shared, asking).values())

    return database.read(work, caller=SYSTEM)


@pytest.mark.parametrize("both", [False, True], ids=["alone", "numbered in both"])
def test_who_is_far_ahead_of_the_slowest_is_told_all_the_same(database: Database, *, both: bool) -> None:
    def work(tx: Tx) -> None:
        for case in (new_id() for _ in range(MANY)):
            places = CENTRES if both else CENTRES[:1]
            number(tx, [Change(centre=centre, case=case, kind=ChangeKind.CHANGED) for centre in places])

    database.write(work, caller=SYSTEM)
    other = MANY if both else 0
    slow, ahead, newest = told(database, [(0, 0), (MANY - 2, other and other - 2), (MANY, other)])
    end = dict(zip(CENTRES, (MANY, other), strict=True))
    assert 0 < slow.passed < MANY // 2
    assert (ahead.passed, ahead.until) == (2, end)
    assert (newest.passed, newest.until) == (0, end)


def test_what_is_not_there_any_more_is_told_to_nobody(database: Database) -> None:
    def work(tx: Tx) -> None:
        number(tx, [Change(centre=CENTRES[0], case=new_id(), kind=ChangeKind.CHANGED) for _ in range(9)])

    database.write(work, caller=SYSTEM)
    database.write(lambda tx: tx.execute(sa.delete(changes)), caller=SYSTEM)
    (lost,) = told(database, [(7, 0)])
    assert lost.passed == 0
