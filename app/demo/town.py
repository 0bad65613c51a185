"""What the demo knows of its municipality while a year passes in it (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from app.access.callers import Caller
from app.demo.centres import CentrePlan
from app.directory.places import ToldPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class TownCentre:
    """A centre; `advisers` are posts, vacant ones too."""

    id: UUID
    plan: CentrePlan
    districts: tuple[UUID, ...]
    postcodes: tuple[str, ...]
    advisers: tuple[UUID, ...]
    support_contacts: tuple[UUID, ...]
    housing_supports: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """One dwelling; `organisation` where a housing organisation lets it, else `letter` is another landlord."""

    place: ToldPlace
    centre: int
    organisation: UUID | None = None
    letter: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Callers:
    """Who speaks to the service: portals by landlord, responders by post, suppliers."""

    portals: Mapping[UUID, Caller]
    responders: Mapping[UUID, Caller]
    suppliers: Mapping[UUID, Caller]
    authority: Caller
    desk: Caller


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    centres: tuple[TownCentre, ...]
    cooperatives: frozenset[UUID]
    owner_associations: frozenset[UUID]
