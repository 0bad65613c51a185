"""A small municipality in the middle of its work: something to be found under every path of the document."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import UUID

from app.access.callers import SYSTEM, KeyGrant
from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.kit.database import Database
from app.kit.sealed import Sealer
from tests.directory.city import small_city
from tests.door import open_door, wired
from tests.journey.town import Person, Town

_PREFERRED = (Role.RESPONDER, Role.LANDLORD_PORTAL, Role.ADMINISTRATOR, Role.SUPPLIER, Role.CALL_DESK)
_LOOK_AGAIN = 16
_NOT_LISTED = "00000000-0000-0000-0000-000000000404"
_DIRECTORY = {
    "landlord": "landlords",
    "landlords": "landlords",
    "centres": "social-centres",
    "social_centre": "social-centres",
    "housing_department": "housing-departments",
    "district": "districts",
    "responder": "responders",
    "substitute": "responders",
    "supplier": "suppliers",
    "covering_centre": "social-centres",
}
"""Which list holds what a field of a body refers to."""
_SENSIBLE = {
    "phone": "+45 33 12 34 56",
    "email": "navn@example.dk",
    "at": "2026-11-18T09:30:00+01:00",
    "happened_at": "2026-11-17T23:30:00+01:00",
    "last_verified_at": "2026-11-17T23:30:00+01:00",
    "acknowledged_at": "2026-11-17T23:30:00+01:00",
    "valid_from": "2026-11-17T12:00:00+01:00",
    "valid_to": "2027-11-17T12:00:00+01:00",
    "until": "2026-12-01T12:00:00+01:00",
    "terminated_on": "2026-09-21",
    "payment_demand_received_on": "2026-09-02",
    "address": "Ahornvej 14, 2. th",
    "postcode": "2400",
}
"""What schemas cannot say: that a number exists, that a time has been."""


@dataclass(slots=True, kw_only=True)
class Stand:
    """A town, who asks for what, and what there is: `turn` lets the tests meet one after the other."""

    town: Town
    turn: Iterator[int] = field(default_factory=count)
    seen: dict[str, list[str]] = field(default_factory=dict)
    """What was found at a path, looked up again now and then."""

    def person(self, roles: list[str]) -> Person | None:
        """Return whom to ask as: nobody where anyone may."""
        role = next((one for one in _PREFERRED if one.value in roles), None)
        if role is None and roles:
            role = Role(roles[0])
        return None if role is None else self.town.person(_grant(self.town, role))

    @property
    def administrator(self) -> Person:
        return self.town.person(KeyGrant(role=Role.ADMINISTRATOR))

    def filled(self, path: str) -> dict[str, str]:
        """Return what there is for the parameters of a path, now and then something that there is not."""
        turn = next(self.turn)
        if "{" not in path:
            return {}
        name = path[path.index("{") + 1 : path.index("}")]
        known = self._known(path.partition("/{")[0])
        return {name: _NOT_LISTED if not known or turn % 10 == 9 else known[turn % len(known)]}

    def sensible(self, value: Any, name: str = "") -> Any:  # noqa: ANN401 whatever was generated
        """Return a body that mostly means something: it refers to what there is, and says when it can have been."""
        if isinstance(value, dict):
            return {key: self.sensible(one, key) for key, one in value.items()}
        if isinstance(value, list):
            return [self.sensible(one, name) for one in value]
        if not isinstance(value, str) or next(self.turn) % 8 == 0:
            return value
        if name in _DIRECTORY:
            known = self._known(f"/v1/{_DIRECTORY[name]}")
            return known[next(self.turn) % len(known)] if known else value
        return _SENSIBLE.get(name, value)

    def version(self, path: str) -> str | None:
        """Return the ETag of what stands at a path of the directory."""
        return self.administrator.get(path).headers.get("etag")

    def _known(self, path: str) -> list[str]:
        if path not in self.seen or next(self.turn) % _LOOK_AGAIN == 0:
            self.seen[path] = self._found(path)
        return self.seen[path]

    def _found(self, path: str) -> list[str]:
        if path == "/v1/cases":
            return [one["number"] for one in self.town.adviser.queue()] or self._new_case()
        if path == "/v1/reports":
            return [one["reference"] for one in self._items(self.town.portal, path)]
        if path == "/v1/tasks":
            return [one["id"] for one in self._items(self._caseworker, path)]
        if path == "/v1/keys":
            return [self._spare_key() for _ in range(3)]
        named = "message" if path == "/v1/mail-messages" else "id"
        return [one[named] for one in self._items(self.administrator, path)]

    @property
    def _caseworker(self) -> Person:
        return self.town.responder(self.town.city.north_team.caseworker)

    def _items(self, person: Person, path: str) -> list[dict[str, Any]]:
        answer = person.get(path)
        return list(answer.json()["items"]) if answer.status_code == 200 else []

    def _new_case(self) -> list[str]:
        self.town.portal.reports("Der er høj musik hver nat.", {"address": "Ahornvej 14, st. tv", "postcode": "2400"})
        return [one["number"] for one in self.town.adviser.queue()]

    def _spare_key(self) -> str:
        """Return the id of a key that nobody uses, so that it may be ended."""
        before = {one["id"] for one in self._items(self.administrator, "/v1/keys")}
        assert self.administrator.post("/v1/keys", {"role": "analyst"}).status_code == 201
        after = {one["id"] for one in self._items(self.administrator, "/v1/keys")}
        return str(next(iter(after - before)))


def _grant(town: Town, role: Role) -> KeyGrant:
    city = town.city
    return KeyGrant(
        role=role,
        landlords=frozenset({city.landlord}) if role is Role.LANDLORD_PORTAL else frozenset(),
        centres=frozenset({city.north}) if role is Role.CENTRE_LEADER else frozenset(),
        responder=city.north_team.adviser if role is Role.RESPONDER else None,
        supplier=city.cleaning if role is Role.SUPPLIER else None,
    )


@contextmanager
def standing(database: Database, sealer: Sealer, clock: FixedClock) -> Iterator[Stand]:
    """Yield the town after a few days of work."""
    city = database.write(small_city, caller=SYSTEM)
    with open_door(wired(database, sealer, clock)) as door:
        town = Town(door=door, city=city, clock=clock)
        stand = Stand(town=town)
        _enter_help(stand, cleaner=city.cleaning)
        _work(town)
        yield stand


def _enter_help(stand: Stand, *, cleaner: UUID) -> None:
    """Give one flat support, a grant and a tenancy, and one post an absence and a substitute."""
    flat = {"address": "Ahornvej 14, 1. th", "postcode": "2400"}
    team = stand.town.city.north_team
    for path, body in (
        ("/v1/supports", {"place": flat, "kind": "cti", "responder": str(team.support_contact_person)}),
        ("/v1/grants", {"place": flat, "kind": "cleaning", "supplier": str(cleaner)}),
        ("/v1/tenancies", {"place": flat}),
        ("/v1/absences", {"responder": str(team.caseworker), "substitute": str(team.adviser)}),
    ):
        added = stand.administrator.post(path, body)
        assert added.status_code == 201, added.text


def _work(town: Town) -> None:
    """Six cases: new, claimed, answered, and with tasks for the supplier and the caseworker."""
    places = [
        {"address": f"Ahornvej 14, {floor}. {door}", "postcode": "2400"} for floor in "123" for door in ("tv", "th")
    ]
    for place in places:
        town.portal.reports("Der er høj musik hver nat.", place, concerns=["noise"])
    for place in places[:2]:
        town.portal.reports("Rengøringen er ikke kommet.", place, concerns=["cleaning_service_missing"])
    items = town.adviser.queue()
    for item in items[:3]:
        town.adviser.claims(item["number"])
    for item in items[:1]:
        town.adviser.tells(item["number"], kind="contacted", at="2026-11-18T10:00:00+01:00", **{"with": "resident"})
