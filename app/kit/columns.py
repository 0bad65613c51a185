"""Column types that are the same on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class _Microseconds(sa.TypeDecorator[datetime]):
    """An instant as whole microseconds since 1970: SQLite has no type for instants that sorts and keeps the zone."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 SQLAlchemy's signature
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        since = value - _EPOCH
        return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ANN401, ARG002 SQLAlchemy's signature
        return None if value is None else _EPOCH + timedelta(microseconds=value)


def instant() -> sa.types.TypeEngine[datetime]:
    """Return the type of an aware instant."""
    return sa.DateTime(timezone=True).with_variant(_Microseconds(), "sqlite")


def document() -> sa.types.TypeEngine[Any]:
    """Return the type of a JSON document of codes and figures; never of personal data."""
    return sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def sequence() -> sa.types.TypeEngine[int]:
    """Return the type of a key that counts up: SQLite counts only in INTEGER columns."""
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    },
)
"""Where every step's `tables.py` enters its rows."""
