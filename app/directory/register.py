"""Which entry is kept in which table, and whether one is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

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
from app.kit.database import Tx

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


def is_known(tx: Tx, kept: Kept[Any], entry_id: UUID) -> bool:
    """Whether the directory has an entry of this kind by this id, whenever it is valid."""
    table = kept.table
    found = sa.select(sa.literal(1)).where(table.c.id == entry_id, table.c.superseded_at.is_(None)).limit(1)
    return tx.execute(found).scalar() is not None
