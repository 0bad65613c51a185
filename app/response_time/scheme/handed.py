"""What became of hand-overs: whether those to whom cases were offered took them, and after how long."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.assignment.hand_over import UNSETTLED, HandOverState
from app.assignment.tables import hand_overs
from app.kit.database import Tx
from app.response_time.period import Period
from app.response_time.scheme.by_centre import Counting, OfCentre, Wait, beside, with_medians

HOURS: Final = "median_hours_until_accepted"
_HOUR_SECONDS: Final = 3600
_NEVER: Final = frozenset({HandOverState.DECLINED.value, HandOverState.DECIDED.value})
"""Of these nobody waits for an answer any more, and it was not accepted; of one that was withdrawn nobody can say."""


def handed_over(tx: Tx, *, period: Period, centres: frozenset[UUID] | None, guarded: bool) -> Sequence[OfCentre]:
    """Return what became of what was offered in a period, by the centre to which it was offered; without family cases.

    Hours are clock hours, until half of all that was offered was accepted: who is silent waits on, or looks fast.
    """
    row = hand_overs.c
    wanted = sa.select(row.to_centre_id, row.state, row.offered_at, row.answered_at).where(
        sa.not_(row.family), row.offered_at >= period.starts_at, row.offered_at < period.ends_at
    )
    states: dict[UUID, Counter[str]] = defaultdict(Counter)
    hours: dict[UUID, list[Wait]] = defaultdict(list)
    with tx.beyond_the_wall():  # what comes out are counts
        found = tx.execute(wanted).all()
    for one in found:
        states[one.to_centre_id][one.state] += 1
        hours[one.to_centre_id].append(_wait(one, now=tx.now, longest=tx.now - period.starts_at))
    counting = Counting(name="hand_overs", codes=[state.value for state in HandOverState], counts=states)
    return with_medians(beside([counting], centres=centres, guarded=guarded), HOURS, hours, guarded=guarded)


def _wait(one: Any, *, now: datetime, longest: timedelta) -> Wait:  # noqa: ANN401 a row
    """Return how long an offer waited to be accepted; one that never will be waited longer than any other."""
    until = now if HandOverState(one.state) in UNSETTLED else one.answered_at
    length = longest if one.state in _NEVER else until - one.offered_at
    hours = max(length.total_seconds(), 0) / _HOUR_SECONDS
    return Wait(length=hours, ended=one.state == HandOverState.ACCEPTED.value)
