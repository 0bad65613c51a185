"""The mails that somebody looks for are few among all that came, and are found without reading those."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.blobs.mails_kept import Fate, Wanted, stored
from app.kit.database import Database


@pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("fate", "index"),
    [
        (Fate.WAITING, "ix_mails_waiting"),
        (Fate.FAILED, "ix_mails_waiting"),
        (Fate.DROPPED, "ix_mails_of_machines"),
    ],
)
def test_the_few_are_found_by_an_index_of_their_own(database: Database, fate: Fate, index: str) -> None:
    plan: list[str] = []

    @sa.event.listens_for(database._reading, "before_cursor_execute")
    def hear(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:  # noqa: ANN401
        with database.engine.connect() as connection:
            asked = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
        plan.extend(row.detail for row in asked if "mails" in row.detail)

    assert database.read(lambda tx: stored(tx, wanted=Wanted(fate=fate), limit=50), caller=SYSTEM) == []
    assert plan[0] == f"SCAN mails USING INDEX {index}"
