"""Counting who kept a home after support: persons by how they lived on a day, as somebody saw it who followed up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.courses.course import months_after
from app.courses.stays import MONTHS, Seen, Since, Stay, stay_on
from app.courses.tables import courses
from app.kit.case_codes import EventKind, Outcome
from app.kit.database import Tx
from app.kit.office_hours import local_date
from app.kit.study_codes import HousingStatus
from app.queue.housing import Housing
from app.response_time.period import Period
from app.response_time.scheme.persons import CaseOf, Person, all_cases_of, cases_about
from app.response_time.scheme.population import events_of
from app.response_time.scheme.tally import Tally, tally

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
    better_suited: int


def retained(tx: Tx, cohort: Cohort) -> Retained:
    """Return how those of a cohort lived; whose support began twice in the period counts once, by the first time."""
    days = _days(tx, cohort)
    theirs = all_cases_of(tx, days)
    seen, today = _seen(tx, theirs), local_date(tx.now)
    stays = [
        stay_on(cohort.on or months_after(day, MONTHS), seen.get(person, ()), today=today)
        for person, day in days.items()
    ]
    better = {one.person for one in theirs.values() if one.outcome == Outcome.MOVED_TO_BETTER_SUITED.value}
    return Retained(
        table=tally([(one.value,) for one in stays], codes=[one.value for one in Stay]), better_suited=len(better)
    )


def _days(tx: Tx, cohort: Cohort) -> Mapping[Person, date]:
    """Return from when on a year is counted for each person: the first start in the period, or the last end."""
    day = courses.c.starts_on if cohort.since is Since.START else courses.c.ended_on
    wanted = sa.select(day.label("day"), courses.c.case_id).where(day >= cohort.period.first, day < cohort.period.end)
    with tx.beyond_the_wall():  # what comes out are counts
        rows = tx.execute(wanted.order_by(day if cohort.since is Since.START else day.desc(), courses.c.id)).all()
    about = cases_about(tx, {row.case_id for row in rows}, centres=cohort.centres)
    found: dict[Person, date] = {}
    for row in rows:
        if row.case_id in about:
            found.setdefault(about[row.case_id].person, row.day)
    return found


def _seen(tx: Tx, theirs: Mapping[UUID, CaseOf]) -> Mapping[Person, Sequence[Seen]]:
    found: dict[Person, list[Seen]] = defaultdict(list)
    told = events_of(tx, theirs, {EventKind.FOLLOWED_UP}, before=tx.now + _SKEW)
    for one in sorted(told, key=lambda event: event.at):
        if "housing_status" in one.codes:
            found[theirs[one.case].person].append(Seen(on=local_date(one.at), housing=_housing(one.codes)))
    return found


def _housing(codes: Mapping[str, Any]) -> Housing:
    return Housing(status=HousingStatus(codes["housing_status"]), same_address=codes["same_address"])
