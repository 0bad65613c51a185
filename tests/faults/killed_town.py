"""A town whose service is a process that can be killed, and goes by a clock that the test moves."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import cast

import uvicorn
from fastapi import APIRouter
from httpx2 import Client
from starlette.testclient import TestClient

from app.access.callers import SYSTEM
from app.api.wiring import Wiring
from app.kit.clock import FixedClock
from app.kit.database import Database
from app.kit.sealed import Keys, Sealer
from app.main import app_of, settle, wire
from app.starting import from_environment
from app.worker import Worker
from tests.conftest import WEDNESDAY_AT_TEN
from tests.directory.city import small_city
from tests.door import Door, wired
from tests.faults.running import Service, begin, free_port
from tests.journey.town import Town

DUE = "/due"
_CLOCK = "TOWN_CLOCK"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class ClockOnTheWall(FixedClock):
    """Stands in a file, so that several processes go by it; one of them moves it."""

    __slots__ = ("_path",)

    def __init__(self, path: Path, at: datetime | None = None) -> None:
        self._path = path
        if at is not None:
            self.at = at

    @property
    def at(self) -> datetime:
        return _EPOCH + int(self._path.read_text()) * _MICROSECOND

    @at.setter
    def at(self, at: datetime) -> None:
        written = self._path.with_suffix(".new")
        written.write_text(str((at - _EPOCH) // _MICROSECOND))
        written.replace(self._path)  # nobody reads half of it

    def now(self) -> datetime:
        return self.at


@dataclass(frozen=True, slots=True, kw_only=True)
class KilledTown:
    """The people of the town, and the process that serves them."""

    town: Town
    service: Service

    def kill_and_start(self) -> None:
        self.service.kill()
        self.service.start()

    def do_due(self) -> None:
        """Let the process do what is due, as its worker would."""
        done = self.town.door.client.post(DUE, json={})
        assert done.status_code == HTTPStatus.NO_CONTENT, done.text


@contextmanager
def killed_town(url: str, folder: Path) -> Iterator[KilledTown]:
    keys = Keys.generate()
    sealing, lookup = keys.to_text()
    path = folder / "clock"
    clock = ClockOnTheWall(path, WEDNESDAY_AT_TEN)
    database = Database(url, sealer=Sealer(keys), clock=clock)
    service = Service(
        environment={
            "INDGANG_DATABASE_URL": url,
            "INDGANG_SEALING_KEYS": sealing,
            "INDGANG_LOOKUP_KEY": lookup,
            "INDGANG_RECEIPTS": str(folder / "receipts"),
            "INDGANG_LOG_LEVEL": "warning",
            "INDGANG_RATE_LIMIT": "0",
            _CLOCK: str(path),
        },
        log=folder / "service.log",
        port=free_port(),
        serve=_serve,
    )
    try:
        city = database.write(small_city, caller=SYSTEM)
        service.start()
        with Client(base_url=f"http://127.0.0.1:{service.port}", timeout=30) as client:
            door = Door(client=cast("TestClient", client), wiring=wired(database, Sealer(keys), clock))
            yield KilledTown(town=Town(door=door, city=city, clock=clock), service=service)
    finally:
        service.stop()
        database.dispose()


def _serve(environment: Mapping[str, str], log: Path) -> None:
    """Be the service, but for its clock, and for a route by which the test says when work is done."""
    begin(environment, log)
    settings = from_environment()
    wiring = wire(settings, clock=ClockOnTheWall(Path(os.environ[_CLOCK])))
    settle(wiring)
    app = app_of(wiring)
    app.include_router(_due(wiring))
    uvicorn.run(app, host=settings.host, port=settings.port, loop="uvloop", http="httptools", log_config=None)


def _due(wiring: Wiring) -> APIRouter:
    router = APIRouter()

    @router.post(DUE, status_code=HTTPStatus.NO_CONTENT)
    def due() -> None:
        worker = Worker(wiring)
        while worker.do_due():
            pass

    return router
