"""Where a place belongs, which dwelling it is, what that has, and whom to call about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from app.access.callers import SYSTEM
from app.directory.addresses import put_addresses
from app.directory.contact_scheme import ContactCard, card_of, contact_of
from app.directory.current import current
from app.directory.dwellings import Grant, Located, Support
from app.directory.entries import Contact, Landlord
from app.directory.look_up import contact_card, help_at, locate, tenancy_since
from app.directory.places import ToldPlace
from app.directory.record import put, start_tenancy
from app.kit.clock import FixedClock
from app.kit.codes import ContactSide, GrantKind, LandlordKind, SupportKind
from app.kit.database import Database
from app.kit.errors import Invalid
from app.kit.ids import new_id
from tests.directory.city import (
    FLAT,
    FLAT_DAR,
    HOUSE_DAR,
    NORTH_POSTCODE,
    OTHER_FLAT,
    PRIVATE_FLAT,
    SOUTH_POSTCODE,
    UNKNOWN_POSTCODE,
    City,
)


@pytest.fixture
def city(settled_city: City) -> City:
    return settled_city


def located(database: Database, told: ToldPlace, *, landlord: UUID | None = None) -> Located:
    return database.read(lambda tx: locate(tx, told=told, landlord=landlord), caller=SYSTEM)


def card(database: Database, told: ToldPlace) -> ContactCard:
    return database.read(lambda tx: contact_card(tx, told=told), caller=SYSTEM)


def test_a_registered_address_gives_department_landlord_and_centre(database: Database, city: City) -> None:
    found = located(database, FLAT)
    assert found.department is not None
    assert found.landlord is not None
    assert found.district is not None
    assert (found.department.id, found.landlord.id) == (city.department, city.landlord)
    assert (found.district.id, found.centre.id) == (city.north_district, city.north)
    assert found.dwelling is not None
    assert found.building is not None


@pytest.mark.parametrize(
    "told",
    [
        ToldPlace(address="AHORNVEJ 14 2TH", postcode="2400"),
        ToldPlace(address="Ahornvej 14", floor="2. sal", door="t.h.", postcode="2400"),
        ToldPlace(dar_address_id=FLAT_DAR),
        ToldPlace(dar_address_id=FLAT_DAR, address="noget helt andet 3"),
    ],
)
def test_one_dwelling_has_one_key_however_it_is_told(database: Database, city: City, told: ToldPlace) -> None:
    found = located(database, told)
    assert found.dwelling == located(database, FLAT).dwelling
    assert found.dwelling != located(database, OTHER_FLAT).dwelling
    assert found.building == located(database, OTHER_FLAT).building
    assert found.department is not None
    assert found.department.id == city.department


@pytest.mark.usefixtures("city")
def test_a_house_of_the_register_is_a_whole_dwelling_and_a_block_is_none(database: Database) -> None:
    house = located(database, ToldPlace(address="Birkevej 3", postcode=NORTH_POSTCODE))
    assert house.dwelling is not None
    assert house.dwelling == located(database, ToldPlace(dar_address_id=HOUSE_DAR)).dwelling
    for address in ("Ahornvej 14", "Ahornvej 16", "Ukendtvej 1"):
        assert located(database, ToldPlace(address=address, postcode=NORTH_POSTCODE)).dwelling is None


def test_a_dar_id_that_nobody_knows_still_names_a_dwelling(database: Database, city: City) -> None:
    unknown = new_id()
    found = located(database, replace(FLAT, dar_address_id=unknown))
    assert found.dwelling == located(database, ToldPlace(dar_address_id=unknown)).dwelling
    assert found.department is not None
    assert found.department.id == city.department


def test_without_a_department_the_postcode_decides_and_else_the_entrance(database: Database, city: City) -> None:
    south = located(database, PRIVATE_FLAT)
    assert (south.department, south.landlord, south.centre.id) == (None, None, city.south)
    assert south.dwelling is not None
    nowhere = located(database, ToldPlace(address="Ukendtvej 1", postcode=UNKNOWN_POSTCODE))
    assert (nowhere.district, nowhere.centre.id) == (None, city.entrance)
    assert located(database, ToldPlace()).centre.id == city.entrance


def test_what_the_directory_does_not_know_is_no_error(database: Database, city: City) -> None:
    found = located(database, replace(PRIVATE_FLAT, housing_department=new_id()), landlord=new_id())
    assert (found.department, found.landlord, found.centre.id) == (None, None, city.south)
    assert located(database, replace(FLAT, housing_department=new_id())).department is not None


def test_a_named_department_needs_no_address(database: Database, city: City) -> None:
    found = located(database, ToldPlace(housing_department=city.department))
    assert found.centre.id == city.north
    assert found.landlord is not None
    assert found.dwelling is None


def test_a_postcode_left_out_is_filled_in_from_the_landlords_own_addresses(database: Database, city: City) -> None:
    told = replace(FLAT, postcode=None)
    assert located(database, told, landlord=city.landlord).dwelling == located(database, FLAT).dwelling
    assert located(database, told, landlord=city.private_landlord).dwelling is None
    assert located(database, told).dwelling is None


def test_lines_of_the_register_are_changed_and_never_doubled(database: Database, city: City) -> None:
    line = replace(PRIVATE_FLAT, housing_department=city.department)
    first = database.write(lambda tx: put_addresses(tx, lines=[line, line]), caller=SYSTEM)
    again = database.write(lambda tx: put_addresses(tx, lines=[replace(line, stairwell="C")]), caller=SYSTEM)
    assert first == (again[0], again[0])
    found = located(database, PRIVATE_FLAT)
    assert found.department is not None
    assert found.centre.id == city.north


def test_lines_that_cannot_be_read_are_named(database: Database) -> None:
    lines = [ToldPlace(address="Ahornvej 14"), FLAT, ToldPlace(address="Ahornvej", postcode="2400")]
    lines.append(replace(FLAT, housing_department=new_id()))
    with pytest.raises(Invalid) as refused:
        database.write(lambda tx: put_addresses(tx, lines=lines), caller=SYSTEM)
    assert [error.pointer for error in refused.value.errors] == [
        "/addresses/0/postcode",
        "/addresses/2/address",
        "/addresses/3/housing_department",
    ]


def test_help_counts_from_its_first_instant_until_before_its_last(
    database: Database, clock: FixedClock, city: City
) -> None:
    dwelling = located(database, FLAT).dwelling
    assert dwelling is not None
    until = clock.at + timedelta(days=30)
    support = Support(
        id=new_id(),
        dwelling=dwelling,
        kind=SupportKind.CTI,
        valid_from=clock.at,
        valid_to=until,
        legal_basis="§ 85 a",
        responder_id=city.north_team.housing_support,
    )
    grant = Grant(
        id=new_id(),
        dwelling=dwelling,
        kind=GrantKind.CLEANING,
        valid_from=clock.at,
        valid_to=until,
        supplier_id=city.cleaning,
    )
    for entry in (support, grant):
        database.write(lambda tx, entry=entry: put(tx, entry=entry), caller=SYSTEM)  # type: ignore[misc]
    for at, there in ((clock.at, True), (until, False), (clock.at - timedelta(seconds=1), False)):
        found = database.read(lambda tx, at=at: help_at(tx, dwelling=dwelling, at=at), caller=SYSTEM)  # type: ignore[misc]
        assert (found.supports, found.grants) == (((support,), (grant,)) if there else ((), ()))


def test_tenants_change_when_somebody_moves_in(database: Database, clock: FixedClock, city: City) -> None:
    dwelling, other = located(database, FLAT).dwelling, located(database, OTHER_FLAT).dwelling
    assert dwelling is not None
    assert other is not None
    assert city.department

    def since(of: bytes) -> object:
        return database.read(lambda tx: tenancy_since(tx, dwelling=of), caller=SYSTEM)

    assert since(dwelling) is None
    first, second = clock.at - timedelta(days=400), clock.at + timedelta(days=10)
    for at in (first, second):
        database.write(lambda tx, at=at: start_tenancy(tx, dwelling=dwelling, at=at), caller=SYSTEM)  # type: ignore[misc]
    assert since(dwelling) == first
    assert since(other) is None
    clock.advance(timedelta(days=10))
    assert since(dwelling) == second


def test_the_contact_is_the_schemes_and_knows_nothing_of_cases(database: Database, city: City) -> None:
    found = card(database, FLAT)
    assert found.contact.name == "Mette Kontakt"
    assert found.deputy is not None
    assert found.deputy.name == "Niels Stedfortræder"
    assert found.landlord_contact is not None
    assert found.landlord_contact.name == "Viggo Varmemester"
    assert found.out_of_hours.phone == "+4533114455"
    assert found.housing_department is not None
    assert found.housing_department.id == city.department


def test_without_a_contact_the_centre_answers_and_without_a_centre_the_entrance(database: Database, city: City) -> None:
    assert card(database, PRIVATE_FLAT).contact.name == "Socialcenter Syd"
    nowhere = card(database, ToldPlace(address="Ukendtvej 1", postcode=UNKNOWN_POSTCODE))
    assert (nowhere.contact.name, nowhere.contact.phone) == ("Indgangen", "+4533666666")
    directory = database.read(current, caller=SYSTEM)
    assert contact_of(directory, department_id=new_id(), centre_id=None).name == "Indgangen"
    assert contact_of(directory, department_id=city.department, centre_id=city.south).name == "Mette Kontakt"


def test_a_contact_whom_nobody_can_call_is_reached_through_the_centre(
    database: Database, clock: FixedClock, city: City
) -> None:
    silent = Contact(
        id=new_id(), side=ContactSide.MUNICIPALITY, name="Sif Stille", centre_id=city.south, valid_from=clock.at
    )
    database.write(lambda tx: put(tx, entry=silent), caller=SYSTEM)
    found = card(database, PRIVATE_FLAT).contact
    assert (found.name, found.phone) == ("Sif Stille", "+4533112233")


def test_a_private_landlords_own_number_is_on_no_card(database: Database, city: City) -> None:
    line = ToldPlace(address="Strandgade 3", postcode=SOUTH_POSTCODE, housing_department=city.department)
    database.write(lambda tx: put_addresses(tx, lines=[line]), caller=SYSTEM)

    def shown(kind: LandlordKind) -> bool:
        owner = Landlord(id=city.landlord, name="Ejer", kind=kind, phone="+4520202020")
        database.write(lambda tx: put(tx, entry=owner), caller=SYSTEM)
        found = database.read(lambda tx: locate(tx, told=PRIVATE_FLAT), caller=SYSTEM)
        directory = database.read(current, caller=SYSTEM)
        return card_of(directory, replace(found, department=None)).landlord_contact is not None

    assert shown(LandlordKind.SOCIAL_HOUSING)
    assert not shown(LandlordKind.PRIVATE)
