"""Which support was given: persons by kind, cases, full-year persons; and what those got who had been referred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.courses.tables import courses
from app.courses.years import Days, days_within, full_years
from app.kit.codes import SupportKind
from app.kit.database import Tx
from app.kit.office_hours import local_date
from app.response_time.least import is_few
from app.response_time.period import Period
from app.response_time.scheme.by_centre import Counting, OfCentre, beside
from app.response_time.scheme.persons import Person, all_cases_of, cases_about, referred, supports_of
from app.response_time.scheme.population import parts

KINDS: Final = [one.value for one in SupportKind]
NONE: Final = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """One course of a person at a centre."""

    person: Person
    case: UUID
    centre: UUID
    kind: str
    starts_on: date
    ended_on: date | None


def support_given(tx: Tx, *, period: Period, centres: frozenset[UUID] | None, guarded: bool) -> Sequence[OfCentre]:
    """Return the persons who had support on a day of the period, by kind, and how much that was in full-year persons.

    Days to come are not counted.
    """
    end = min(period.end, local_date(tx.now) + timedelta(days=1))
    given = _given(tx, within=(period.first, end), centres=centres)
    persons: dict[UUID, dict[Person, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in given:
        persons[one.centre][one.person].add(one.kind)
    rows = beside([_by_kind(persons, name="persons_by_kind", codes=KINDS)], centres=centres, guarded=guarded)
    return [_with_amounts(row, given, within=(period.first, end), guarded=guarded) for row in rows]


def referred_support(tx: Tx, *, period: Period, centres: frozenset[UUID] | None, guarded: bool) -> Sequence[OfCentre]:
    """Return the residents whom the municipality had referred and whose case was received in the period, by support.

    Support is any course until now, in whichever of their cases, and what the directory knows of their dwelling then.
    """
    theirs = referred(tx, period=period, centres=centres)
    every = all_cases_of(tx, {one.person for one in theirs.values()})
    in_courses = _kinds(tx, {case: one.person for case, one in every.items()})
    at_home = supports_of(tx, {one.dwelling for one in theirs.values() if one.dwelling is not None}, period=period)
    persons: dict[UUID, dict[Person, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in theirs.values():
        persons[one.centre][one.person] |= in_courses.get(one.person, set()) | at_home.get(one.dwelling or b"", set())
    told = {centre: {who: kinds or {NONE} for who, kinds in some.items()} for centre, some in persons.items()}
    counting = _by_kind(told, name="referred_by_support", codes=[*KINDS, NONE])
    return beside([counting], centres=centres, guarded=guarded)


def _by_kind(persons: Mapping[UUID, Mapping[Person, Collection[str]]], *, name: str, codes: Sequence[str]) -> Counting:
    """Count persons by kind; one who is at two centres is one in all of them together."""
    return Counting(name=name, codes=codes, whose=persons)


def _with_amounts(row: OfCentre, given: Sequence[_Given], *, within: Days, guarded: bool) -> OfCentre:
    mine = [one for one in given if row.centre in {None, one.centre}]
    by_person: dict[Person, list[tuple[date, date | None]]] = defaultdict(list)
    for one in mine:
        by_person[one.person].append((one.starts_on, one.ended_on))
    days = sum(days_within(spans, within=within) for spans in by_person.values())
    cases = len({one.case for one in mine})
    is_held_back = guarded and (row.tables["persons_by_kind"].of is None or is_few(cases))
    numbers = {"persons": len(by_person), "cases": cases, "full_year_persons": full_years(days)}
    return replace(row, numbers=dict.fromkeys(numbers) if is_held_back else numbers)


def _given(tx: Tx, *, within: Days, centres: frozenset[UUID] | None) -> Sequence[_Given]:
    first, end = within
    ran = sa.and_(courses.c.starts_on < end, sa.or_(courses.c.ended_on.is_(None), courses.c.ended_on >= first))
    with tx.beyond_the_wall():  # what comes out are counts
        rows = tx.execute(sa.select(courses).where(ran)).all()
    about = cases_about(tx, {row.case_id for row in rows}, centres=centres)
    return [
        _Given(
            person=about[row.case_id].person,
            case=row.case_id,
            centre=about[row.case_id].centre,
            kind=row.kind,
            starts_on=row.starts_on,
            ended_on=row.ended_on,
        )
        for row in rows
        if row.case_id in about
    ]


def _kinds(tx: Tx, persons: Mapping[UUID, Person]) -> Mapping[Person, set[str]]:
    found: dict[Person, set[str]] = defaultdict(set)
    with tx.beyond_the_wall():  # as above
        for some in parts(persons):
            for row in tx.execute(sa.select(courses.c.case_id, courses.c.kind).where(courses.c.case_id.in_(some))):
                found[persons[row.case_id]].add(row.kind)
    return found
