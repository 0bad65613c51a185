"""Keeping persons apart in figures once nothing is known of them: by a number that is drawn and means nothing.

Where a case of the same resident is still kept, its fingerprint leads to the number, and no longer than that.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from app.assignment.numbered import numbers_of, one_at_a_time
from app.assignment.tables import cases
from app.kit.database import Tx


def number_residents(tx: Tx, ids: Sequence[UUID]) -> frozenset[bytes]:
    """Give each resident of these cases one number, and return their fingerprints; call it before these are cleared."""
    one_at_a_time(tx)
    theirs = sa.select(cases.c.id, cases.c.resident_fp).where(cases.c.id.in_(ids), cases.c.resident_fp.is_not(None))
    about = {row.id: row.resident_fp for row in tx.execute(theirs)}
    prints = frozenset(about.values())
    numbers = numbers_of(tx, prints)
    for case, one in about.items():
        mine = sa.and_(cases.c.id == case, cases.c.person_id.is_(None))  # cleared once more, it keeps its number
        tx.execute(sa.update(cases).where(mine).values(person_id=numbers[one]))
    return prints
