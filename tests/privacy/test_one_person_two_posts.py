"""Whoever signs in by a token keeps its id when the role changes: nothing is shown by what the other role sees."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.access.scopes import Scope
from app.kit.clock import FixedClock
from app.kit.database import Database
from app.kit.sealed import Sealer
from tests.access.provider import LocalProvider, believing
from tests.directory.city import City
from tests.door import open_door, wired
from tests.journey.town import Person, Town
from tests.privacy.test_scope_of_consent import RESIDENT, shared, told_of


@pytest.fixture
def signed(
    database: Database, sealer: Sealer, clock: FixedClock, local: LocalProvider, settled_city: City
) -> Iterator[Town]:
    with open_door(believing(local, wired(database, sealer, clock))) as door:
        yield Town(door=door, city=settled_city, clock=clock)


def test_the_queue_of_a_narrow_consent_names_nobody_to_who_was_a_leader_a_moment_ago(
    signed: Town, local: LocalProvider
) -> None:
    number = told_of(signed)
    shared(signed, number, Scope.EVENTS)

    def inge(**claims: str) -> Person:
        token = local.token(at=signed.clock.now(), **claims)
        return Person(door=signed.door, headers={"Authorization": f"Bearer {token}"})

    leader = inge(roles="centre_leader", social_centres=str(signed.city.north))
    assert RESIDENT in leader.get("/v1/queue").text
    caseworker = inge(roles="responder", responder=str(signed.city.north_team.caseworker))
    answer = caseworker.get("/v1/queue")
    assert number in answer.text
    assert RESIDENT not in answer.text
