"""The database goes away and comes back; the service stays."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from app.kit.migrate import upgrade
from tests.faults.cutting import Cut, line_to
from tests.faults.running import Reply, Request, Site, site_at
from tests.faults.storm import Storm, rage
from tests.postgres import Databases, Server, running_postgres

UNKNOWN = "ind_0123456789"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server of our own: the shared one must not be pulled from under other tests."""
    with running_postgres() as server:
        yield server


@pytest.fixture
def url(server: Server) -> Iterator[str]:
    if not server.running:
        server.start()  # a test failed while it was away
    databases = Databases(server.url)
    name = databases.create()
    upgrade(databases.url(name))
    databases.let_in(name)
    yield databases.application_url(name)
    if server.running:
        databases.drop(name)


def storm_at(site: Site) -> Storm:
    return Storm(site=site, portal=site.portal(), adviser=site.responder(site.city.north_team.adviser))


def assert_unavailable(reply: Reply) -> None:
    assert reply.status == 503, reply.body
    assert int(reply.headers["retry-after"]) > 0
    assert reply.headers["content-type"] == "application/problem+json"
    assert reply.json()["status"] == 503


def test_a_lost_server_is_told_as_503_until_it_is_back(server: Server, url: str, tmp_path: Path) -> None:
    with site_at(url, tmp_path) as site:
        storm, service, pid = storm_at(site), site.service, site.service.pid
        first = service.ask(storm.post(1))
        assert first.status == 201
        read = Request(method="GET", path=first.headers["location"], token=storm.portal)

        server.stop(immediately=True)
        begun = time.monotonic()
        with ThreadPoolExecutor(20) as threads:
            lost = list(threads.map(lambda number: service.ask(storm.post(number)), range(2, 22)))
        for reply in (*lost, service.ask(read), service.ask(storm.post(1))):
            assert_unavailable(reply)
        assert_unavailable(service.ask(Request(method="GET", path="/readyz", token="")))
        assert_unavailable(service.ask(Request(method="GET", path=read.path, token=UNKNOWN)))
        assert service.ask(Request(method="GET", path="/healthz", token="")).status == 200
        assert time.monotonic() - begun < 20, "callers wait long for what cannot come"

        server.start()
        assert service.ask(read).body == service.ask(read).body == first.body
        assert service.ask(storm.post(1)).body == first.body
        for number in range(2, 22):
            sent = service.ask(storm.post(number))
            assert sent.status == 201
            storm.answered[number] = sent.json()["reference"]
        storm.answered[1] = first.json()["reference"]
        assert service.pid == pid
        storm.check()


def test_a_server_that_crashes_in_a_storm_loses_nothing_that_was_answered(
    server: Server, url: str, tmp_path: Path
) -> None:
    with site_at(url, tmp_path) as site:

        def crash() -> None:
            server.stop(immediately=True)
            server.start()

        rage(storm_at(site), crash, times=3, between=30)


def test_a_commit_that_nobody_confirmed_is_not_done_twice(url: str, tmp_path: Path) -> None:
    address = make_url(url)
    assert address.host is not None
    assert address.port is not None
    with line_to(address.host, address.port) as line:
        through = address.set(port=line.port).render_as_string(hide_password=False)
        with site_at(url, tmp_path, served_at=through) as site:
            storm, service = storm_at(site), site.service
            for number, cut in enumerate(Cut):
                line.cut = cut
                unheard = service.ask(storm.post(number))
                assert line.cuts == number + 1
                assert_unavailable(unheard)
                assert "Idempotency-Key" in unheard.json()["detail"]

                again = service.ask(storm.post(number))
                assert again.status == 201
                assert ("idempotency-replayed" in again.headers) is (cut is Cut.AFTER)
                assert service.ask(storm.post(number)).body == again.body
                storm.answered[number] = again.json()["reference"]
            storm.check()
