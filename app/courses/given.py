"""Which support was given: persons by kind, cases, full-year persons; and what those got who had been referred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final
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
from app.response_time.scheme.persons import Person, cases_about, supports_of
from app.response_time.scheme.scope import Scope, Which
from app.response_time.scheme.stood import centres_on

if TYPE_CHECKING:  # numpy takes its time, and few starts need it
    from app.response_time.scheme.persons_folded import Numbered

KINDS: Final = [one.value for one in SupportKind]
NONE: Final = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """One course of a person, at the centre where it began."""

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
    from app.response_time.scheme.case_batches import all_cases  # noqa: PLC0415 numpy takes its time
    from app.response_time.scheme.persons_folded import persons_of, referred_cases  # noqa: PLC0415 and few starts need it

    scope = Scope(start=period.starts_at, end=period.ends_at, centres=centres, which=Which.RECEIVED)
    batches, in_courses = all_cases(tx), _kinds(tx)
    theirs = referred_cases(batches, scope)
    kinds: dict[Numbered, set[str]] = defaultdict(set)
    for case, person in persons_of(batches, in_courses).items():
        kinds[person] |= in_courses[case]
    at_home = supports_of(tx, {one.case for one in theirs}, period=period)
    told: dict[UUID, dict[Numbered, set[str]]] = defaultdict(dict)
    for one in theirs:
        known = kinds.get(one.person, _NO_KINDS) | at_home.get(one.case, _NO_KINDS)
        told[one.centre].setdefault(one.person, set()).update(known)
    for some in told.values():
        some.update({person: {NONE} for person, known in some.items() if not known})
    counting = _by_kind(told, name="referred_by_support", codes=[*KINDS, NONE])
    return beside([counting], centres=centres, guarded=guarded)


def _by_kind(persons: Mapping[UUID, Mapping[Any, Collection[str]]], *, name: str, codes: Sequence[str]) -> Counting:
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
    about = cases_about(tx, {row.case_id for row in rows}, centres=None)
    stood = centres_on(tx, {(row.case_id, row.starts_on) for row in rows})
    given = [
        _Given(
            person=about[row.case_id].person,
            case=row.case_id,
            centre=stood.get((row.case_id, row.starts_on), about[row.case_id].centre),
            kind=row.kind,
            starts_on=row.starts_on,
            ended_on=row.ended_on,
        )
        for row in rows
        if row.case_id in about
    ]
    return [one for one in given if centres is None or one.centre in centres]


def _kinds(tx: Tx) -> Mapping[UUID, set[str]]:
    """Return the kinds of support of every case that has had any."""
    found: dict[UUID, set[str]] = defaultdict(set)
    with tx.beyond_the_wall():  # as above
        for row in tx.execute(sa.select(courses.c.case_id, courses.c.kind)):
            found[row.case_id].add(row.kind)
    return found


_NO_KINDS: Final = frozenset[str]()
