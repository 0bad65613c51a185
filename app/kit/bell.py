"""Hearing that another process has committed something: NOTIFY on PostgreSQL, a look at the file's version on SQLite.

A ring is a hint and may be lost: whoever listens also looks by itself now and then. It is no part of a transaction,
because commits that notify wait for one another; it is rung after the commit.
"""

from __future__ import annotations

import os
import select
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

import orjson
import psycopg
from psycopg import sql

from app.kit.engines import driver_url

_CHANNEL = "indgang_news"
_LOOK_SECONDS = 0.1
_PATIENCE_SECONDS = 5
_MOST_BYTES = 7000
"""A notification of PostgreSQL holds 8000."""

News = Mapping[str, str | int]


class Bell(Protocol):
    """Heard in one thread; woken from any."""

    def ring(self, news: News) -> None:
        """Tell the other processes."""

    def hear(self, seconds: float) -> list[News] | None:
        """Wait until something is heard, or woken, or so long; None where something happened, and not what."""


class Wake:
    """Ends the wait of whoever hears, from another thread."""

    def __init__(self) -> None:
        self.reads, self._writes = os.pipe()
        os.set_blocking(self.reads, False)
        os.set_blocking(self._writes, False)

    def __call__(self) -> None:
        try:
            os.write(self._writes, b".")
        except BlockingIOError:
            return  # it is full of wake-ups that nobody has taken yet

    def drain(self) -> None:
        try:
            while os.read(self.reads, 4096):
                pass
        except BlockingIOError:
            return

    def close(self) -> None:
        os.close(self.reads)
        os.close(self._writes)


@contextmanager
def hung(url: str, wake: Wake) -> Iterator[Bell]:
    """Yield the bell of a database; whatever is committed from now on is heard. An error of the driver ends it."""
    address = driver_url(url)
    if address.get_backend_name() == "sqlite":
        opened = sqlite3.connect(str(address.database), isolation_level=None, check_same_thread=False)
        try:
            yield _File(opened, wake)
        finally:
            opened.close()
        return
    _, given = address.get_dialect()().create_connect_args(address)
    with psycopg.connect(**{"connect_timeout": _PATIENCE_SECONDS, **given}, autocommit=True) as connection:
        connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(_CHANNEL)))
        yield _Notified(connection, wake)


class _Notified:
    def __init__(self, connection: psycopg.Connection, wake: Wake) -> None:
        self._connection = connection
        self._wake = wake

    def ring(self, news: News) -> None:
        told = orjson.dumps(news)
        text = told.decode() if len(told) <= _MOST_BYTES else ""
        self._connection.execute("SELECT pg_notify(%s, %s)", (_CHANNEL, text))

    def hear(self, seconds: float) -> list[News] | None:
        heard = self._notes()  # what came in while something else was sent
        if not heard:
            server = self._connection.fileno()
            ready, _, _ = select.select([server, self._wake.reads], [], [], seconds)
            if self._wake.reads in ready:
                self._wake.drain()
            heard = self._notes() if server in ready else []
        return None if "" in heard else [orjson.loads(one) for one in heard]

    def _notes(self) -> list[str]:
        return [note.payload for note in self._connection.notifies(timeout=0)]


class _File:
    """SQLite tells nobody; its file says by a number that another connection has committed."""

    def __init__(self, connection: sqlite3.Connection, wake: Wake) -> None:
        self._connection = connection
        self._wake = wake
        self._version = self._look()

    def ring(self, news: News) -> None:
        """Other processes look by themselves."""

    def hear(self, seconds: float) -> list[News] | None:
        until = time.monotonic() + seconds
        while True:
            version = self._look()
            if version != self._version:
                self._version = version
                return None
            left = until - time.monotonic()
            if left <= 0:
                return []
            ready, _, _ = select.select([self._wake.reads], [], [], min(left, _LOOK_SECONDS))
            if ready:
                self._wake.drain()
                return []

    def _look(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
