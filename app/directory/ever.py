"""Whom and what the directory has ever known: figures are of days on which centres were there that are no more."""

from __future__ import annotations

import sqlalchemy as sa

from app.directory.entries import Entries
from app.directory.register import CENTRES, DEPARTMENTS, RESPONDERS
from app.directory.snapshot import Directory
from app.directory.versions import E, Kept
from app.kit.database import Tx


def ever(tx: Tx) -> Directory:
    """Return every centre, department and responder that there was by now, each as it was last."""
    with tx.beyond_the_wall():  # figures are grouped by it; of posts their kind alone goes out
        entries = Entries(
            centres=_last(tx, CENTRES), departments=_last(tx, DEPARTMENTS), responders=_last(tx, RESPONDERS)
        )
    return Directory(entries)


def _last(tx: Tx, kept: Kept[E]) -> tuple[E, ...]:
    table = kept.table
    begun = sa.select(table).where(table.c.superseded_at.is_(None), table.c.valid_from <= tx.now)
    rows = {row.id: row._asdict() for row in tx.execute(begun.order_by(table.c.valid_from))}
    return tuple(kept.read(rows[one], sealer=tx.sealer) for one in sorted(rows))
