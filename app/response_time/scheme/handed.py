"""What became of hand-overs: whether those to whom cases were offered took them, and after how long."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.hand_over import HandOverState
from app.assignment.tables import hand_overs
from app.kit.database import Tx
from app.response_time.period import Period
from app.response_time.scheme.by_centre import Counting, OfCentre, beside, with_medians

HOURS: Final = "median_hours_until_accepted"
_HOUR_SECONDS: Final = 3600


def handed_over(tx: Tx, *, period: Period, centres: frozenset[UUID] | None, guarded: bool) -> Sequence[OfCentre]:
    """Return what became of what was offered in a period, by the centre to which it was offered; without family cases.

    Hours are clock hours.
    """
    row = hand_overs.c
    wanted = sa.select(row.to_centre_id, row.state, row.offered_at, row.answered_at).where(
        sa.not_(row.family), row.offered_at >= period.starts_at, row.offered_at < period.ends_at
    )
    states: dict[UUID, Counter[str]] = defaultdict(Counter)
    hours: dict[UUID, list[float]] = defaultdict(list)
    with tx.beyond_the_wall():  # what comes out are counts
        found = tx.execute(wanted).all()
    for one in found:
        states[one.to_centre_id][one.state] += 1
        if one.state == HandOverState.ACCEPTED.value:
            hours[one.to_centre_id].append((one.answered_at - one.offered_at).total_seconds() / _HOUR_SECONDS)
    counting = Counting(name="hand_overs", codes=[state.value for state in HandOverState], counts=states)
    return with_medians(beside([counting], centres=centres, guarded=guarded), HOURS, hours, guarded=guarded)
