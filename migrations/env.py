"""Run by `app/kit/migrate.py`, which hands in the connection, or by the command `alembic` with INDGANG_DATABASE_URL."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from alembic import context

from app.kit import columns
from app.kit.engines import make_engine
from app.tables import metadata

if TYPE_CHECKING:
    import sqlalchemy as sa
    from alembic.autogenerate.api import AutogenContext


def _named(type_: object) -> tuple[str, str]:
    return repr(type_), repr(getattr(type_, "_variant_mapping", None))


_OURS = {_named(make()): f"columns.{make.__name__}()" for make in (columns.instant, columns.document, columns.sequence)}


def _render(kind: str, item: object, autogenerating: AutogenContext) -> str | Literal[False]:
    """Write our column types by their names, so that a migration reads like the tables do."""
    ours = _OURS.get(_named(item)) if kind == "type" else None
    if ours is None:
        return False
    autogenerating.imports.add("from app.kit import columns")
    return ours


def _run(connection: sa.Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        compare_type=True,
        render_item=_render,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    _run(given)
else:
    owner = os.environ.get("INDGANG_MIGRATION_DATABASE_URL") or os.environ["INDGANG_DATABASE_URL"]
    engine = make_engine(owner, writing=True)
    with engine.begin() as own:
        _run(own)
    engine.dispose()
