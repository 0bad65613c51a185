"""Telling PostgreSQL the type of every parameter by its column, and not by the value that it happens to have.

The driver keeps a prepared statement for each combination of types it has met: a number of two bytes or of four, a
NULL of no type at all. A report has forty columns that may be NULL, so hardly any of its statements came twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg.adapt import Buffer, Dumper
from psycopg.types.numeric import Int4, Int8

Process = Callable[[Any], Any] | None

_KINDS: tuple[tuple[type[sa.types.TypeEngine[Any]], str, Callable[[Any], Any] | None], ...] = (
    (sa.BigInteger, "int8", Int8),
    (sa.Integer, "int4", Int4),
    (sa.Boolean, "bool", None),
    (sa.Uuid, "uuid", None),
    (sa.LargeBinary, "bytea", None),
    (sa.DateTime, "timestamptz", None),
    (sa.Date, "date", None),
)
"""Narrow before wide; text and documents have one type in the driver whatever their value."""


class _Null(Dumper):
    """Writes the NULL of one type."""

    def dump(self, obj: object) -> Buffer | None:  # noqa: ARG002 the driver's signature
        return None


def _null(name: str) -> object:
    oid = psycopg.adapters.types[name].oid
    kind = type(f"NullOf{name}", (), {})
    psycopg.adapters.register_dumper(kind, type(f"DumperOf{name}", (_Null,), {"oid": oid}))
    return kind()


_NULLS = {name: _null(name) for _, name, _ in _KINDS}


def told(kind: sa.types.TypeEngine[Any], process: Process) -> Process:
    """Return what makes a value of a column of this type what the driver is given."""
    for of, name, exact in _KINDS:
        if isinstance(kind, of):
            return _typed(process, _NULLS[name], exact)
    return process


def _typed(process: Process, null: object, exact: Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    def made(value: Any) -> Any:  # noqa: ANN401 a parameter may be anything
        if process is not None:
            value = process(value)
        if value is None:
            return null
        return value if exact is None else exact(value)

    return made
