from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from tests.faults.running import Site, site_at
from tests.journey.conftest import town
from tests.postgres import Databases

__all__ = ["shared_site", "town"]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One municipality for the tests of a module, served on PostgreSQL by two processes at once."""
    folder = tmp_path_factory.mktemp("site")
    if request.param == "sqlite":
        path = folder / "indgang.db"
        shutil.copyfile(request.getfixturevalue("migrated_sqlite"), path)
        with site_at(f"sqlite:///{path}", folder) as site:
            yield site
        return
    postgres: Databases = request.getfixturevalue("postgres")
    name = postgres.create(template=request.getfixturevalue("migrated_postgres"))
    try:
        with site_at(postgres.application_url(name), folder, services=2) as site:
            yield site
    finally:
        postgres.drop(name)
