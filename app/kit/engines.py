"""How each kind of database is opened: durable first, then fast."""

from __future__ import annotations

import sqlite3
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy import event

from app.kit.forgotten import forgotten

POOL_SIZE = 8
POOL_WAIT_SECONDS = 10
_CONNECT_SECONDS = 5
_BUSY_SECONDS = 5
LOCK_SECONDS = 10
"""Longer than a transaction of the service holds what another wants; as long as anybody waits for a connection."""
_LINE = {
    "connect_timeout": _CONNECT_SECONDS,
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,  # milliseconds
}
"""A line that was cut without a word is lost within twenty seconds; an operator may say otherwise in the address."""
_ALWAYS = "-c timezone=UTC -c synchronous_commit=on -c plan_cache_mode=force_generic_plan"


def driver_url(url: str) -> sa.URL:
    """Return the address with the driver this service uses, whatever the operator wrote."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() == "sqlite":
        return parsed
    raise ValueError("INDGANG_DATABASE_URL is sqlite:///... or postgresql://...")


def make_engine(url: str, *, writing: bool, size: int = POOL_SIZE, lock_seconds: int = 0) -> sa.Engine:
    """Return an engine that holds at most `size` connections; an embedded database has one that writes.

    Nobody waits longer than `lock_seconds` for a lock of PostgreSQL's; 0 is for ever, as one migration for another.
    """
    address = driver_url(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(address, writing=writing, size=1 if writing else size)
    import app.kit.told_types  # noqa: PLC0415 F401 a driver of its own, which must know our types before an engine is made
    from app.kit.together import undo_by_wire  # noqa: PLC0415 as below

    options = f"{address.query.get('options', '')} {_ALWAYS} -c lock_timeout={lock_seconds}s".strip()
    engine = sa.create_engine(
        address,
        pool_size=size,
        max_overflow=0,
        pool_timeout=POOL_WAIT_SECONDS,
        pool_use_lifo=True,
        paramstyle="format",  # by place, as on SQLite: statements that go together must not share names
        json_serializer=_dump,
        json_deserializer=orjson.loads,
        connect_args={name: value for name, value in _LINE.items() if name not in address.query} | {"options": options},
    )
    event.listen(engine, "rollback", undo_by_wire)
    event.listen(engine, "handle_error", _give_up_what_forgot)
    return engine


def _give_up_what_forgot(context: sa.ExceptionContext) -> None:
    """Let a connection go on which the driver, too, asks by names that mean nothing any more, and those of its age."""
    if forgotten(context.original_exception):
        context.is_disconnect = True


def _sqlite(address: sa.URL, *, writing: bool, size: int) -> sa.Engine:
    """One writing connection; readers beside it see the last commit (WAL)."""
    engine = sa.create_engine(
        address,
        poolclass=sa.QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_timeout=POOL_WAIT_SECONDS,
        pool_use_lifo=True,
        json_serializer=_dump,
        json_deserializer=orjson.loads,
        connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False, "cached_statements": 512},
    )
    begin = "BEGIN IMMEDIATE" if writing else "BEGIN"

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:  # noqa: ANN401 SQLAlchemy's signature
        connection.isolation_level = None  # the driver must not begin transactions of its own
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA cache_size=-65536")
        cursor.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten, not only let go
        if not writing:
            cursor.execute("PRAGMA query_only=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin_now(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def empty_log(engine: sa.Engine) -> None:
    """Empty the write-ahead log of an embedded database, as far as readers let go of it."""
    connection = engine.raw_connection()  # outside of any transaction
    cursor = connection.cursor()
    try:
        cursor.execute("PRAGMA busy_timeout=250")  # writers wait behind this, so it does not wait long for readers
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute(f"PRAGMA busy_timeout={_BUSY_SECONDS * 1000}")
    finally:
        cursor.close()
        connection.close()


def _dump(value: object) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
