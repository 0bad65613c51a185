"""Building the demo's municipality in the directory: centres and their people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Final
from uuid import UUID

from app.demo.centres import CENTRES, ENTRANCE_NAME, CentrePlan
from app.demo.names import mail, person, phone
from app.demo.town import TownCentre
from app.directory.entries import Absence, Centre, District, Responder, Supplier
from app.directory.record import put
from app.directory.snapshot import Directory
from app.kit.codes import CentreKind, ResponderKind, SupplierKind
from app.kit.database import Tx
from app.kit.ids import new_id

_OUT_OF_HOURS: Final = "Den sociale døgnvagt"
_SUPPLIERS: Final = (
    ("Rent & Ro", SupplierKind.CLEANING),
    ("Kost og Spand", SupplierKind.CLEANING),
    ("Hovedrent Øst", SupplierKind.CLEANING),
    ("Naboforlig", SupplierKind.CONFLICT_MEDIATION),
    ("Låsen", SupplierKind.LOCKSMITH),
    ("Flyttehjælpen", SupplierKind.OTHER),
)
_WORKERS: Final = (
    (ResponderKind.SUPPORT_CONTACT_PERSON, 2),
    (ResponderKind.HOUSING_SUPPORT, 2),
    (ResponderKind.CASEWORKER, 2),
)
_HALF: Final = Decimal("0.5")
_ABSENCES_A_POST: Final = 2


def build_centres(tx: Tx, rng: Random, *, before: Directory) -> tuple[TownCentre, ...]:
    """Make the entrance and the centres with their districts and posts, and tie neighbours together as covering."""
    _renew_entrance(tx, before)
    ids = [new_id() for _ in CENTRES]
    for centre, plan in zip(ids, CENTRES, strict=True):
        put(tx, entry=Centre(id=centre, name=plan.name))
    for place, (centre, plan) in enumerate(zip(ids, CENTRES, strict=True)):
        put(tx, entry=_centre(rng, centre, plan, covering=ids[place - 1]))
    shared = _shared_half_posts(tx, rng, ids)
    return tuple(_people(tx, rng, centre, plan, shared) for centre, plan in zip(ids, CENTRES, strict=True))


def build_suppliers(tx: Tx, rng: Random) -> tuple[Supplier, ...]:
    return tuple(
        put(tx, entry=Supplier(id=new_id(), name=name, kind=kind, phone=phone(rng), email=mail(name))).entry
        for name, kind in _SUPPLIERS
    )


def plan_absences(tx: Tx, rng: Random, centres: tuple[TownCentre, ...], *, days: int) -> None:
    """Send every adviser away for some weeks of the coming `days`; colleagues stand in."""
    for centre in centres:
        for place, adviser in enumerate(centre.advisers):
            substitute = centre.advisers[place - 1] if len(centre.advisers) > 1 else None
            for _ in range(0 if centre.plan.vacant else _ABSENCES_A_POST):
                start = tx.now + timedelta(days=rng.randrange(max(1, days - 30)))
                until = start + timedelta(days=rng.choice((5, 9, 19)))
                put(
                    tx,
                    entry=Absence(
                        id=new_id(), responder_id=adviser, valid_from=start, valid_to=until, substitute_id=substitute
                    ),
                )


def _renew_entrance(tx: Tx, before: Directory) -> None:
    """The service made an entrance when it started; it has to have been there, with its people, a year ago."""
    made = before.entrance
    entrance = replace(
        made,
        name=ENTRANCE_NAME,
        kind=CentreKind.ENTRANCE,
        out_of_hours_phone="+4533114455",
        out_of_hours_text=_OUT_OF_HOURS,
    )
    for unit in before.responders:
        put(tx, entry=unit)
    put(tx, entry=entrance)


def _centre(rng: Random, centre: UUID, plan: CentrePlan, *, covering: UUID) -> Centre:
    return Centre(
        id=centre,
        name=plan.name,
        phone=phone(rng),
        email=mail(plan.name),
        out_of_hours_phone="+4533114455",
        out_of_hours_text=_OUT_OF_HOURS,
        covering_centre_id=covering,
    )


def _shared_half_posts(tx: Tx, rng: Random, ids: list[UUID]) -> dict[UUID, UUID]:
    """Two centres have half a post each: one person holds both."""
    halves = [centre for centre, plan in zip(ids, CENTRES, strict=True) if plan.posts % 1 == _HALF]
    name = person(rng)
    post = Responder(
        id=new_id(),
        kind=ResponderKind.HOUSING_ADVISER,
        shares=dict.fromkeys(halves, _HALF),
        name=name,
        phone=phone(rng),
        email=mail(name),
    )
    put(tx, entry=post)
    return dict.fromkeys(halves, post.id)


def _people(tx: Tx, rng: Random, centre: UUID, plan: CentrePlan, shared: dict[UUID, UUID]) -> TownCentre:
    districts = tuple(_districts(tx, centre, plan))
    advisers = [
        _post(tx, rng, ResponderKind.HOUSING_ADVISER, centre, held=not plan.vacant) for _ in range(int(plan.posts))
    ]
    if centre in shared:
        advisers.append(shared[centre])
    others = {kind: tuple(_post(tx, rng, kind, centre, held=True) for _ in range(number)) for kind, number in _WORKERS}
    return TownCentre(
        id=centre,
        plan=plan,
        districts=districts,
        postcodes=tuple(postcode for district in plan.districts for postcode in district.postcodes),
        advisers=tuple(advisers),
        support_contacts=others[ResponderKind.SUPPORT_CONTACT_PERSON],
        housing_supports=others[ResponderKind.HOUSING_SUPPORT],
    )


def _districts(tx: Tx, centre: UUID, plan: CentrePlan) -> Iterator[UUID]:
    for place, district in enumerate(plan.districts, start=1):
        entry = District(
            id=new_id(),
            name=district.name,
            code=f"{plan.letter}{place}",
            centre_id=centre,
            postcodes=district.postcodes,
        )
        yield put(tx, entry=entry).entry.id


def _post(tx: Tx, rng: Random, kind: ResponderKind, centre: UUID, *, held: bool) -> UUID:
    name = person(rng) if held else None
    post = Responder(
        id=new_id(),
        kind=kind,
        shares={centre: Decimal(1)},
        held=held,
        name=name,
        phone=phone(rng) if held else None,
        email=mail(name) if name else None,
    )
    return put(tx, entry=post).entry.id
