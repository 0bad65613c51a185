"""The folded cases as they are kept, and what was touched since: everything that figures of the scheme count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from uuid import UUID

import numpy as np
import sqlalchemy as sa

from app.assignment.tables import cases
from app.kit.database import Tx
from app.kit.errors import Unavailable
from app.response_time.folding import begun_of
from app.response_time.kept import Kept
from app.response_time.scheme.case_batch import Batch
from app.response_time.scheme.case_columns import FORM, CaseColumns, unpacked
from app.response_time.scheme.gather_cases import gather_cases, gather_those_cases
from app.response_time.tables import case_batches, case_batches_state
from app.response_time.touched import touched_cases

_MOST_CASES_KEPT: Final = 1_200_000
"""In the memory of one process: some 250 bytes each."""
_MOST_UNFOLDED: Final = 100_000
_MILLISECONDS: Final = 30 * 86_400_000
_BITS_BELOW_TIME: Final = 80
_LAST: Final = (1 << 128) - 1


_kept: Final = Kept[CaseColumns](most=_MOST_CASES_KEPT, size=lambda one: len(one.cases))


def all_cases(tx: Tx) -> Sequence[Batch]:
    """Return every case, as it is known now; Unavailable where too many of them are not folded yet."""
    with tx.beyond_the_wall():  # codes and instants are nobody's to see here, and only counts go out
        return [*_batches(tx)]


def _batches(tx: Tx) -> Iterator[Batch]:
    through = folded_through(tx)
    if through is None:
        yield _whole(_unfolded(tx))
        return
    newer = touched_cases(tx, after=through)
    if len(newer) > _MOST_UNFOLDED:
        raise Unavailable(_BEING_COUNTED)
    ids = {one.bytes for one in newer}
    for row in tx.execute(sa.select(case_batches.c.stamp, case_batches.c.number)).all():
        folded = _whole(_content(tx, row.stamp, row.number))
        folded.stands[folded.columns.places(ids)] = False
        yield folded
    yield _whole(gather_those_cases(tx, newer))


def _whole(columns: CaseColumns) -> Batch:
    return Batch(columns, np.ones(len(columns.cases), dtype=bool))


def _unfolded(tx: Tx) -> CaseColumns:
    if tx.execute(sa.select(sa.func.count()).select_from(cases)).scalar_one() > _MOST_UNFOLDED:
        raise Unavailable(_BEING_COUNTED)
    return gather_cases(tx, sa.true())


def _content(tx: Tx, stamp: UUID, number: int) -> CaseColumns:
    kept = _kept.get(stamp)
    if kept is None:
        content = tx.execute(sa.select(case_batches.c.content).where(case_batches.c.number == number)).scalar_one()
        kept = unpacked(content)
        _kept.keep(stamp, kept)
    return kept


def folded_through(tx: Tx) -> int | None:
    """Return up to where cases are folded; None where nothing is, or in a form of before."""
    begun = begun_of(tx, case_batches_state, FORM)
    return None if begun is None else begun.through


def number_of(case: UUID) -> int:
    """Return in which batch a case is: by when its id was drawn, which nothing changes."""
    return (case.int >> _BITS_BELOW_TIME) // _MILLISECONDS


def batch_numbers(tx: Tx) -> Iterator[int]:
    """Yield the batches in which there is any case."""
    first, ordered = UUID(int=0), sa.select(cases.c.id).order_by(cases.c.id).limit(1)
    while (found := tx.execute(ordered.where(cases.c.id >= first)).scalar()) is not None:
        number = number_of(found)
        yield number
        end = (number + 1) * _MILLISECONDS << _BITS_BELOW_TIME
        if end > _LAST:
            return
        first = UUID(int=end)


def is_in_batch(number: int) -> sa.ColumnElement[bool]:
    """Return the condition on cases that they are in a batch."""
    first = number * _MILLISECONDS << _BITS_BELOW_TIME
    last = min(((number + 1) * _MILLISECONDS << _BITS_BELOW_TIME) - 1, _LAST)
    return sa.and_(cases.c.id >= UUID(int=first), cases.c.id <= UUID(int=last))


def by_batch(ids: Sequence[UUID] | frozenset[UUID]) -> Mapping[int, set[UUID]]:
    found: dict[int, set[UUID]] = {}
    for one in ids:
        found.setdefault(number_of(one), set()).add(one)
    return found


_BEING_COUNTED: Final = "The figures are being counted anew; ask again in some minutes."
