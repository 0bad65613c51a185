"""Promised work: leased to one worker, tried again with growing pauses, at last a dead letter; its effect once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.history.events import Event, append
from app.history.tables import events
from app.jobs.dead import backlog, listed, revive
from app.jobs.promise import Promise, promise
from app.jobs.run import Way, next_due, run_due
from app.jobs.tables import jobs
from app.jobs.work import LEASE, MOST_ATTEMPTS, Job, pause_after
from app.kit.case_codes import HistoryKind
from app.kit.clock import FixedClock
from app.kit.database import Database, Tx
from app.kit.errors import Conflict, NotFound
from app.kit.ids import new_id
from tests.plans import planned

REPORT = UUID(int=5)


def _promise(database: Database, *keys: str) -> None:
    promises = [Promise(kind="mail", key=key, subject=REPORT, payload="Kære Karen") for key in keys]
    database.write(lambda tx: promise(tx, promises), caller=SYSTEM)


def _note(tx: Tx, job: Job) -> None:
    append(tx, Event(kind=HistoryKind.RECEIPT_SENT, report=job.subject, at=tx.now))


def _effects(database: Database) -> int:
    count = sa.select(sa.func.count()).select_from(events).where(events.c.report_id == REPORT)
    return int(database.read(lambda tx: tx.execute(count).scalar_one(), caller=SYSTEM))


def _states(database: Database) -> list[str]:
    return database.read(lambda tx: list(tx.execute(sa.select(jobs.c.state)).scalars()), caller=SYSTEM)


def _run(database: Database, deliver: Callable[[Job, object], None]) -> int:
    return run_due(database, {"mail": Way(deliver=deliver, effect=_note)}, caller=SYSTEM)


def _refuse(_job: Job, _prepared: object) -> None:
    raise ConnectionRefusedError("Karen bor ikke her")


def test_work_is_done_once_with_its_payload(database: Database) -> None:
    _promise(database, "a", "b")
    _promise(database, "a")  # the same again is no second job
    done: list[str] = []
    assert _run(database, lambda job, _: done.append(f"{job.key}: {job.payload}")) == 2
    assert _run(database, lambda job, _: done.append(job.key)) == 0
    assert sorted(done) == ["a: Kære Karen", "b: Kære Karen"]
    assert (_states(database), _effects(database)) == (["done", "done"], 2)


def test_work_that_does_not_open_keeps_no_other_waiting(database: Database, clock: FixedClock) -> None:
    _promise(database, "broken")
    broken = sa.update(jobs).values(payload_sealed=b"what no key opens, however often it is tried")
    database.write(lambda tx: tx.execute(broken), caller=SYSTEM)
    _promise(database, "whole")
    done: list[str] = []
    for _ in range(MOST_ATTEMPTS):
        _run(database, lambda job, _: done.append(job.key))
        clock.advance(timedelta(hours=2))
    assert done == ["whole"]
    assert sorted(_states(database)) == ["dead", "done"]
    assert [one.failure for one in database.read(lambda tx: listed(tx, limit=5), caller=SYSTEM)] == ["SealBroken"]


def test_an_undone_cause_promises_nothing(database: Database) -> None:
    def undone(tx: Tx) -> None:
        promise(tx, [Promise(kind="mail", key="a")])
        raise LookupError

    with pytest.raises(LookupError):
        database.write(undone, caller=SYSTEM)
    assert _states(database) == []


def test_work_for_later_waits(database: Database, clock: FixedClock) -> None:
    later = clock.now() + timedelta(hours=1)
    database.write(lambda tx: promise(tx, [Promise(kind="mail", key="a", run_at=later)]), caller=SYSTEM)
    assert _run(database, _refuse) == 0
    assert _next_due(database) == later
    clock.advance(timedelta(hours=1))
    assert _run(database, lambda _job, _: None) == 1
    assert _next_due(database) is None


def test_failures_are_tried_again_with_growing_pauses_and_end_as_a_dead_letter(
    database: Database, clock: FixedClock
) -> None:
    _promise(database, "a")
    pauses = []
    for _ in range(MOST_ATTEMPTS):
        assert _run(database, _refuse) == 1
        assert _run(database, _refuse) == 0  # not before its time
        due = _next_due(database)
        if due is not None:
            pauses.append(due - clock.now())
            clock.at = due
    assert len(pauses) == MOST_ATTEMPTS - 1
    assert all(shorter < longer or longer == timedelta(hours=1) for shorter, longer in pairwise(pauses))
    assert pauses[0] == timedelta(seconds=15)
    assert _states(database) == ["dead"]
    assert sum(database.read(backlog, caller=SYSTEM).dead.values()) == 1
    clock.advance(timedelta(days=9))
    assert _run(database, _refuse) == 0
    assert _effects(database) == 0


def test_a_dead_letter_shows_the_kind_of_failure_and_nobodys_name(database: Database, clock: FixedClock) -> None:
    _bury(database, clock)
    (letter,) = database.read(lambda tx: listed(tx, limit=10), caller=SYSTEM)
    assert (letter.kind, letter.attempts, letter.failure) == ("mail", MOST_ATTEMPTS, "ConnectionRefusedError")
    assert "Karen" not in repr(letter)
    assert letter.failed_at == clock.now()


def test_a_revived_letter_gets_another_series(database: Database, clock: FixedClock) -> None:
    dead = _bury(database, clock)
    database.write(lambda tx: revive(tx, job=dead), caller=SYSTEM)
    assert _run(database, _refuse) == 1
    assert _states(database) == ["waiting"]
    clock.advance(timedelta(minutes=1))
    assert _run(database, lambda _job, _: None) == 1
    assert (_states(database), _effects(database)) == (["done"], 1)
    with pytest.raises(Conflict):
        database.write(lambda tx: revive(tx, job=dead), caller=SYSTEM)
    with pytest.raises(NotFound):
        database.write(lambda tx: revive(tx, job=new_id()), caller=SYSTEM)


def test_leased_work_is_nobody_elses(database: Database, clock: FixedClock) -> None:
    _promise(database, "a")
    seen: list[int] = []

    def meanwhile(_job: Job, _: object) -> None:
        seen.append(_run(database, _refuse))
        due = _next_due(database)
        assert due == clock.now() + LEASE  # no worker need look before

    assert _run(database, meanwhile) == 1
    assert seen == [0]
    assert _effects(database) == 1


def test_an_expired_lease_is_taken_over_and_who_comes_late_finishes_nothing(
    database: Database, clock: FixedClock
) -> None:
    _promise(database, "a")
    delivered: list[int] = []

    def slow(job: Job, _: object) -> None:
        delivered.append(job.attempts)
        if job.attempts == 1:
            clock.advance(LEASE + timedelta(seconds=1))
            assert _run(database, slow) == 1
            assert _effects(database) == 1

    assert _run(database, slow) == 1
    assert delivered == [1, 2]
    assert (_states(database), _effects(database)) == (["done"], 1)


def test_who_comes_late_and_fails_puts_nothing_off(database: Database, clock: FixedClock) -> None:
    _promise(database, "a")

    def slow(job: Job, _: object) -> None:
        if job.attempts == 1:
            clock.advance(LEASE + timedelta(seconds=1))
            assert _run(database, slow) == 1
            raise TimeoutError

    assert _run(database, slow) == 1
    assert (_states(database), _effects(database)) == (["done"], 1)


def test_work_that_ends_its_worker_each_time_is_buried_at_last(database: Database, clock: FixedClock) -> None:
    _promise(database, "a")

    def ends_the_worker(_job: Job, _: object) -> None:
        raise SystemExit

    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(SystemExit):
            _run(database, ends_the_worker)
        clock.advance(LEASE + timedelta(seconds=1))
    assert _run(database, ends_the_worker) == 0
    assert _states(database) == ["dead"]


@pytest.mark.parametrize("failure", [OSError, SystemExit])
def test_what_is_given_up_is_noted_once(database: Database, clock: FixedClock, failure: type[BaseException]) -> None:
    _promise(database, "a")

    def fails(_job: Job, _: object) -> None:
        raise failure

    for _ in range(MOST_ATTEMPTS + 2):
        with suppress(SystemExit):
            run_due(database, {"mail": Way(deliver=fails, given_up=_note)}, caller=SYSTEM)
        clock.advance(timedelta(hours=1))
    assert (_states(database), _effects(database)) == (["dead"], 1)
    (letter,) = database.read(lambda tx: listed(tx, limit=5), caller=SYSTEM)
    assert letter.attempts == MOST_ATTEMPTS


def test_an_effect_that_fails_leaves_the_work_undone(database: Database, clock: FixedClock) -> None:
    _promise(database, "a")

    def half(tx: Tx, job: Job) -> None:
        _note(tx, job)
        raise LookupError

    run_due(database, {"mail": Way(effect=half)}, caller=SYSTEM)
    assert (_states(database), _effects(database)) == (["waiting"], 0)
    clock.advance(timedelta(minutes=1))
    assert _run(database, lambda _job, _: None) == 1
    assert _effects(database) == 1


def test_many_workers_share_the_work(database: Database) -> None:
    _promise(database, *(f"{number:03}" for number in range(50)))
    done: list[str] = []

    def work(_worker: int) -> None:
        while _run(database, lambda job, _: done.append(job.key)):
            pass

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    assert sorted(done) == [f"{number:03}" for number in range(50)]
    assert _effects(database) == 50


def test_work_of_a_kind_nobody_here_can_do_is_left_alone(database: Database) -> None:
    _promise(database, "a")
    assert run_due(database, {"webhook": Way()}, caller=SYSTEM) == 0
    assert _states(database) == ["waiting"]


def test_pauses_grow_to_an_hour_and_end() -> None:
    pauses = [pause_after(attempts) for attempts in range(1, MOST_ATTEMPTS)]
    assert pauses == sorted(pause for pause in pauses if pause is not None)
    assert pauses[-1] == timedelta(hours=1)
    assert pause_after(MOST_ATTEMPTS) is None


def test_work_that_no_worker_knows_wakes_none(database: Database, clock: FixedClock) -> None:
    later = clock.now() + timedelta(hours=1)
    promised = [Promise(kind="of tomorrow", key="a"), Promise(kind="mail", key="b", run_at=later)]
    database.write(lambda tx: promise(tx, promised), caller=SYSTEM)
    assert _next_due(database) == later


def _next_due(database: Database) -> datetime | None:
    return database.read(lambda tx: next_due(tx, kinds=["mail"]), caller=SYSTEM)


def _bury(database: Database, clock: FixedClock) -> UUID:
    _promise(database, "a")
    while "dead" not in _states(database):
        _run(database, _refuse)
        clock.at = _next_due(database) or clock.at
    return database.read(lambda tx: listed(tx, limit=1)[0].id, caller=SYSTEM)


@pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True)
def test_what_waits_and_what_is_dead_is_found_without_reading_all_work_there_ever_was(database: Database) -> None:
    with planned(database) as plan:
        run_due(database, {"letter": Way()}, caller=SYSTEM)
        database.read(lambda tx: (next_due(tx, kinds=["letter"]), backlog(tx), listed(tx, limit=5)), caller=SYSTEM)
    assert len(plan) >= 5
    assert [one for one in plan if not any(f"ix_jobs_{of}" in one for of in ("due", "dead", "failing"))] == []
