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
from app.kit.direct import Later
from app.kit.prepared import Prepared
from app.queue.changed import Change, ChangeKind, by_case
from app.queue.feed_standing import Seen, keep_seen, seen_now
from app.queue.tables import centre_counters, changes

_TOLD = ("case_id", "change", "at", "seen_by", "seen_before_by")
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

_NUMBERED = Prepared(
    sa.insert(changes).from_select(
        ("centre_id", "number", *_TOLD),
        sa.select(
            centre_counters.c.centre_id,
            centre_counters.c.number - sa.bindparam("behind", type_=sa.BigInteger()),
            *(sa.bindparam(name, type_=changes.c[name].type) for name in _TOLD),
        ).where(centre_counters.c.centre_id == sa.bindparam("centre")),
    )
)


def number(tx: Tx, happened: Iterable[Change]) -> None:
    """Give each change the next number of its centre, when the transaction has done all else."""
    tx.at_end(_number, *happened)


def _number(tx: Tx, happened: Sequence[Change]) -> None:
    kinds = by_case(happened)
    told = [_Act(seen=seen, kinds=kinds[seen.case]) for seen in seen_now(tx, cases=tuple(kinds))]
    for act in told:
        keep_seen(tx, act.seen)
    tx.rows_first()  # the counters' locks are the last
    many = Counter(centre for act in told for centre in act.centres)
    newest = {
        centre: tx.later(_ADVANCE, {"centre_id": centre, "number": many[centre]})
        for centre in sorted(many)  # the order in which all who take some do
    }
    if any(len(act.centres) > 1 for act in told):
        _tell_all(tx, told, {centre: _taken(asked, many[centre]) for centre, asked in newest.items()})
    else:
        _tell(tx, told, many)
    tx.announce(lambda: {centre.hex: _last(asked) for centre, asked in newest.items()})


def _tell(tx: Tx, told: Sequence[_Act], many: Mapping[UUID, int]) -> None:
    """Let the database count: the locks are then held for the commit alone, and not while we are waiting for a turn."""
    left = dict(many)
    for act in told:
        for centre in act.centres:
            left[centre] -= 1
            tx.run(_NUMBERED, act.row(tx, centre) | {"centre": centre, "behind": left[centre]})


def _tell_all(tx: Tx, told: Sequence[_Act], following: Mapping[UUID, Iterator[int]]) -> None:
    """Where a case is told of in several centres, each row names its numbers in all of them."""
    for act in told:
        numbers = {centre: next(following[centre]) for centre in act.centres}
        also = {centre.hex: number for centre, number in numbers.items()} if len(numbers) > 1 else None
        rows = (act.row(tx, centre) | {"centre_id": centre, "number": numbers[centre]} for centre in numbers)
        tx.add(changes, *(row | {"also": also} for row in rows))


class _Act:
    """What one transaction did to one case, and in which centres' queues that is told."""

    def __init__(self, *, seen: Seen, kinds: Mapping[UUID, ChangeKind]) -> None:
        self.seen = seen
        self._kinds = kinds
        self.centres = tuple(sorted({*kinds, *seen.centres}))

    def row(self, tx: Tx, centre: UUID) -> dict[str, Any]:
        """Return what is told in a centre, but for its number."""
        return {
            "case_id": self.seen.case,
            "change": self._kinds.get(centre, ChangeKind.CHANGED).value,
            "at": tx.now,
            "seen_by": list(self.seen.now),
            "seen_before_by": None if self.seen.stayed else list(self.seen.before),
        }


def _last(asked: Later) -> int:
    return int(asked()[0].number)


def _taken(asked: Later, many: int) -> Iterator[int]:
    """Return the numbers that were taken of a centre."""
    last = _last(asked)
    return iter(range(last - many + 1, last + 1))


def versions(tx: Tx, centres: Iterable[UUID]) -> dict[UUID, int]:
    """Return the newest number of each centre; 0 where nothing ever happened."""
    wanted = sorted(centres)
    rows = tx.execute(sa.select(centre_counters).where(centre_counters.c.centre_id.in_(wanted)))
    known = {row.centre_id: row.number for row in rows}
    return {centre: known.get(centre, 0) for centre in wanted}


def all_versions(tx: Tx) -> dict[UUID, int]:
    """Return the newest number of every centre in whose queue anything ever happened."""
    return {row.centre_id: row.number for row in tx.rows(_ALL)}
