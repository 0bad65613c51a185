"""Computing again from the history what is folded of cases, and naming those that are folded otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.kit.database import Database, Tx
from app.response_time.scheme.case_batches import batch_numbers, folded_through, is_in_batch
from app.response_time.scheme.case_columns import NAMED, TYPES, CaseColumns, together, unpacked, uuid_of
from app.response_time.scheme.gather_cases import gather_cases
from app.response_time.tables import case_batches
from app.response_time.touched import touched_cases


def wrong_cases(database: Database) -> Iterator[UUID]:
    """Yield the cases of which something else is folded than their history says, but for what is still to be folded."""
    numbers = database.read(_numbers, caller=SYSTEM)
    for number in numbers:
        yield from database.read(lambda tx, number=number: list(_wrong(tx, number)), caller=SYSTEM)  # type: ignore[misc]


def _numbers(tx: Tx) -> list[int]:
    """Return every batch that is or should be folded; none where nothing is."""
    if folded_through(tx) is None:
        return []
    return sorted({*batch_numbers(tx), *tx.execute(sa.select(case_batches.c.number)).scalars()})


def _wrong(tx: Tx, number: int) -> Iterator[UUID]:
    through = folded_through(tx)
    if through is None:
        return
    unfolded = touched_cases(tx, after=through)
    content = tx.execute(sa.select(case_batches.c.content).where(case_batches.c.number == number)).scalar()
    kept = _by_case(together([]) if content is None else unpacked(content))
    anew = _by_case(gather_cases(tx, is_in_batch(number), folding=True))
    for case in kept.keys() | anew.keys():
        if case not in unfolded and kept.get(case) != anew.get(case):
            yield case


def _by_case(columns: CaseColumns) -> dict[UUID, list[Any]]:
    """Return the rows of each case by table, with ids in place of their numbers."""
    ids = [uuid_of(one) for one in columns.ids]
    cases = [uuid_of(one) for one in columns.cases["id"]]
    found: dict[UUID, list[Any]] = {one: [] for one in cases}
    for name, kind in TYPES.items():
        rows = getattr(columns, name)
        whose = range(len(cases)) if name == "cases" else rows["row"].tolist()
        named = [column in NAMED.get(name, ()) for column in kind.names or ()]
        own = [column != "row" for column in kind.names or ()]
        for case, row in zip(whose, rows.tolist(), strict=True):
            told = [ids[one] if is_id else one for one, is_id, is_own in zip(row, named, own, strict=True) if is_own]
            found[cases[case]].append((name, *told))
    return found
