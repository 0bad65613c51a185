"""At which centre a case stood on a day: support is counted where it was given, wherever the case is now."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import ownerships
from app.kit.database import Tx
from app.kit.office_hours import start_of_day
from app.response_time.scheme.population import parts

Standing = tuple[UUID, date]
"""A case, and a day."""


def centres_on(tx: Tx, wanted: Collection[Standing]) -> Mapping[Standing, UUID]:
    """Return the centre of each case at the end of a day; its first one where it was not there yet."""
    days: dict[UUID, set[date]] = {}
    for case, day in wanted:
        days.setdefault(case, set()).add(day)
    found: dict[Standing, UUID] = {}
    columns = (ownerships.c.case_id, ownerships.c.centre_id, ownerships.c.from_at)
    with tx.beyond_the_wall():  # what comes out are counts
        for some in parts(days):
            theirs = sa.select(*columns).where(ownerships.c.case_id.in_(some))
            for row in tx.execute(theirs.order_by(ownerships.c.from_at, ownerships.c.id)):
                for day in days[row.case_id]:
                    is_first = (row.case_id, day) not in found
                    if is_first or row.from_at < start_of_day(day + timedelta(days=1)):
                        found[row.case_id, day] = row.centre_id
    return found
