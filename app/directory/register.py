"""Which entry is kept in which table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.directory.dwellings import Address, Grant, Support, Tenancy
from app.directory.entries import (
    Absence,
    Adviser,
    Centre,
    Contact,
    Department,
    District,
    Landlord,
    Responder,
    Supplier,
)
from app.directory.tables import (
    absences,
    addresses,
    contacts,
    department_advisers,
    districts,
    grants,
    housing_departments,
    landlords,
    responders,
    social_centres,
    suppliers,
    supports,
    tenancies,
)
from app.directory.versions import Kept

CENTRES: Final = Kept(Centre, social_centres)
DISTRICTS: Final = Kept(District, districts)
LANDLORDS: Final = Kept(Landlord, landlords)
DEPARTMENTS: Final = Kept(Department, housing_departments)
RESPONDERS: Final = Kept(Responder, responders)
ABSENCES: Final = Kept(Absence, absences)
ADVISERS: Final = Kept(Adviser, department_advisers)
CONTACTS: Final = Kept(Contact, contacts)
SUPPLIERS: Final = Kept(Supplier, suppliers)

ADDRESSES: Final = Kept(Address, addresses)
SUPPORTS: Final = Kept(Support, supports)
GRANTS: Final = Kept(Grant, grants)
TENANCIES: Final = Kept(Tenancy, tenancies)

SNAPSHOT: Final[frozenset[Kept[Any]]] = frozenset(
    {CENTRES, DISTRICTS, LANDLORDS, DEPARTMENTS, RESPONDERS, ABSENCES, ADVISERS, CONTACTS, SUPPLIERS}
)
"""What the snapshot holds; the rest is looked up by dwelling."""

KEPT: Final[Mapping[type, Kept[Any]]] = {
    kept.entry: kept for kept in (*SNAPSHOT, ADDRESSES, SUPPORTS, GRANTS, TENANCIES)
}
