"""The log of reads cannot be changed behind its back: each kind of change is found and named."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access.callers import SYSTEM, Caller
from app.access.log import ReadOf, shown
from app.access.log_chain import Checked, Head, clear, head_of, seal_log, verify
from app.access.tables import access_log, access_log_chain
from app.kit.codes import Role
from app.kit.database import Database, Tx
from app.kit.errors import Invalid

READ = ReadOf(route="/v1/cases/{number}", method="GET", purpose="case_work")
KARLA = Caller(id=UUID(int=3), role=Role.RESPONDER, responder=UUID(int=4), person="Karla Kaspersen")


def log(database: Database, rows: int) -> None:
    for row in range(rows):
        case = UUID(int=100 + row)
        database.write(lambda tx, case=case: shown(tx, request=READ, cases=[case]), caller=KARLA)  # type: ignore[misc]


def seal(database: Database, most: int = 1000) -> int:
    return database.write(lambda tx: seal_log(tx, most=most), caller=SYSTEM)


def checked(database: Database, expected: Head | None = None) -> Checked:
    return database.read(lambda tx: verify(tx, expected=expected), caller=SYSTEM)


def test_what_nobody_touched_is_whole_and_the_tail_is_named(database: Database) -> None:
    log(database, 5)
    assert (seal(database, most=2), seal(database, most=2), seal(database, most=2), seal(database)) == (2, 2, 1, 0)
    log(database, 2)
    found = checked(database)
    assert found.whole
    assert found.sealed == 5
    assert len(found.unsealed) == 2
    assert seal(database) == 2
    assert checked(database).unsealed == []


def _change(tx: Tx) -> None:
    tx.execute(sa.update(access_log).where(access_log.c.seq == 3).values(purpose="other"))


def _hide_a_case(tx: Tx) -> None:
    tx.execute(sa.update(access_log).where(access_log.c.seq == 3).values(cases=[]))


def _remove(tx: Tx) -> None:
    tx.execute(sa.delete(access_log).where(access_log.c.seq == 3))


def _remove_with_its_link(tx: Tx) -> None:
    _remove(tx)
    tx.execute(sa.delete(access_log_chain).where(access_log_chain.c.seq == 3))


@pytest.mark.parametrize(
    ("tamper", "changed", "removed", "inserted"),
    [
        (_change, [3], [], []),
        (_hide_a_case, [3], [], []),
        (_remove, [], [3], []),
        (_remove_with_its_link, [4], [], []),
    ],
)
def test_each_change_is_found(
    database: Database, tamper: Callable[[Tx], None], changed: list[int], removed: list[int], inserted: list[int]
) -> None:
    log(database, 6)
    seal(database)
    database.write(tamper, caller=SYSTEM)
    found = checked(database)
    assert not found.whole
    assert (list(found.changed), list(found.removed), list(found.inserted)) == (changed, removed, inserted)


def test_a_row_between_those_that_retention_cleared_cannot_go_with_its_link(database: Database) -> None:
    log(database, 5)
    seal(database)
    database.write(lambda tx: clear(tx, seqs=[1, 2]), caller=SYSTEM)
    database.write(lambda tx: clear(tx, seqs=[4, 5]), caller=SYSTEM)
    assert (checked(database).whole, checked(database).cleared) == (True, 4)
    database.write(_remove_with_its_link, caller=SYSTEM)
    assert list(checked(database).removed) == [4]


def test_what_was_cleared_before_its_word_took_in_the_link_in_front_is_still_whole(database: Database) -> None:
    log(database, 3)
    seal(database)

    def clear_as_before(tx: Tx) -> None:
        link = tx.execute(sa.select(access_log_chain).where(access_log_chain.c.seq == 2)).one()
        word = tx.sealer.fingerprint(f"2:{bytes(link.digest).hex()}", purpose="cleared row of the access log")
        tx.execute(sa.update(access_log_chain).where(access_log_chain.c.seq == 2).values(cleared_fp=word))
        tx.execute(sa.delete(access_log).where(access_log.c.seq == 2))

    database.write(clear_as_before, caller=SYSTEM)
    assert (checked(database).whole, checked(database).cleared) == (True, 1)


def test_a_row_put_in_later_is_found(database: Database) -> None:
    log(database, 6)
    database.write(lambda tx: tx.execute(sa.delete(access_log).where(access_log.c.seq == 3)).close(), caller=SYSTEM)
    seal(database)
    row = database.read(lambda tx: dict(tx.execute(sa.select(access_log)).mappings().first() or {}), caller=SYSTEM)
    database.write(lambda tx: tx.execute(sa.insert(access_log).values({**row, "seq": 3})).close(), caller=SYSTEM)
    assert list(checked(database).inserted) == [3]


def test_a_tail_cut_off_with_its_links_is_found_by_the_head_that_was_kept(database: Database) -> None:
    log(database, 6)
    seal(database)
    head = checked(database).head
    assert head is not None
    kept = head_of(f"{head.seq}:{head.digest}")

    def cut(tx: Tx) -> None:
        for table in (access_log, access_log_chain):
            tx.execute(sa.delete(table).where(table.c.seq > 4))

    database.write(cut, caller=SYSTEM)
    assert checked(database).whole
    assert checked(database, kept).head_lost
    with pytest.raises(Invalid):
        head_of("6:nothing")
