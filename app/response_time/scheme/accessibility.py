"""Whether a centre can be reached by telephone, and how often a caller is put through before the work has an owner."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from enum import StrEnum
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.intake.call import CallKind, StepKind
from app.intake.tables import incoming_calls, phone_call_steps, phone_calls
from app.kit.database import Tx
from app.response_time.period import Period
from app.response_time.scheme.by_centre import Counting, Counts, OfCentre, beside


class Reached(StrEnum):
    """What became of a try to reach a centre."""

    ANSWERED = "answered"
    """By a try of the call desk, or on the centre's own line: the telephone system tells which calls were missed."""
    FAILED = "failed"
    """The call desk tried, and nobody was there."""
    MISSED = "missed"
    """A call on the centre's own line that nobody took, whoever called back and wrote it down since."""


class Transfers(StrEnum):
    """How often the caller of a report was put through before it had an owner."""

    NONE = "none"
    ONCE = "once"
    SEVERAL = "several"


_MANY: Final = (Transfers.NONE, Transfers.ONCE)


def accessibility(tx: Tx, *, period: Period, centres: frozenset[UUID] | None, guarded: bool) -> Sequence[OfCentre]:
    """Return how the centres could be reached in a period: all of them together first, then each."""
    with tx.beyond_the_wall():  # what comes out are counts
        tries, transfers = _tries(tx, period), _transfers(tx, period)
    every = (
        Counting(name="reached", codes=[one.value for one in Reached], counts=tries),
        Counting(name="transfers_before_owner", codes=[one.value for one in Transfers], counts=transfers),
    )
    return beside(every, centres=centres, guarded=guarded)


def _tries(tx: Tx, period: Period) -> Counts:
    step, ring = phone_call_steps.c, incoming_calls.c
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    attempts = (
        sa.select(step.centre_id, step.answered, sa.func.count().label("times"))
        .where(step.kind == StepKind.ATTEMPT.value, step.at >= period.starts_at, step.at < period.ends_at)
        .group_by(step.centre_id, step.answered)
    )
    for row in tx.execute(attempts):
        found[row.centre_id][Reached.ANSWERED if row.answered else Reached.FAILED] += row.times
    own_line = (
        sa.select(ring.centre_id, ring.missed, sa.func.count().label("times"))
        .where(ring.centre_id.is_not(None))
        .where(ring.called_at >= period.starts_at, ring.called_at < period.ends_at)
        .group_by(ring.centre_id, ring.missed)
    )
    for row in tx.execute(own_line):
        found[row.centre_id][Reached.MISSED if row.missed else Reached.ANSWERED] += row.times
    return found


def _transfers(tx: Tx, period: Period) -> Counts:
    """Return of the calls that became reports how often each was put through."""
    step, call = phone_call_steps.c, phone_calls.c
    each = (
        sa.select(call.centre_id, sa.func.count(step.id).label("times"))
        .outerjoin(phone_call_steps, sa.and_(step.call_id == call.id, step.kind == StepKind.TRANSFER.value))
        .where(call.kind == CallKind.REPORT.value, call.called_at >= period.starts_at, call.called_at < period.ends_at)
        .group_by(call.id, call.centre_id)
        .subquery()
    )
    wanted = sa.select(each.c.centre_id, each.c.times, sa.func.count().label("calls"))
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    for row in tx.execute(wanted.group_by(each.c.centre_id, each.c.times)):
        times = Transfers.SEVERAL if row.times >= len(_MANY) else _MANY[row.times]
        found[row.centre_id][times] += row.calls
    return found
