"""What the directory knows of single dwellings, by fingerprint alone; looked up one by one, not in the snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.directory.entries import Centre, Department, District, Landlord
from app.directory.places import Place
from app.kit.codes import GrantKind, SupportKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A line of the address register: a dwelling, or without floor and door a whole building of a department."""

    id: UUID
    department_id: UUID | None
    postcode: str
    street: str
    number: str
    floor: str | None = None
    door: str | None = None
    stairwell: str | None = None
    dar_address_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Support that the household of a dwelling has from `valid_from` until just before `valid_to`."""

    id: UUID
    dwelling: bytes
    kind: SupportKind
    valid_from: datetime
    valid_to: datetime | None = None
    legal_basis: str | None = None
    unit: str | None = None
    responder_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A caseworker's decision in force from `valid_from` until just before `valid_to`; the supplier carries it out."""

    id: UUID
    dwelling: bytes
    kind: GrantKind
    valid_from: datetime
    valid_to: datetime | None = None
    legal_basis: str | None = None
    unit: str | None = None
    supplier_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenancy:
    """Somebody moved into a dwelling at `valid_from`, and out at `valid_to`: no case crosses either."""

    id: UUID
    dwelling: bytes
    valid_from: datetime
    valid_to: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DwellingHelp:
    """What a dwelling has at an instant, oldest first."""

    supports: tuple[Support, ...] = ()
    grants: tuple[Grant, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A place and what the directory makes of it.

    `dwelling` fingerprints one whole dwelling and is None where the place says less; `building` its house number.
    """

    place: Place
    centre: Centre
    district: District | None = None
    department: Department | None = None
    landlord: Landlord | None = None
    dwelling: bytes | None = None
    building: bytes | None = None
