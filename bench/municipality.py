"""The municipality of the benches: eight centres with their people, departments with an own adviser and without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from app.directory.entries import Adviser, Centre, Department, District, Landlord, Responder
from app.directory.record import ensure_entrance, put
from app.kit.codes import LandlordKind, ResponderKind
from app.kit.database import Tx
from app.kit.ids import new_id

CENTRES = 8
ADVISERS = 4
DEPARTMENTS = 6
_POSTS = (
    *(ResponderKind.HOUSING_ADVISER,) * ADVISERS,
    ResponderKind.CASEWORKER,
    ResponderKind.SUPPORT_CONTACT_PERSON,
    ResponderKind.HOUSING_SUPPORT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchCentre:
    """A centre; of its departments the even ones have an adviser of their own."""

    id: UUID
    postcode: str
    advisers: tuple[UUID, ...]
    departments: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    landlord: UUID
    centres: tuple[BenchCentre, ...]


def found(tx: Tx) -> Municipality:
    """Make it in an empty database."""
    ensure_entrance(tx, name="Indgangen", phone="+4533666666", email="indgangen@example.dk")
    landlord = put(tx, entry=Landlord(id=new_id(), name="Almenbo", kind=LandlordKind.SOCIAL_HOUSING)).entry.id
    return Municipality(landlord=landlord, centres=tuple(_centre(tx, place, landlord) for place in range(CENTRES)))


def _centre(tx: Tx, place: int, landlord: UUID) -> BenchCentre:
    centre = put(tx, entry=Centre(id=new_id(), name=f"Socialcenter {place + 1}", phone="+4533112233")).entry.id
    postcode = f"{2100 + 100 * place}"
    district = District(
        id=new_id(), name=f"Kvarter {place + 1}", code=str(place + 1), centre_id=centre, postcodes=(postcode,)
    )
    put(tx, entry=district)
    posts = [
        put(tx, entry=Responder(id=new_id(), kind=kind, shares={centre: Decimal(1)}, name=f"{kind} {number}")).entry
        for number, kind in enumerate(_POSTS)
    ]
    advisers = tuple(post.id for post in posts if post.kind is ResponderKind.HOUSING_ADVISER)
    departments = tuple(_departments(tx, landlord, district.id, advisers))
    return BenchCentre(id=centre, postcode=postcode, advisers=advisers, departments=departments)


def _departments(tx: Tx, landlord: UUID, district: UUID, advisers: tuple[UUID, ...]) -> Iterator[UUID]:
    for number in range(DEPARTMENTS):
        one = Department(id=new_id(), landlord_id=landlord, name=f"Afdeling {number}", district_id=district)
        put(tx, entry=one)
        if number % 2 == 0:
            adviser = advisers[number % len(advisers)]
            put(tx, entry=Adviser(id=new_id(), department_id=one.id, responder_id=adviser, valid_from=tx.now))
        yield one.id
