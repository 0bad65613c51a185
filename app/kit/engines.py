"""How each kind of database is opened: durable first, then fast."""

from __future__ import annotations

import sqlite3
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy import event

POOL_SIZE = 8
POOL_WAIT_SECONDS = 10
_CONNECT_SECONDS = 5
_BUSY_SECONDS = 5
_ALWAYS = "-c timezone=UTC -c synchronous_commit=on -c plan_cache_mode=force_generic_plan"


def driver_url(url: str) -> sa.URL:
    """Return the address with the driver this service uses, whatever the operator wrote."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() == "sqlite":
        return parsed
    raise ValueError("INDGANG_DATABASE_URL is sqlite:///... or postgresql://...")


def make_engine(url: str, *, writing: bool, size: int = POOL_SIZE) -> sa.Engine:
    """Return an engine that holds at most `size` connections; an embedded database has one that writes."""
    address = driver_url(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(address, writing=writing, size=1 if writing else size)
    import app.kit.told_types  # noqa: PLC0415 F401 a driver of its own, which must know our types before an engine is made
    from app.kit.together import undo_by_wire  # noqa: PLC0415 as below

    options = f"{address.query.get('options', '')} {_ALWAYS}".strip()
    engine = sa.create_engine(
        address,
        pool_size=size,
        max_overflow=0,
        pool_timeout=POOL_WAIT_SECONDS,
        pool_use_lifo=True,
        paramstyle="format",  # by place, as on SQLite: statements that go together must not share names
        json_serializer=_dump,
        json_deserializer=orjson.loads,
        connect_args={"connect_timeout": _CONNECT_SECONDS, "options": options},
    )
    event.listen(engine, "rollback", undo_by_wire)
    return engine


def _sqlite(address: sa.URL, *, writing: bool, size: int) -> sa.Engine:
    """One writing connection; readers beside it see the last commit (WAL)."""
    engine = sa.create_engine(
        address,
        poolclass=sa.QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_timeout=POOL_WAIT_SECONDS,
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
