from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.access.idempotency import KEPT, Attempt, earlier, forget_expired
from app.api.wiring import Wiring
from app.jobs.promise import Promise, promise
from app.jobs.run import Way
from app.jobs.work import Job
from app.kit.clock import FixedClock
from app.kit.database import Database
from app.kit.sealed import Sealer
from app.worker import Worker
from tests.door import wired

PATIENCE = 20.0  # on a machine that does much else


@pytest.fixture
def wiring(database: Database, sealer: Sealer, clock: FixedClock) -> Iterator[Wiring]:
    wiring = wired(database, sealer, clock)
    yield wiring
    wiring.callers.close()


def promised(wiring: Wiring, key: str) -> None:
    wiring.database.write(lambda tx: promise(tx, [Promise(kind="letter", key=key)]), caller=SYSTEM)
    wiring.work_promised.set()


def test_what_is_promised_before_and_while_it_runs_is_done_until_it_is_stopped(wiring: Wiring) -> None:
    done: list[str] = []
    both = threading.Event()

    def deliver(job: Job, _prepared: object) -> None:
        done.append(job.key)
        if len(done) == 2:
            both.set()

    worker = Worker(wiring, {"letter": Way(deliver=deliver)})
    promised(wiring, "before")
    worker.start()
    promised(wiring, "while")
    assert both.wait(PATIENCE)
    worker.stop()
    assert sorted(done) == ["before", "while"]
    promised(wiring, "after")
    assert Worker(wiring, {"letter": Way(deliver=deliver)}).do_due() == 1


def test_a_failure_of_the_database_does_not_end_it(
    wiring: Wiring, owner: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.worker._PAUSE_AFTER_FAILURE_SECONDS", 0.05)
    done = threading.Event()
    worker = Worker(wiring, {"letter": Way(deliver=lambda _job, _prepared: done.set())})
    with owner.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE jobs RENAME TO jobs_away")
    worker.start()
    assert not done.wait(0.3)
    with owner.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE jobs_away RENAME TO jobs")
    promised(wiring, "one")
    assert done.wait(PATIENCE)
    worker.stop()


def test_answers_past_their_day_are_tidied_away(wiring: Wiring, clock: FixedClock) -> None:
    attempt = Attempt(route="POST /v1/reports", key="a", body=b"")
    wiring.database.write(lambda tx: earlier(tx, attempt=attempt), caller=SYSTEM)
    clock.advance(KEPT + timedelta(seconds=1))
    worker = Worker(wiring, {})
    worker.start()
    worker.stop()
    assert wiring.database.write(forget_expired, caller=SYSTEM) == 0
