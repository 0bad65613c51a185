"""Fresh databases of both kinds, each a copy of one that was migrated once; the builders are in tests/builders.py."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from sqlalchemy.engine import make_url

from app.kit.clock import FixedClock
from app.kit.database import Database
from app.kit.engines import make_engine
from app.kit.key_file import look_again, make_keys
from app.kit.sealed import Keys, Sealer
from tests.postgres import Databases, running_postgres

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
    with running_postgres() as server:
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
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the copy takes this one file
    return path


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
    if engine_kind == "sqlite":
        path = tmp_path / "indgang.db"
        shutil.copyfile(request.getfixturevalue("migrated_sqlite"), path)
        yield f"sqlite:///{path}"
        return
    with _postgres_copy(request, template=request.getfixturevalue("migrated_postgres")) as (postgres, name):
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
def sealer() -> Sealer:
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
