"""Whoever waits for the row in the log of reads is told what became of it, whatever happens to who enters it."""

from __future__ import annotations

import asyncio

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM
from app.access.log import Look, ReadLog, ReadOf
from app.access.tables import access_log
from app.kit.database import Database
from app.kit.errors import Unavailable
from app.kit.ids import new_id

MANY = 5
PATIENCE_SECONDS = 10


def look() -> Look:
    return Look(caller=SYSTEM, request=ReadOf(route="/v1/queue", method="GET", purpose="queue"), cases=[new_id()])


def enter(log: ReadLog) -> list[BaseException | None]:
    """Enter many at the same time; TimeoutError for whom nobody tells anything."""

    async def all_of_them() -> list[BaseException | None]:
        waiting = (asyncio.wait_for(log.enter(look()), PATIENCE_SECONDS) for _ in range(MANY))
        return list(await asyncio.gather(*waiting, return_exceptions=True))

    return asyncio.run(all_of_them())


def test_each_who_waits_has_a_row(database: Database) -> None:
    log = ReadLog(database)
    assert enter(log) == [None] * MANY
    log.close()
    rows = database.read(lambda tx: tx.execute(sa.select(access_log.c.at)).all(), caller=SYSTEM)
    assert len(rows) == MANY


@pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True)
def test_where_nobody_can_enter_it_any_more_all_are_told(database: Database) -> None:
    log = ReadLog(database)
    log.close()
    assert [type(one) for one in enter(log)] == [Unavailable] * MANY


@pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True)
def test_who_comes_back_alone_waits_for_none_who_stays_away(database: Database) -> None:
    log = ReadLog(database)

    async def some_come_again(many: int) -> None:
        each = (asyncio.wait_for(log.enter(look()), PATIENCE_SECONDS) for _ in range(many))
        await asyncio.gather(*each)

    async def fewer_and_fewer() -> None:
        for many in (MANY, MANY, 2, 1, 1, MANY):
            await some_come_again(many)

    asyncio.run(fewer_and_fewer())
    log.close()
    rows = database.read(lambda tx: tx.execute(sa.select(access_log.c.at)).all(), caller=SYSTEM)
    assert len(rows) == MANY * 3 + 4
