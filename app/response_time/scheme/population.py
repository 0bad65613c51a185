"""What was told of some cases, by its codes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa

from app.history.tables import events
from app.kit.case_codes import EventKind
from app.kit.database import Tx

Id = TypeVar("Id")
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event by its codes."""

    case: UUID
    kind: str
    at: datetime
    recorded_at: datetime
    codes: Mapping[str, Any]


def events_of(tx: Tx, wanted: Collection[UUID], kinds: Collection[EventKind], *, before: datetime) -> list[Told]:
    """Return what happened in some cases before an instant, in the order of time; of two at once the last told last."""
    query = sa.select(events.c.case_id, events.c.kind, events.c.at, events.c.recorded_at, events.c.codes)
    named = [kind.value for kind in kinds]
    found: list[Told] = []
    with tx.beyond_the_wall():  # codes alone, and what comes out are counts
        for some in parts(wanted):
            rows = tx.execute(
                query.where(events.c.case_id.in_(some), events.c.kind.in_(named), events.c.at < before).order_by(
                    events.c.at, events.c.seq
                )
            )
            found += [
                Told(case=row.case_id, kind=row.kind, at=row.at, recorded_at=row.recorded_at, codes=row.codes)
                for row in rows
            ]
    return found


def parts(wanted: Collection[Id]) -> Iterator[Sequence[Id]]:
    """Yield ids so few at a time that a statement takes them."""
    ordered = list(wanted)
    return (ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE))
