"""The persons whom cases are about: a resident by fingerprint or drawn number, or the case where nobody said who."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import cases, is_numbered, numbered_residents, person_number
from app.directory.tables import supports
from app.kit.database import Tx
from app.response_time.period import Period
from app.response_time.scheme.population import parts

Person = UUID | bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOf:
    """Whom a case is about, where it stands, and how it ended."""

    person: Person
    centre: UUID
    outcome: str | None


def cases_about(tx: Tx, wanted: Collection[UUID], *, centres: frozenset[UUID] | None) -> Mapping[UUID, CaseOf]:
    """Return these cases by id, as far as they stand at these centres and are no family team's own."""
    there = sa.true() if centres is None else cases.c.centre_id.in_(centres)
    found: dict[UUID, CaseOf] = {}
    for some in parts(wanted):
        found |= _found(tx, cases.c.id.in_(some), there)
    return found


def all_cases_of(tx: Tx, persons: Iterable[Person]) -> Mapping[UUID, CaseOf]:
    """Return every case of these persons, wherever it stands."""
    known = list(persons)
    found: dict[UUID, CaseOf] = {}
    for numbers in parts([one for one in known if isinstance(one, UUID)]):
        found |= _found(tx, sa.or_(cases.c.id.in_(numbers), person_number.element.in_(numbers)))
    for prints in parts([one for one in known if isinstance(one, bytes)]):
        found |= _found(tx, cases.c.resident_fp.in_(prints))
    return found


def supports_of(tx: Tx, wanted: Collection[UUID], *, period: Period) -> Mapping[UUID, set[str]]:
    """Return of these cases which support the directory knows of the household of their dwelling within a period."""
    row = supports.c
    lasting = sa.or_(row.valid_to.is_(None), row.valid_to > period.starts_at)
    known = (
        sa.select(cases.c.id, row.kind)
        .join(cases, cases.c.dwelling_fp == row.dwelling)
        .where(row.superseded_at.is_(None), row.valid_from < period.ends_at, lasting)
    )
    found: dict[UUID, set[str]] = defaultdict(set)
    with tx.beyond_the_wall():  # as above
        for one in tx.execute(known):
            if one.id in wanted:
                found[one.id].add(one.kind)
    return found


def _found(tx: Tx, *those: sa.ColumnElement[bool]) -> Mapping[UUID, CaseOf]:
    columns = (cases.c.id, cases.c.resident_fp, person_number, cases.c.centre_id, cases.c.outcome)
    with tx.beyond_the_wall():  # what comes out are counts
        wanted = sa.select(*columns).outerjoin_from(cases, numbered_residents, is_numbered)
        rows: Sequence[Any] = tx.execute(wanted.where(sa.not_(cases.c.family), *those)).all()
    return {
        row.id: CaseOf(
            person=row.person_number or row.resident_fp or row.id,
            centre=row.centre_id,
            outcome=row.outcome,
        )
        for row in rows
    }
