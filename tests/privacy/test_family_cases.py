"""A family team's case is that team's alone: nobody else meets its number, its words or that it moved."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from app.access.callers import KeyGrant
from app.kit.codes import Role
from app.main import assemble
from tests.journey.town import FLAT, Person, Town

WORDS = "Barnet sover hos mormor Ingeborg."
SIGNAL = "Barnet på fem år er alene hjemme hver nat."
READS = tuple(path for path, one in assemble().openapi()["paths"].items() if "get" in one)


@pytest.fixture
def family_case(town: Town) -> str:
    """The number of a case of the north's family team, which has written in it."""
    town.portal.reports(SIGNAL, concerns=["children_at_risk", "noise"])
    (number,) = (str(one["number"]) for one in town.family_team.queue())
    town.family_team.claims(number)
    now = town.clock.now().isoformat()
    town.family_team.tells(number, kind="assessed", at=now, note=WORDS)
    return number


def others(town: Town) -> Iterator[Person]:
    city = town.city
    yield from (town.portal, town.neighbours, town.desk, town.leader, town.south_leader, town.cleaner)
    yield from (town.adviser, town.second_adviser, town.caseworker, town.support_contact_person, town.reception)
    yield town.responder(city.south_team.family_team)
    for role in (Role.ANALYST, Role.CENTRAL_OFFICE, Role.ADMINISTRATOR):
        yield town.person(KeyGrant(role=role))


def test_whatever_others_read_they_do_not_meet_it(town: Town, family_case: str) -> None:
    (housing,) = (str(one["number"]) for one in town.adviser.queue())
    reference = town.adviser.case(housing)["reports"][0]["reference"]
    assert WORDS in town.family_team.get(f"/v1/cases/{family_case}").text
    for person in others(town):
        for path in _addresses(housing, reference):
            told = person.get(path).text
            assert family_case not in told, path
            assert "Ingeborg" not in told, path


def _addresses(number: str, reference: str) -> Iterator[str]:
    known = {"number": number, "reference": reference}
    for path in READS:
        yield re.sub(r"\{(\w+)\}", lambda one: known.get(one[1], number), path)
    yield f"/v1/access-log?case={number}"
    yield "/v1/retention?limit=200"


def test_by_its_number_it_is_not_there_for_others(town: Town, family_case: str) -> None:
    now = town.clock.now().isoformat()
    acts: tuple[tuple[str, dict[str, object]], ...] = (
        ("claim", {}),
        ("events", {"kind": "note", "at": now, "note": "Set."}),
        ("close", {"outcome": "help_declined", "reason": "Nej."}),
        ("reopen", {"reason": "Igen."}),
    )
    for person in (town.leader, town.adviser, town.caseworker, town.reception, town.south_leader):
        assert person.get(f"/v1/cases/{family_case}").status_code == 404
        assert person.get(f"/v1/cases/{family_case}/consents").status_code == 404
        for act, body in acts:
            status = person.tries(act, family_case, **body)
            assert status == 404 or (act == "claim" and status == 403), act
    assert town.family_team.case(family_case)["state"] == "claimed"


def test_nobody_is_let_in_to_it_by_consent(town: Town, family_case: str) -> None:
    body = {
        "purpose": "coordination",
        "ground": "consent",
        "kind": "caseworker",
        "social_centre": str(town.city.north),
        "until": "2026-12-01T10:00:00+01:00",
    }
    assert town.family_team.post(f"/v1/cases/{family_case}/consents", body).status_code == 409
    assert town.caseworker.get(f"/v1/cases/{family_case}").status_code == 404


def test_a_change_of_it_is_no_change_for_others(town: Town, family_case: str) -> None:
    """Whoever follows a queue does not even learn that something moved."""
    before = {name: _cursor(person) for name, person in _all_who_follow(town)}
    town.family_team.tells(family_case, kind="note", at=town.clock.now().isoformat(), note=WORDS)
    for name, person in _followers(town):
        answer = person.get(f"/v1/changes?after={before[name]}")
        assert answer.status_code in {200, 304}, answer.text
        told = [] if answer.status_code == 304 else answer.json()["items"]
        assert told == [], name
    own = town.family_team.get(f"/v1/changes?after={before['family team']}").json()["items"]
    assert [one["case"]["number"] for one in own] == [family_case], "and that team does"


def _followers(town: Town) -> Iterator[tuple[str, Person]]:
    yield from (("adviser", town.adviser), ("leader", town.leader), ("reception", town.reception))


def _all_who_follow(town: Town) -> Iterator[tuple[str, Person]]:
    yield from _followers(town)
    yield "family team", town.family_team


def _cursor(person: Person) -> str:
    return str(person.get("/v1/queue").json()["cursor"])


def test_a_leader_counts_its_reports_and_nothing_of_it(town: Town, family_case: str) -> None:
    figures = town.leader.get("/v1/response-times?from=2026-01-01&to=2027-01-01").text
    assert family_case not in figures
    assert FLAT["address"] not in figures
