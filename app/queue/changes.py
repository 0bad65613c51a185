"""Numbering what changes in a queue, gap-free and in the order of commits.

Each centre has a counter row. Its lock is the last a transaction takes, always in ascending order of centres, and is
held until the commit: so whoever reads number n has every number below it. What a transaction changes it numbers at
its end, once for each case, with the marks of who saw the case before and of who sees it since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.kit.database import Tx
from app.kit.prepared import Prepared
from app.queue.changed import Change, ChangeKind, by_case
from app.queue.feed_standing import Seen, keep_seen, seen_now
from app.queue.tables import centre_counters, changes

_ADVANCE = Prepared(
    lambda insert: (
        insert(centre_counters)
        .values(centre_id=sa.bindparam("centre_id"), number=sa.bindparam("number"))
        .on_conflict_do_update(
            index_elements=[centre_counters.c.centre_id],
            set_={"number": centre_counters.c.number + sa.literal_column("excluded.number")},
        )
        .returning(centre_counters.c.number)
    )
)
_ALL = Prepared(sa.select(centre_counters.c.centre_id, centre_counters.c.number))


def number(tx: Tx, happened: Iterable[Change]) -> None:
    """Give each change the next number of its centre, when the transaction has done all else."""
    tx.at_end(_number, *happened)


def _number(tx: Tx, happened: Sequence[Change]) -> None:
    told = [_Act(seen=seen_now(tx, case=case), kinds=kinds) for case, kinds in by_case(happened).items()]
    tx.rows_first()  # the counters' locks are the last
    following = _advance(tx, Counter(centre for act in told for centre in act.centres))
    newest: dict[str, str | int] = {}
    for act in told:
        numbers = {centre: next(following[centre]) for centre in act.centres}
        newest |= {centre.hex: number for centre, number in numbers.items()}
        tx.add(changes, *act.rows(tx, numbers))
        keep_seen(tx, act.seen)
    tx.announce(newest)


class _Act:
    """What one transaction did to one case, and in which centres' queues that is told."""

    def __init__(self, *, seen: Seen, kinds: Mapping[UUID, ChangeKind]) -> None:
        self.seen = seen
        self._kinds = kinds
        self.centres = tuple(sorted({*kinds, *seen.centres}))

    def rows(self, tx: Tx, numbers: Mapping[UUID, int]) -> Iterator[dict[str, Any]]:
        also = {centre.hex: number for centre, number in numbers.items()} if len(numbers) > 1 else None
        for centre, number in numbers.items():
            yield {
                "centre_id": centre,
                "number": number,
                "case_id": self.seen.case,
                "change": self._kinds.get(centre, ChangeKind.CHANGED).value,
                "at": tx.now,
                "seen_by": list(self.seen.now),
                "seen_before_by": None if self.seen.stayed else list(self.seen.before),
                "also": also,
            }


def _advance(tx: Tx, many: Mapping[UUID, int]) -> dict[UUID, Iterator[int]]:
    """Take so many numbers of each centre, in the order in which all who take some do."""
    following: dict[UUID, Iterator[int]] = {}
    for centre in sorted(many):
        last = int(tx.row(_ADVANCE, {"centre_id": centre, "number": many[centre]}).number)
        following[centre] = iter(range(last - many[centre] + 1, last + 1))
    return following


def versions(tx: Tx, centres: Iterable[UUID]) -> dict[UUID, int]:
    """Return the newest number of each centre; 0 where nothing ever happened."""
    wanted = sorted(centres)
    rows = tx.execute(sa.select(centre_counters).where(centre_counters.c.centre_id.in_(wanted)))
    known = {row.centre_id: row.number for row in rows}
    return {centre: known.get(centre, 0) for centre in wanted}


def all_versions(tx: Tx) -> dict[UUID, int]:
    """Return the newest number of every centre in whose queue anything ever happened."""
    return {row.centre_id: row.number for row in tx.rows(_ALL)}
