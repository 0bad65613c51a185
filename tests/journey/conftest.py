from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.access.callers import SYSTEM
from app.kit.clock import FixedClock
from app.kit.database import Database
from app.kit.sealed import Sealer
from tests.directory.city import City, small_city
from tests.door import open_door, wired
from tests.journey.town import Town


@pytest.fixture
def town(database: Database, sealer: Sealer, clock: FixedClock, settled_city: City) -> Iterator[Town]:
    """A small municipality behind its front door, on a Wednesday at ten."""
    with open_door(wired(database, sealer, clock)) as door:
        yield Town(door=door, city=settled_city, clock=clock)


@pytest.fixture
def new_town(database: Database, sealer: Sealer, clock: FixedClock) -> Iterator[Town]:
    """The same, made now: for a test with keys or a clock of its own."""
    city = database.write(small_city, caller=SYSTEM)
    with open_door(wired(database, sealer, clock)) as door:
        yield Town(door=door, city=city, clock=clock)
