"""Whoever signs in by a token keeps its id when the role changes: nothing is shown by what the other role sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.access.callers import SYSTEM
from app.access.identity_callers import IdentifiedCallers
from app.access.scopes import Scope
from app.kit.clock import FixedClock
from app.kit.database import Database
from app.kit.sealed import Sealer
from tests.access.provider import LocalProvider, running_provider
from tests.directory.city import small_city
from tests.door import open_door, wired
from tests.journey.town import Person, Town
from tests.privacy.test_scope_of_consent import RESIDENT, shared, told_of


@pytest.fixture
def local() -> Iterator[LocalProvider]:
    with running_provider() as local:
        yield local


@pytest.fixture
def signed(database: Database, sealer: Sealer, clock: FixedClock, local: LocalProvider) -> Iterator[Town]:
    identities = IdentifiedCallers(local.provider(), sealer=sealer, clock=clock, least_seconds_between=0.0)
    wiring = replace(wired(database, sealer, clock), identities=identities)
    city = database.write(small_city, caller=SYSTEM)
    with open_door(wiring) as door:
        yield Town(door=door, city=city, clock=clock)


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
