"""Retention over a small part of a hundred thousand reports, by the code of the bench."""

from __future__ import annotations

import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.kit.clock import SystemClock
from app.kit.database import Database
from app.kit.sealed import Keys, Sealer
from bench.municipality import found as municipality_of
from bench.retention import measure
from bench.stands import Stand

PAST = 1_000


def test_a_long_past_is_cleared_in_small_transactions_though_it_is_killed_in_the_middle(
    database_url: str, owner_url: str, owner: sa.Engine
) -> None:
    keys = Keys.generate()
    database = Database(database_url, sealer=Sealer(keys), clock=SystemClock())
    municipality = database.write(municipality_of, caller=SYSTEM)
    database.dispose()
    stand = Stand(
        kind=owner.dialect.name,
        url=database_url,
        keys=keys,
        municipality=municipality,
        postmaster=None,
        owner=None if owner_url == database_url else owner_url,
    )
    found = measure(stand, past=PAST, kill_at=PAST // 5)
    assert found.cases >= PAST
    assert PAST // 5 <= found.killed_at < found.cases
    assert found.left == 0
    assert found.same_figures
