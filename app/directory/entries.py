"""What the directory is made of; each entry as it is valid at one instant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from app.kit.codes import CentreKind, ContactSide, LandlordKind, ResponderKind, SupplierKind
from app.kit.holidays import SpecialDays
from app.kit.office_hours import DEFAULT_HOURS, OpeningHours

USUAL_DAYS_OFF: Final = SpecialDays()


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """A social centre, or the entrance: the centre of last resort."""

    id: UUID
    name: str
    kind: CentreKind = CentreKind.CENTRE
    phone: str | None = None
    email: str | None = None
    opening_hours: OpeningHours = DEFAULT_HOURS
    special_days: SpecialDays = USUAL_DAYS_OFF
    out_of_hours_phone: str | None = None
    out_of_hours_text: str | None = None
    covering_centre_id: UUID | None = None
    successor_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    id: UUID
    name: str
    code: str
    centre_id: UUID
    postcodes: tuple[str, ...] = ()
    successor_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Landlord:
    id: UUID
    name: str
    kind: LandlordKind = LandlordKind.UNKNOWN
    cvr: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """A housing department; its centre is its own or that of its district."""

    id: UUID
    landlord_id: UUID
    name: str
    district_id: UUID | None = None
    centre_id: UUID | None = None
    dwellings: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Responder:
    """A post or a unit (a team with one queue); a post that is not held is vacant and has no name.

    `shares` are full-time posts a centre: 0.5 is half a post.
    """

    id: UUID
    kind: ResponderKind
    shares: Mapping[UUID, Decimal] = field(default_factory=dict)
    team: str | None = None
    unit: bool = False
    held: bool = True
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    substitute_id: UUID | None = None

    @property
    def title(self) -> str:
        """What to call it: the person, else the team, else the kind of post."""
        return self.name or self.team or self.kind.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A post's holder is away from `valid_from` until just before `valid_to`."""

    id: UUID
    responder_id: UUID
    valid_from: datetime
    valid_to: datetime | None = None
    substitute_id: UUID | None = None

    def covers(self, at: datetime) -> bool:
        return self.valid_from <= at and (self.valid_to is None or at < self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviser:
    """The tie of an adviser's post to a department (many to many), dated."""

    id: UUID
    department_id: UUID
    responder_id: UUID
    valid_from: datetime
    valid_to: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A named person of the contact scheme, for a department or for a whole centre, dated."""

    id: UUID
    side: ContactSide
    name: str
    valid_from: datetime
    valid_to: datetime | None = None
    department_id: UUID | None = None
    centre_id: UUID | None = None
    role: str = "caretaker"
    phone: str | None = None
    email: str | None = None
    deputy: bool = False
    last_verified_at: datetime | None = None
    acknowledged_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier:
    id: UUID
    name: str
    kind: SupplierKind = SupplierKind.OTHER
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """All that a snapshot holds, each as it is valid at that instant."""

    centres: tuple[Centre, ...] = ()
    districts: tuple[District, ...] = ()
    landlords: tuple[Landlord, ...] = ()
    departments: tuple[Department, ...] = ()
    responders: tuple[Responder, ...] = ()
    absences: tuple[Absence, ...] = ()
    advisers: tuple[Adviser, ...] = ()
    contacts: tuple[Contact, ...] = ()
    suppliers: tuple[Supplier, ...] = ()
