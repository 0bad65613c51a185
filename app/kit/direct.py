"""Prepared statements on the way of a report, given to the driver itself.

A report passes some twenty statements, and SQLAlchemy's execution of one costs five to ten times what the driver needs.
The transaction stays SQLAlchemy's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import sqlalchemy as sa

from app.kit.at_once import AtOnce
from app.kit.prepared import Given, Prepared

Later = Callable[[], list[Any]]
"""The rows of a statement that may not have gone yet: asked for them before the commit, it goes at once."""


class Direct(Protocol):
    """One transaction's way to the driver."""

    def rows(self, prepared: Prepared, given: Given) -> list[Any]:
        """Return what a statement answers."""

    def foresee(self, prepared: Prepared, given: Given) -> None:
        """Ask now, with whatever goes next, what `rows` is going to ask with the same parameters."""

    def later(self, prepared: Prepared, given: Given) -> Later:
        """Do it with whatever goes next, the commit at the latest, and return what then gives the rows."""

    def run(self, prepared: Prepared, given: Given) -> None:
        """Change something, or take a lock; nothing is answered."""

    def add(self, table: sa.Table, rows: Sequence[Given], *, missing: bool) -> None:
        """Write new rows; `missing` leaves out what is there already."""

    def rows_first(self) -> None:
        """Let the rows that were added go before whatever comes next, whichever tables it is about."""

    def tell(self, reach: str, at: str) -> None:
        """Tell the policies who asks."""

    def flush(self) -> None:
        """Send what waits."""

    def commit(self) -> None:
        """Send what waits, and commit where that saves a round trip; SQLAlchemy commits what is left to commit."""


def direct(connection: sa.Connection) -> Direct:
    """Return the way to the driver that this kind of database has."""
    if connection.dialect.name == "sqlite":
        return AtOnce(connection)
    from app.kit.together import Together  # noqa: PLC0415 a driver that an embedded database does not load

    return Together(connection)
