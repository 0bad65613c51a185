"""Whom a landlord calls: by the contact scheme, never by who owns a case, so that an answer tells nothing of one."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.directory.dwellings import Located
from app.directory.entries import Centre, Contact, Department, Landlord
from app.directory.snapshot import Directory
from app.kit.codes import ContactSide, LandlordKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reachable:
    name: str
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfHours:
    phone: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCard:
    housing_department: Department | None
    social_centre: Centre
    contact: Reachable
    deputy: Reachable | None
    out_of_hours: OutOfHours
    landlord_contact: Reachable | None


def contact_of(directory: Directory, *, department_id: UUID | None, centre_id: UUID | None) -> Reachable:
    """Return the municipal contact of a department, else its centre's, else the centre itself, else the entrance."""
    found = _municipal(directory, department_id=department_id, centre_id=centre_id, deputy=False)
    return found or _centre(directory, _centre_or_entrance(directory, centre_id))


def out_of_hours_of(directory: Directory, centre: Centre) -> OutOfHours:
    """Return who answers while the centre is closed: its own, else the entrance's; all of it may be unsaid."""
    said = centre if centre.out_of_hours_phone or centre.out_of_hours_text else directory.entrance
    return OutOfHours(phone=said.out_of_hours_phone, text=said.out_of_hours_text)


def card_of(directory: Directory, located: Located) -> ContactCard:
    department_id = located.department.id if located.department else None
    centre_id = located.centre.id
    return ContactCard(
        housing_department=located.department,
        social_centre=located.centre,
        contact=contact_of(directory, department_id=department_id, centre_id=centre_id),
        deputy=_municipal(directory, department_id=department_id, centre_id=centre_id, deputy=True),
        out_of_hours=out_of_hours_of(directory, located.centre),
        landlord_contact=_landlord_contact(directory, department_id, located.landlord),
    )


def _municipal(
    directory: Directory, *, department_id: UUID | None, centre_id: UUID | None, deputy: bool
) -> Reachable | None:
    side = ContactSide.MUNICIPALITY
    own = directory.contacts(side, department_id=department_id) if department_id else ()
    shared = directory.contacts(side, centre_id=centre_id) if centre_id else ()
    found = next((contact for contact in (*own, *shared) if contact.deputy is deputy), None)
    return _reachable(found, _centre_or_entrance(directory, centre_id)) if found else None


def _reachable(contact: Contact, centre: Centre) -> Reachable:
    """A contact without a way to reach it is reached through its centre."""
    if contact.phone or contact.email:
        return Reachable(name=contact.name, phone=contact.phone, email=contact.email)
    return Reachable(name=contact.name, phone=centre.phone, email=centre.email)


def _centre_or_entrance(directory: Directory, centre_id: UUID | None) -> Centre:
    return (directory.centre(centre_id) if centre_id else None) or directory.entrance


def _centre(directory: Directory, centre: Centre) -> Reachable:
    through = centre if centre.phone or centre.email else directory.entrance
    return Reachable(name=centre.name, phone=through.phone, email=through.email)


def _landlord_contact(directory: Directory, department_id: UUID | None, landlord: Landlord | None) -> Reachable | None:
    named = directory.contacts(ContactSide.LANDLORD, department_id=department_id) if department_id else ()
    if named:
        return Reachable(name=named[0].name, phone=named[0].phone, email=named[0].email)
    # A private landlord is a person, and the card is for everyone who lets homes.
    if landlord is None or landlord.kind in {LandlordKind.PRIVATE, LandlordKind.UNKNOWN}:
        return None
    return Reachable(name=landlord.name, phone=landlord.phone, email=landlord.email)
