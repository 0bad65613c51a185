"""One writer's part of a commit that several share: what it refuses undoes only itself."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import exc

from app.kit.at_once import AtOnce
from app.kit.sharing import Shared


def in_savepoint(connection: sa.Connection, one: Shared[Any], *, alone: bool) -> bool:
    """Run one piece of work; its own refusal undoes only itself. The database's failures go to the whole batch."""
    driver = AtOnce(connection)
    if not alone:
        driver.command("SAVEPOINT one")  # SQLAlchemy's own costs as much as five look-ups
    try:
        one.result = one.work(connection)
    except exc.DBAPIError as error:
        if not isinstance(error, exc.IntegrityError) or alone:
            raise
        _undo(connection, alone=alone)
        one.fail(error)
        return False
    except Exception as error:  # noqa: BLE001 it is raised again in the thread whose work it was
        _undo(connection, alone=alone)
        one.fail(error)
        return False
    if not alone:
        driver.command("RELEASE one")
    return True


def _undo(connection: sa.Connection, *, alone: bool) -> None:
    transaction = connection.get_transaction()
    if not alone:
        connection.exec_driver_sql("ROLLBACK TO one")
        connection.exec_driver_sql("RELEASE one")
    elif transaction is not None:
        transaction.rollback()
