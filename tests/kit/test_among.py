"""Statements about some of many rows answer about those that were named, however many they are."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.jobs.tables import jobs
from app.kit.among import Among
from app.kit.database import Database, Tx
from app.kit.ids import new_id

AT = datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC)
WAITING = Among(
    lambda ids: (
        sa.select(jobs.c.id).where(jobs.c.id.in_(ids), jobs.c.state == sa.bindparam("state")).order_by(jobs.c.id)
    )
)
ANY = Among(lambda ids: sa.select(jobs.c.id).where(jobs.c.id.in_(ids)).order_by(jobs.c.id))


@pytest.fixture(scope="module")
def ids() -> list[UUID]:
    return sorted(new_id() for _ in range(1203))


@pytest.mark.parametrize("many", [0, 1, 2, 8, 9, 51, 999, 1000, 1001, 1200])
def test_every_one_that_is_named_is_found_once_and_no_other(database: Database, ids: list[UUID], many: int) -> None:
    def work(tx: Tx) -> list[UUID]:
        row = {"kind": "k", "run_at": AT, "attempts": 0, "promised_at": AT}
        states = ["done" if place % 3 == 0 else "waiting" for place in range(len(ids))]
        named = zip(ids, states, strict=True)
        tx.add(jobs, *({"id": one, "key": one.hex, "state": state} | row for one, state in named))
        return [found.id for found in WAITING.rows(tx, ids[:many], {"state": "waiting"})]

    wanted = [one for place, one in enumerate(ids[:many]) if place % 3]
    assert database.write(work, caller=SYSTEM) == wanted


@pytest.mark.parametrize("many", [0, 1, 9, 1000, 1001])
def test_what_was_foreseen_of_them_is_answered_the_same(database: Database, ids: list[UUID], many: int) -> None:
    def work(tx: Tx) -> list[UUID]:
        row = {"kind": "k", "state": "waiting", "run_at": AT, "attempts": 0, "promised_at": AT}
        tx.add(jobs, *({"id": one, "key": one.hex} | row for one in ids))
        ANY.foresee(tx, ids[:many])
        return [found.id for found in ANY.rows(tx, ids[:many])]

    assert database.write(work, caller=SYSTEM) == ids[:many]
