"""Whatever happens in a town: who replays the feed has the queue that is read afresh, whoever it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from httpx2 import Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journey.followers import Follower
from tests.journey.town import PLAIN, Person, Town

_PLACES = (
    *({"address": f"Ahornvej 14, {floor}. {door}", "postcode": "2400"} for floor in "123" for door in ("tv", "th")),
    {"address": "Strandgade 3, 1. mf", "postcode": "2300"},
    {"address": "Ukendt Allé 3, 1. tv", "postcode": "2400"},
)
_CONCERNS = ("noise", "worry", "children_at_risk", "damage", "cleaning_service_missing")
_PEOPLE = (
    *("adviser", "second_adviser", "caseworker", "reception", "family_team", "support_contact_person"),
    *("leader", "south_leader", "south_adviser"),
)
_ENTRY = {"kind", "shares", "team", "unit", "held", "name", "phone", "email", "substitute"}
_TO: tuple[dict[str, Any], ...] = ({"kind": "housing_adviser"}, {"kind": "caseworker"}, {})

choice = st.integers(0, 10_000)
acts = st.lists(st.tuples(choice, choice, choice), min_size=4, max_size=14)


def _report(town: Town, one: int, two: int) -> Response:
    eviction = {"stage": "visit_scheduled", "at": (town.clock.at + timedelta(days=2)).isoformat()}
    more: dict[str, Any] = {"concerns": [_CONCERNS[two % len(_CONCERNS)]]}
    if two % 7 == 0:
        more |= {"eviction": eviction, "children_in_household": ("no", "yes")[two % 2]}
    body = {"description": PLAIN, "place": _PLACES[one % len(_PLACES)], **more}
    return town.neighbours.post("/v1/reports", body)


def _on_a_case(town: Town, one: int, two: int, act: Callable[[Person, str], Response]) -> Response | None:
    person: Person = getattr(town, _PEOPLE[one % len(_PEOPLE)])
    items = person.queue()
    return act(person, items[two % len(items)]["number"]) if items else None


def _claim(town: Town, one: int, two: int) -> Response | None:
    return _on_a_case(town, one, two, lambda person, number: person.post(f"/v1/cases/{number}/claim", {}))


def _tell(town: Town, one: int, two: int) -> Response | None:
    at = town.clock.at.isoformat()
    told: tuple[dict[str, Any], ...] = (
        {"kind": "note", "note": "Ringer i morgen."},
        {"kind": "contacted", "with": "resident"},
        {"kind": "urgency_set", "urgency": "acute", "note": "Det haster."},
        {"kind": "waiting_started", "reason": "hospital", "until": (town.clock.at + timedelta(days=9)).isoformat()},
        {"kind": "waiting_ended"},
        {"kind": "assessed"},
    )
    event = told[(one + two) % len(told)] | {"at": at}
    return _on_a_case(town, one, two, lambda person, number: person.post(f"/v1/cases/{number}/events", event))


def _close(town: Town, one: int, two: int) -> Response | None:
    closing = {"outcome": ("order_restored", "moved")[two % 2], "reason": "Der er ro igen."}
    return _on_a_case(town, one, two, lambda person, number: person.post(f"/v1/cases/{number}/close", closing))


def _close_and_reopen(town: Town, one: int, two: int) -> Response | None:
    def both(person: Person, number: str) -> Response:
        person.post(f"/v1/cases/{number}/claim", {})
        person.post(f"/v1/cases/{number}/close", {"outcome": "order_restored", "reason": "Der er ro igen."})
        return person.post(f"/v1/cases/{number}/reopen", {"reason": "Naboen ringede igen."})

    return _on_a_case(town, one, two, both)


def _release(town: Town, one: int, two: int) -> Response | None:
    return _on_a_case(
        town, one, two, lambda person, number: person.post(f"/v1/cases/{number}/release", {"reason": "Ikke min."})
    )


def _offer(town: Town, one: int, two: int) -> Response | None:
    centre = (town.city.north, town.city.south)[two % 2]
    to: dict[str, Any] = _TO[two % len(_TO)] | {"social_centre": str(centre)}
    if one % 3 == 0:
        to = {"responder": str(_responders(town)[two % len(_responders(town))])}
    body = {"to": to, "reason": "Bedre der."}
    return _on_a_case(town, one, two, lambda person, number: person.post(f"/v1/cases/{number}/hand-overs", body))


def _answer_offer(town: Town, one: int, two: int) -> Response | None:
    person: Person = getattr(town, _PEOPLE[one % len(_PEOPLE)])
    offers = person.get("/v1/hand-overs").json()["items"]
    if not offers:
        return None
    hand_over = offers[two % len(offers)]["id"]
    answer, body = (("accept", {}), ("decline", {"reason": "Heller ikke min."}))[two % 2]
    return person.post(f"/v1/hand-overs/{hand_over}/{answer}", body)


def _take_part(town: Town, one: int, two: int) -> Response | None:
    body = {"responder": str(_responders(town)[two % len(_responders(town))])}
    return _on_a_case(town, one, two, lambda person, number: person.post(f"/v1/cases/{number}/participants", body))


def _consent(town: Town, one: int, two: int) -> Response | None:
    body = {
        "purpose": "coordination",
        "ground": "consent",
        "kind": ("caseworker", "support_contact_person")[one % 2],
        "social_centre": str(town.city.north),
        "until": (town.clock.at + timedelta(hours=1 + two % 3)).isoformat(),
    }
    return _on_a_case(town, one, two, lambda person, number: person.post(f"/v1/cases/{number}/consents", body))


def _absence(town: Town, one: int, two: int) -> Response:
    responders = _responders(town)
    begins = town.clock.at + timedelta(minutes=(0, 45)[two % 2])
    body = {
        "responder": str(responders[one % len(responders)]),
        "valid_from": begins.isoformat(),
        "valid_to": (begins + timedelta(minutes=20 + two % 90)).isoformat(),
    }
    substitute = str(responders[two % len(responders)])
    if substitute != body["responder"]:
        body["substitute"] = substitute
    return town.administrator.post("/v1/absences", body)


def _renamed(town: Town, one: int, two: int) -> Response:
    """Change the name, the share or the substitute of a post."""
    responders = _responders(town)
    who = responders[one % len(responders)]
    known = town.administrator.get(f"/v1/responders/{who}")
    body = {key: value for key, value in known.json().items() if key in _ENTRY}
    others: tuple[dict[str, Any], ...] = (
        {"name": f"Anna {two}"},
        {"shares": [body["shares"][0] | {"posts": ("0.5", "1")[one % 2]}]},
        {"substitute": str(responders[(one + 1) % len(responders)])},
        {"held": False, "name": None},
        {"held": True, "name": "Ny Mand"},
    )
    headers = town.administrator.headers | {"If-Match": known.headers["etag"]}
    return town.door.client.put(f"/v1/responders/{who}", json=body | others[two % len(others)], headers=headers)


def _time_passes(town: Town, one: int, _two: int) -> None:
    town.clock.at += timedelta(minutes=1 + one % 60)


def _responders(town: Town) -> tuple[Any, ...]:
    team = town.city.north_team
    return (
        *(team.adviser, team.second_adviser, team.caseworker, team.support_contact_person),
        town.city.south_team.adviser,
    )


_ACTS: tuple[Callable[[Town, int, int], Response | None], ...] = (
    *(_report, _report, _report, _claim, _claim, _tell, _tell, _close, _close_and_reopen, _release),
    *(_offer, _answer_offer, _take_part, _consent, _absence, _time_passes, _renamed, _renamed),
)


@pytest.mark.timeout(600)
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(happening=acts)
def test_every_replay_of_the_feed_is_the_queue_read_afresh(town: Town, happening: list[tuple[int, int, int]]) -> None:
    followers = [Follower(getattr(town, name)) for name in _PEOPLE]
    for follower in followers:
        follower.read_anew()
    for act, one, two in happening:
        answer = _ACTS[act % len(_ACTS)](town, one, two)
        assert answer is None or answer.status_code < 500, answer.text
        for place, follower in enumerate(followers):
            if (one + two + place) % 4 == 0:
                follower.follow(limit=1 + act % 3)
    for follower in followers:
        follower.follow(limit=200)
        follower.check()
