from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.kit.clock import FixedClock
from app.kit.database import Database
from app.kit.sealed import Sealer
from tests.access.conftest import local
from tests.door import Door, open_door, wired

__all__ = ["door", "local"]


@pytest.fixture
def door(database: Database, sealer: Sealer, clock: FixedClock) -> Iterator[Door]:
    with open_door(wired(database, sealer, clock)) as door:
        yield door
