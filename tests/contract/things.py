"""A town where everybody has something of its own and something that is somebody else's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.access.callers import KeyGrant
from app.kit.codes import Role
from app.kit.ids import new_reference
from tests.journey.town import PLAIN, Person, Town
from tests.mailbox.letters import hand_in, mail

_NOBODYS = new_reference()
ABSENT = {
    "number": _NOBODYS,
    "reference": _NOBODYS,
    "task": "00000000-0000-0000-0000-000000000404",
}
"""By the name of a path's parameter: something well-formed that there is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """What there is: `own` and `foreign` by role and the name of a path's parameter."""

    town: Town
    own: dict[tuple[Role, str], str]
    foreign: dict[tuple[Role, str], tuple[str, ...]]

    def person(self, role: Role) -> Person:
        return self.town.person(grant_of(self.town, role))


def grant_of(town: Town, role: Role) -> KeyGrant:
    """Return the key of the one who stands for a role: the south's adviser, the north's leader, the cleaners."""
    city = town.city
    return KeyGrant(
        role=role,
        landlords=frozenset({city.landlord}) if role is Role.LANDLORD_PORTAL else frozenset(),
        centres=frozenset({city.north}) if role is Role.CENTRE_LEADER else frozenset(),
        responder=city.south_team.adviser if role is Role.RESPONDER else None,
        supplier=city.cleaning if role is Role.SUPPLIER else None,
    )


def spread(town: Town) -> Things:
    """Let reports of four senders make cases of two centres, of a family team, and tasks of three parties."""
    flats = iter(
        [{"address": f"Ahornvej 14, {one}", "postcode": "2400"} for one in ("1. tv", "1. th", "2. tv", "2. th")]
    )
    other_portal = town.person(KeyGrant(role=Role.LANDLORD_PORTAL, landlords=frozenset({town.city.private_landlord})))
    authority = town.person(grant_of(town, Role.AUTHORITY))
    noise = {"concerns": ["noise"]}
    by_portal = town.portal.reports(PLAIN, next(flats), **noise)["reference"]
    by_authority = authority.reports(PLAIN, next(flats), **noise)["reference"]
    south = {"address": "Strandgade 3, 1. mf", "postcode": "2300"}
    by_other = other_portal.reports(PLAIN, south, **noise)["reference"]
    by_neighbour = town.neighbours.reports(PLAIN, {"address": "Strandgade 5, 1. mf", "postcode": "2300"}, **noise)
    town.portal.reports("Barnet på fem år er alene hjemme hver nat.", next(flats), concerns=["children_at_risk"])
    (family,) = (one["number"] for one in town.family_team.queue())
    swept = next(flats)
    town.enters("/v1/grants", {"place": swept, "kind": "cleaning", "supplier": str(town.city.cleaning)})
    town.portal.reports(PLAIN, swept, concerns=["cleaning_service_missing"])
    town.portal.reports(PLAIN, {"address": "Birkevej 3", "postcode": "2400"}, concerns=["cleaning_service_missing"])
    (task,) = (one["id"] for one in town.cleaner.tasks())
    decision = town.caseworker.tasks()[0]["id"]

    away = {"responder": str(town.city.south_team.adviser), "valid_from": "2027-07-01T00:00:00+02:00"}
    away_in_south = town.enters("/v1/absences", away)["id"]

    south_case = _of(town.south_adviser, by_other)
    town.south_adviser.claims(south_case)
    north_cases = tuple(_of(town.leader, one) for one in (by_portal, by_authority))
    for number in north_cases:
        town.adviser.claims(number)
    to_others = town.adviser.offers(north_cases[0], to={"responder": str(town.city.north_team.second_adviser)})["id"]
    to_south = town.adviser.offers(north_cases[1], to={"responder": str(town.city.south_team.second_adviser)})["id"]
    mine = town.south_adviser.offers(south_case, to={"responder": str(town.city.south_team.second_adviser)})["id"]
    of_a_report = hand_in(town, mail("Der er høj musik hver nat fra Ahornvej 14, st. th, 2400 København NV."))[
        "message"
    ]
    return Things(
        town=town,
        own={
            (Role.LANDLORD_PORTAL, "reference"): by_portal,
            (Role.AUTHORITY, "reference"): by_authority,
            (Role.RESPONDER, "number"): south_case,
            (Role.CENTRE_LEADER, "number"): north_cases[0],
            (Role.SUPPLIER, "task"): task,
        },
        foreign={
            (Role.RESPONDER, "reference"): (by_portal, by_authority),
            (Role.CENTRE_LEADER, "reference"): (by_other,),
            (Role.LANDLORD_PORTAL, "reference"): (by_authority, by_other, by_neighbour["reference"]),
            (Role.AUTHORITY, "reference"): (by_portal, by_other, by_neighbour["reference"]),
            (Role.RESPONDER, "number"): (*north_cases, family),
            (Role.CENTRE_LEADER, "number"): (south_case, family),
            (Role.CENTRE_LEADER, "id"): (str(away_in_south),),
            (Role.CENTRE_LEADER, "social_centre"): (str(town.city.south),),
            (Role.RESPONDER, "hand_over"): (to_others, to_south),
            (Role.CENTRE_LEADER, "hand_over"): (mine,),
            (Role.CALL_DESK, "message"): (of_a_report,),
            (Role.SUPPLIER, "task"): (decision,),
            (Role.RESPONDER, "task"): (task, decision),
        },
    )


def _of(person: Person, reference: str) -> str:
    """Return the number of the case of a report, as somebody sees it in its queue."""
    return next(
        str(item["number"])
        for item in person.queue()
        if reference in [one["reference"] for one in person.case(item["number"])["reports"]]
    )


def example_of(document: dict[str, Any], operation: dict[str, Any]) -> Any:  # noqa: ANN401 whatever the document shows
    """Return a body that the document itself gives as an example."""
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if content is None:
        return None
    if "examples" in content:
        return next(iter(content["examples"].values()))["value"]
    schema = content["schema"]
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return next(iter(schema.get("examples", ({},))))
