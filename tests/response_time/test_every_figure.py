"""Every figure of the interface says what it is, by whose knowledge, and that it counts reports and no need.

The routes are taken from the document: one that is added is asked too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from app.access.callers import KeyGrant
from app.kit.codes import Role
from tests.journey.town import FLAT, PLAIN, Person, Town

PERIOD = "from=2026-10-01&to=2027-01-01"
PACK = "/v1/statistics/quarterly-pack"
SAID = {"definition", "version", "explanation", "generated_at", "completeness"}


def routes(town: Town) -> list[str]:
    """Return every route of figures with a query that it takes."""
    document = town.door.client.get("/openapi.json").json()
    paths = [one for one in document["paths"] if one.startswith("/v1/statistics/")]
    assert len(paths) > 15
    asked = [f"{one}?quarter=2026-Q3" if one == PACK else f"{one}?{PERIOD}" for one in sorted(paths)]
    return [*asked, f"/v1/response-times?{PERIOD}", "/v1/response-times/late?limit=50"]


def readers(town: Town, route: str) -> Iterator[Person]:
    yield town.leader
    if "/late" not in route:
        yield town.person(KeyGrant(role=Role.ANALYST))


def told(person: Person, route: str) -> dict[str, Any]:
    answer = person.get(route)
    assert answer.status_code == 200, (route, answer.text)
    return dict(answer.json())


@pytest.fixture
def town(town: Town) -> Town:
    for number in range(1, 8):
        town.portal.reports(PLAIN, FLAT | {"address": f"Ahornvej 14, {number}. th"}, concerns=["noise"])
    return town


def test_each_says_what_it_is_by_whose_knowledge_and_that_it_counts_no_need(town: Town) -> None:
    missing = {}
    for route in routes(town):
        for person in readers(town, route):
            found = told(person, route)
            words = set() if "not need" in str(found.get("explanation")) else {"not need"}
            missing[route] = (SAID - found.keys()) | words
    assert not {route: some for route, some in missing.items() if some}


def test_each_refuses_what_it_does_not_know_by_name(town: Town) -> None:
    for route in routes(town):
        for wrong in ("as_known", "measur"):
            answer = town.leader.get(f"{route}&{wrong}=closed")
            assert answer.status_code == 422, route
            assert [one["pointer"] for one in answer.json()["errors"]] == [f"/query/{wrong}"], route
