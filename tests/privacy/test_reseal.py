"""The sealing key changes while requests run, and not one of them fails."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.intake.tables import reports
from app.kit.clock import FixedClock
from app.kit.columns import metadata
from app.kit.database import Database, Tx
from app.kit.errors import Conflict
from app.kit.key_file import KeysMissing, add_sealing_key, look_again, make_keys, remove_sealing_key
from app.kit.sealed import LOOK_AGAIN_SECONDS, Sealer, key_id
from app.privacy.reseal import carried, refuse_carried, reseal_all, sealed_tables
from tests.journey.town import FLAT, Town
from tests.privacy.test_retention import closed_case


@pytest.fixture
def sealer(turning_sealer: Sealer) -> Sealer:
    return turning_sealer


def counted(database: Database) -> dict[bytes, int]:
    return dict(database.read(lambda tx: carried(tx, tables=sealed_tables(metadata)), caller=SYSTEM))


def newest_description(tx: Tx) -> str:
    row = tx.execute(sa.select(reports).order_by(reports.c.id.desc()).limit(1)).one()
    return tx.sealer.open(row.description_sealed, table="reports", column="description", row=row.id)


def reseal(database: Database) -> tuple[int, bool]:
    done = reseal_all(database, sealed_tables(metadata), caller=SYSTEM, seconds=60)
    assert done.broken == 0
    return done.resealed, done.finished


def test_every_field_is_sealed_anew_under_load_and_the_old_key_can_go(
    town: Town, database: Database, database_url: str, keys_file: Path, clock: FixedClock
) -> None:
    number = closed_case(town)
    old = next(iter(counted(database)))
    other = Sealer(keys := look_again(keys_file) or make_keys(keys_file), again=lambda: look_again(keys_file))
    assert key_id(keys.sealing[0]) == old
    second = Database(database_url, sealer=other, clock=clock)  # as another process holds it
    failures: list[str] = []
    over = threading.Event()

    def use(person: int) -> None:
        turn = 0
        while not over.is_set():
            turn += 1
            place = FLAT | {"address": f"Ahornvej {turn % 40}, {person}. th"}
            sent = town.portal.post("/v1/reports", {"description": "Der er høj musik.", "place": place})
            seen = town.leader.get(f"/v1/cases/{number}")
            failures.extend(one.text for one in (sent, seen) if one.status_code not in {200, 201})

    users = [threading.Thread(target=use, args=(person,)) for person in range(1, 4)]
    _ = (town.portal, town.leader)
    for one in users:
        one.start()
    try:
        active = key_id(add_sealing_key(keys_file).sealing[0])
        over.wait(LOOK_AGAIN_SECONDS + 0.2)
        resealed, finished = reseal(database)
        read_elsewhere = second.read(newest_description, caller=SYSTEM)
    finally:
        over.set()
        for one in users:
            one.join()
        second.dispose()
    assert finished
    assert resealed > 0
    assert read_elsewhere == "Der er høj musik."
    assert failures == []
    assert reseal(database)[1]
    assert set(counted(database)) == {active}
    with pytest.raises(KeysMissing, match="less than a minute"):
        remove_sealing_key(keys_file, name=old)
    os.utime(keys_file, (0, 0))
    remove_sealing_key(keys_file, name=old)
    assert town.leader.case(number)["number"] == number


def test_a_key_that_still_sealed_something_stays(town: Town, database: Database) -> None:
    closed_case(town)
    old = next(iter(counted(database)))
    with pytest.raises(Conflict, match="still carry this key"):
        database.read(lambda tx: refuse_carried(tx, tables=sealed_tables(metadata), name=old), caller=SYSTEM)


def test_the_key_that_seals_and_one_that_is_not_there_are_not_removed(keys_file: Path) -> None:
    keys = look_again(keys_file)
    assert keys is not None
    with pytest.raises(KeysMissing, match="This key seals"):
        remove_sealing_key(keys_file, name=key_id(keys.sealing[0]), settled_seconds=0)
    with pytest.raises(KeysMissing, match="no such key"):
        remove_sealing_key(keys_file, name=b"none", settled_seconds=0)


@pytest.fixture
def town(new_town: Town) -> Town:
    return new_town
