"""What a connection has prepared and the server answers no more by."""

from __future__ import annotations

_UNKNOWN_NAME, _NOT_SUPPORTED = "26000", "0A000"
_STALE_PLAN = "RevalidateCachedQuery"
"""Where the server says that a plan would answer other types than before; the words themselves are translated."""


def forgotten(error: BaseException | None) -> bool:
    """Say whether the server refused a prepared statement that it let go of, or whose tables changed since.

    All that the connection has prepared is then in doubt. A statement is refused before any COMMIT behind it.
    """
    state = getattr(error, "sqlstate", None)
    if state == _NOT_SUPPORTED:  # what it never supported is an error of ours, and would fail on any connection
        return getattr(getattr(error, "diag", None), "source_function", None) == _STALE_PLAN
    return state == _UNKNOWN_NAME
