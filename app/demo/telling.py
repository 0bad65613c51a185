"""From a planned report to what its reporter tells, and who that is (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID

from app.access.callers import Caller
from app.demo.names import mail, person, phone
from app.demo.shares import KINDS
from app.demo.stories import PlannedReport
from app.demo.texts import report_text
from app.demo.town import Callers, Home, Town
from app.directory.places import ToldPlace
from app.intake.told import Discharge, Eviction, Reporter, Resident, Told
from app.kit.codes import Channel, Children, Concern, ContactAdvice, EvictionStage, ReporterKind, Safety
from app.kit.study_codes import Origin

_C = Concern
_LEFT_TO_THE_TEXT: Final = frozenset(
    {_C.NEGLECT, _C.RENT_ARREARS, _C.NOISE, _C.THREATS_OR_VIOLENCE, _C.EVICTION_NOTICE, _C.CLEANING_SERVICE_MISSING}
)
"""What the reading of texts is sure of; some reporters of these choose no concern themselves."""
_AUTHORITIES: Final = frozenset(
    {
        Origin.SOCIAL_ADMINISTRATION,
        Origin.BAILIFF_COURT,
        Origin.OTHER_ADMINISTRATION,
        Origin.HOSPITAL_OR_PSYCHIATRY,
        Origin.POLICE_OR_PROBATION,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    caller: Caller
    told: Told


def telling(planned: PlannedReport, *, town: Town, callers: Callers) -> Telling:
    """Return what is told through which door; the same plan gives the same words."""
    rng = Random(planned.seed)
    caller = _caller(rng, planned, town, callers)
    english = rng.random() < 0.08
    silent = set(planned.concerns) <= _LEFT_TO_THE_TEXT and rng.random() < 0.25
    return Telling(
        caller=caller,
        told=Told(
            description=report_text(rng, origin=planned.origin, concerns=planned.concerns, english=english),
            place=_place(planned),
            channel=Channel.PHONE if caller == callers.desk else Channel.API,
            concerns=() if silent else planned.concerns,
            happened_at=planned.at - timedelta(hours=rng.uniform(0, 60)) if rng.random() < 0.4 else None,
            language="en" if english else "da",
            landlord=_landlord(planned),
            reporter=_reporter(rng, planned, town),
            resident=_resident(rng, planned.home),
            children=_children(rng, planned),
            contact_advice=(ContactAdvice.OPENS_NO_LETTERS,) if rng.random() < 0.1 else (),
            safety=(Safety.TWO_PERSONS,) if _C.THREATS_OR_VIOLENCE in planned.concerns else (),
            eviction=_eviction(rng, planned),
            discharge=_discharge(rng, planned),
        ),
    )


def _caller(rng: Random, planned: PlannedReport, town: Town, callers: Callers) -> Caller:
    if planned.origin is Origin.LANDLORD and planned.home.organisation is not None:
        return callers.portals[planned.home.organisation]
    if planned.origin is Origin.OWN_FOLLOW_UP:
        centre = town.centres[planned.home.centre]
        return callers.responders[rng.choice(centre.support_contacts if centre.plan.vacant else centre.advisers)]
    return callers.authority if planned.origin in _AUTHORITIES else callers.desk


def _place(planned: PlannedReport) -> ToldPlace:
    """A landlord names its department; everybody else knows the address alone."""
    if planned.origin is Origin.LANDLORD:
        return planned.home.place
    return ToldPlace(address=planned.home.place.address, postcode=planned.home.place.postcode)


def _landlord(planned: PlannedReport) -> UUID | None:
    return planned.home.organisation or planned.home.letter if planned.origin is Origin.LANDLORD else None


def _reporter(rng: Random, planned: PlannedReport, town: Town) -> Reporter:
    kind = _kind(rng, planned, town)
    if kind is ReporterKind.ANONYMOUS:
        return Reporter(kind=kind, anonymity_requested=True)
    name = person(rng)
    written = planned.origin in _AUTHORITIES
    return Reporter(
        kind=kind,
        name=name,
        phone=phone(rng) if rng.random() < 0.9 else None,
        email=mail(name) if written else None,
    )


def _kind(rng: Random, planned: PlannedReport, town: Town) -> ReporterKind:
    letter = planned.home.letter
    if planned.origin is not Origin.LANDLORD or letter is None:
        return rng.choice(KINDS[planned.origin])
    if letter in town.cooperatives:
        return ReporterKind.COOPERATIVE_BOARD
    if letter in town.owner_associations:
        return ReporterKind.OWNER_ASSOCIATION_BOARD
    return rng.choice((ReporterKind.PRIVATE_LANDLORD, ReporterKind.ADMINISTRATOR_COMPANY))


def _resident(rng: Random, home: Home) -> Resident | None:
    """Most reporters know the name; the same home has the same resident."""
    if rng.random() < 0.3:
        return None
    return Resident(name=person(Random(f"{home.place.address} {home.place.postcode}")))


def _children(rng: Random, planned: PlannedReport) -> Children:
    if _C.CHILDREN_AT_RISK in planned.concerns:
        return Children.YES
    return rng.choices((Children.NO, Children.UNKNOWN, Children.YES, Children.EXPECTED), (60, 34, 5, 1))[0]


def _eviction(rng: Random, planned: PlannedReport) -> Eviction | None:
    if _C.EVICTION_NOTICE not in planned.concerns:
        return None
    if planned.origin is Origin.BAILIFF_COURT:
        return Eviction(stage=EvictionStage.VISIT_SCHEDULED, at=_morning(planned.at, days=rng.randint(3, 28)))
    return Eviction(stage=rng.choice((EvictionStage.TERMINATED, EvictionStage.COURT_REQUESTED)))


def _discharge(rng: Random, planned: PlannedReport) -> Discharge | None:
    if planned.origin is not Origin.HOSPITAL_OR_PSYCHIATRY or _C.NEGLECT not in planned.concerns:
        return None
    return Discharge(at=_morning(planned.at, days=rng.randint(1, 9)), dwelling_unfit=True)


def _morning(after: datetime, *, days: int) -> datetime:
    return (after + timedelta(days=days)).replace(hour=10, minute=0, second=0, microsecond=0)
