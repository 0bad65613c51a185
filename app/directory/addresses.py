"""The address register: written in bulk, read by street, number and postcode or by DAR address id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from app.directory import versions
from app.directory.dwellings import Address
from app.directory.places import Place, ToldPlace, parse_place
from app.directory.register import ADDRESSES, DEPARTMENTS, is_known
from app.directory.tables import addresses
from app.kit.database import Tx
from app.kit.errors import FieldError, Invalid
from app.kit.ids import new_id
from app.kit.prepared import Prepared

_TOGETHER: Final = 200  # lines of one query
_AT: Final = "/addresses/{line}/{field}"
_KNOWN: Final = addresses.c.superseded_at.is_(None)

# Built once: it is asked for every report, and building it costs more than asking it.
_NEAREST: Final = Prepared(
    sa.select(*(addresses.c[field.name] for field in fields(Address)))
    .where(
        addresses.c.street == sa.bindparam("street"),
        addresses.c.number == sa.bindparam("number"),
        addresses.c.postcode == sa.bindparam("postcode"),
        _KNOWN,
        addresses.c.valid_from <= sa.bindparam("now"),
        sa.or_(addresses.c.valid_to.is_(None), addresses.c.valid_to > sa.bindparam("now")),
    )
    .order_by(
        sa.case(
            (
                sa.and_(
                    sa.func.coalesce(addresses.c.floor, "") == sa.bindparam("floor"),
                    sa.func.coalesce(addresses.c.door, "") == sa.bindparam("door"),
                ),
                0,
            ),
            (addresses.c.floor.is_(None), 1),
            else_=2,
        ),
        addresses.c.id,
    )
    .limit(2)
)


def put_addresses(tx: Tx, *, lines: Sequence[ToldPlace]) -> tuple[UUID, ...]:
    """Write lines of the register and return their ids; a line that is there already is changed where it differs.

    Invalid names each line without postcode, street or number, or with a department that is not known.
    """
    places = [parse_place(told) for told in lines]
    errors = [*_line_errors(places), *_department_errors(tx, lines)]
    if errors:
        raise Invalid(*errors)
    told = [_address(place, line.housing_department) for place, line in zip(places, lines, strict=True)]
    known = _same_lines(tx, told)
    written: dict[tuple[str | None, ...], Address] = {}
    for address in told:
        written[_key(address)] = replace(address, id=known[_key(address)].id) if _key(address) in known else address
    versions.add_all(tx, ADDRESSES, (address for key, address in written.items() if key not in known))
    for key, address in written.items():
        if key in known and known[key] != address:
            versions.put(tx, ADDRESSES, address)
    return tuple(written[_key(address)].id for address in told)


def read_line(tx: Tx, *, line: ToldPlace) -> Address:
    """Return a line of the register as a new entry; Invalid as `put_addresses`."""
    place = parse_place(line)
    errors = [*_line_errors([place], at="/{field}"), *_department_errors(tx, [line], at="/{field}")]
    if errors:
        raise Invalid(*errors)
    return _address(place, line.housing_department)


def by_dar(tx: Tx, dar_address_id: UUID) -> Address | None:
    found = _read(tx, sa.select(addresses).where(_now(tx), addresses.c.dar_address_id == dar_address_id).limit(1))
    return next(found, None)


def foresee_nearest(tx: Tx, place: Place) -> None:
    """Let what `nearest` is about to ask go along with the next question."""
    tx.foresee(_NEAREST, _house(tx, place))


def nearest(tx: Tx, place: Place) -> tuple[Address, ...]:
    """Return two lines of the house number at most: the told unit's first, else the whole building's, else any."""
    return tuple(Address(**row._asdict()) for row in tx.rows(_NEAREST, _house(tx, place)))


def _house(tx: Tx, place: Place) -> dict[str, Any]:
    return {
        "street": place.street,
        "number": place.number,
        "postcode": place.postcode,
        "floor": place.floor or "",
        "door": place.door or "",
        "now": tx.now,
    }


def in_department(tx: Tx, department: UUID) -> tuple[Address, ...]:
    """Return the lines of one department in order of house number, floor and door, as far as text orders them."""
    order = addresses.c.street, addresses.c.number, addresses.c.floor, addresses.c.door
    return tuple(
        _read(tx, sa.select(addresses).where(_now(tx), addresses.c.department_id == department).order_by(*order))
    )


def postcode_within(tx: Tx, place: Place, departments: Sequence[UUID]) -> str | None:
    """Return the postcode of a street and number in these departments; None where it is not one alone."""
    inside = addresses.c.department_id.in_(departments)
    chosen = (
        sa.select(addresses.c.postcode).where(_now(tx), _at(place.street, place.number), inside).distinct().limit(2)
    )
    found = tx.execute(chosen).scalars().all()
    return str(found[0]) if len(found) == 1 else None


def _at(street: str | None, number: str | None) -> sa.ColumnElement[bool]:
    return sa.and_(addresses.c.street == street, addresses.c.number == number)


def _now(tx: Tx) -> sa.ColumnElement[bool]:
    lasting = sa.or_(addresses.c.valid_to.is_(None), addresses.c.valid_to > tx.now)
    return sa.and_(_KNOWN, addresses.c.valid_from <= tx.now, lasting)


def _read(tx: Tx, chosen: sa.Select[Any]) -> Iterator[Address]:
    return (ADDRESSES.read(row._asdict(), sealer=tx.sealer) for row in tx.execute(chosen))


def _address(place: Place, department_id: UUID | None) -> Address:
    return Address(
        id=new_id(),
        department_id=department_id,
        postcode=place.postcode or "",
        street=place.street or "",
        number=place.number or "",
        floor=place.floor,
        door=place.door,
        stairwell=place.stairwell,
        dar_address_id=place.dar_address_id,
    )


def _key(address: Address) -> tuple[str | None, ...]:
    return address.postcode, address.street, address.number, address.floor, address.door


def _same_lines(tx: Tx, told: Sequence[Address]) -> dict[tuple[str | None, ...], Address]:
    numbers = list(dict.fromkeys((address.street, address.number, address.postcode) for address in told))
    columns = sa.tuple_(addresses.c.street, addresses.c.number, addresses.c.postcode)
    known = {}
    for start in range(0, len(numbers), _TOGETHER):
        some = columns.in_(numbers[start : start + _TOGETHER])
        known.update({_key(address): address for address in _read(tx, sa.select(addresses).where(_now(tx), some))})
    return known


def _line_errors(places: Sequence[Place], *, at: str = _AT) -> Iterator[FieldError]:
    for line, place in enumerate(places):
        if place.postcode is None:
            yield FieldError(at.format(line=line, field="postcode"), "a postcode of four digits is needed")
        if place.building_text is None and place.postcode is not None:
            yield FieldError(at.format(line=line, field="address"), "a street with a house number is needed")
        if place.unclear:
            yield FieldError(at.format(line=line, field="address"), "has words about the unit that are not understood")


def _department_errors(tx: Tx, lines: Sequence[ToldPlace], *, at: str = _AT) -> Iterator[FieldError]:
    known: dict[UUID, bool] = {}
    for place, line in enumerate(lines):
        department = line.housing_department
        if department is None:
            continue
        if department not in known:
            known[department] = is_known(tx, DEPARTMENTS, department)
        if not known[department]:
            yield FieldError(at.format(line=place, field="housing_department"), "is not in the directory")
