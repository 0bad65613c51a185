"""Statements that write new rows, built once for each table: building one anew costs more than executing it."""

from __future__ import annotations

from functools import cache

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite


@cache
def insert(table: sa.Table) -> sa.Insert:
    """Return the statement that asks for nothing in return, not even for a number that was drawn."""
    return sa.insert(table).inline()


@cache
def insert_missing(table: sa.Table, dialect: str) -> sa.Insert:
    """Return the statement that leaves out rows which would break a uniqueness."""
    if dialect == "sqlite":
        return sqlite.insert(table).inline().on_conflict_do_nothing()
    return postgresql.insert(table).inline().on_conflict_do_nothing()
