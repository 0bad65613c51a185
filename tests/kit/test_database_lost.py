"""PostgreSQL goes, comes back, falls silent or forgets: whoever asks is served again at once, or told in time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import make_url

from app.access.callers import SYSTEM
from app.access.log import Look, ReadOf, enter_looks
from app.access.tables import access_log
from app.jobs.tables import jobs
from app.kit.clock import FixedClock
from app.kit.database import Database, Tx
from app.kit.engines import POOL_SIZE
from app.kit.errors import KEPT_OR_NOT, NotFound, Unavailable
from app.kit.ids import new_id
from app.kit.prepared import Prepared
from app.kit.sealed import Sealer
from app.kit.together import WIRE
from app.kit.wire import Wire
from tests.conftest import WEDNESDAY_AT_TEN
from tests.faults.cutting import Line, line_to

pytestmark = pytest.mark.parametrize("engine_kind", ["postgresql"], indirect=True)

WAITING = Prepared(sa.select(jobs.c.id, jobs.c.key).where(jobs.c.state == sa.bindparam("state")))
LOOK = Look(caller=SYSTEM, request=ReadOf(route="/v1/queue", method="GET", purpose="queue"), cases=[new_id()])


def add(tx: Tx, key: str) -> str:
    at = WEDNESDAY_AT_TEN
    row = {"id": new_id(), "kind": "k", "key": key, "state": "waiting", "attempts": 0, "run_at": at, "promised_at": at}
    tx.add(jobs, row)
    return key


def waiting(tx: Tx) -> set[str]:
    return {row.key for row in tx.rows(WAITING, {"state": "waiting"})}


def looks(database: Database) -> int:
    return len(database.read(lambda tx: tx.execute(sa.select(access_log.c.at)).all(), caller=SYSTEM))


def on_all(database: Database, work: Callable[[Tx], object]) -> None:
    """Do it on every connection of the pool at the same time."""
    together = threading.Barrier(POOL_SIZE, timeout=20)

    def one(tx: Tx) -> None:
        together.wait()
        work(tx)

    with ThreadPoolExecutor(POOL_SIZE) as threads:
        list(threads.map(lambda _: database.write(one, caller=SYSTEM), range(POOL_SIZE)))


def counted(work: Callable[[Tx], Any]) -> tuple[Callable[[Tx], Any], list[int]]:
    attempts: list[int] = []

    def counting(tx: Tx) -> Any:  # noqa: ANN401 whatever the work returns
        attempts.append(1)
        return work(tx)

    return counting, attempts


def end_all(owner: sa.Engine) -> None:
    """End every connection but our own, as a restart of the server does."""
    ended = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database()"
    with owner.connect() as connection:
        connection.execute(sa.text(f"{ended} AND pid <> pg_backend_pid()"))


@pytest.mark.parametrize("plainly", [False, True])
def test_a_column_may_change_its_type_while_the_service_runs(
    database: Database, owner: sa.Engine, *, plainly: bool
) -> None:
    """By our own prepared statements, and by those that the driver prepares for what is asked plainly."""
    plain = sa.select(jobs.c.key).where(jobs.c.state == "waiting")

    def look(tx: Tx) -> set[str]:
        return set(tx.execute(plain).scalars()) if plainly else waiting(tx)

    database.write(lambda tx: add(tx, "one"), caller=SYSTEM)
    for _ in range(7):
        on_all(database, look)
    with owner.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE jobs ALTER COLUMN key TYPE varchar(120)")
    work, attempts = counted(look)
    assert database.read(work, caller=SYSTEM) == {"one"}
    assert len(attempts) == 2
    for _ in range(POOL_SIZE):
        assert database.read(work, caller=SYSTEM) == {"one"}
    assert len(attempts) == 2 + POOL_SIZE, "all that are of that age went with the first"


def test_what_is_refused_so_at_its_commit_was_not_kept_and_is_done_again(database: Database, owner: sa.Engine) -> None:
    def work(tx: Tx) -> None:
        add(tx, f"job {new_id()}")
        tx.later(WAITING, {"state": "waiting"})

    for _ in range(3):
        on_all(database, work)
    with owner.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE jobs ALTER COLUMN key TYPE varchar(120)")
    counting, attempts = counted(work)
    database.write(counting, caller=SYSTEM)
    assert len(attempts) == 2
    assert len(database.read(waiting, caller=SYSTEM)) == 3 * POOL_SIZE + 1


def test_a_server_that_forgets_all_names_does_so_once_even_where_they_were_full(database: Database) -> None:
    many = [Prepared(sa.select(sa.literal_column(str(number)).label("n"))) for number in range(260)]

    def ask(tx: Tx) -> list[int]:
        return [tx.row(one).n for one in many for _ in range(2)]

    database.write(ask, caller=SYSTEM)
    database.write(lambda tx: tx.execute(sa.text("DEALLOCATE ALL")), caller=SYSTEM)
    work, attempts = counted(ask)
    for _ in range(3):
        assert database.write(work, caller=SYSTEM) == [number for number in range(260) for _ in range(2)]
    assert len(attempts) <= 4


def test_what_is_undone_leaves_the_connection_what_it_has_prepared(database: Database) -> None:
    """The driver would make the server forget it all, and the next transaction would be done in vain."""
    me, plain = sa.text("SELECT pg_backend_pid()"), sa.select(jobs.c.key)

    def look(tx: Tx) -> int:
        waiting(tx)
        tx.execute(plain)
        return int(tx.execute(me).scalar_one())

    def refuse(tx: Tx) -> None:
        look(tx)
        raise NotFound

    pids = {database.write(look, caller=SYSTEM) for _ in range(8)}  # the driver, too, prepares what comes often
    for do in (database.write, database.read):
        with pytest.raises(NotFound):
            do(refuse, caller=SYSTEM)
        work, attempts = counted(look)
        assert {do(work, caller=SYSTEM)} == pids
        assert len(attempts) == 1


@pytest.mark.parametrize("reading", [False, True])
def test_after_a_restart_nobody_meets_more_than_one_dead_connection(
    database: Database, owner: sa.Engine, *, reading: bool
) -> None:
    on_all(database, waiting)
    end_all(owner)
    do = database.read if reading else database.write
    with ThreadPoolExecutor(2 * POOL_SIZE) as threads:
        found = list(threads.map(lambda _: do(waiting, caller=SYSTEM), range(2 * POOL_SIZE)))
    assert found == [set()] * 2 * POOL_SIZE


def test_a_look_is_entered_again_where_nobody_heard_of_it_and_a_report_is_not(
    database: Database, owner: sa.Engine
) -> None:
    on_all(database, waiting)
    end_all(owner)
    enter_looks(database, [LOOK])
    assert looks(database) == 1

    on_all(database, waiting)
    end_all(owner)
    work, attempts = counted(lambda tx: add(tx, "one"))
    with pytest.raises(Unavailable) as told:
        database.write(work, caller=SYSTEM)
    assert (told.value.detail, len(attempts)) == (KEPT_OR_NOT, 1)


def test_who_listens_is_told_outside_of_what_is_repeated(database: Database) -> None:
    told: list[str] = []

    def wake() -> None:
        told.append("woken")
        raise TimeoutError("a listener's own")

    def work(tx: Tx) -> None:
        add(tx, "one")
        tx.after_commit(wake)

    with pytest.raises(TimeoutError, match="a listener's own"):
        database.write(work, caller=SYSTEM)
    assert told == ["woken"]
    assert database.read(waiting, caller=SYSTEM) == {"one"}


def test_nobody_waits_for_a_lock_for_ever(database: Database) -> None:
    asked = sa.text("SELECT setting::int FROM pg_settings WHERE name = 'lock_timeout'")
    waits = database.read(lambda tx: tx.execute(asked).scalar_one(), caller=SYSTEM)
    assert 1_000 < waits <= 15_000  # milliseconds


@pytest.fixture
def line(database_url: str) -> Iterator[Line]:
    address = make_url(database_url)
    assert address.host is not None
    assert address.port is not None
    with line_to(address.host, address.port) as line:
        yield line


def test_a_server_that_falls_silent_is_told_in_time_and_served_by_again(
    database_url: str, sealer: Sealer, clock: FixedClock, line: Line
) -> None:
    through = make_url(database_url).set(port=line.port).render_as_string(hide_password=False)
    database = Database(through, sealer=sealer, clock=clock)

    @event.listens_for(database.engine, "connect")
    def be_impatient(connection: Any, record: Any) -> None:  # noqa: ANN401 SQLAlchemy's signature
        record.info[WIRE] = Wire(connection, silent_seconds=0.3)

    try:
        on_all(database, waiting)
        line.silent = True
        begun = time.monotonic()
        with ThreadPoolExecutor(POOL_SIZE) as threads:
            asked = [threads.submit(database.read, waiting, caller=SYSTEM) for _ in range(POOL_SIZE)]
            assert [type(one.exception(30)) for one in asked] == [Unavailable] * POOL_SIZE
        assert time.monotonic() - begun < 10
        line.silent = False
        with ThreadPoolExecutor(POOL_SIZE) as threads:
            assert list(threads.map(lambda _: database.read(waiting, caller=SYSTEM), range(POOL_SIZE)))
    finally:
        database.dispose()
