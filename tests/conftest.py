"""Fresh databases of both kinds, each a copy of one that was migrated once; the builders are in tests/builders.py."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from sqlalchemy.engine import make_url

from app.kit.clock import FixedClock
from app.kit.database import Database
from app.kit.engines import make_engine
from app.kit.key_file import look_again, make_keys
from app.kit.sealed import Keys, Sealer
from tests.postgres import Databases, folder_in_memory, running_postgres

if TYPE_CHECKING:
    from tests.directory.city import City

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")  # a busy one is slow at drawing examples, which says nothing about them


WEDNESDAY_AT_TEN = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)  # ten o'clock in Copenhagen, an ordinary working day


@pytest.fixture(scope="session")
def postgres() -> Iterator[Databases]:
    """The server of INDGANG_TEST_DATABASE_URL, whose user may create databases, or one of our own."""
    given = os.environ.get("INDGANG_TEST_DATABASE_URL")
    if given:
        yield Databases(given)
        return
    with folder_in_memory() as folder, running_postgres(folder=folder) as server:
        yield Databases(server.url)


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Databases) -> Iterator[str]:
    from app.kit.migrate import upgrade  # noqa: PLC0415

    name = postgres.create()
    try:
        upgrade(postgres.url(name))
        postgres.let_in(name)
        yield name
    finally:
        postgres.drop(name)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from app.kit.migrate import upgrade  # noqa: PLC0415

    path = tmp_path_factory.mktemp("migrated") / "indgang.db"
    upgrade(f"sqlite:///{path}")
    _in_one_file(path)
    return path


def _in_one_file(path: Path) -> None:
    """A copy takes this file alone."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@dataclass(frozen=True, slots=True)
class Settled:
    """A migrated database in which a small municipality stands, to be copied; `template` is its file or its name."""

    template: str
    city: City


@pytest.fixture(scope="session")
def city_sealer() -> Sealer:
    """Whose keys seal what the settled databases hold."""
    return Sealer(Keys.generate())


@pytest.fixture(scope="session")
def settled_sqlite(migrated_sqlite: Path, city_sealer: Sealer, tmp_path_factory: pytest.TempPathFactory) -> Settled:
    path = tmp_path_factory.mktemp("settled") / "indgang.db"
    shutil.copyfile(migrated_sqlite, path)
    city = _settle(f"sqlite:///{path}", city_sealer)
    _in_one_file(path)
    return Settled(str(path), city)


@pytest.fixture(scope="session")
def settled_postgresql(postgres: Databases, migrated_postgres: str, city_sealer: Sealer) -> Iterator[Settled]:
    name = postgres.create(template=migrated_postgres)
    try:
        yield Settled(name, _settle(postgres.application_url(name), city_sealer))
    finally:
        postgres.drop(name)


def _settle(url: str, sealer: Sealer) -> City:
    from app.access.callers import SYSTEM  # noqa: PLC0415
    from tests.directory.city import small_city  # noqa: PLC0415

    database = Database(url, sealer=sealer, clock=FixedClock(WEDNESDAY_AT_TEN))
    try:
        return database.write(small_city, caller=SYSTEM)
    finally:
        database.dispose()


def _is_settled(request: pytest.FixtureRequest) -> bool:
    return "settled_city" in request.fixturenames


@pytest.fixture
def settled_city(engine_kind: str, request: pytest.FixtureRequest) -> City:
    """The small municipality of this test: asked for, `database` holds it from the start, sealed by `sealer`."""
    settled: Settled = request.getfixturevalue(f"settled_{engine_kind}")
    return settled.city


@pytest.fixture(params=["sqlite", "postgresql"])
def engine_kind(request: pytest.FixtureRequest) -> str:
    kind: str = request.param
    return kind


@pytest.fixture
def empty_database_url(engine_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table, for the tests of the migrations."""
    if engine_kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    with _postgres_copy(request, template="template0") as (postgres, name):
        yield postgres.url(name)


@pytest.fixture
def application_url(empty_database_url: str, request: pytest.FixtureRequest) -> str:
    """The address of the same database for the service itself, once it has been let in."""
    if empty_database_url.startswith("sqlite"):
        return empty_database_url
    postgres: Databases = request.getfixturevalue("postgres")
    return postgres.application_url(str(make_url(empty_database_url).database))


@pytest.fixture
def database_url(engine_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated database of this test's own."""
    template = _template(engine_kind, request)
    if engine_kind == "sqlite":
        path = tmp_path / "indgang.db"
        shutil.copyfile(template, path)
        yield f"sqlite:///{path}"
        return
    with _postgres_copy(request, template=template) as (postgres, name):
        yield postgres.application_url(name)


@pytest.fixture
def owner_url(database_url: str, request: pytest.FixtureRequest) -> str:
    """The address of the same database for who owns its tables: for tests that change the schema or break a row."""
    if database_url.startswith("sqlite"):
        return database_url
    postgres: Databases = request.getfixturevalue("postgres")
    return postgres.url(str(make_url(database_url).database))


@pytest.fixture
def owner(owner_url: str) -> Iterator[sa.Engine]:
    """The tables' owner: the service's own role may change no schema."""
    engine = make_engine(owner_url, writing=True)
    yield engine
    engine.dispose()


def _template(kind: str, request: pytest.FixtureRequest) -> str:
    if _is_settled(request):
        settled: Settled = request.getfixturevalue(f"settled_{kind}")
        return settled.template
    return str(request.getfixturevalue("migrated_sqlite" if kind == "sqlite" else "migrated_postgres"))


@contextmanager
def _postgres_copy(request: pytest.FixtureRequest, *, template: str) -> Iterator[tuple[Databases, str]]:
    postgres: Databases = request.getfixturevalue("postgres")
    name = postgres.create(template=template)
    try:
        yield postgres, name
    finally:
        postgres.drop(name)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(WEDNESDAY_AT_TEN)


@pytest.fixture
def sealer(request: pytest.FixtureRequest) -> Sealer:
    if _is_settled(request):
        settled: Sealer = request.getfixturevalue("city_sealer")
        return settled
    return Sealer(Keys.generate())


@pytest.fixture
def keys_file(tmp_path: Path) -> Path:
    path = tmp_path / "indgang.keys"
    make_keys(path)
    return path


@pytest.fixture
def turning_sealer(keys_file: Path) -> Sealer:
    """One that notices when the key changes in the file."""
    keys = look_again(keys_file)
    assert keys is not None
    return Sealer(keys, again=lambda: look_again(keys_file))


@pytest.fixture
def database(database_url: str, sealer: Sealer, clock: FixedClock) -> Iterator[Database]:
    database = Database(database_url, sealer=sealer, clock=clock)
    try:
        yield database
    finally:
        database.dispose()
