"""A trip gives what the driver's own cursor gives, keeps its prepared statements within bounds, and fails whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import errors, pq
from psycopg.types.json import Jsonb
from sqlalchemy.engine import make_url

from app.kit.wire import COMMIT, Wire
from tests.faults.cutting import line_to

pytestmark = pytest.mark.parametrize("engine_kind", ["postgresql"], indirect=True)

NAMES = b"SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'w%'"


@pytest.fixture
def connection(database_url: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(database_url.replace("postgresql+psycopg", "postgresql")) as connection:
        connection.execute("CREATE TEMPORARY TABLE pages (name text PRIMARY KEY)")
        connection.commit()
        yield connection


def prepared(connection: psycopg.Connection[Any]) -> int:
    row = connection.execute(NAMES.decode()).fetchone()
    return 0 if row is None else int(row[0])


def test_values_come_back_as_they_went(connection: psycopg.Connection[Any]) -> None:
    wire = Wire(connection)
    values = ["æøå\u2028", 7, None, b"\x00\xff", Jsonb({"æ": [1, None]}), True]
    asked = b"SELECT $1::text, $2::int8, $3::uuid, $4::bytea, $5::jsonb, $6::bool"
    for _ in range(4):  # once as it is, then prepared, then by its name
        (answer,) = wire.trip([(asked, values)])
        assert answer.rows() == [("æøå\u2028", 7, None, b"\x00\xff", {"æ": [1, None]}, True)]
    assert prepared(connection) == 1


def test_each_statement_has_its_own_answer_however_much_goes(connection: psycopg.Connection[Any]) -> None:
    wire = Wire(connection)
    long = "x" * 100_000
    answers = wire.trip([(b"SELECT $1::text, $2::int4", [long, number]) for number in range(100)])
    assert [one.rows() for one in answers] == [[(long, number)] for number in range(100)]


def test_what_one_trip_began_another_commits(connection: psycopg.Connection[Any]) -> None:
    wire = Wire(connection)
    wire.trip([(b"INSERT INTO pages VALUES ($1)", ["one"])])
    assert connection.pgconn.transaction_status == pq.TransactionStatus.INTRANS
    ended = wire.trip([(b"INSERT INTO pages VALUES ($1)", ["two"]), COMMIT])
    assert ended[-1].status == b"COMMIT"
    connection.rollback()
    assert [row[0] for row in connection.execute("SELECT name FROM pages ORDER BY name")] == ["one", "two"]


def test_what_is_refused_undoes_the_trip_and_the_connection_stays_good(connection: psycopg.Connection[Any]) -> None:
    wire = Wire(connection)
    insert = b"INSERT INTO pages VALUES ($1)"
    for _ in range(3):
        with pytest.raises(errors.UniqueViolation):
            wire.trip([(insert, ["one"]), (insert, ["one"]), (b"SELECT $1::text", ["never"]), COMMIT])
        assert connection.pgconn.transaction_status == pq.TransactionStatus.INERROR
        connection.rollback()
    (answer,) = wire.trip([(b"SELECT count(*) FROM pages", ())])
    assert answer.rows() == [(0,)]


def test_a_statement_that_was_not_prepared_after_all_is_prepared_again(connection: psycopg.Connection[Any]) -> None:
    wire = Wire(connection)
    asked = (b"SELECT $1::int4", [1])
    wire.trip([asked])
    connection.rollback()
    with pytest.raises(errors.DivisionByZero):
        wire.trip([(b"SELECT 1 / 0", ()), asked])  # the server never came to it
    connection.rollback()
    assert wire.trip([asked])[0].rows() == [(1,)]
    assert wire.trip([asked])[0].rows() == [(1,)]


def test_what_cannot_be_said_is_refused_before_anything_goes(connection: psycopg.Connection[Any]) -> None:
    wire = Wire(connection)
    for unsayable, refused in (("\x00", psycopg.DataError), ("\ud800", UnicodeEncodeError)):
        with pytest.raises(refused):
            wire.trip([(b"INSERT INTO pages VALUES ($1)", ["one"]), (b"SELECT $1::text", [unsayable])])
        assert connection.pgconn.transaction_status == pq.TransactionStatus.IDLE
    assert wire.trip([(b"SELECT count(*) FROM pages", ())])[0].rows() == [(0,)]


def test_the_server_keeps_only_so_many(connection: psycopg.Connection[Any]) -> None:
    wire = Wire(connection)
    for number in range(600):
        for _ in range(2):
            wire.trip([(f"SELECT {number}".encode(), ()), COMMIT])
    assert 200 <= prepared(connection) <= 260
    assert wire.trip([(b"SELECT 0", ())])[0].rows() == [(0,)]


def test_a_lost_connection_is_told_and_closed(connection: psycopg.Connection[Any]) -> None:
    wire = Wire(connection)
    with pytest.raises(psycopg.OperationalError):
        wire.trip([(b"SELECT pg_terminate_backend(pg_backend_pid())", ()), (b"SELECT 1", ())])
    assert connection.closed
    with pytest.raises(psycopg.OperationalError):
        wire.trip([(b"SELECT 1", ())])


def test_the_level_of_isolation_is_the_connections(connection: psycopg.Connection[Any]) -> None:
    connection.rollback()
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    connection.read_only = True
    asked = b"SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')"
    assert Wire(connection).trip([(asked, ())])[0].rows() == [("repeatable read", "on")]


def test_a_connection_whose_server_forgot_what_was_prepared_is_closed(connection: psycopg.Connection[Any]) -> None:
    wire = Wire(connection)
    for _ in range(3):
        wire.trip([(b"SELECT 1", ())])
    connection.execute("DEALLOCATE ALL")
    with pytest.raises(errors.InvalidSqlStatementName):
        wire.trip([(b"SELECT 1", ())])
    assert connection.closed


def test_what_the_server_never_supported_closes_nothing(connection: psycopg.Connection[Any]) -> None:
    wire = Wire(connection)
    for _ in range(3):
        with pytest.raises(errors.FeatureNotSupported):
            wire.trip([(b"SELECT count(*) FROM pages FOR UPDATE", ())])
        wire.undo()
    assert not connection.closed


def test_a_server_that_says_nothing_is_given_up_however_much_was_to_be_told(database_url: str) -> None:
    address = make_url(database_url)
    assert address.host is not None
    assert address.port is not None
    with line_to(address.host, address.port) as line:
        through = address.set(drivername="postgresql", port=line.port).render_as_string(hide_password=False)
        for told in ("little", "x" * 50_000_000):  # the second is more than the buffers take
            line.silent = False
            connection = psycopg.connect(through)
            wire = Wire(connection, silent_seconds=0.3)
            assert wire.trip([(b"SELECT 1", ()), COMMIT])[0].rows() == [(1,)]
            line.silent = True
            with pytest.raises(errors.OperationalError, match="silent"):
                wire.trip([(b"SELECT $1::text", (told,))])
            assert connection.closed


def test_who_answers_bit_by_bit_is_waited_for(connection: psycopg.Connection[Any]) -> None:
    wire = Wire(connection, silent_seconds=0.5)
    slowly = b"SELECT pg_sleep(0.3), repeat('x', 10000)"  # each fills the buffer of the server, which then tells it
    assert len(wire.trip([(slowly, ())] * 4)) == 4
