"""Folding what figures of the scheme are counted from, as promised work: whoever reports or acts never pays for it.

Persons get drawn numbers as they are folded, so that clearing their cases later changes nothing that is folded.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.assignment.numbered import numbers_of, one_at_a_time
from app.assignment.tables import cases
from app.kit.database import Database, Tx
from app.kit.ids import new_id
from app.response_time.folding import Begun, Folding, begin, fold, goes_on
from app.response_time.scheme.case_batches import batch_numbers, by_batch, is_in_batch
from app.response_time.scheme.case_columns import FORM, CaseColumns, together, unpacked
from app.response_time.scheme.gather_cases import gather_cases, gather_those_cases, in_batches
from app.response_time.tables import case_batches, case_batches_state
from app.response_time.touched import touched_cases


def fold_cases(database: Database) -> int:
    """Fold every case that was touched by now; return how many were read for it."""
    return fold(database, _FOLDING)


def _fold_from_the_start(database: Database, safe: int) -> int:
    """Fold every batch; only then are they read. Whoever is cut off begins again."""
    mine = new_id()

    database.write(partial(begin, state=case_batches_state, content=case_batches, stamp=mine), caller=SYSTEM)
    folded = 0
    for number in database.read(lambda tx: list(batch_numbers(tx)), caller=SYSTEM):
        there = is_in_batch(number)
        database.write_beside(partial(_number_residents, there=there), caller=SYSTEM)
        content = {number: database.read(partial(gather_cases, whose=there, folding=True), caller=SYSTEM)}
        if not database.write_beside(
            partial(_write, content=content, stamp=mine, state={"stamp": mine}), caller=SYSTEM
        ):
            return folded
        folded += len(content[number].cases)
    state = {"through": safe, "form": FORM}
    database.write(partial(_write, content={}, stamp=mine, state=state), caller=SYSTEM)
    return folded


def _fold_touched(database: Database, begun: Begun, through: int) -> int:
    ids = database.read(lambda tx: touched_cases(tx, after=begun.through, through=through), caller=SYSTEM)
    for some in in_batches(ids):
        database.write(partial(_number_residents, there=cases.c.id.in_(some)), caller=SYSTEM)

    def read(tx: Tx) -> Mapping[int, CaseColumns]:
        return {number: _renewed(tx, number, some) for number, some in by_batch(ids).items()}

    content = database.read(read, caller=SYSTEM)
    state = {"through": through, "stamp": new_id()}
    database.write_beside(partial(_write, content=content, stamp=begun.stamp, state=state), caller=SYSTEM)
    return len(ids)


def _number_residents(tx: Tx, there: sa.ColumnElement[bool]) -> None:
    """Draw a number for each resident of some cases who has none."""
    one_at_a_time(tx)
    known = sa.and_(cases.c.resident_fp.is_not(None), sa.not_(cases.c.family))
    numbers_of(tx, tx.execute(sa.select(cases.c.resident_fp).where(there, known).distinct()).scalars().all())


def _renewed(tx: Tx, number: int, ids: set[UUID]) -> CaseColumns:
    """Return a batch with these cases as they are now."""
    newer = gather_those_cases(tx, ids, folding=True)
    before = tx.execute(sa.select(case_batches.c.content).where(case_batches.c.number == number)).scalar()
    if before is None:
        return newer
    return together([unpacked(before).without([one.bytes for one in ids]), newer])


def _write(tx: Tx, *, content: Mapping[int, CaseColumns], stamp: UUID, state: Mapping[str, object]) -> bool:
    """Write batches with how far is folded then; False, and nothing, where somebody else has folded meanwhile."""
    if not goes_on(tx, case_batches_state, stamp=stamp, to=state):
        return False
    for number, columns in content.items():
        tx.execute(sa.delete(case_batches).where(case_batches.c.number == number))
        values = {"stamp": new_id(), "cases": len(columns.cases), "content": columns.packed()}
        tx.execute(sa.insert(case_batches).values(number=number, **values))
    return True


_FOLDING: Final = Folding(
    state=case_batches_state, form=FORM, from_the_start=_fold_from_the_start, touched=_fold_touched
)
