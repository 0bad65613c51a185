"""Prepared statements give and take what SQLAlchemy's own execution does, on both databases."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError, InvalidRequestError

from app.access.callers import SYSTEM
from app.history.tables import events
from app.jobs.tables import jobs
from app.kit.database import Database, Tx
from app.kit.errors import NotFound
from app.kit.ids import new_id
from app.kit.prepared import Prepared

AT = datetime(2026, 3, 29, 0, 59, 59, 123456, tzinfo=UTC)
JOB = {"kind": "k", "state": "waiting", "run_at": AT, "attempts": 0, "promised_at": AT}
BY_KEY = sa.select(jobs).where(jobs.c.key == sa.bindparam("key")).order_by(jobs.c.id).limit(2)
PREPARED = Prepared(BY_KEY)
COUNTED = Prepared(sa.select(sa.func.count().label("many")).select_from(jobs))

TOLD = Prepared(sa.select(sa.func.current_setting("indgang.caller").label("caller")))


def job(key: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 a row's values
    return {"id": new_id(), "key": key} | JOB | more


def test_rows_are_those_of_an_ordinary_execution(database: Database) -> None:
    there = timezone(timedelta(hours=2))
    row = job("æøå", payload_sealed=b"\x00\xff", run_at=AT.astimezone(there), subject=new_id())
    database.write(lambda tx: tx.add(jobs, row), caller=SYSTEM)

    def both(tx: Tx) -> tuple[list[Any], list[Any]]:
        return tx.rows(PREPARED, {"key": "æøå"}), list(tx.execute(BY_KEY, {"key": "æøå"}))

    (ours,), (theirs,) = database.read(both, caller=SYSTEM)
    assert ours._asdict() == theirs._asdict()
    assert (ours.id, ours.run_at, ours.payload_sealed, ours.lease) == (row["id"], AT, b"\x00\xff", None)


def test_documents_come_back_as_they_went(database: Database) -> None:
    codes = {"æ": [1, None, True], "b": {}}
    event = {"kind": "noted", "at": AT, "recorded_at": AT, "caller_id": new_id(), "codes": codes}
    database.write(lambda tx: tx.add(events, *({"id": new_id()} | event for _ in range(3))), caller=SYSTEM)
    asked = Prepared(sa.select(events.c.codes, events.c.seq).order_by(events.c.seq))
    rows = database.read(lambda tx: tx.rows(asked), caller=SYSTEM)
    assert [row.codes for row in rows] == [codes] * 3
    assert rows[0].seq < rows[1].seq < rows[2].seq


def test_what_was_added_is_seen_by_whatever_asks_next(database: Database) -> None:
    def work(tx: Tx) -> tuple[int, int]:
        tx.add(jobs, job("1"), job("2"))
        prepared = tx.row(COUNTED).many
        tx.add(jobs, job("3"))
        return prepared, len(tx.execute(sa.select(jobs.c.id)).all())

    assert database.write(work, caller=SYSTEM) == (2, 3)


def test_an_answer_is_that_of_its_own_statement_however_much_goes_before_it(database: Database) -> None:
    def work(tx: Tx) -> int:
        tx.add(jobs, *(job(str(number)) for number in range(500)))
        return int(tx.row(COUNTED).many)

    assert database.write(work, caller=SYSTEM) == 500


def test_what_is_there_stays_as_it_is(database: Database) -> None:
    first, second = job("same", attempts=1), job("same", attempts=2)
    database.write(lambda tx: tx.add_missing(jobs, first, second, job("other")), caller=SYSTEM)
    (kept,) = database.read(lambda tx: tx.rows(PREPARED, {"key": "same"}), caller=SYSTEM)
    assert kept.attempts == 1
    assert database.read(lambda tx: tx.row(COUNTED).many, caller=SYSTEM) == 2


@pytest.mark.parametrize("asks", [True, False], ids=["asked", "before the commit"])
def test_a_refused_row_undoes_everything(database: Database, *, asks: bool) -> None:
    def work(tx: Tx) -> None:
        tx.add(jobs, job("once"), job("once"))
        if asks:
            tx.row(COUNTED)

    with pytest.raises(IntegrityError) as refused:
        database.write(work, caller=SYSTEM)
    assert str(AT.year) not in str(refused.value.params)
    assert database.read(lambda tx: tx.row(COUNTED).many, caller=SYSTEM) == 0


def test_what_was_foreseen_is_answered_with_what_was_asked_for(database: Database) -> None:
    database.write(lambda tx: tx.add(jobs, job("1"), job("2"), job("2-", attempts=7)), caller=SYSTEM)

    def work(tx: Tx) -> list[str]:
        tx.foresee(PREPARED, {"key": "1"})
        many = tx.row(COUNTED).many
        found = [*tx.rows(PREPARED, {"key": "1"}), *tx.rows(PREPARED, {"key": "2-"}), *tx.rows(PREPARED, {"key": "1"})]
        return [str(many), *(one.key for one in found)]

    assert database.write(work, caller=SYSTEM) == ["3", "1", "2-", "1"]


@pytest.mark.parametrize("engine_kind", ["postgresql"], indirect=True)
def test_each_question_is_asked_as_the_policies_were_told_last_before_it(database: Database) -> None:
    def work(tx: Tx) -> list[str]:
        for told in ("first", "second"):
            tx.tell(told)
        tx.foresee(TOLD)
        for told in ("third", "fourth"):
            tx.tell(told)
        return [tx.row(TOLD).caller, tx.row(TOLD).caller]

    assert database.read(work, caller=SYSTEM) == ["second", "fourth"]


def test_new_rows_of_several_tables_are_all_there_whatever_was_asked_between(database: Database) -> None:
    happened = {"kind": "noted", "at": AT, "recorded_at": AT, "caller_id": new_id(), "codes": {}}

    def work(tx: Tx) -> int:
        tx.add(events, {"id": new_id()} | happened)
        tx.add(jobs, *(job(str(number)) for number in range(20)))
        tx.add(events, {"id": new_id(), "responder_id": new_id()} | happened, {"id": new_id()} | happened)
        return int(tx.row(COUNTED).many)

    assert database.write(work, caller=SYSTEM) == 20
    kept = database.read(
        lambda tx: tx.execute(sa.select(events.c.responder_id).order_by(events.c.seq)).all(), caller=SYSTEM
    )
    assert len(kept) == 3
    assert database.read(lambda tx: tx.row(COUNTED).many, caller=SYSTEM) == 20


@pytest.mark.parametrize("engine_kind", ["postgresql"], indirect=True)
def test_a_transaction_that_failed_is_not_taken_for_committed(database: Database) -> None:
    def work(tx: Tx) -> None:
        tx.add(jobs, job("1"))
        with suppress(DBAPIError):
            tx.execute(sa.text("SELECT 1 / 0"))

    with pytest.raises(InvalidRequestError):
        database.write(work, caller=SYSTEM)
    assert database.read(lambda tx: tx.row(COUNTED).many, caller=SYSTEM) == 0


def test_nothing_found_is_none(database: Database) -> None:
    assert database.read(lambda tx: tx.row(PREPARED, {"key": "nobody"}), caller=SYSTEM) is None


def test_what_is_prepared_outlives_what_is_undone(database: Database) -> None:
    """The driver lets the server forget all that is prepared when it rolls back something itself."""
    done: list[int] = []

    def work(tx: Tx) -> None:
        done.append(len(tx.execute(BY_KEY, {"key": "1"}).all()) + len(tx.rows(PREPARED, {"key": "1"})))
        raise NotFound

    for _ in range(12):
        with pytest.raises(NotFound):
            database.write(work, caller=SYSTEM)
        with pytest.raises(NotFound):
            database.read(work, caller=SYSTEM)
    assert done == [0] * 24
