"""What to do about an error of the database: try again, or say that it is not available."""

from __future__ import annotations

from sqlalchemy import exc

from app.kit.errors import Unavailable
from app.kit.forgotten import forgotten

_SERIALISATION_FAILURE, _DEADLOCK = "40001", "40P01"


def worth_another(error: exc.DBAPIError, attempt: int) -> bool:
    """Say whether another transaction was in the way, what was prepared had gone, or the connection went at first."""
    state = getattr(error.orig, "sqlstate", None)
    if state in {_SERIALISATION_FAILURE, _DEADLOCK} or forgotten(error.orig):
        return True
    return error.connection_invalidated and attempt == 1


def perhaps_kept(error: exc.DBAPIError) -> bool:
    """Say whether a commit that failed so may have been done all the same: nobody heard what became of it."""
    return error.connection_invalidated and not forgotten(error.orig)


def translated(error: exc.DBAPIError) -> Exception:
    """Say "unavailable" for what the database could not do, and leave what our own statements did wrong as it is."""
    if isinstance(error, exc.OperationalError | exc.InterfaceError) or error.connection_invalidated:
        return Unavailable()
    return error
