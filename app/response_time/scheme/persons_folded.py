"""The persons whom cases are about, by their drawn numbers (pure); the case itself where nobody said who.

Loads numpy, so it is imported where it is needed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.kit.codes import TriState
from app.response_time.scheme.case_batch import Batch
from app.response_time.scheme.case_columns import EXPECTED, NOBODY, CaseColumns, full, uuid_of
from app.response_time.scheme.scope import Scope
from app.response_time.scheme.those_counted import Flags, counted_cases, places, rows_with

Numbered = int | bytes
"""A drawn number, or the id of a case."""
_YES = EXPECTED.index(TriState.YES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred:
    """A case of somebody whom the municipality had referred, as it was reported, and where it stands."""

    case: UUID
    person: Numbered
    centre: UUID


def referred_cases(batches: Sequence[Batch], scope: Scope) -> Sequence[Referred]:
    """Return those of a scope; two that turned out to be one are two here."""
    found: list[Referred] = []
    for one, those in zip(batches, counted_cases(batches, scope, merged=True), strict=True):
        cases, told = one.columns.cases, one.columns.reports
        yes = those & rows_with(one.columns, told["row"][told["referred"] == _YES])
        ids = [uuid_of(known) for known in one.columns.ids]
        for row, person, centre in zip(cases["id"][yes], _persons(one.columns, yes), cases["centre"][yes], strict=True):
            found.append(Referred(case=uuid_of(row), person=person, centre=ids[centre]))
    return found


def persons_of(batches: Sequence[Batch], cases: Collection[UUID]) -> Mapping[UUID, Numbered]:
    """Return whom these cases are about; family teams' own are not among them."""
    found: dict[UUID, Numbered] = {}
    for case, there in places(batches, {one.bytes for one in cases}).items():
        person = int(batches[there.batch].columns.cases["person"][there.row])
        found[UUID(bytes=case)] = case if person == NOBODY else person
    return found


def _persons(columns: CaseColumns, those: Flags) -> list[Numbered]:
    cases = columns.cases[those]
    return [
        full(case) if person == NOBODY else person
        for case, person in zip(cases["id"], cases["person"].tolist(), strict=True)
    ]
