from __future__ import annotations

import hashlib
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import PUBLIC, SYSTEM, Caller
from app.access.idempotency import KEPT, Attempt, Saved, earlier, forget_expired, keep
from app.access.tables import idempotency_keys
from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.kit.database import Database, Tx
from app.kit.errors import ReusedKey
from app.kit.sealed import Keys, Sealer

ATTEMPT = Attempt(route="POST /v1/reports", key="portal-1", body=b'{"description":"x"}')
ANSWER = Saved(status=201, headers={"Location": "/v1/reports/K7Q2-9XM4"}, body='{"text":"Karla"}')


def attempt(database: Database, one: Attempt = ATTEMPT, caller: Caller = SYSTEM) -> Saved | None:
    """Ask, and where the work is ours, do it."""

    def work(tx: Tx) -> Saved | None:
        before = earlier(tx, attempt=one)
        if before is None:
            keep(tx, attempt=one, saved=ANSWER)
        return before

    return database.write(work, caller=caller)


def test_the_second_time_gets_the_answer_of_the_first(database: Database) -> None:
    assert attempt(database) is None
    assert attempt(database) == ANSWER
    assert attempt(database) == ANSWER


def test_another_body_under_the_same_key_is_refused(database: Database) -> None:
    attempt(database)
    with pytest.raises(ReusedKey):
        attempt(database, Attempt(route=ATTEMPT.route, key=ATTEMPT.key, body=b"{}"))


def test_a_key_belongs_to_its_caller_and_route(database: Database) -> None:
    attempt(database)
    assert attempt(database, caller=PUBLIC) is None
    assert attempt(database, Attempt(route="POST /v1/triage", key=ATTEMPT.key, body=ATTEMPT.body)) is None
    assert attempt(database, Attempt(route=ATTEMPT.route, key="portal-2", body=ATTEMPT.body)) is None


def test_an_answer_is_kept_a_day_and_no_longer(database: Database, clock: FixedClock) -> None:
    attempt(database)
    clock.advance(KEPT - timedelta(seconds=1))
    assert attempt(database) == ANSWER
    clock.advance(timedelta(seconds=1))
    assert attempt(database, Attempt(route=ATTEMPT.route, key=ATTEMPT.key, body=b"{}")) is None
    assert attempt(database, Attempt(route=ATTEMPT.route, key=ATTEMPT.key, body=b"{}")) == ANSWER


def test_what_is_past_its_day_is_removed(database: Database, clock: FixedClock) -> None:
    attempt(database)
    assert database.write(forget_expired, caller=SYSTEM) == 0
    clock.advance(KEPT)
    assert database.write(forget_expired, caller=SYSTEM) == 1
    assert attempt(database) is None


def test_a_failed_attempt_leaves_the_key_free(database: Database) -> None:
    def fails(tx: Tx) -> None:
        assert earlier(tx, attempt=ATTEMPT) is None
        raise ReusedKey

    with pytest.raises(ReusedKey):
        database.write(fails, caller=SYSTEM)
    assert attempt(database) is None


def test_the_kept_answer_is_sealed(database: Database) -> None:
    attempt(database)
    row = database.read(lambda tx: tx.execute(sa.select(idempotency_keys)).one(), caller=SYSTEM)
    stored = b"|".join(value if isinstance(value, bytes) else str(value).encode() for value in row)
    assert b"Karla" not in stored
    assert b"portal-1" not in stored


def test_who_has_only_the_database_cannot_confirm_a_guess(database: Database) -> None:
    attempt(database)
    row = database.read(lambda tx: tx.execute(sa.select(idempotency_keys)).one(), caller=SYSTEM)
    guesses = (ATTEMPT.body, SYSTEM.id.bytes + f"{ATTEMPT.route}\0{ATTEMPT.key}".encode())
    assert {row.body_hash, row.key_hash}.isdisjoint(hashlib.sha256(guess).digest() for guess in guesses)
    other = Sealer(Keys.generate())
    assert row.body_hash != other.fingerprint(hashlib.sha256(ATTEMPT.body).hexdigest(), purpose="idempotent body")


def test_simultaneous_twins_do_the_work_once(database: Database) -> None:
    """The slow work makes the twins meet: each must wait for the first and then get its answer."""
    twins = 8
    together = threading.Barrier(twins)
    caller = Caller(id=UUID(int=9), role=Role.LANDLORD_PORTAL)

    def work(tx: Tx) -> Saved | None:
        before = earlier(tx, attempt=ATTEMPT)
        if before is None:
            time.sleep(0.1)
            keep(tx, attempt=ATTEMPT, saved=ANSWER)
        return before

    def twin(_number: int) -> Saved | None:
        together.wait()
        return database.write(work, caller=caller)

    with ThreadPoolExecutor(twins) as pool:
        answers = list(pool.map(twin, range(twins)))
    assert answers.count(None) == 1
    assert answers.count(ANSWER) == twins - 1
