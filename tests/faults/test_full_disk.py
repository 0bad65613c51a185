"""The embedded database cannot write: the disk is full, or another program holds the file."""

from __future__ import annotations

import resource
import sqlite3
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from httpx2 import Response

from app.access.callers import SYSTEM
from app.kit.database import Database
from tests.faults.running import Request, site_at
from tests.faults.storm import Storm, check_whole
from tests.journey.town import FLAT, Town

pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True)


def assert_unavailable(answer: Response) -> None:
    assert answer.status_code == 503, answer.text
    assert int(answer.headers["retry-after"]) > 0
    assert answer.headers["content-type"] == "application/problem+json"


def sent(town: Town, number: int, *, length: int = 20) -> Response:
    body = {"description": "x" * length, "place": FLAT, "your_reference": f"portal-{number}"}
    return town.portal.post("/v1/reports", body, **{"Idempotency-Key": f"post-{number}"})


def pragma(database: Database, said: str) -> int | None:
    """Say something to the one writing connection."""
    with database.engine.connect() as connection:
        value: int | None = connection.exec_driver_sql(f"PRAGMA {said}").scalar()
        return value


def whole(database: Database, *, receipts: int) -> None:
    database.read(lambda tx: check_whole(tx, receipts=receipts), caller=SYSTEM)


def test_a_database_that_may_not_grow_refuses_whole_and_goes_on_when_it_may(town: Town, database: Database) -> None:
    assert sent(town, 0).status_code == 201
    pages = pragma(database, "page_count")
    pragma(database, f"max_page_count={pages}")
    kept = 1
    while (answer := sent(town, kept, length=10_000)).status_code == 201:  # until the pages at hand are used up
        kept += 1
        assert kept < 100, "nothing stops it from growing"
    assert_unavailable(answer)
    with ThreadPoolExecutor(10) as threads:
        for refused in threads.map(lambda number: sent(town, number, length=10_000), range(kept, kept + 10)):
            assert_unavailable(refused)
    whole(database, receipts=kept)

    pragma(database, "max_page_count=1000000")
    assert [sent(town, number, length=10_000).status_code for number in range(kept + 10)][kept:] == [201] * 10
    whole(database, receipts=kept + 10)


def test_while_another_program_holds_the_file_nothing_is_kept_and_nothing_shown_unlogged(
    town: Town, database: Database, database_url: str
) -> None:
    first = sent(town, 0)
    assert first.status_code == 201
    assert len(town.adviser.queue()) == 1
    pragma(database, "busy_timeout=100")  # five seconds are long for a test
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert_unavailable(sent(town, 1))
        assert_unavailable(town.adviser.get("/v1/queue"))
        assert_unavailable(town.portal.get(first.headers["location"]))
        assert town.portal.get("/readyz").status_code == 200
        other.execute("ROLLBACK")
    assert town.portal.get(first.headers["location"]).status_code == 200
    assert len(town.adviser.queue()) == 1
    assert sent(town, 1).status_code == 201
    whole(database, receipts=2)


@contextmanager
def full_for(pid: int) -> Iterator[None]:
    """No file of this process may grow, which its writes learn as they would from a full disk."""
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux changes the limits of another process")
def test_a_full_disk_under_the_running_service(database_url: str, tmp_path: Path) -> None:
    with site_at(database_url, tmp_path) as site:
        adviser = site.responder(site.city.north_team.adviser)
        storm, service, pid = Storm(site=site, portal=site.portal(), adviser=adviser), site.service, site.service.pid
        first = service.ask(storm.post(0))
        assert first.status == 201
        read = Request(method="GET", path=first.headers["location"], token=storm.portal)

        with full_for(pid):
            for letter in site.receipts.glob("*.eml"):
                letter.unlink()
            with ThreadPoolExecutor(20) as threads:
                refused = list(threads.map(lambda number: service.ask(storm.post(number)), range(1, 21)))
            for reply in (*refused, service.ask(read)):
                assert reply.status == 503, reply.body
                assert int(reply.headers["retry-after"]) > 0
            assert service.ask(Request(method="GET", path="/readyz", token="")).status == 200
            site.database.read(lambda tx: check_whole(tx, receipts=1), caller=SYSTEM)

        for number in range(21):
            reply = service.ask(storm.post(number))
            assert reply.status == 201, reply.body
            storm.answered[number] = reply.json()["reference"]
        assert service.ask(read).body == first.body
        assert service.pid == pid
        storm.check()
        deadline = time.monotonic() + 20
        while not any(site.receipts.glob("*.eml")):  # the promised work goes on too, after a pause
            assert time.monotonic() < deadline, "the worker did not outlive the full disk"
            time.sleep(0.05)
