"""The service as an operator runs it: processes that can be killed, a port, callers who speak plain HTTP."""

from __future__ import annotations

import http.client
import importlib
import json
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import UUID

from app.access.callers import SYSTEM, KeyGrant
from app.access.keys import create_key
from app.kit.clock import SystemClock
from app.kit.codes import Role
from app.kit.database import Database
from app.kit.key_file import look_again, make_keys
from app.kit.sealed import Keys, Sealer
from tests.directory.city import City, small_city

START_SECONDS = 30.0
ANSWER_SECONDS = 60.0
LOST = (OSError, http.client.HTTPException)
"""What a caller sees when the service dies before it has answered."""


_PRELOADED = multiprocessing.get_context("forkserver")
_PRELOADED.set_forkserver_preload(["app.cli"])  # the imports are most of a start, and these tests start often


def begin(environment: Mapping[str, str], log: Path) -> None:
    """Be a process that has the imports behind it, writes to a log of its own and ends with the tests."""
    with log.open("ab") as file:
        os.dup2(file.fileno(), sys.stdout.fileno())
        os.dup2(file.fileno(), sys.stderr.fileno())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.environ.update(environment)


def _serve(environment: Mapping[str, str], log: Path) -> None:
    """Be `indgang serve`."""
    begin(environment, log)
    sys.argv = ["indgang", "serve"]
    importlib.import_module("app.cli").main()


def _end_with_parent() -> None:
    tests = multiprocessing.parent_process()
    if tests is not None:
        tests.join()
    os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.body)
        return told


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    method: str
    path: str
    token: str
    body: Mapping[str, Any] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Service:
    """One process of `indgang serve`; started again after a kill it has the same port."""

    environment: Mapping[str, str]
    log: Path
    port: int
    serve: Callable[[Mapping[str, str], Path], None] = _serve
    _process: BaseProcess | None = None

    def start(self) -> None:
        """Start and return when it answers."""
        self.launch()
        self.await_answer()

    def launch(self) -> None:
        environment = {**self.environment, "INDGANG_PORT": str(self.port)}
        self._process = _PRELOADED.Process(target=self.serve, args=(environment, self.log), daemon=True)
        self._process.start()

    def await_answer(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while True:
            assert self._process is not None
            assert self._process.is_alive(), self.log.read_text()[-2000:]
            assert time.monotonic() < deadline, self.log.read_text()[-2000:]
            try:
                if self.ask(Request(method="GET", path="/healthz", token="")).status == http.HTTPStatus.OK:
                    return
            except LOST:
                time.sleep(0.02)  # nothing tells when a port opens

    @property
    def pid(self) -> int:
        assert self._process is not None
        assert self._process.pid is not None
        return self._process.pid

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        assert process.pid is not None
        os.kill(process.pid, how)
        process.join(START_SECONDS)
        if process.is_alive():
            process.kill()
            process.join()

    def ask(self, request: Request, *, before: Callable[[], object] | None = None) -> Reply:
        """Send one request on a connection of its own and return the answer; `before` is called once it stands."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_SECONDS)
        try:
            connection.connect()
            if before is not None:
                before()
            body = None if request.body is None else json.dumps(request.body)
            headers = {"Authorization": f"Bearer {request.token}", "Content-Type": "application/json"}
            connection.request(request.method, request.path, body, {**headers, **request.headers})
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(status=answer.status, headers=told, body=answer.read())
        finally:
            connection.close()


def at_once(services: Sequence[Service], requests: Sequence[Request]) -> list[Reply]:
    """Send all requests at the same instant, spread over the services, and return their answers in order."""
    ready = threading.Barrier(len(requests), timeout=START_SECONDS)

    def send(place: int) -> Reply:
        return services[place % len(services)].ask(requests[place], before=ready.wait)

    with ThreadPoolExecutor(len(requests)) as threads:
        return list(threads.map(send, range(len(requests))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A small municipality on a database, the services that serve it, and what the tests know of it."""

    database: Database
    keys: Keys
    sealer: Sealer
    city: City
    services: Sequence[Service]
    receipts: Path

    @property
    def service(self) -> Service:
        return self.services[0]

    def token(self, grant: KeyGrant) -> str:
        return self.database.write(lambda tx: create_key(tx, grant=grant), caller=SYSTEM)

    def tokens(self, grants: Sequence[KeyGrant]) -> list[str]:
        return self.database.write(lambda tx: [create_key(tx, grant=grant) for grant in grants], caller=SYSTEM)

    def portal(self) -> str:
        return self.token(KeyGrant(role=Role.LANDLORD_PORTAL, landlords=frozenset({self.city.landlord})))

    def responder(self, responder: UUID) -> str:
        return self.token(KeyGrant(role=Role.RESPONDER, responder=responder))


@contextmanager
def site_at(
    url: str,
    folder: Path,
    *,
    services: int = 1,
    served_at: str | None = None,
    keys_file: Path | None = None,
    more: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Site]:
    """Make the municipality in an empty migrated database and serve it; `served_at` is another way to it.

    In a `keys_file` the keys can change while it runs; `more` are settings of this one test.
    """
    keys = Keys.generate() if keys_file is None else make_keys(keys_file)
    sealer = Sealer(keys, again=None if keys_file is None else lambda: look_again(keys_file))
    sealing, lookup = keys.to_text()
    given = {"INDGANG_SEALING_KEYS": sealing, "INDGANG_LOOKUP_KEY": lookup}
    receipts = folder / "receipts"
    environment = {
        "INDGANG_DATABASE_URL": served_at or url,
        **(given if keys_file is None else {"INDGANG_KEYS_FILE": str(keys_file)}),
        "INDGANG_RECEIPTS": str(receipts),
        "INDGANG_LOG_LEVEL": "warning",
        "INDGANG_RATE_LIMIT": "0",  # the storms ask as fast as they can
        **more,
    }
    database = Database(url, sealer=sealer, clock=SystemClock())
    running = [
        Service(environment=environment, log=folder / f"service-{place}.log", port=free_port())
        for place in range(services)
    ]
    try:
        city = database.write(small_city, caller=SYSTEM)
        for one in running:
            one.launch()
        for one in running:
            one.await_answer()
        yield Site(database=database, keys=keys, sealer=sealer, city=city, services=running, receipts=receipts)
    finally:
        for one in running:
            one.stop()
        database.dispose()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
