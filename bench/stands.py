"""Databases to measure on: migrated, with the municipality of the benches and a key for its portal."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from app.access.callers import SYSTEM, KeyGrant
from app.access.keys import create_key
from app.kit.clock import SystemClock
from app.kit.codes import Role
from app.kit.database import Database, Tx
from app.kit.migrate import upgrade
from app.kit.sealed import Keys, Sealer
from bench.municipality import Municipality, found
from tests.postgres import Databases, Server, running_postgres

KINDS = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One database; `postmaster` is the process of a PostgreSQL."""

    kind: str
    url: str
    keys: Keys
    municipality: Municipality
    postmaster: int | None
    owner: str | None = None
    """The address of who owns the tables of a PostgreSQL."""

    @contextmanager
    def open(self) -> Iterator[Database]:
        database = Database(self.url, sealer=Sealer(self.keys), clock=SystemClock())
        try:
            yield database
        finally:
            database.dispose()

    def key(self, grant: KeyGrant) -> str:
        with self.open() as database:
            return database.write(lambda tx: create_key(tx, grant=grant), caller=SYSTEM)

    def portal(self) -> str:
        """Return the token of the landlord's portal."""
        return self.key(KeyGrant(role=Role.LANDLORD_PORTAL, landlords=frozenset({self.municipality.landlord})))

    def settings(self) -> dict[str, str]:
        sealing, lookup = self.keys.to_text()
        return {"INDGANG_SEALING_KEYS": sealing, "INDGANG_LOOKUP_KEY": lookup}


@contextmanager
def ground(kind: str) -> Iterator[Callable[[], Stand]]:
    """Yield what makes fresh databases of a kind; PostgreSQL keeps what a careful installation keeps."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory(prefix="indgang-bench-") as folder:
            numbers = count()
            yield lambda: _made(kind, f"sqlite:///{Path(folder) / f'bench-{next(numbers)}.db'}", postmaster=None)
        return
    with running_postgres(durable=True) as server:
        databases, pid = Databases(server.url), _pid(server)
        yield lambda: _served(kind, databases, postmaster=pid)


def _pid(server: Server) -> int:
    return int((server.folder / "data" / "postmaster.pid").read_text().split()[0])


def _served(kind: str, databases: Databases, *, postmaster: int) -> Stand:
    """The service comes as a role that the policies of the tables hold back."""
    name = databases.create()
    upgrade(databases.url(name))
    databases.let_in(name)
    return replace(_made(kind, databases.application_url(name), postmaster=postmaster), owner=databases.url(name))


def _made(kind: str, url: str, *, postmaster: int | None) -> Stand:
    if postmaster is None:
        upgrade(url)
    keys = Keys.generate()
    database = Database(url, sealer=Sealer(keys), clock=SystemClock())

    def work(tx: Tx) -> Municipality:
        return found(tx)

    municipality = database.write(work, caller=SYSTEM)
    database.dispose()
    return Stand(kind=kind, url=url, keys=keys, municipality=municipality, postmaster=postmaster)
