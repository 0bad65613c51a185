"""The persons whom cases are about: a resident by fingerprint or drawn number, or the case where nobody said who."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.assignment.tables import case_reports, cases, is_numbered, numbered_residents, person_number
from app.directory.tables import supports
from app.intake.tables import reports
from app.kit.codes import TriState
from app.kit.database import Tx
from app.response_time.period import Period
from app.response_time.scheme.population import parts

Person = UUID | bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOf:
    """Whom a case is about and in which dwelling, where it stands, and how it ended."""

    person: Person
    dwelling: bytes | None
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


def referred(tx: Tx, *, period: Period, centres: frozenset[UUID] | None) -> Mapping[UUID, CaseOf]:
    """Return the cases that were received in a period of residents whom the municipality had referred, as reported."""
    there = sa.true() if centres is None else cases.c.centre_id.in_(centres)
    yes = (
        sa.exists()
        .where(case_reports.c.case_id == cases.c.id, reports.c.id == case_reports.c.report_id)
        .where(reports.c.referred == TriState.YES.value)
    )
    return _found(tx, cases.c.received_at >= period.starts_at, cases.c.received_at < period.ends_at, yes, there)


def supports_of(tx: Tx, dwellings: Collection[bytes], *, period: Period) -> Mapping[bytes, set[str]]:
    """Return the kinds of support that the directory knows of households of these dwellings within a period."""
    row = supports.c
    lasting = sa.or_(row.valid_to.is_(None), row.valid_to > period.starts_at)
    known = sa.select(row.dwelling, row.kind).where(
        row.superseded_at.is_(None), row.valid_from < period.ends_at, lasting
    )
    found: dict[bytes, set[str]] = defaultdict(set)
    with tx.beyond_the_wall():  # as above
        for some in parts(dwellings):
            for one in tx.execute(known.where(lasting, row.dwelling.in_(some))):
                found[one.dwelling].add(one.kind)
    return found


def _found(tx: Tx, *those: sa.ColumnElement[bool]) -> Mapping[UUID, CaseOf]:
    columns = (cases.c.id, cases.c.resident_fp, person_number, cases.c.dwelling_fp, cases.c.centre_id, cases.c.outcome)
    with tx.beyond_the_wall():  # what comes out are counts
        wanted = sa.select(*columns).outerjoin_from(cases, numbered_residents, is_numbered)
        rows: Sequence[Any] = tx.execute(wanted.where(sa.not_(cases.c.family), *those)).all()
    return {
        row.id: CaseOf(
            person=row.person_number or row.resident_fp or row.id,
            dwelling=row.dwelling_fp,
            centre=row.centre_id,
            outcome=row.outcome,
        )
        for row in rows
    }
