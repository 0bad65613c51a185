"""Numbering what changes in a queue, gap-free and in the order of commits.

Each centre has a counter row. Its lock is the last a transaction takes, always in ascending order of centres, and is
held until the commit: so whoever reads number n has every number below it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.kit.database import Tx
from app.kit.prepared import Prepared
from app.queue.changed import Change
from app.queue.tables import centre_counters, changes

_ADVANCE = Prepared(
    lambda insert: (
        insert(centre_counters)
        .on_conflict_do_update(
            index_elements=[centre_counters.c.centre_id],
            set_={"number": centre_counters.c.number + sa.literal_column("excluded.number")},
        )
        .returning(centre_counters.c.number)
    )
)


def number(tx: Tx, happened: Iterable[Change]) -> None:
    """Give each change the next number of its centre; the last thing a transaction does."""
    by_centre: dict[UUID, list[Change]] = defaultdict(list)
    for change in happened:
        by_centre[change.centre].append(change)
    rows: list[dict[str, Any]] = []
    for centre in sorted(by_centre):
        rows += _numbered(tx, centre, by_centre[centre])
    tx.add(changes, *rows)


def _numbered(tx: Tx, centre: UUID, happened: Sequence[Change]) -> Iterable[dict[str, Any]]:
    last = _advance(tx, centre, by=len(happened))
    for place, change in enumerate(happened, start=last - len(happened) + 1):
        yield {
            "centre_id": centre,
            "number": place,
            "case_id": change.case,
            "change": change.kind.value,
            "at": tx.now,
        }


def _advance(tx: Tx, centre: UUID, *, by: int) -> int:
    return int(tx.row(_ADVANCE, {"centre_id": centre, "number": by}).number)


def versions(tx: Tx, centres: Iterable[UUID]) -> dict[UUID, int]:
    """Return the newest number of each centre; 0 where nothing ever happened."""
    wanted = sorted(centres)
    rows = tx.execute(sa.select(centre_counters).where(centre_counters.c.centre_id.in_(wanted)))
    known = {row.centre_id: row.number for row in rows}
    return {centre: known.get(centre, 0) for centre in wanted}
