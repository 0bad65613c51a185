"""Questions to the directory: where a place belongs, what a dwelling has, whom to call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.directory import addresses as address_register
from app.directory.contact_scheme import ContactCard, card_of
from app.directory.current import current
from app.directory.dwellings import Address, DwellingHelp, Located
from app.directory.entries import Centre, Department, District
from app.directory.places import Place, ToldPlace, parse_place
from app.directory.register import GRANTS, SUPPORTS
from app.directory.snapshot import Directory
from app.directory.tables import tenancies
from app.directory.versions import E, Kept
from app.kit.database import Tx
from app.kit.prepared import Prepared

__all__ = ["contact_card", "current", "foresee_help", "foresee_place", "help_at", "locate", "tenancy_since"]

_PARSED: Final = "parsed"

# Statements are built once: they run for every report, and building one costs more than asking it.
_TENANCIES: Final = Prepared(
    sa.select(tenancies.c.valid_from, tenancies.c.valid_to).where(
        tenancies.c.dwelling == sa.bindparam("dwelling"),
        tenancies.c.superseded_at.is_(None),
        tenancies.c.valid_from <= sa.bindparam("at"),
    )
)


def _in_force_at(table: sa.Table) -> Prepared:
    return Prepared(
        sa.select(table)
        .where(table.c.dwelling == sa.bindparam("dwelling"), table.c.superseded_at.is_(None))
        .where(table.c.valid_from <= sa.bindparam("at"))
        .where(sa.or_(table.c.valid_to.is_(None), table.c.valid_to > sa.bindparam("at")))
        .order_by(table.c.valid_from, table.c.id)
    )


_IN_FORCE: Final[Mapping[Kept[Any], Prepared]] = {kept: _in_force_at(kept.table) for kept in (SUPPORTS, GRANTS)}


def foresee_place(tx: Tx, *, told: ToldPlace) -> None:
    """Let what `locate` asks of a place that was told in full go along with the next question."""
    place = _parsed(tx, told)
    if place.postcode is not None and place.building_text is not None and place.dar_address_id is None:
        address_register.foresee_nearest(tx, place)


def locate(tx: Tx, *, told: ToldPlace, landlord: UUID | None = None, directory: Directory | None = None) -> Located:
    """Return what the directory makes of a place; what it does not know is no error, the entrance takes the rest.

    The department is the one that was named, else the one of the address in the register. `directory` saves a query.
    """
    directory = directory or current(tx)
    department = directory.department(told.housing_department) if told.housing_department else None
    place = _with_postcode(tx, _parsed(tx, told), directory, department, landlord)
    place, line, text = _registered(tx, place)
    if department is None and line is not None and line.department_id is not None:
        department = directory.department(line.department_id)
    district, centre = _responsible(directory, department, place)
    letting = landlord or (department.landlord_id if department else None)
    building = place.building_text
    return Located(
        place=place,
        centre=centre,
        district=district,
        department=department,
        landlord=directory.landlord(letting) if letting else None,
        dwelling=tx.sealer.fingerprint(text, purpose="dwelling") if text else None,
        building=tx.sealer.fingerprint(building, purpose="building") if building else None,
    )


def foresee_help(tx: Tx, *, dwelling: bytes, at: datetime) -> None:
    """Let what `help_at` is about to ask go along with the next question."""
    for asked in _IN_FORCE.values():
        tx.foresee(asked, {"dwelling": dwelling, "at": at})


def help_at(tx: Tx, *, dwelling: bytes, at: datetime) -> DwellingHelp:
    """Return support and grants of a dwelling at an instant, as known now."""
    return DwellingHelp(
        supports=_in_force(tx, SUPPORTS, dwelling, at),
        grants=_in_force(tx, GRANTS, dwelling, at),
    )


def tenancy_since(tx: Tx, *, dwelling: bytes, at: datetime | None = None) -> datetime | None:
    """Return when tenants last changed - moved in, or out - up to `at` (now); None where nobody told."""
    at = at or tx.now
    told = tx.rows(_TENANCIES, {"dwelling": dwelling, "at": at})
    changes = [change for row in told for change in row if change is not None and change <= at]
    return max(changes, default=None)


def contact_card(tx: Tx, *, told: ToldPlace) -> ContactCard:
    """Return whom a landlord calls about a place, and who is there out of hours."""
    directory = current(tx)
    return card_of(directory, locate(tx, told=told, directory=directory))


def _in_force(tx: Tx, kept: Kept[E], dwelling: bytes, at: datetime) -> tuple[E, ...]:
    rows = tx.rows(_IN_FORCE[kept], {"dwelling": dwelling, "at": at})
    return tuple(kept.read(row._asdict(), sealer=tx.sealer) for row in rows)


def _parsed(tx: Tx, told: ToldPlace) -> Place:
    known = tx.known.get((_PARSED, told))
    if isinstance(known, Place):
        return known
    place = tx.known[_PARSED, told] = parse_place(told)
    return place


def _with_postcode(
    tx: Tx, place: Place, directory: Directory, department: Department | None, landlord: UUID | None
) -> Place:
    """Fill in a postcode that was left out, from the landlord's own addresses alone: others may have such a street."""
    if place.postcode or not (place.street and place.number):
        return place
    own = [department] if department else directory.departments_of(landlord) if landlord else []
    if not own:
        return place
    postcode = address_register.postcode_within(tx, place, [one.id for one in own])
    return replace(place, postcode=postcode)


def _registered(tx: Tx, place: Place) -> tuple[Place, Address | None, str | None]:
    """Return the place with what the register adds, its line there, and the text that is this dwelling's key.

    A DAR id that the register knows by all five parts and the same five parts as text are one key.
    """
    if place.dar_address_id is not None:
        line = address_register.by_dar(tx, place.dar_address_id)
        if line is None:
            return place, _nearest(tx, place), place.dwelling_text
        known = _as_registered(place, line)
        return known, line, known.written_dwelling_text or known.dwelling_text
    if place.building_text is None:
        return place, None, None
    lines = address_register.nearest(tx, place)
    if len(lines) == 1 and _is_house(lines[0], place):
        return place, lines[0], f"dar|{lines[0].dar_address_id}"
    return place, lines[0] if lines else None, place.written_dwelling_text


def _nearest(tx: Tx, place: Place) -> Address | None:
    lines = address_register.nearest(tx, place) if place.building_text else ()
    return lines[0] if lines else None


def _as_registered(place: Place, line: Address) -> Place:
    return replace(
        place,
        postcode=line.postcode,
        street=line.street,
        number=line.number,
        floor=line.floor,
        door=line.door,
        stairwell=line.stairwell or place.stairwell,
        unclear=False,
    )


def _is_house(line: Address, place: Place) -> bool:
    """Whether a lone line without floor and door is a dwelling: DAR gives an address id to dwellings, not to blocks."""
    whole = line.floor is None and line.door is None and line.dar_address_id is not None
    return whole and place.floor is None and place.door is None and not place.unclear


def _responsible(directory: Directory, department: Department | None, place: Place) -> tuple[District | None, Centre]:
    """Return district and centre: the department's, else those of the postcode, else the entrance."""
    by_postcode = directory.district_of_postcode(place.postcode) if place.postcode else None
    district = directory.district(department.district_id) if department and department.district_id else by_postcode
    named = [department.centre_id if department else None, district.centre_id if district else None]
    centres = [centre for centre_id in named if centre_id and (centre := directory.centre(centre_id))]
    return district, centres[0] if centres else directory.entrance
