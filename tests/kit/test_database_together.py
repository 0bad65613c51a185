"""SQLite's one writer: those who wait share a commit, and none of them feels the others."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.kit.database import Database, Tx
from app.kit.errors import NotFound, Unavailable

pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True)

scratch = sa.MetaData()
pages = sa.Table("pages", scratch, sa.Column("name", sa.String(20), primary_key=True))


@pytest.fixture
def book(database: Database) -> Database:
    with database.engine.begin() as connection:
        scratch.create_all(connection)
        connection.execute(sa.insert(pages), {"name": "taken"})
    return database


def add(name: str) -> Callable[[Tx], str]:
    def work(tx: Tx) -> str:
        tx.execute(sa.insert(pages), {"name": name})
        return name

    return work


def names(database: Database) -> set[str]:
    return database.read(lambda tx: set(tx.execute(sa.select(pages.c.name)).scalars()), caller=SYSTEM)


def at_once(database: Database, works: list[Callable[[Tx], str]]) -> list[Future[str]]:
    """Hold the first writer until all others wait behind it, so that they go together."""

    def hold(_tx: Tx) -> None:
        holding.set()
        while len(database._shared._waiting) < len(works):
            time.sleep(0.001)

    holding = threading.Event()
    with ThreadPoolExecutor(len(works) + 1) as threads:
        first = threads.submit(database.write, hold, caller=SYSTEM)
        holding.wait(10)
        ends = [threads.submit(database.write, work, caller=SYSTEM) for work in works]
        first.result()
    return ends


@contextmanager
def counted(database: Database) -> Iterator[list[int]]:
    commits: list[int] = []

    def note(_connection: sa.Connection) -> None:
        commits.append(1)

    sa.event.listen(database.engine, "commit", note)
    yield commits
    sa.event.remove(database.engine, "commit", note)


def test_those_who_wait_share_one_commit(book: Database) -> None:
    with counted(book) as commits:
        ends = at_once(book, [add(str(number)) for number in range(30)])
    assert [one.result() for one in ends] == [str(number) for number in range(30)]
    assert len(commits) == 2
    assert len(names(book)) == 31


def test_one_that_refuses_undoes_itself_alone(book: Database) -> None:
    def refuse(tx: Tx) -> str:
        add("refused")(tx)
        raise NotFound

    with counted(book) as commits:
        ends = at_once(book, [add("before"), refuse, add("after")])
    assert [type(one.exception()) for one in ends] == [type(None), NotFound, type(None)]
    assert len(commits) == 2
    assert names(book) == {"taken", "before", "after"}


def test_one_whose_name_is_taken_draws_again_and_its_neighbours_do_not(book: Database) -> None:
    drawn, before = iter(("taken", "taken", "free")), []

    def draw(tx: Tx) -> str:
        add("beside")(tx)
        return add(next(drawn))(tx)

    def count(tx: Tx) -> str:
        before.append(1)
        return add("before")(tx)

    ends = at_once(book, [count, draw, add("after")])
    assert [one.result() for one in ends] == ["before", "free", "after"]
    assert before == [1]
    assert names(book) == {"taken", "before", "beside", "free", "after"}


def test_where_the_database_fails_one_the_others_are_done_apart(book: Database) -> None:
    def fail(tx: Tx) -> str:
        tx.execute(sa.text("INSERT INTO nowhere VALUES (1)"))
        return "never"

    ends = at_once(book, [add("before"), fail, add("after")])
    assert [type(one.exception()) for one in ends] == [type(None), Unavailable, type(None)]
    assert names(book) == {"taken", "before", "after"}


def test_what_was_refused_before_the_batch_failed_is_not_told_of_what_was_then_done(book: Database) -> None:
    drawn = iter(("taken", "free", "done twice"))

    def draw(tx: Tx) -> str:
        return add(next(drawn))(tx)

    def fail(tx: Tx) -> str:
        tx.execute(sa.text("INSERT INTO nowhere VALUES (1)"))
        return "never"

    ends = at_once(book, [draw, fail])
    assert [type(one.exception()) for one in ends] == [type(None), Unavailable]
    assert names(book) == {"taken", "free"}


def test_wake_ups_of_a_shared_commit_are_each_writers_own(book: Database) -> None:
    woken: list[str] = []

    def failing(tx: Tx) -> str:
        def wake() -> None:
            raise RuntimeError

        tx.after_commit(wake)
        return add("kept all the same")(tx)

    def waking(tx: Tx) -> str:
        tx.after_commit(lambda: woken.append(threading.current_thread().name))
        return add("other")(tx)

    ends = at_once(book, [failing, waking, waking_up_refused(woken)])
    assert [type(one.exception()) for one in ends] == [RuntimeError, type(None), NotFound]
    assert len(woken) == 1
    assert names(book) == {"taken", "kept all the same", "other"}


def waking_up_refused(woken: list[str]) -> Callable[[Tx], str]:
    def work(tx: Tx) -> str:
        tx.after_commit(lambda: woken.append("never"))
        raise NotFound

    return work


def test_an_interrupt_of_one_leaves_nobody_waiting_and_nothing_half_done(book: Database) -> None:
    def interrupt(tx: Tx) -> str:
        add("interrupted")(tx)
        raise KeyboardInterrupt

    ends = at_once(book, [add("before"), interrupt, add("after")])
    kinds = sorted(type(one.exception()).__name__ for one in ends)
    assert kinds == ["KeyboardInterrupt", "Unavailable", "Unavailable"]
    assert names(book) == {"taken"}
    book.write(add("later"), caller=SYSTEM)
    assert names(book) == {"taken", "later"}


def test_while_another_program_holds_the_file_all_who_wait_are_told_at_once(book: Database, database_url: str) -> None:
    patience = 0.2
    with book.engine.connect() as connection:  # the one writing connection; five seconds would be long for a test
        connection.exec_driver_sql(f"PRAGMA busy_timeout={int(patience * 1000)}")
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        with ThreadPoolExecutor(20) as threads:
            ends = [threads.submit(book.write, add(str(number)), caller=SYSTEM) for number in range(20)]
        assert {type(one.exception()) for one in ends} == {Unavailable}
        assert time.monotonic() - begun < 10 * patience, "each of them waited for the lock in turn"
        assert names(book) == {"taken"}
        other.execute("ROLLBACK")
    book.write(add("later"), caller=SYSTEM)
    assert names(book) == {"taken", "later"}
