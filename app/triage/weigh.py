"""From what was told, read and known to the coded facts that rules may ask (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.directory.dwellings import Located
from app.intake.told import Told
from app.kit.calendar import WorkingCalendar
from app.kit.codes import Children, Concern, GrantKind, LandlordKind, SupportKind, Urgency
from app.kit.office_hours import local_date
from app.triage.facts import Earlier, Facts
from app.triage.reading.findings import Reading

CONFIDENT = 0.5
"""From here a concern read from the text counts in the decision; below it a person is shown the suggestion."""


CLEAR = 0.65
"""From here a child in danger is understood: nobody needs to read the text first to say whose work it is."""


class Source(StrEnum):
    REPORTER = "reporter"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One concern with where it comes from; the words are personal data and are sealed where they are kept."""

    concern: Concern
    source: Source
    confidence: float
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What the municipality knows of the dwelling beforehand; confidential towards the reporter."""

    relapse: bool = False
    earlier: tuple[Earlier, ...] = ()
    supports: frozenset[SupportKind] = frozenset()
    grants: frozenset[GrantKind] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where and when a report fell, and the calendar of the centre where it fell."""

    located: Located
    calendar: WorkingCalendar
    at: datetime


def found(told: Told, reading: Reading) -> tuple[Found, ...]:
    """Return the reporter's concerns first, then what the text adds; the text never removes one."""
    named = tuple(Found(concern=one, source=Source.REPORTER, confidence=1.0) for one in dict.fromkeys(told.concerns))
    real = {one.concern for one in named} - {Concern.OTHER, Concern.UNKNOWN}
    added = tuple(
        Found(concern=one.concern, source=Source.TEXT, confidence=one.confidence, because=one.because)
        for one in reading.findings
        if one.concern not in told.concerns and not (real and one.concern is Concern.OTHER)
    )
    return named + added


def weigh(told: Told, reading: Reading, *, setting: Setting, background: Background) -> Facts:
    """Return the facts of a report; total, whatever is missing."""
    concerns = frozenset(one.concern for one in found(told, reading) if one.confidence >= CONFIDENT)
    read_urgency = reading.urgency.urgency if reading.urgency.confidence >= CONFIDENT else Urgency.UNKNOWN
    discharge, district, landlord = told.discharge, setting.located.district, setting.located.landlord
    return Facts(
        concerns=concerns,
        suggested_urgency=read_urgency,
        reporter_kind=told.reporter.kind,
        landlord_kind=LandlordKind.UNKNOWN if landlord is None else landlord.kind,
        channel=told.channel,
        children=_children(told, reading, concerns),
        eviction_stage=None if told.eviction is None else told.eviction.stage,
        working_days_until_eviction=_days_until(_eviction_at(told, reading, concerns), setting),
        working_days_until_discharge=_days_until(None if discharge is None else discharge.at, setting),
        dwelling_unfit=discharge is not None and discharge.dwelling_unfit,
        active_support=background.supports,
        active_grants=background.grants,
        relapse=background.relapse,
        earlier=background.earlier,
        in_opening_hours=setting.calendar.is_open(setting.at),
        district=None if district is None else district.code,
        centre=str(setting.located.centre.id),
        confident=bool(told.concerns) or not reading.needs_person or _tells_clearly_of_a_child(reading),
    )


def _children(told: Told, reading: Reading, concerns: frozenset[Concern]) -> Children:
    """Return what was said of children, else what was read; a child in danger is a child."""
    said = told.children if told.children is not Children.UNKNOWN else reading.children.children
    return Children.YES if said is Children.UNKNOWN and Concern.CHILDREN_AT_RISK in concerns else said


def _tells_clearly_of_a_child(reading: Reading) -> bool:
    return any(one.concern is Concern.CHILDREN_AT_RISK and one.confidence >= CLEAR for one in reading.findings)


def _eviction_at(told: Told, reading: Reading, concerns: frozenset[Concern]) -> datetime | None:
    """Return the court's date as told, else the first instant named in a text about an eviction."""
    if told.eviction is not None:
        return told.eviction.at
    if Concern.EVICTION_NOTICE not in concerns:
        return None
    named = [one.start for one in reading.dates if isinstance(one.start, datetime)]
    return min(named) if named else None


def _days_until(at: datetime | None, setting: Setting) -> int | None:
    if at is None:
        return None
    return setting.calendar.working_days_between(local_date(setting.at), local_date(at))
