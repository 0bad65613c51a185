"""Which schema a database has and which one this code was written for, told without loading the migrations' library.

That library costs a third of a second, and nine starts of ten find nothing to migrate.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import exc

from app.kit.engines import make_engine
from app.kit.errors import Unavailable

MIGRATIONS = Path(__file__).parents[2] / "migrations"
_VERSION_TABLE = "alembic_version"


@lru_cache(maxsize=1)
def newest() -> str | None:
    """Return the revision this code was written for: the highest number among the migrations."""
    numbers = (path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    return max(numbers, default=None)


def revision_of(connection: sa.Connection) -> str | None:
    """Return the revision a database is at, or None before the first."""
    if not sa.inspect(connection).has_table(_VERSION_TABLE):
        return None
    return connection.execute(sa.select(sa.column("version_num")).select_from(sa.table(_VERSION_TABLE))).scalar()


def current(url: str) -> str | None:
    """Return the revision of the database at this address; Unavailable where it does not answer, or is locked."""
    engine = make_engine(url, writing=True)
    try:
        with engine.connect() as connection:
            return revision_of(connection)
    except exc.OperationalError as error:
        raise Unavailable(f"The database does not answer: {str(error.orig).strip()}") from error
    finally:
        engine.dispose()


def make_folder(url: str) -> None:
    """Make the folder of an embedded database, which SQLite itself does not, and its file for its owner alone.

    What SQLite writes beside the file has the same mode. One that is there keeps the mode its owner gave it.
    """
    address = sa.make_url(url)
    if address.get_backend_name() == "sqlite" and address.database:
        path = Path(address.database)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
