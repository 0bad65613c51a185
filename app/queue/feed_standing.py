"""Who sees a case now, and who was last told of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from app.assignment.standing import Standing
from app.assignment.standing_of import foresee_standings, standings_of
from app.directory.current import current
from app.directory.entries import Responder
from app.kit.among import Among
from app.kit.database import Tx
from app.kit.prepared import Prepared
from app.queue.feed_audience import centres_in, marks_of, posts_in
from app.queue.tables import queued

_TOLD = Among(lambda ids: sa.select(queued.c.case_id, queued.c.seen_by).where(queued.c.case_id.in_(ids)))
_KEEP = Prepared(
    lambda insert: insert(queued).on_conflict_do_update(
        index_elements=[queued.c.case_id], set_={"seen_by": sa.literal_column("excluded.seen_by")}
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The marks of a case before a transaction and at its end, and the centres whose followers are to be told."""

    case: UUID
    before: Sequence[str]
    now: Sequence[str]
    centres: frozenset[UUID]

    @property
    def stayed(self) -> bool:
        return self.before == self.now


def seen_now(tx: Tx, *, cases: Collection[UUID]) -> Sequence[Seen]:
    """Lock the cases and say who sees each at the end of this transaction, and who did before."""
    foresee_standings(tx, cases=cases)
    _TOLD.foresee(tx, cases)
    standings = standings_of(tx, cases=cases)
    told = {row.case_id: row.seen_by for row in _TOLD.rows(tx, cases)}  # behind the locks, like all that is asked here
    return [_seen(tx, case, standing=standings.get(case), before=tuple(told.get(case, ()))) for case in cases]


def _seen(tx: Tx, case: UUID, *, standing: Standing | None, before: Sequence[str]) -> Seen:
    now = () if standing is None else tuple(marks_of(standing))
    centres = centres_in(before) | centres_in(now)
    return Seen(case=case, before=before, now=now, centres=centres | frozenset(_elsewhere(tx, (before, now), centres)))


def keep_seen(tx: Tx, seen: Seen) -> None:
    """Keep it for the next change, as long as the case stands in somebody's queue."""
    if seen.stayed:
        return
    if seen.now and not seen.before:
        tx.add(queued, {"case_id": seen.case, "seen_by": list(seen.now)})  # its case is locked: nobody else does
    elif seen.now:
        tx.run(_KEEP, {"case_id": seen.case, "seen_by": list(seen.now)})
    else:
        tx.execute(sa.delete(queued).where(queued.c.case_id == seen.case))


def marks_told(tx: Tx, ids: Collection[UUID]) -> Mapping[UUID, Sequence[str]]:
    """Return the marks of these cases as they were last told."""
    rows = tx.execute(sa.select(queued).where(queued.c.case_id.in_(ids))) if ids else ()
    return {row.case_id: row.seen_by for row in rows}


def followed_by(responder: Responder) -> tuple[UUID, ...]:
    """Return the centres whose changes a post follows, on duty or not; its own id stands for them where it has none."""
    return tuple(sorted(responder.shares)) or (responder.id,)


def _elsewhere(tx: Tx, told: Sequence[Sequence[str]], centres: frozenset[UUID]) -> Iterator[UUID]:
    """Yield where a post is told that serves at none of the centres and sees the case by itself: as owner, say."""
    directory = current(tx)
    for post in frozenset[UUID]().union(*map(posts_in, told)):
        responder = directory.responder(post)
        if responder is not None and centres.isdisjoint(responder.shares):
            yield followed_by(responder)[0]
