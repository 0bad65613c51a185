"""A small municipality for tests: an entrance, two centres with their people, a landlord with a department."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import UUID

from app.directory.addresses import put_addresses
from app.directory.current import current
from app.directory.entries import Adviser, Centre, Contact, Department, District, Landlord, Responder, Supplier
from app.directory.places import ToldPlace
from app.directory.record import ensure_entrance, put
from app.kit.codes import CentreKind, ContactSide, LandlordKind, ResponderKind, SupplierKind
from app.kit.database import Tx
from app.kit.ids import new_id

NORTH_POSTCODE: Final = "2400"
SOUTH_POSTCODE: Final = "2300"
UNKNOWN_POSTCODE: Final = "2900"
"""In no district, so what is there goes to the entrance."""

FLAT: Final = ToldPlace(address="Ahornvej 14, 2. th", postcode=NORTH_POSTCODE)
"""A whole dwelling of the department, which the register knows."""
OTHER_FLAT: Final = ToldPlace(address="Ahornvej 14, 2. tv", postcode=NORTH_POSTCODE)
PRIVATE_FLAT: Final = ToldPlace(address="Strandgade 3, 1. mf", postcode=SOUTH_POSTCODE)
"""A whole dwelling of the south that no register knows."""
FLAT_DAR: Final = UUID("0a3f50b8-1111-4111-8111-000000000001")
"""The DAR address id of FLAT."""
HOUSE_DAR: Final = UUID("0a3f50b8-1111-4111-8111-000000000002")
"""Birkevej 3: a house without floor and door."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Who works at a centre; `vacant_adviser` is a post without a holder and without a substitute."""

    reception: UUID
    family_team: UUID
    adviser: UUID
    second_adviser: UUID
    vacant_adviser: UUID
    caseworker: UUID
    support_contact_person: UUID
    housing_support: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """Ids of what `small_city` made; north covers south and south covers north."""

    entrance: UUID
    entrance_reception: UUID
    north: UUID
    south: UUID
    north_district: UUID
    south_district: UUID
    north_team: Team
    south_team: Team
    landlord: UUID
    department: UUID
    private_landlord: UUID
    cleaning: UUID
    mediation: UUID


def small_city(tx: Tx) -> City:
    """Make it; the department has the north's `adviser`, whose other half post is in the south."""
    entrance = ensure_entrance(tx, name="Indgangen", phone="+4533666666", email="indgangen@example.dk")
    north, south = (_centre(tx, name) for name in ("Nord", "Syd"))
    for one, other, name in ((north, south, "Nord"), (south, north, "Syd")):
        put(tx, entry=_described(one, name, covering=other))
    north_district = _district(tx, "Nordkvarteret", "1", north, NORTH_POSTCODE)
    south_district = _district(tx, "Sydkvarteret", "2", south, SOUTH_POSTCODE)
    north_team = _team(tx, north, "Nord", half_post_at=south)
    south_team = _team(tx, south, "Syd")
    landlord, department = _housing_organisation(tx, district=north_district, adviser=north_team.adviser)
    return City(
        entrance=entrance,
        entrance_reception=current(tx).reception_of(entrance).id,
        north=north,
        south=south,
        north_district=north_district,
        south_district=south_district,
        north_team=north_team,
        south_team=south_team,
        landlord=landlord,
        department=department,
        private_landlord=put(
            tx, entry=Landlord(id=new_id(), name="Karen Udlejer", kind=LandlordKind.PRIVATE, phone="+4520202020")
        ).entry.id,
        cleaning=put(tx, entry=Supplier(id=new_id(), name="Rent Hjem", kind=SupplierKind.CLEANING)).entry.id,
        mediation=put(tx, entry=Supplier(id=new_id(), name="Mægling", kind=SupplierKind.CONFLICT_MEDIATION)).entry.id,
    )


def post(kind: ResponderKind, *, at: UUID, name: str | None, share: str = "1") -> Responder:
    """A post at a centre; without a name it is vacant."""
    return Responder(id=new_id(), kind=kind, shares={at: Decimal(share)}, name=name, held=name is not None)


def _centre(tx: Tx, name: str) -> UUID:
    return put(tx, entry=Centre(id=new_id(), name=f"Socialcenter {name}")).entry.id


def _described(centre: UUID, name: str, *, covering: UUID) -> Centre:
    return Centre(
        id=centre,
        name=f"Socialcenter {name}",
        kind=CentreKind.CENTRE,
        phone="+4533112233",
        email=f"{name.lower()}@example.dk",
        out_of_hours_phone="+4533114455",
        out_of_hours_text="Den sociale døgnvagt",
        covering_centre_id=covering,
    )


def _district(tx: Tx, name: str, code: str, centre: UUID, postcode: str) -> UUID:
    return put(tx, entry=District(id=new_id(), name=name, code=code, centre_id=centre, postcodes=(postcode,))).entry.id


def _team(tx: Tx, centre: UUID, name: str, *, half_post_at: UUID | None = None) -> Team:
    shares = {centre: Decimal("0.5"), half_post_at: Decimal("0.5")} if half_post_at else {centre: Decimal(1)}
    adviser = Responder(
        id=new_id(), kind=ResponderKind.HOUSING_ADVISER, shares=shares, name=f"Anna {name}", phone="+4540404040"
    )
    put(tx, entry=adviser)
    directory = current(tx)
    ids = {
        field: put(tx, entry=post(kind, at=centre, name=holder)).entry.id
        for field, kind, holder in (
            ("second_adviser", ResponderKind.HOUSING_ADVISER, f"Bent {name}"),
            ("vacant_adviser", ResponderKind.HOUSING_ADVISER, None),
            ("caseworker", ResponderKind.CASEWORKER, f"Carla {name}"),
            ("support_contact_person", ResponderKind.SUPPORT_CONTACT_PERSON, f"Dan {name}"),
            ("housing_support", ResponderKind.HOUSING_SUPPORT, f"Else {name}"),
        )
    }
    return Team(
        reception=directory.reception_of(centre).id,
        family_team=directory.family_team_of(centre).id,
        adviser=adviser.id,
        **ids,
    )


def _housing_organisation(tx: Tx, *, district: UUID, adviser: UUID) -> tuple[UUID, UUID]:
    landlord = Landlord(id=new_id(), name="Boligforeningen Ahorn", kind=LandlordKind.SOCIAL_HOUSING, cvr="12345678")
    put(tx, entry=landlord)
    department = Department(
        id=new_id(), landlord_id=landlord.id, name="Ahornparken", district_id=district, dwellings=18
    )
    put(tx, entry=department)
    put(tx, entry=Adviser(id=new_id(), department_id=department.id, responder_id=adviser, valid_from=tx.now))
    for side, name, deputy in (
        (ContactSide.MUNICIPALITY, "Mette Kontakt", False),
        (ContactSide.MUNICIPALITY, "Niels Stedfortræder", True),
        (ContactSide.LANDLORD, "Viggo Varmemester", False),
    ):
        put(
            tx,
            entry=Contact(
                id=new_id(),
                side=side,
                name=name,
                department_id=department.id,
                role="caretaker" if side is ContactSide.LANDLORD else "adviser",
                phone="+4533445566",
                deputy=deputy,
                valid_from=tx.now,
            ),
        )
    put_addresses(tx, lines=list(_addresses(department.id)))
    return landlord.id, department.id


def _addresses(department: UUID) -> Iterator[ToldPlace]:
    for floor in ("st", "1", "2", "3"):
        for door in ("tv", "th"):
            flat = (floor, door) == ("2", "th")
            yield ToldPlace(
                address="Ahornvej 14",
                postcode=NORTH_POSTCODE,
                floor=floor,
                door=door,
                stairwell="B",
                housing_department=department,
                dar_address_id=FLAT_DAR if flat else None,
            )
    yield ToldPlace(
        address="Birkevej 3", postcode=NORTH_POSTCODE, housing_department=department, dar_address_id=HOUSE_DAR
    )
    yield ToldPlace(address="Ahornvej 16", postcode=NORTH_POSTCODE, housing_department=department)
