"""What to do about an error of the database: try again, or say that it is not available."""

from __future__ import annotations

from sqlalchemy import exc

from app.kit.errors import Unavailable

_SERIALISATION_FAILURE, _DEADLOCK, _FORGOTTEN_STATEMENT = "40001", "40P01", "26000"


def worth_another(error: exc.DBAPIError, attempt: int) -> bool:
    """Say whether another transaction was in the way, what was prepared had gone, or the connection went at first."""
    state = getattr(error.orig, "sqlstate", None)
    if state in {_SERIALISATION_FAILURE, _DEADLOCK, _FORGOTTEN_STATEMENT}:
        return True
    return error.connection_invalidated and attempt == 1


def translated(error: exc.DBAPIError) -> Exception:
    """Say "unavailable" for what the database could not do, and leave what our own statements did wrong as it is."""
    if isinstance(error, exc.OperationalError | exc.InterfaceError) or error.connection_invalidated:
        return Unavailable()
    return error
