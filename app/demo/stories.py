"""Which cases a year brings: what each is about, where its reports come from, when and about which home (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from app.demo.shares import CONCERNS, ORIGINS, REPORTS_A_CASE, deck
from app.demo.town import Home
from app.kit.codes import Concern
from app.kit.office_hours import ZONE
from app.kit.study_codes import Origin

_WEEKEND: Final = 5
_WEEKEND_SHARE: Final = 0.35
_OFFICE, _EVENING = 0.72, 0.92
_AGAIN_SHARE: Final = 0.12
_JUST_NOW: Final = timedelta(minutes=5)
_LAST_FOLLOWING_DAY: Final = 5.0
_LETTERS_SHARE: Final = 0.12
"""Cases in homes of private landlords, cooperatives and owner associations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedReport:
    """One report to come: which of the case's concerns it tells of, and from where."""

    at: datetime
    origin: Origin
    concerns: tuple[Concern, ...]
    home: Home
    seed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Homes:
    """Where things happen; those who have support or granted cleaning are heard of more often."""

    social: Sequence[Home]
    other: Sequence[Home]
    supported: Sequence[Home]
    cleaned: Sequence[Home]

    @property
    def helped(self) -> Sequence[Home]:
        return (*self.supported, *self.cleaned)


def plan_reports(*, homes: Homes, reports: int, days: int, until: datetime, seed: int) -> list[PlannedReport]:
    """Return about `reports` reports of the `days` before `until`, oldest first."""
    rng = Random(f"{seed}/stories")
    size = max(1, round(reports / REPORTS_A_CASE))
    drawn: list[Home] = []
    planned: list[PlannedReport] = []
    for number, (concerns, origins) in enumerate(_cases(rng, size)):
        home = rng.choice(drawn) if drawn and rng.random() < _AGAIN_SHARE else _home(rng, homes)
        drawn.append(home)
        first = _moment(rng, days=days, until=until)
        for place, origin in enumerate(rng.sample(origins, len(origins))):
            later = timedelta(days=rng.uniform(0.1, _LAST_FOLLOWING_DAY) if place else 0)
            told = concerns if not place else tuple(rng.sample(concerns, rng.randint(1, len(concerns))))
            planned.append(
                PlannedReport(
                    at=first + later, origin=origin, concerns=told, home=home, seed=f"{seed}/{number}/{place}"
                )
            )
    passed = sorted((one for one in planned if one.at < until), key=lambda one: one.at)
    return [*passed, *_just_now([home for home in homes.cleaned if home not in drawn], until=until, seed=seed)]


def _just_now(cleaned: Sequence[Home], *, until: datetime, seed: int) -> Iterator[PlannedReport]:
    """Yield one that nobody has had time for: whoever looks at what a cleaning company owes finds something."""
    for home in cleaned[:1]:
        concerns = (Concern.CLEANING_SERVICE_MISSING,)
        yield PlannedReport(
            at=until - _JUST_NOW, origin=Origin.LANDLORD, concerns=concerns, home=home, seed=f"{seed}/now"
        )


def _cases(rng: Random, size: int) -> Iterator[tuple[tuple[Concern, ...], tuple[Origin, ...]]]:
    """Pair what with whence: the bailiff court writes of evictions, and of arrears where those are dealt out."""
    concerns, origins = deck(CONCERNS, size=size, rng=rng), deck(ORIGINS, size=size, rng=rng)
    concerns.sort(key=_for_the_court)
    origins.sort(key=lambda one: Origin.BAILIFF_COURT in one)
    pairs = list(zip(concerns, origins, strict=True))
    rng.shuffle(pairs)
    return iter(pairs)


def _for_the_court(concerns: tuple[Concern, ...]) -> int:
    if Concern.EVICTION_NOTICE in concerns:
        return 2
    return int(Concern.RENT_ARREARS in concerns and Concern.NEGLECT not in concerns)


def _home(rng: Random, homes: Homes) -> Home:
    if homes.helped and rng.random() < _AGAIN_SHARE:
        return rng.choice(homes.helped)
    return rng.choice(homes.other if rng.random() < _LETTERS_SHARE else homes.social)


def _moment(rng: Random, *, days: int, until: datetime) -> datetime:
    """Return an instant of a day, fewer at weekends: most in office hours, some in the evening, a few at night."""
    while True:
        day = (until - timedelta(days=rng.uniform(0, days))).astimezone(ZONE).date()
        if day.weekday() < _WEEKEND or rng.random() < _WEEKEND_SHARE:
            at = _time_of_day(rng, day)
            if until - timedelta(days=days) < at < until:
                return at


def _time_of_day(rng: Random, day: date) -> datetime:
    lot = rng.random()
    if lot < _OFFICE and day.weekday() < _WEEKEND:
        hours = rng.uniform(8.0, 16.0)
    elif lot < _EVENING:
        hours = rng.uniform(9.0, 23.0)
    else:
        hours = rng.uniform(0.0, 8.0)
    return datetime.combine(day, time(0), ZONE) + timedelta(hours=hours)
