"""How SQLite goes about what is asked of it: whether the small index is used, or all there ever was is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from app.kit.database import Database


@contextmanager
def planned(database: Database, *, about: str = "") -> Iterator[list[str]]:
    """Yield the lines of the plans of what is selected meanwhile, those that hold `about`."""
    plan: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:  # noqa: ANN401
        if statement.startswith("SELECT"):
            with database._aside.connect() as connection:
                asked = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            plan.extend(row.detail for row in asked if about in row.detail)

    engines = (database.engine, database._reading)
    for engine in engines:
        sa.event.listen(engine, "before_cursor_execute", hear)
    try:
        yield plan
    finally:
        for engine in engines:
            sa.event.remove(engine, "before_cursor_execute", hear)
