"""Transactions as verbs rely on them, on both databases."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.kit.clock import FixedClock
from app.kit.database import Database, Tx
from app.kit.errors import KEPT_OR_NOT, NotFound, Unavailable

ON_POSTGRES = pytest.mark.parametrize("engine_kind", ["postgresql"], indirect=True)

scratch = sa.MetaData()
pages = sa.Table(
    "pages",
    scratch,
    sa.Column("name", sa.String(20), primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
)


@pytest.fixture
def book(database: Database, owner: sa.Engine) -> Database:
    """A database with one more table, which has two rows."""
    with owner.begin() as connection:
        scratch.create_all(connection)
        connection.execute(sa.insert(pages), [{"name": "one", "count": 0}, {"name": "two", "count": 0}])
    return database


def add(tx: Tx, name: str, count: int = 0) -> None:
    tx.execute(sa.insert(pages), {"name": name, "count": count})


def names(database: Database) -> set[str]:
    return database.read(lambda tx: set(tx.execute(sa.select(pages.c.name)).scalars()), caller=SYSTEM)


def counts(database: Database) -> dict[str, int]:
    return database.read(
        lambda tx: {row.name: row._mapping["count"] for row in tx.execute(sa.select(pages))}, caller=SYSTEM
    )


def test_work_sees_when_and_for_whom_it_is_and_its_result_comes_back(book: Database, clock: FixedClock) -> None:
    assert book.write(lambda tx: (tx.now, tx.caller), caller=SYSTEM) == (clock.now(), SYSTEM)
    assert book.read(lambda tx: (tx.now, tx.caller), caller=SYSTEM) == (clock.now(), SYSTEM)


def test_what_was_written_is_there_when_write_returns(book: Database) -> None:
    book.write(lambda tx: add(tx, "three"), caller=SYSTEM)
    assert names(book) == {"one", "two", "three"}


@pytest.mark.parametrize("error", [NotFound(), ValueError("no"), KeyboardInterrupt()])
def test_whatever_the_work_raises_undoes_it_and_comes_out(book: Database, error: BaseException) -> None:
    def work(tx: Tx) -> None:
        add(tx, "three")
        raise error

    with pytest.raises(type(error)) as raised:
        book.write(work, caller=SYSTEM)
    assert raised.value is error
    book.write(lambda tx: add(tx, "four"), caller=SYSTEM)
    assert names(book) == {"one", "two", "four"}


def test_a_read_cannot_write(book: Database) -> None:
    with pytest.raises((sa.exc.DBAPIError, Unavailable)):
        book.read(lambda tx: add(tx, "three"), caller=SYSTEM)
    assert names(book) == {"one", "two"}
    book.write(lambda tx: add(tx, "three"), caller=SYSTEM)  # the connection that refused is as good as before
    assert names(book) == {"one", "two", "three"}


def test_a_read_sees_one_instant_however_long_it_takes(book: Database) -> None:
    seen = sa.select(sa.func.count()).select_from(pages)

    def work(tx: Tx) -> tuple[int, int]:
        before = tx.execute(seen).scalar_one()
        book.write(lambda tx: add(tx, "three"), caller=SYSTEM)
        return before, tx.execute(seen).scalar_one()

    assert book.read(work, caller=SYSTEM) == (2, 2)
    assert len(names(book)) == 3


def test_wake_ups_come_after_the_commit_and_once(book: Database) -> None:
    woken: list[set[str]] = []

    def work(tx: Tx) -> None:
        add(tx, "three")
        tx.after_commit(lambda: woken.append(names(book)))

    book.write(work, caller=SYSTEM)
    assert woken == [{"one", "two", "three"}]


def test_nobody_is_woken_by_what_was_undone(book: Database) -> None:
    woken: list[int] = []

    def work(tx: Tx) -> None:
        tx.after_commit(lambda: woken.append(1))
        raise NotFound

    with pytest.raises(NotFound):
        book.write(work, caller=SYSTEM)
    assert not woken


def test_a_name_that_was_taken_is_drawn_again(book: Database) -> None:
    woken: list[str] = []
    drawn = iter(("one", "two", "three"))

    def work(tx: Tx) -> str:
        name = next(drawn)
        tx.after_commit(lambda: woken.append(name))
        add(tx, f"beside {name}")
        add(tx, name)
        return name

    assert book.write(work, caller=SYSTEM) == "three"
    assert names(book) == {"one", "two", "three", "beside three"}
    assert woken == ["three"]


def test_what_never_fits_is_told_as_it_is_after_three_attempts(book: Database) -> None:
    attempts: list[int] = []

    def work(tx: Tx) -> None:
        attempts.append(1)
        add(tx, "one")

    with pytest.raises(sa.exc.IntegrityError):
        book.write(work, caller=SYSTEM)
    assert len(attempts) == 3


def test_forty_who_count_at_once_count_to_forty(book: Database) -> None:
    def count(_: int) -> None:
        one_more = sa.update(pages).where(pages.c.name == "one").values(count=pages.c.count + 1)
        book.write(lambda tx: tx.execute(one_more).rowcount, caller=SYSTEM)

    with ThreadPoolExecutor(40) as threads:
        list(threads.map(count, range(40)))
    assert counts(book)["one"] == 40


def _lock_in_order(database: Database, first: str, second: str, meet: Callable[[], None]) -> int:
    attempts: list[int] = []

    def work(tx: Tx) -> None:
        attempts.append(1)
        for name in (first, second):
            tx.execute(sa.update(pages).where(pages.c.name == name).values(count=pages.c.count + 1))
            if name == first and len(attempts) == 1:
                meet()

    database.write(work, caller=SYSTEM)
    return len(attempts)


@ON_POSTGRES
def test_of_two_in_a_deadlock_one_goes_again_and_both_arrive(book: Database) -> None:
    both_hold_one = threading.Barrier(2, timeout=20)

    def meet() -> None:
        both_hold_one.wait()

    with ThreadPoolExecutor(2) as threads:
        here = threads.submit(_lock_in_order, book, "one", "two", meet)
        there = threads.submit(_lock_in_order, book, "two", "one", meet)
        assert sorted((here.result(), there.result())) == [1, 2]
    assert counts(book) == {"one": 2, "two": 2}


@ON_POSTGRES
@pytest.mark.parametrize("times", [1, 5])
def test_what_could_not_be_serialised_is_done_again(book: Database, times: int) -> None:
    attempts: list[int] = []

    def work(tx: Tx) -> None:
        attempts.append(1)
        add(tx, "three")
        if len(attempts) <= times:
            tx.execute(sa.text("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$"))

    book.write(work, caller=SYSTEM)
    assert len(attempts) == times + 1
    assert "three" in names(book)


@ON_POSTGRES
@pytest.mark.parametrize("reading", [False, True])
def test_a_connection_lost_on_the_way_is_tried_once_more(book: Database, *, reading: bool) -> None:
    do = book.read if reading else book.write
    attempts: list[int] = []

    def work(tx: Tx, times: int) -> str:
        attempts.append(1)
        if len(attempts) <= times:
            tx.execute(sa.text("SELECT pg_terminate_backend(pg_backend_pid())"))
        return "done"

    assert do(lambda tx: work(tx, 1), caller=SYSTEM) == "done"
    attempts.clear()
    with pytest.raises(Unavailable):
        do(lambda tx: work(tx, 99), caller=SYSTEM)
    assert len(attempts) == 2
    assert do(lambda tx: work(tx, 0), caller=SYSTEM) == "done"


@ON_POSTGRES
def test_a_connection_lost_at_the_commit_is_not_tried_again(book: Database) -> None:
    attempts: list[int] = []

    def work(tx: Tx) -> None:
        attempts.append(1)
        add(tx, "three")
        me = tx.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()
        with book.engine.connect() as other:  # ended while we were on our way to the commit
            other.execute(sa.text("SELECT pg_terminate_backend(:me, 5000)"), {"me": me})

    with pytest.raises(Unavailable) as told:
        book.write(work, caller=SYSTEM)
    assert told.value.detail == KEPT_OR_NOT
    assert len(attempts) == 1
    assert names(book) == {"one", "two"}
