"""Writes to the directory: every change is checked, dated and makes a newer version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, TypeVar
from uuid import UUID, uuid5

import sqlalchemy as sa

from app.directory import versions
from app.directory.current import mark_changed
from app.directory.dwellings import Tenancy
from app.directory.entries import Centre, Responder, Supplier
from app.directory.register import (
    CENTRES,
    DEPARTMENTS,
    DISTRICTS,
    KEPT,
    LANDLORDS,
    RESPONDERS,
    SNAPSHOT,
    SUPPLIERS,
    TENANCIES,
    is_known,
)
from app.directory.tables import social_centres
from app.directory.versions import NOW, Entry, Kept, Period, Version
from app.jobs.promise import Promise, promise
from app.kit.codes import CentreKind, ResponderKind
from app.kit.database import Tx
from app.kit.errors import Conflict, FieldError, Invalid
from app.kit.ids import new_id

E = TypeVar("E", bound=Entry)

POST_ENDS: Final = "post_ends"
"""The job that looks for what a post leaves behind."""

_REFERENCES: Final[Mapping[str, tuple[str, Kept[Any]]]] = {
    "centre_id": ("/social_centre", CENTRES),
    "covering_centre_id": ("/covering_centre", CENTRES),
    "landlord_id": ("/landlord", LANDLORDS),
    "district_id": ("/district", DISTRICTS),
    "department_id": ("/housing_department", DEPARTMENTS),
    "responder_id": ("/responder", RESPONDERS),
    "substitute_id": ("/substitute", RESPONDERS),
    "supplier_id": ("/supplier", SUPPLIERS),
}
_UNITS: Final = {
    ResponderKind.RECEPTION: "Modtagelsen, {}",
    ResponderKind.FAMILY_TEAM: "Børnefamilieteamet, {}",
}


def put(tx: Tx, *, entry: E, version: int | None = None, period: Period = NOW) -> Version[E]:
    """Write a new entry or a newer version of it, as `period` says or as the entry itself does.

    Invalid names what cannot be; Stale where `version` is given and not the newest, NotFound where it is given and
    there is no entry; Conflict at a second entrance. A new centre gets its reception and its family team at once.
    """
    kept = KEPT[type(entry)]
    if kept in SNAPSHOT:
        mark_changed(tx)
    errors = [*_period_errors(tx, kept, entry, period), *_reference_errors(tx, kept, entry)]
    if errors:
        raise Invalid(*errors)
    if isinstance(entry, Centre):
        _check_entrance(tx, entry)
    written: Version[E] = versions.put(tx, kept, entry, period=period, version=version)
    if isinstance(entry, Responder | Supplier) and written.version > 1:
        _promise_end(tx, entry, written)
    if isinstance(entry, Centre) and written.version == 1:
        _add_units(tx, entry, period)
    return written


def ensure_entrance(tx: Tx, *, name: str, phone: str | None = None, email: str | None = None) -> UUID:
    """Return the entrance, made where there is none: without it no report has a last resort."""
    known = tx.execute(_ENTRANCE).scalar()
    if known is not None:
        return UUID(str(known))
    entrance = Centre(id=new_id(), name=name, kind=CentreKind.ENTRANCE, phone=phone, email=email)
    return put(tx, entry=entrance).entry.id


def start_tenancy(tx: Tx, *, dwelling: bytes, at: datetime, after: UUID | None = None) -> UUID:
    """Note that a dwelling has other residents from an instant on: no case crosses it.

    `after` is the case whose end says so: `withdraw_tenancy` takes it back with that end.
    """
    tenancy = new_id() if after is None else _tenancy_after(after)
    return put(tx, entry=Tenancy(id=tenancy, dwelling=dwelling, valid_from=at)).entry.id


def withdraw_tenancy(tx: Tx, *, after: UUID) -> None:
    """Take back the tenancy that the end of this case began, if it began one."""
    versions.withdraw(tx, TENANCIES, _tenancy_after(after))


def _tenancy_after(case: UUID) -> UUID:
    return uuid5(case, "tenancy")


def _promise_end(tx: Tx, entry: Responder | Supplier, written: Version[Any]) -> None:
    """Promise to look, when a post or supplier ends or a post becomes vacant, for what it leaves behind."""
    vacant = isinstance(entry, Responder) and not (entry.held or entry.unit)
    ends = [written.valid_from, written.valid_to] if vacant else [written.valid_to]
    key = f"{entry.id}:{written.version}"
    due = {f"{key}:{place}": max(tx.now, at) for place, at in enumerate(ends) if at is not None}
    promise(tx, [Promise(kind=POST_ENDS, key=one, subject=entry.id, run_at=at) for one, at in due.items()])


_ENTRANCE: Final = sa.select(social_centres.c.id).where(
    social_centres.c.kind == CentreKind.ENTRANCE.value, social_centres.c.superseded_at.is_(None)
)


def _period_errors(tx: Tx, kept: Kept[Any], entry: object, period: Period) -> Iterator[FieldError]:
    stated: Any = entry if kept.states_its_period else period
    if stated.valid_to is not None and stated.valid_to <= (stated.valid_from or tx.now):
        yield FieldError("/valid_to", "must be after valid_from")


def _reference_errors(tx: Tx, kept: Kept[Any], entry: Any) -> Iterator[FieldError]:  # noqa: ANN401 any entry
    for field in fields(entry):
        pointer, target = _REFERENCES.get(field.name, ("/successor", kept))
        named = getattr(entry, field.name) if field.name in _REFERENCES or field.name == "successor_id" else None
        if named is not None and not is_known(tx, target, named):
            yield FieldError(pointer, "is not in the directory")
        elif named == entry.id and target is kept:
            yield FieldError(pointer, "must be another one")
    if isinstance(entry, Responder):
        yield from _share_errors(tx, entry)


def _share_errors(tx: Tx, responder: Responder) -> Iterator[FieldError]:
    for place, (centre_id, share) in enumerate(responder.shares.items()):
        if not is_known(tx, CENTRES, centre_id):
            yield FieldError(f"/shares/{place}/social_centre", "is not in the directory")
        if share <= 0:
            yield FieldError(f"/shares/{place}/posts", "must be more than 0")


def _check_entrance(tx: Tx, centre: Centre) -> None:
    """Keep exactly one entrance, whatever is renamed."""
    known = tx.execute(_ENTRANCE).scalar()
    if centre.kind is CentreKind.ENTRANCE and known is not None and known != centre.id:
        raise Conflict("There is an entrance already.")
    if centre.kind is not CentreKind.ENTRANCE and known == centre.id:
        raise Conflict("The entrance is the last resort and cannot become an ordinary centre.")


def _add_units(tx: Tx, centre: Centre, period: Period) -> None:
    """Give a centre those who take what nobody else does: no report may wait for the directory to be completed."""
    for kind, team in _UNITS.items():
        unit = Responder(
            id=new_id(), kind=kind, team=team.format(centre.name), unit=True, shares={centre.id: Decimal(1)}
        )
        versions.put(tx, RESPONDERS, unit, period=period)
