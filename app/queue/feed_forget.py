"""Forgetting changes that are told no more: whoever comes with an older cursor reads the queue anew."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from app.kit.database import Tx
from app.queue.tables import centre_counters, changes

TOLD_FOR = timedelta(days=30)
_ALWAYS_TOLD = 1_000
"""So many of each centre are told however old they are: a queue where little happens has no reason to be read anew."""
_AT_ONCE = 2_000


def forget_changes(tx: Tx) -> int:
    """Forget some of what is too old in every centre and return how much; 0 where nothing is left to forget."""
    return sum(_forget(tx, row) for row in tx.execute(sa.select(centre_counters).order_by(centre_counters.c.centre_id)))


def _forget(tx: Tx, counter: sa.Row[tuple[object, ...]]) -> int:
    here = changes.c.centre_id == counter.centre_id
    oldest = (
        sa.select(changes.c.number, changes.c.at)
        .where(here, changes.c.number > counter.told_after, changes.c.number <= counter.number - _ALWAYS_TOLD)
        .order_by(changes.c.number)
        .limit(_AT_ONCE)
    )
    last = None
    for row in tx.execute(oldest):
        if row.at > tx.now - TOLD_FOR:
            break
        last = row.number
    if last is None:
        return 0
    tx.execute(
        sa.update(centre_counters).where(centre_counters.c.centre_id == counter.centre_id).values(told_after=last)
    )
    return tx.execute(sa.delete(changes).where(here, changes.c.number <= last)).rowcount
