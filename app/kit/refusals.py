"""What a driver refuses, told as SQLAlchemy would have told it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import exc


def translated(connection: sa.Connection, error: Any) -> Exception:  # noqa: ANN401 each driver has an error of its own
    """Return the error as SQLAlchemy would raise it, without the parameters, and give up a lost connection.

    What took one away took those of its age too: whoever tries again would only be given the next of them.
    """
    dialect = connection.dialect
    lost = dialect.is_disconnect(error, connection.connection, None)
    if lost:
        connection.engine.pool._invalidate(connection.connection, error)  # noqa: SLF001 no public name does the same
        connection.invalidate(error)
    made: Exception = exc.DBAPIError.instance(
        None,
        None,
        error,
        dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=lost,
        dialect=dialect,
    )
    return made
