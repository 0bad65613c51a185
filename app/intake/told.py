"""What a reporter told us, the same object whatever door it came through (pure)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from app.directory.places import ToldPlace
from app.kit.codes import (
    Channel,
    Children,
    Concern,
    ContactAdvice,
    EvictionStage,
    ReporterKind,
    Safety,
    TriState,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """Who tells us. `phone` is E.164. Wishing to be anonymous is recorded and promises nothing."""

    kind: ReporterKind = ReporterKind.UNKNOWN
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    anonymity_requested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Resident:
    """Whom it is about, as far as the reporter knows."""

    name: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Eviction:
    """How far an eviction has come; `at` is the instant of the court's visit."""

    stage: EvictionStage
    at: datetime | None = None
    payment_demand_received_on: date | None = None
    terminated_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discharge:
    """A resident who comes home from hospital, perhaps to a dwelling nobody can live in."""

    at: datetime
    dwelling_unfit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report as it was told; nothing here is decided, guessed or looked up."""

    description: str
    place: ToldPlace
    channel: Channel = Channel.API
    concerns: tuple[Concern, ...] = ()
    happened_at: datetime | None = None
    received_at: datetime | None = None
    your_reference: str | None = None
    language: str = "da"
    landlord: UUID | None = None
    reporter: Reporter = field(default_factory=Reporter)
    resident: Resident | None = None
    children: Children = Children.UNKNOWN
    referred_by_municipality: TriState = TriState.UNKNOWN
    contact_advice: tuple[ContactAdvice, ...] = ()
    interpreter_language: str | None = None
    safety: tuple[Safety, ...] = ()
    eviction: Eviction | None = None
    discharge: Discharge | None = None
