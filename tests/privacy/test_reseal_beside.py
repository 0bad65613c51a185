"""The sealing key changes under load while the worker is a process of its own; not one request fails."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.access.callers import SYSTEM
from app.kit.columns import metadata
from app.kit.key_file import add_sealing_key, look_again
from app.kit.sealed import key_id
from app.privacy.reseal import carried, sealed_tables
from app.privacy.upkeep import promise_reseal
from tests.faults.running import LOST, Request, Site, site_at

PAST = 120
USERS = 2
LONGEST_SECONDS = 100.0


@pytest.fixture
def keys_file(tmp_path: Path) -> Path:
    return tmp_path / "indgang.keys"


@pytest.fixture
def site(database_url: str, tmp_path: Path, keys_file: Path) -> Iterator[Site]:
    with site_at(database_url, tmp_path, keys_file=keys_file, more={"INDGANG_WORKER": "false"}) as site:
        yield site


@contextmanager
def worker(site: Site, log: Path) -> Iterator[None]:
    """Run `indgang worker` beside the service, as an operator does."""
    with log.open("ab") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "app.cli", "worker"],
            env={**os.environ, **site.service.environment},
            stdout=file,
            stderr=file,
        )
        try:
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def report(token: str, *, number: int) -> Request:
    place = {"address": f"Ahornvej {number}, 1. th", "postcode": "2400"}
    return Request(
        method="POST", path="/v1/reports", token=token, body={"description": "Der er høj musik.", "place": place}
    )


def fields_by_key(site: Site) -> dict[bytes, int]:
    return dict(site.database.read(lambda tx: carried(tx, tables=sealed_tables(metadata)), caller=SYSTEM))


def test_no_request_fails_while_a_worker_beside_seals_everything_anew(
    site: Site, keys_file: Path, tmp_path: Path
) -> None:
    portal = site.portal()
    references = [site.service.ask(report(portal, number=one)).json()["reference"] for one in range(PAST)]
    failures: list[str] = []
    asked: list[float] = []
    over = threading.Event()

    def use(user: int) -> None:
        turn = 0
        while not over.is_set():
            turn += 1
            seen = Request(method="GET", path=f"/v1/reports/{references[turn % PAST]}", token=portal)
            for request in (report(portal, number=1000 * user + turn), seen):
                begun = time.perf_counter()
                try:
                    answer = site.service.ask(request)
                except LOST as error:
                    failures.append(type(error).__name__)
                    continue
                asked.append(time.perf_counter() - begun)
                if answer.status not in {200, 201}:
                    failures.append(answer.body.decode())

    users = [threading.Thread(target=use, args=(user,)) for user in range(1, USERS + 1)]
    for one in users:
        one.start()
    try:
        active = key_id(add_sealing_key(keys_file).sealing[0])
        site.database.write(promise_reseal, caller=SYSTEM)
        with worker(site, tmp_path / "worker.log"):
            done = _wait(site, active)
    finally:
        over.set()
        for one in users:
            one.join()
    assert failures == []
    assert done, (tmp_path / "worker.log").read_text()[-2000:]
    assert len(asked) > 2 * PAST / 10


def _wait(site: Site, active: bytes) -> bool:
    """Say whether soon everything is sealed by the new key alone."""
    deadline = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < deadline:
        if set(fields_by_key(site)) == {active}:
            return True
        time.sleep(0.2)
    return False


def test_what_another_process_sealed_opens_here(site: Site, keys_file: Path) -> None:
    """A key that was added a moment ago is read again before anything is called broken."""
    portal = site.portal()
    add_sealing_key(keys_file)
    sent = site.service.ask(report(portal, number=1)).json()["reference"]
    keys = look_again(keys_file)
    assert keys is not None
    assert site.service.ask(Request(method="GET", path=f"/v1/reports/{sent}", token=portal)).status == 200
