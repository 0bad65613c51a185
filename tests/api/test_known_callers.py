"""What one process does to a key, another knows within a second."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM, KeyGrant
from app.access.keys import create_key, list_keys, revoke
from app.api import known_callers
from app.api.known_callers import FRESH_SECONDS, KnownCallers
from app.kit.clock import Clock, SystemClock
from app.kit.codes import Role
from app.kit.database import Database, Tx
from app.kit.engines import POOL_SIZE
from app.kit.sealed import Keys, Sealer
from tests.architecture.source import ROOT

GRANT = KeyGrant(role=Role.ANALYST)
SLACK_SECONDS = 0.5  # of a busy machine: a load, and the step in which we look
KEYS = Keys.generate()


@pytest.fixture
def sealer() -> Sealer:
    return Sealer(KEYS)


@pytest.fixture
def clock() -> Clock:
    """The true time, by which the other process goes too."""
    return SystemClock()


@pytest.fixture
def elsewhere(database_url: str) -> Iterator[Database]:
    """Another process's way to the same database."""
    database = Database(database_url, sealer=Sealer(KEYS), clock=SystemClock())
    try:
        yield database
    finally:
        database.dispose()


@pytest.fixture
def known(elsewhere: Database) -> Iterator[KnownCallers]:
    known = KnownCallers(elsewhere, SystemClock())
    yield known
    known.close()


def make(database: Database) -> tuple[str, UUID]:
    token = database.write(lambda tx: create_key(tx, grant=GRANT), caller=SYSTEM)
    (listed,) = database.read(list_keys, caller=SYSTEM)
    return token, listed.caller.id


async def seconds_until_refused(known: KnownCallers, token: str) -> float:
    begun = time.monotonic()
    while await known.find(token) is not None:
        assert time.monotonic() - begun < 10
        await asyncio.sleep(0.01)
    return time.monotonic() - begun


def test_a_new_key_is_known_while_every_connection_is_held(
    database: Database, elsewhere: Database, known: KnownCallers
) -> None:
    """Forty who want one case hold all connections, one behind the other: a fortieth's new key once got 503 for it."""
    token, _ = make(database)
    over, held = threading.Event(), threading.Barrier(POOL_SIZE + 1, timeout=10)

    def hold(tx: Tx) -> None:
        tx.execute(sa.select(1))
        held.wait()
        over.wait(20)

    async def scene() -> float:
        begun = time.monotonic()
        assert await known.find(token) is not None
        return time.monotonic() - begun

    with ThreadPoolExecutor(POOL_SIZE) as threads:
        holding = [threads.submit(elsewhere.read, hold, caller=SYSTEM) for _ in range(POOL_SIZE)]
        try:
            held.wait()
            seconds = asyncio.run(scene())
        finally:
            over.set()
        for one in holding:
            one.result()
    assert seconds < FRESH_SECONDS + SLACK_SECONDS


def test_a_key_that_another_revokes_opens_nothing_after_a_second(database: Database, known: KnownCallers) -> None:
    token, key = make(database)

    async def scene() -> float:
        assert await known.find(token) is not None
        await asyncio.to_thread(database.write, lambda tx: revoke(tx, key=key), caller=SYSTEM)
        return await seconds_until_refused(known, token)

    assert asyncio.run(scene()) < FRESH_SECONDS + SLACK_SECONDS


def test_keys_are_looked_at_ahead_while_what_is_held_is_fresh(
    database: Database, known: KnownCallers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for that: whoever asks is answered from what is held, and a little later it is the newest."""
    monkeypatch.setattr(known_callers, "FRESH_SECONDS", 1000.0)
    monkeypatch.setattr(known_callers, "AHEAD_SECONDS", 0.0)
    token, key = make(database)

    async def scene() -> float:
        assert await known.find(token) is not None
        await asyncio.to_thread(database.write, lambda tx: revoke(tx, key=key), caller=SYSTEM)
        return await seconds_until_refused(known, token)

    assert asyncio.run(scene()) < FRESH_SECONDS + SLACK_SECONDS


def test_the_operator_revokes_it_from_another_process(
    database: Database, database_url: str, known: KnownCallers
) -> None:
    token, key = make(database)
    sealing, lookup = KEYS.to_text()
    told = {"INDGANG_DATABASE_URL": database_url, "INDGANG_SEALING_KEYS": sealing, "INDGANG_LOOKUP_KEY": lookup}

    async def scene() -> float:
        assert await known.find(token) is not None
        command = [sys.executable, "-m", "app.cli", "key", "revoke", str(key)]
        ran = await asyncio.to_thread(
            subprocess.run, command, env={**os.environ, **told}, cwd=ROOT, capture_output=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
        return await seconds_until_refused(known, token)

    assert asyncio.run(scene()) < FRESH_SECONDS + SLACK_SECONDS


def test_the_last_use_is_kept_when_the_service_ends(database: Database, elsewhere: Database) -> None:
    token, _ = make(database)
    known = KnownCallers(elsewhere, SystemClock())
    assert asyncio.run(known.find(token)) is not None
    known.close()
    (listed,) = database.read(list_keys, caller=SYSTEM)
    assert listed.last_used_at is not None


def test_a_key_is_remembered_as_long_as_it_is_good(database: Database, clock: Clock) -> None:
    token, key = make(database)
    known = KnownCallers(database, clock)
    assert not known.remembers(token)
    assert asyncio.run(known.find(token)) is not None
    assert known.remembers(token)
    database.write(lambda tx: revoke(tx, key=key), caller=SYSTEM)
    assert asyncio.run(seconds_until_refused(known, token)) < FRESH_SECONDS + SLACK_SECONDS
    assert not known.remembers(token)
    known.close()


def test_what_is_no_key_of_ours_is_not_looked_for(database: Database, clock: Clock) -> None:
    database.dispose()
    known = KnownCallers(database, clock)
    begun = time.monotonic()
    assert asyncio.run(known.find("ey.ey.ey")) is None
    assert time.monotonic() - begun < 0.1
    known.close()
