"""The centres as the directory knew them at an instant: names, and hours through every change and merger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.directory.entries import Centre
from app.directory.register import CENTRES
from app.kit.calendar import calendar_for
from app.kit.codes import CentreKind
from app.kit.database import Tx
from app.kit.office_hours import local_date
from app.response_time.office import Span

_PLAIN: Final = (Span(date.min, calendar_for()),)


@dataclass(frozen=True, slots=True)
class _Version:
    centre: Centre
    valid_from: datetime
    valid_to: datetime | None


@dataclass(frozen=True, slots=True)
class Centres:
    """Every centre there ever was, by what was known then."""

    versions: Mapping[UUID, Sequence[_Version]]

    def name(self, centre: UUID) -> str:
        """Return its last name, or its id where nobody knows it."""
        found = self.versions.get(centre)
        return found[-1].centre.name if found else str(centre)

    def spans(self, centre: UUID) -> tuple[Span, ...]:
        """Return its calendars by the day on which each began.

        A change counts from the day on which it is made. A centre that has ended goes on in the hours of its successor,
        who has its work now, or in its last ones where it named none.
        """
        return self._spans(centre, frozenset()) or self._spans_of_entrance() or _PLAIN

    def _spans(self, centre: UUID, seen: frozenset[UUID]) -> tuple[Span, ...]:
        versions = self.versions.get(centre, ())
        by_day = {local_date(one.valid_from): one.centre for one in versions}
        spans = [Span(day, calendar_for(one.opening_hours, one.special_days)) for day, one in sorted(by_day.items())]
        ends = versions[-1].valid_to if versions else None
        successor = versions[-1].centre.successor_id if versions else None
        if ends is not None and successor is not None and successor not in seen:
            following = self._spans(successor, seen | {centre})
            merged = local_date(ends)
            spans = [one for one in spans if one.first < merged]
            spans += [Span(max(one.first, merged), one.calendar) for one in _from(following, merged)]
        return tuple(spans)

    def _spans_of_entrance(self) -> tuple[Span, ...]:
        of_entrance = (one for one, found in self.versions.items() if found[-1].centre.kind is CentreKind.ENTRANCE)
        return next((self._spans(one, frozenset()) for one in of_entrance), ())


def centres_known(tx: Tx, *, known: datetime | None) -> Centres:
    """Return the centres by what is known now, or was known at an instant."""
    table = CENTRES.table
    current: sa.ColumnElement[bool] = table.c.superseded_at.is_(None)
    if known is not None:
        later = sa.or_(table.c.superseded_at.is_(None), table.c.superseded_at > known)
        current = sa.and_(table.c.recorded_at <= known, later)
    versions: dict[UUID, list[_Version]] = defaultdict(list)
    for row in tx.execute(sa.select(table).where(current).order_by(table.c.valid_from)):
        versions[row.id].append(_version(tx, row))
    return Centres(versions)


def _version(tx: Tx, row: sa.Row[Any]) -> _Version:
    return _Version(CENTRES.read(row._asdict(), sealer=tx.sealer), row.valid_from, row.valid_to)


def _from(spans: Sequence[Span], day: date) -> Sequence[Span]:
    """Return the span in force on a day, and those after it."""
    begun = [place for place, one in enumerate(spans) if one.first <= day]
    return spans[begun[-1] if begun else 0 :]
