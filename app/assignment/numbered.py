"""Drawing a number for each resident, by which figures tell persons apart once nothing else is known of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID, uuid4

import sqlalchemy as sa

from app.assignment.tables import cases, numbered_residents
from app.kit.database import Tx

_AT_ONCE: Final = 400
"""Fingerprints named in one statement: fewer than either database takes parameters."""


def one_at_a_time(tx: Tx) -> None:
    """Wait for whoever numbers or forgets residents: none is numbered while the last case about them is cleared."""
    if tx.connection.dialect.name == "postgresql":
        tx.execute(sa.text("LOCK TABLE numbered_residents IN SHARE ROW EXCLUSIVE MODE"))


def numbers_of(tx: Tx, prints: Collection[bytes]) -> Mapping[bytes, UUID]:
    """Return the number of each of these residents, drawn where there is none yet; call `one_at_a_time` before."""
    row, found = numbered_residents.c, dict[bytes, UUID]()
    ordered = sorted(prints)
    for start in range(0, len(ordered), _AT_ONCE):
        some = ordered[start : start + _AT_ONCE]
        known = tx.execute(sa.select(row.fp, row.person_id).where(row.fp.in_(some)))
        found |= {one.fp: one.person_id for one in known}
    new = {one: uuid4() for one in ordered if one not in found}
    if new:
        tx.execute(sa.insert(numbered_residents), [{"fp": one, "person_id": number} for one, number in new.items()])
    return found | new


def forget_numbered(tx: Tx, prints: Collection[bytes]) -> None:
    """Forget which number those have of whom no case is kept any more; call it once the cases are cleared."""
    row = numbered_residents.c
    still = sa.exists().where(cases.c.resident_fp == row.fp)
    tx.execute(sa.delete(numbered_residents).where(row.fp.in_(list(prints)), ~still))


def resident_print_of(tx: Tx, case: UUID) -> bytes | None:
    found: bytes | None = tx.execute(sa.select(cases.c.resident_fp).where(cases.c.id == case)).scalar()
    return found
