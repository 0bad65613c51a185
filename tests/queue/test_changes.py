"""Each centre numbers what changes in its queue: without gaps, in the order of commits."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.jobs.tables import jobs
from app.kit.database import Database, Tx
from app.kit.ids import new_id
from app.queue.changed import Change, ChangeKind
from app.queue.changes import number, versions
from app.queue.tables import changes

NORTH, SOUTH = UUID(int=2), UUID(int=3)


def _change(*centres: UUID) -> list[Change]:
    return [Change(centre=centre, case=new_id(), kind=ChangeKind.CHANGED) for centre in centres]


def _numbers(database: Database, centre: UUID) -> list[int]:
    wanted = sa.select(changes.c.number).where(changes.c.centre_id == centre).order_by(changes.c.number)
    return database.read(lambda tx: list(tx.execute(wanted).scalars()), caller=SYSTEM)


def test_each_centre_counts_for_itself(database: Database) -> None:
    database.write(lambda tx: number(tx, _change(NORTH, SOUTH, NORTH)), caller=SYSTEM)
    database.write(lambda tx: number(tx, _change(SOUTH)), caller=SYSTEM)
    assert (_numbers(database, NORTH), _numbers(database, SOUTH)) == ([1, 2], [1, 2])
    known = database.read(lambda tx: versions(tx, [NORTH, SOUTH, UUID(int=4)]), caller=SYSTEM)
    assert known == {NORTH: 2, SOUTH: 2, UUID(int=4): 0}


def test_nothing_happened_is_no_number(database: Database) -> None:
    database.write(lambda tx: number(tx, []), caller=SYSTEM)
    assert _numbers(database, NORTH) == []


def test_what_is_undone_leaves_no_gap(database: Database) -> None:
    def undone(tx: Tx) -> None:
        number(tx, _change(NORTH))
        raise LookupError

    database.write(lambda tx: number(tx, _change(NORTH)), caller=SYSTEM)
    with pytest.raises(LookupError):
        database.write(undone, caller=SYSTEM)
    database.write(lambda tx: number(tx, _change(NORTH)), caller=SYSTEM)
    assert _numbers(database, NORTH) == [1, 2]


def test_many_at_once_over_crossing_centres_neither_block_nor_skip(database: Database) -> None:
    crossing = [(NORTH, SOUTH), (SOUTH, NORTH)] * 20
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda both: database.write(lambda tx: number(tx, _change(*both)), caller=SYSTEM), crossing))
    assert _numbers(database, NORTH) == _numbers(database, SOUTH) == list(range(1, 41))


@pytest.mark.parametrize("engine_kind", ["postgresql"], indirect=True)
def test_who_waits_for_anything_else_keeps_nobody_from_a_centre(database: Database, owner: sa.Engine) -> None:
    """A row waits for a rival's of the same key: the counters, which all want, are taken only behind it."""
    rows = [_job(new_id()) for _ in range(2)]

    def work(tx: Tx) -> None:
        tx.add_missing(jobs, rows[1])
        number(tx, _change(NORTH))

    waits = sa.text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    with ThreadPoolExecutor(1) as pool, owner.connect() as rival:
        rival.execute(sa.insert(jobs), rows[0])
        waiting = pool.submit(database.write, work, caller=SYSTEM)
        while not database.read(lambda tx: tx.execute(waits).scalar_one(), caller=SYSTEM):
            assert not waiting.done()
        database.write(lambda tx: _at_once(tx, _change(NORTH)), caller=SYSTEM)
        assert not waiting.done()
        rival.rollback()
        waiting.result()
    assert _numbers(database, NORTH) == [1, 2]


def _job(name: UUID) -> dict[str, object]:
    at = datetime(2026, 11, 18, 9, tzinfo=UTC)
    return {"id": name, "kind": "k", "key": "one", "state": "waiting", "run_at": at, "attempts": 0, "promised_at": at}


def _at_once(tx: Tx, happened: list[Change]) -> None:
    tx.execute(sa.text("SET LOCAL lock_timeout = '1s'"))
    number(tx, happened)


def test_who_reads_a_number_has_every_one_below_it(database: Database) -> None:
    """A reader that follows while writers commit never meets a number whose predecessor comes later."""
    done, holes = threading.Event(), []

    def follow() -> None:
        while not done.is_set():
            seen = _numbers(database, NORTH)
            holes.extend([seen] if seen != list(range(1, len(seen) + 1)) else [])

    reader = threading.Thread(target=follow)
    reader.start()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: database.write(lambda tx: number(tx, _change(NORTH)), caller=SYSTEM), range(60)))
    done.set()
    reader.join()
    assert holes == []
    assert len(_numbers(database, NORTH)) == 60
