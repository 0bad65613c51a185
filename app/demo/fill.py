"""Filling an empty database: the town first, then a year of reports, all in one transaction or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from app.access.callers import KeyGrant
from app.access.keys import create_key, load_all
from app.access.tokens import token_hash
from app.demo.city import build_centres, build_suppliers, plan_absences
from app.demo.housing import build_housing, grant_help
from app.demo.moment import moment
from app.demo.stories import Homes, plan_reports
from app.demo.town import Callers, Town
from app.demo.year import Passed, Year
from app.directory.current import current
from app.directory.entries import Supplier
from app.directory.snapshot import Directory
from app.kit.codes import CentreKind, Role
from app.kit.database import Tx

REPORTS: Final = 800
SEED: Final = 2008
DAYS: Final = 365
_BEFORE_THE_YEAR: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How much; the same seed and the same `until` give the same figures, with other ids and references."""

    reports: int = REPORTS
    seed: int = SEED
    days: int = DAYS


def fill(tx: Tx, *, wanted: Wanted) -> Passed | None:
    """Fill the directory and let the days before now pass; None where there is a social centre already."""
    before = current(tx)
    if has_centres(before):
        return None
    _use_indexes(tx)
    until, rng = tx.now, Random(wanted.seed)
    with moment(tx, at=until - timedelta(days=wanted.days) - _BEFORE_THE_YEAR) as then:
        centres = build_centres(then, rng, before=before)
        suppliers = build_suppliers(then, rng)
        housing = build_housing(then, rng, centres)
        plan_absences(then, rng, centres, days=wanted.days)
        supported, cleaned = grant_help(then, rng, housing.social, centres=centres, suppliers=suppliers)
        callers = _callers(then, until=until, suppliers=suppliers)
    town = Town(centres=centres, cooperatives=housing.cooperatives, owner_associations=housing.owner_associations)
    planned = plan_reports(
        homes=Homes(social=housing.social, other=housing.other, supported=supported, cleaned=cleaned),
        reports=wanted.reports,
        days=wanted.days,
        until=until,
        seed=wanted.seed,
    )
    return Year(tx, town=town, callers=callers, until=until).passes(planned)


def has_centres(directory: Directory) -> bool:
    """Say whether there is more than the entrance, which every installation has."""
    return any(centre.kind is CentreKind.CENTRE for centre in directory.centres)


def _use_indexes(tx: Tx) -> None:
    """Keep PostgreSQL from reading whole tables: nobody has counted yet what this one transaction fills them with."""
    if tx.connection.dialect.name == "postgresql":
        tx.execute(sa.text("SET LOCAL enable_seqscan = off"))


def _callers(tx: Tx, *, until: datetime, suppliers: Sequence[Supplier]) -> Callers:
    """Make the keys of a year that is over: they ended with it, and nobody ever saw them."""
    directory = current(tx)
    portals = {
        one.id: KeyGrant(role=Role.LANDLORD_PORTAL, landlords=frozenset({one.id})) for one in directory.landlords
    }
    responders = {
        one.id: KeyGrant(role=Role.RESPONDER, responder=one.id, person=one.name) for one in directory.responders
    }
    owing = {one.id: KeyGrant(role=Role.SUPPLIER, supplier=one.id) for one in suppliers}
    grants: dict[UUID | Role, KeyGrant] = {
        **{of: grant for some in (portals, responders, owing) for of, grant in some.items()},
        Role.AUTHORITY: KeyGrant(role=Role.AUTHORITY, person="myndigheder"),
        Role.CALL_DESK: KeyGrant(role=Role.CALL_DESK, person="telefonen"),
    }
    tokens = {of: create_key(tx, grant=replace(grant, valid_to=until)) for of, grant in grants.items()}
    keys = load_all(tx)
    known = {of: keys[token_hash(token)].caller for of, token in tokens.items()}
    return Callers(
        portals={one: known[one] for one in portals},
        responders={one: known[one] for one in responders},
        suppliers={one: known[one] for one in owing},
        authority=known[Role.AUTHORITY],
        desk=known[Role.CALL_DESK],
    )
