"""Keys that are not those of the database are refused by its first look at them, before anything is written."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM, KeyGrant
from app.access.keys import create_key
from app.access.tables import api_keys
from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.kit.columns import metadata
from app.kit.database import Database, Tx
from app.kit.sealed import Keys, Sealer, WrongKeys
from app.privacy.proof import is_proven, refuse_other_keys
from app.privacy.reseal import carried, reseal_all, sealed_tables
from app.privacy.tables import key_proofs
from tests.journey.town import PLAIN, Town

KEYS = Keys.generate()
OTHER = Keys.generate()
GRANT = KeyGrant(role=Role.ADMINISTRATOR, person="Karla")


@pytest.fixture
def sealer() -> Sealer:
    return Sealer(KEYS)


@pytest.fixture
def town(new_town: Town) -> Town:
    return new_town


def start(url: str, keys: Keys, clock: FixedClock) -> None:
    """Do what a start does with these keys: look, and only then write."""
    database = Database(url, sealer=Sealer(keys), clock=clock)

    def work(tx: Tx) -> None:
        refuse_other_keys(tx)
        create_key(tx, grant=GRANT)

    try:
        database.write(work, caller=SYSTEM)
    finally:
        database.dispose()


def written(database: Database) -> int:
    counted = sa.select(sa.func.count()).select_from(api_keys)
    return database.read(lambda tx: int(tx.execute(counted).scalar_one()), caller=SYSTEM)


def test_a_second_start_with_the_same_keys_finds_its_proof(
    database: Database, database_url: str, clock: FixedClock
) -> None:
    assert not database.read(is_proven, caller=SYSTEM)
    for _ in range(2):
        start(database_url, KEYS, clock)
    assert database.read(is_proven, caller=SYSTEM)
    assert written(database) == 2


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        (OTHER, "sealing keys"),
        (replace(KEYS, sealing=OTHER.sealing), "sealing keys"),
        (replace(KEYS, lookup=OTHER.lookup), "look-up key"),
    ],
)
def test_other_keys_are_refused_and_nothing_is_written(
    database: Database, database_url: str, clock: FixedClock, keys: Keys, named: str
) -> None:
    start(database_url, KEYS, clock)
    with pytest.raises(WrongKeys, match=named):
        start(database_url, keys, clock)
    assert written(database) == 1


def test_a_key_that_is_new_in_front_is_no_other_key_and_the_old_one_goes_after_resealing(
    database_url: str, clock: FixedClock
) -> None:
    start(database_url, KEYS, clock)
    both = replace(KEYS, sealing=(*OTHER.sealing, *KEYS.sealing))
    start(database_url, both, clock)
    rotated = Database(database_url, sealer=Sealer(both), clock=clock)
    tables = sealed_tables(metadata)
    assert len(rotated.read(lambda tx: carried(tx, tables=tables), caller=SYSTEM)) == 2
    assert reseal_all(rotated, tables, caller=SYSTEM, seconds=60).broken == 0
    rotated.dispose()
    start(database_url, replace(KEYS, sealing=OTHER.sealing), clock)
    with pytest.raises(WrongKeys, match="sealing keys"):
        start(database_url, KEYS, clock)


@pytest.mark.parametrize(
    ("keys", "named"),
    [(replace(KEYS, sealing=OTHER.sealing), "sealing keys"), (replace(KEYS, lookup=OTHER.lookup), "look-up key")],
)
def test_a_database_from_before_there_were_proofs_is_tried_by_what_it_holds(
    town: Town, database: Database, database_url: str, clock: FixedClock, keys: Keys, named: str
) -> None:
    town.portal.reports(PLAIN, your_reference="8841")
    assert not database.read(is_proven, caller=SYSTEM)
    with pytest.raises(WrongKeys, match=named):
        start(database_url, keys, clock)
    assert database.read(lambda tx: tx.execute(sa.select(key_proofs)).all(), caller=SYSTEM) == []
    start(database_url, KEYS, clock)
    assert database.read(is_proven, caller=SYSTEM)
