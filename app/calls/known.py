"""Who rings, as far as the directory knows the number (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.directory.entries import Department, Landlord
from app.directory.snapshot import Directory
from app.kit.codes import ContactSide, ReporterKind


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNumber:
    """Whose number it is; a number that nobody gave the directory is no error."""

    name: str | None = None
    side: ContactSide | None = None
    kind: ReporterKind = ReporterKind.UNKNOWN
    landlord: Landlord | None = None
    department: Department | None = None


NOBODY = KnownNumber()


def known_number(directory: Directory, phone: str | None) -> KnownNumber:
    """Return the contact with this number, its department and its landlord; else the landlord with this number.

    Of those who share a number whoever lets homes goes before us, and what they do not share is left open.
    """
    if phone is None:
        return NOBODY
    contacts = directory.contacts_by_phone(phone)
    theirs = tuple(one for one in contacts if one.side is ContactSide.LANDLORD)
    shared = theirs or contacts
    if not shared:
        landlord = directory.landlord_by_phone(phone)
        return NOBODY if landlord is None else KnownNumber(side=ContactSide.LANDLORD, landlord=landlord)
    departments = {one.department_id for one in shared}
    department = _department(directory, departments.pop()) if len(departments) == 1 else None
    alone = shared[0] if len({one.name for one in shared}) == 1 else None
    return KnownNumber(
        name=None if alone is None else alone.name,
        side=shared[0].side,
        kind=_kind(alone.role) if alone and theirs else ReporterKind.UNKNOWN,
        landlord=directory.landlord(department.landlord_id) if department and theirs else None,
        department=department,
    )


def _department(directory: Directory, department: UUID | None) -> Department | None:
    return None if department is None else directory.department(department)


def _kind(role: str) -> ReporterKind:
    try:
        return ReporterKind(role)
    except ValueError:
        return ReporterKind.UNKNOWN
