"""Keeping persons apart in figures once nothing is known of them: by a number that is drawn and means nothing.

Where a case of the same resident is still kept, its fingerprint leads to the number, and no longer than that.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4

import sqlalchemy as sa

from app.assignment.tables import cases, numbered_residents
from app.kit.database import Tx


def number_residents(tx: Tx, ids: Sequence[UUID]) -> frozenset[bytes]:
    """Give each resident of these cases one number, and return their fingerprints; call it before these are cleared."""
    theirs = sa.select(cases.c.id, cases.c.resident_fp).where(cases.c.id.in_(ids), cases.c.resident_fp.is_not(None))
    about = {row.id: row.resident_fp for row in tx.execute(theirs)}
    prints = frozenset(about.values())
    row = numbered_residents.c
    numbers = {one.fp: one.person_id for one in tx.execute(sa.select(numbered_residents).where(row.fp.in_(prints)))}
    new = {one: uuid4() for one in sorted(prints - numbers.keys())}
    if new:
        values = [{"fp": one, "person_id": number} for one, number in new.items()]
        tx.execute(sa.insert(numbered_residents), values)
    numbers |= new
    for case, one in about.items():
        tx.execute(sa.update(cases).where(cases.c.id == case).values(person_id=numbers[one]))
    return prints


def forget_numbered(tx: Tx, prints: frozenset[bytes]) -> None:
    """Forget which number those have of whom no case is kept any more; call it once the cases are cleared."""
    row = numbered_residents.c
    still = sa.exists().where(cases.c.resident_fp == row.fp)
    tx.execute(sa.delete(numbered_residents).where(row.fp.in_(prints), ~still))
