"""Counting who kept a home after support: persons by how they lived on a day, as somebody saw it who followed up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.courses.course import months_after
from app.courses.stays import MONTHS, Seen, Since, Stay, seen_by_outcome, stay_on
from app.courses.tables import courses
from app.kit.case_codes import EventKind, Outcome
from app.kit.database import Tx
from app.kit.office_hours import local_date
from app.kit.study_codes import HousingStatus
from app.queue.housing import Housing
from app.response_time.least import is_few
from app.response_time.period import Period
from app.response_time.scheme.by_centre import Counting
from app.response_time.scheme.persons import CaseOf, Person, all_cases_of, cases_about
from app.response_time.scheme.population import Told, events_of
from app.response_time.scheme.stood import centres_on
from app.response_time.scheme.tally import Tally, guarded, tally

_CODES: Final = [one.value for one in Stay]
_SKEW: Final = timedelta(days=1)
"""What is told a little ahead of our clock is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """Those whose support began, or ended, in a period; `on` is one day for all, None a year after each."""

    period: Period
    since: Since
    on: date | None = None
    centres: frozenset[UUID] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retained:
    """Persons by how they lived; `better_suited` are those whose case ended with a dwelling that suits them better."""

    table: Tally
    better_suited: int | None


def retained(tx: Tx, cohort: Cohort) -> Retained:
    """Return how those of a cohort lived; whose support began twice in the period counts once, by the first time."""
    begun = _begun(tx, cohort)
    theirs = all_cases_of(tx, begun)
    stays = _stays(tx, cohort, begun, theirs)
    better = {one.person for one in theirs.values() if one.outcome == Outcome.MOVED_TO_BETTER_SUITED.value}
    return Retained(table=tally([(stay,) for stay in stays.values()], codes=_CODES), better_suited=len(better))


def without_few(found: Retained) -> Retained:
    """Return what may be shown of it, to whomever: the figure is of persons, and one of a few would be of each."""
    table, better = guarded(found.table), found.better_suited or 0
    few = table.of is None or is_few(better) or is_few(table.of - better)
    return Retained(table=table, better_suited=None if few else better)


def retained_at(tx: Tx, cohort: Cohort) -> Counting:
    """Return the same by the centre at which the support began, or ended."""
    begun = _begun(tx, cohort)
    counts: dict[UUID, Counter[str]] = defaultdict(Counter)
    for person, stay in _stays(tx, cohort, begun, all_cases_of(tx, begun)).items():
        counts[begun[person].centre][stay] += 1
    return Counting(name="stays", codes=_CODES, counts=counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    day: date
    centre: UUID


def _stays(
    tx: Tx, cohort: Cohort, begun: Mapping[Person, _Begun], theirs: Mapping[UUID, CaseOf]
) -> Mapping[Person, str]:
    seen, today = _seen(tx, theirs), local_date(tx.now)
    return {
        person: stay_on(cohort.on or months_after(one.day, MONTHS), seen.get(person, ()), today=today).value
        for person, one in begun.items()
    }


def _begun(tx: Tx, cohort: Cohort) -> Mapping[Person, _Begun]:
    """Return from when on a year is counted for each person: the first start in the period, or the last end."""
    day = courses.c.starts_on if cohort.since is Since.START else courses.c.ended_on
    wanted = sa.select(day.label("day"), courses.c.case_id).where(day >= cohort.period.first, day < cohort.period.end)
    with tx.beyond_the_wall():  # what comes out are counts
        rows = tx.execute(wanted.order_by(day if cohort.since is Since.START else day.desc(), courses.c.id)).all()
    about = cases_about(tx, {row.case_id for row in rows}, centres=None)
    stood = centres_on(tx, {(row.case_id, row.day) for row in rows})
    found: dict[Person, _Begun] = {}
    for row in rows:
        if row.case_id in about:
            centre = stood.get((row.case_id, row.day), about[row.case_id].centre)
            if cohort.centres is None or centre in cohort.centres:
                found.setdefault(about[row.case_id].person, _Begun(day=row.day, centre=centre))
    return found


def _seen(tx: Tx, theirs: Mapping[UUID, CaseOf]) -> Mapping[Person, Sequence[Seen]]:
    found: dict[Person, list[Seen]] = defaultdict(list)
    told = events_of(tx, theirs, {EventKind.FOLLOWED_UP, EventKind.CLOSED}, before=tx.now + _SKEW)
    for one in sorted(told, key=lambda event: event.at):
        seen = _seen_in(one)
        if seen is not None:
            found[theirs[one.case].person].append(seen)
    return found


def _seen_in(one: Told) -> Seen | None:
    on = local_date(one.at)
    if one.kind == EventKind.CLOSED.value:
        return seen_by_outcome(Outcome(one.codes["outcome"]), on=on)
    if "housing_status" not in one.codes:
        return None
    status = HousingStatus(one.codes["housing_status"])
    return Seen(on=on, housing=Housing(status=status, same_address=one.codes["same_address"]))
