"""Keys to try the demo with, for one home and everybody concerned: new ones at every start, good for a week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.access.callers import KeyGrant
from app.access.keys import create_key
from app.assignment.choose import home_of
from app.assignment.of_report import has_cases
from app.assignment.task_rows import Debtor, tasks_owed
from app.demo.names import HOUSING_ORGANISATIONS
from app.demo.to_try import GOOD_FOR, ToTry
from app.directory.addresses import in_department
from app.directory.current import current
from app.directory.dwellings import Address
from app.directory.entries import Department, Responder
from app.directory.look_up import help_at, locate
from app.directory.places import ToldPlace
from app.directory.snapshot import Directory
from app.kit.codes import Role, SupplierKind
from app.kit.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    department: Department
    adviser: Responder
    line: Address


def keys_to_try(tx: Tx) -> ToTry | None:
    """Make the keys; None where the directory is not the demo's, or none of its advisers is at work.

    Departments of the demo bear the name of their street.
    """
    directory = current(tx)
    if HOUSING_ORGANISATIONS[0] not in {one.name for one in directory.landlords}:
        return None
    subject = next(_subjects(tx, directory), None)
    if subject is None:
        return None
    department, adviser, line = subject.department, subject.adviser, subject.line
    near = department.centre_id or _centre_of(directory, department)
    centre = directory.centre(home_of(adviser, near, directory)) or directory.entrance
    return ToTry(
        address=f"{department.name.rpartition(', ')[2]} {line.number}, {line.floor}. {line.door}",
        postcode=line.postcode,
        department=department,
        adviser=adviser,
        centre=centre,
        portal=_key(tx, Role.LANDLORD_PORTAL, landlords=frozenset({department.landlord_id})),
        adviser_key=_key(tx, Role.RESPONDER, responder=adviser.id),
        leader=_key(tx, Role.CENTRE_LEADER, centres=frozenset({centre.id})),
        supplier=_key(tx, Role.SUPPLIER, supplier=_busiest(tx, directory)),
        administrator=_key(tx, Role.ADMINISTRATOR),
    )


def _subjects(tx: Tx, directory: Directory) -> Iterator[_Subject]:
    """Yield homes without a past, in departments whose adviser is at work now; every start begins with the same."""
    for department in sorted(directory.departments, key=lambda one: (one.name, one.id)):
        advisers = directory.advisers_of(department.id)
        if not advisers or not directory.on_duty(advisers[0], tx.now):
            continue
        for line in in_department(tx, department.id):
            if line.floor and line.door and _is_fresh(tx, line):
                yield _Subject(department=department, adviser=advisers[0], line=line)


def _is_fresh(tx: Tx, line: Address) -> bool:
    told = ToldPlace(address=f"{line.street} {line.number}", floor=line.floor, door=line.door, postcode=line.postcode)
    dwelling = locate(tx, told=told).dwelling
    if dwelling is None or has_cases(tx, dwelling=dwelling):
        return False
    helped = help_at(tx, dwelling=dwelling, at=tx.now)
    return not (helped.supports or helped.grants)


def _centre_of(directory: Directory, department: Department) -> UUID:
    district = directory.district(department.district_id) if department.district_id else None
    return district.centre_id if district else directory.entrance.id


def _busiest(tx: Tx, directory: Directory) -> UUID:
    """Return the cleaning supplier who owes most, so that there is something to see."""
    cleaners = directory.suppliers_of(SupplierKind.CLEANING)
    return max(cleaners, key=lambda one: len(tasks_owed(tx, Debtor(supplier=one.id)))).id


def _key(tx: Tx, role: Role, **bounds: object) -> str:
    grant = KeyGrant(role=role, person=f"demo {role.value}", valid_to=tx.now + GOOD_FOR, **bounds)  # type: ignore[arg-type]
    return create_key(tx, grant=grant)
