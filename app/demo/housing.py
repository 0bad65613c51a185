"""Building the demo's landlords: 23 housing organisations with 470 departments, and everybody else who lets homes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from random import Random
from typing import Final
from uuid import UUID

from app.demo.names import (
    COOPERATIVES,
    HOUSING_ORGANISATIONS,
    OWNER_ASSOCIATIONS,
    STREETS,
    mail,
    person,
    phone,
)
from app.demo.town import Home, TownCentre
from app.directory import versions
from app.directory.addresses import put_addresses
from app.directory.current import mark_changed
from app.directory.dwellings import Grant, Support
from app.directory.entries import Adviser, Contact, Department, Landlord, Supplier
from app.directory.look_up import locate
from app.directory.places import ToldPlace
from app.directory.record import put
from app.directory.register import ADVISERS, CONTACTS, DEPARTMENTS
from app.kit.codes import ContactSide, GrantKind, LandlordKind, SupplierKind, SupportKind
from app.kit.database import Tx
from app.kit.ids import new_id

DEPARTMENTS_IN_ALL: Final = 470
_PRIVATE_LANDLORDS: Final = 6
_FLOORS, _DOORS = ("st", "1", "2", "3"), ("tv", "th")
_HOUSES: Final = (1, 1, 2, 2, 3)
_OTHER_HOMES: Final = 400
_SUPPORTED_IN_1000, _CLEANED_IN_1000 = 20, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Housing:
    social: tuple[Home, ...]
    other: tuple[Home, ...]
    organisations: tuple[UUID, ...]
    cooperatives: frozenset[UUID]
    owner_associations: frozenset[UUID]


def build_housing(tx: Tx, rng: Random, centres: Sequence[TownCentre]) -> Housing:
    organisations = tuple(_landlord(tx, rng, name, LandlordKind.SOCIAL_HOUSING) for name in HOUSING_ORGANISATIONS)
    cooperatives = [_landlord(tx, rng, name, LandlordKind.COOPERATIVE) for name in COOPERATIVES]
    associations = [_landlord(tx, rng, name, LandlordKind.OWNER_ASSOCIATION) for name in OWNER_ASSOCIATIONS]
    private = [_landlord(tx, rng, person(rng), LandlordKind.PRIVATE) for _ in range(_PRIVATE_LANDLORDS)]
    social = tuple(_departments(tx, rng, organisations, centres))
    put_addresses(tx, lines=[home.place for home in social])
    other = tuple(_other_homes(rng, [*cooperatives, *associations, *private], centres))
    return Housing(
        social=social,
        other=other,
        organisations=organisations,
        cooperatives=frozenset(cooperatives),
        owner_associations=frozenset(associations),
    )


def grant_help(
    tx: Tx, rng: Random, homes: Sequence[Home], *, centres: Sequence[TownCentre], suppliers: Sequence[Supplier]
) -> tuple[tuple[Home, ...], tuple[Home, ...]]:
    """Give some homes support, and others granted cleaning, from some time on; they are reported about too."""
    cleaners = [one.id for one in suppliers if one.kind is SupplierKind.CLEANING]
    supported = rng.sample(homes, len(homes) * _SUPPORTED_IN_1000 // 1000)
    for home in supported:
        kind, responders = _support(rng, centres[home.centre])
        put(
            tx,
            entry=Support(
                id=new_id(),
                dwelling=_dwelling(tx, home),
                kind=kind,
                valid_from=tx.now + timedelta(days=rng.randrange(200)),
                legal_basis="serviceloven § 85" if kind is SupportKind.HOUSING_SUPPORT else "serviceloven § 99",
                responder_id=rng.choice(responders),
            ),
        )
    cleaned = rng.sample(homes, len(homes) * _CLEANED_IN_1000 // 1000)
    for home in cleaned:
        put(
            tx,
            entry=Grant(
                id=new_id(),
                dwelling=_dwelling(tx, home),
                kind=GrantKind.CLEANING,
                valid_from=tx.now + timedelta(days=rng.randrange(200)),
                legal_basis="serviceloven § 83",
                supplier_id=rng.choice(cleaners),
            ),
        )
    return tuple(supported), tuple(cleaned)


def _support(rng: Random, centre: TownCentre) -> tuple[SupportKind, Sequence[UUID]]:
    choices: list[tuple[SupportKind, Sequence[UUID]]] = [
        (SupportKind.SUPPORT_CONTACT, centre.support_contacts),
        (SupportKind.HOUSING_SUPPORT, centre.housing_supports),
        (SupportKind.CTI, centre.housing_supports),
        (SupportKind.ADVISER_COURSE, centre.advisers),
    ]
    return rng.choice(choices)


def _dwelling(tx: Tx, home: Home) -> bytes:
    found = locate(tx, told=home.place).dwelling
    if found is None:
        raise ValueError("a home of the demo is one whole dwelling")
    return found


def _landlord(tx: Tx, rng: Random, name: str, kind: LandlordKind) -> UUID:
    cvr = None if kind is LandlordKind.PRIVATE else f"{rng.randrange(10**7, 10**8)}"
    entry = Landlord(id=new_id(), name=name, kind=kind, cvr=cvr, phone=phone(rng), email=_letting_mail(name))
    return put(tx, entry=entry).entry.id


def _letting_mail(name: str) -> str:
    return mail(name.replace("/", "")).replace("@kommunen", "@udlejer")


def _departments(tx: Tx, rng: Random, organisations: Sequence[UUID], centres: Sequence[TownCentre]) -> Iterator[Home]:
    """Make the departments, more where there are more posts, each with an adviser and contacts on both sides."""
    weights = [float(centre.plan.posts) for centre in centres]
    departments: list[Department] = []
    ties: list[Adviser] = []
    contacts: list[Contact] = []
    for number in range(DEPARTMENTS_IN_ALL):
        place = rng.choices(range(len(centres)), weights)[0]
        centre = centres[place]
        # The first of each organisation is certain; the others fall where chance makes large ones and small ones.
        owner = number if number < len(organisations) else min(rng.randrange(len(organisations)) for _ in range(2))
        district, postcodes = _district(rng, centre)
        homes = tuple(_homes(rng, STREETS[number], rng.choice(postcodes)))
        department = Department(
            id=new_id(),
            landlord_id=organisations[owner],
            name=f"Afdeling {number + 1}, {STREETS[number]}",
            district_id=district,
            dwellings=len(homes),
        )
        departments.append(department)
        ties.append(
            Adviser(
                id=new_id(), department_id=department.id, responder_id=rng.choice(centre.advisers), valid_from=tx.now
            )
        )
        contacts += _contacts(tx, rng, department.id, vacant=centre.plan.vacant)
        for told in homes:
            yield Home(place=_of(told, department.id), centre=place, organisation=department.landlord_id)
    mark_changed(tx)
    versions.add_all(tx, DEPARTMENTS, departments)
    versions.add_all(tx, ADVISERS, ties)
    versions.add_all(tx, CONTACTS, contacts)


def _district(rng: Random, centre: TownCentre) -> tuple[UUID, tuple[str, ...]]:
    """Return a district with its postcodes; one without postcodes of its own shares those of its centre."""
    place = rng.randrange(len(centre.districts))
    return centre.districts[place], centre.plan.districts[place].postcodes or centre.postcodes


def _homes(rng: Random, street: str, postcode: str) -> Iterator[ToldPlace]:
    first = 2 * rng.randrange(1, 20)
    for house in range(rng.choice(_HOUSES)):
        for floor, door in product(_FLOORS, _DOORS):
            yield ToldPlace(address=f"{street} {first + 2 * house}, {floor}. {door}", postcode=postcode)


def _of(told: ToldPlace, department: UUID) -> ToldPlace:
    return ToldPlace(address=told.address, postcode=told.postcode, housing_department=department)


def _contacts(tx: Tx, rng: Random, department: UUID, *, vacant: bool) -> Iterator[Contact]:
    """A named contact on each side; where the post is vacant the municipality's is the centre itself."""
    sides = (ContactSide.LANDLORD,) if vacant else (ContactSide.MUNICIPALITY, ContactSide.LANDLORD)
    for side in sides:
        name = person(rng)
        yield Contact(
            id=new_id(),
            side=side,
            name=name,
            valid_from=tx.now,
            department_id=department,
            role="caretaker" if side is ContactSide.LANDLORD else "adviser",
            phone=phone(rng),
            email=_letting_mail(name) if side is ContactSide.LANDLORD else mail(name),
            last_verified_at=tx.now,
        )


def _other_homes(rng: Random, letters: Sequence[UUID], centres: Sequence[TownCentre]) -> Iterator[Home]:
    """Homes that no register knows, found by their postcode alone."""
    streets = STREETS[DEPARTMENTS_IN_ALL:]
    weights = [float(centre.plan.posts) for centre in centres]
    for _ in range(_OTHER_HOMES):
        place = rng.choices(range(len(centres)), weights)[0]
        address = f"{rng.choice(streets)} {rng.randrange(1, 120)}, {rng.choice(_FLOORS)}. {rng.choice(_DOORS)}"
        told = ToldPlace(address=address, postcode=rng.choice(centres[place].postcodes))
        yield Home(place=told, centre=place, letter=rng.choice(letters))
