"""No page of another site may ask for anything, and nothing but what an operation takes is read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.kit.database import Database
from app.kit.sealed import Keys, Sealer
from app.main import assemble
from tests.conftest import WEDNESDAY_AT_TEN
from tests.door import Door, open_door, wired

ELSEWHERE = "https://another-site.example"
PATHS = assemble().openapi()["paths"]
TAKES = [
    (method.upper(), path, next(iter(operation["requestBody"]["content"])))
    for path, item in PATHS.items()
    for method, operation in item.items()
    if "requestBody" in operation
]


@pytest.fixture(scope="module")
def door(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    path = tmp_path_factory.mktemp("closed") / "indgang.db"
    shutil.copyfile(migrated_sqlite, path)
    clock, sealer = FixedClock(WEDNESDAY_AT_TEN), Sealer(Keys.generate())
    database = Database(f"sqlite:///{path}", sealer=sealer, clock=clock)
    with open_door(wired(database, sealer, clock)) as door:
        yield door
    database.dispose()


@pytest.mark.parametrize("path", PATHS)
def test_a_browser_is_told_that_another_site_may_not_ask(path: str, door: Door) -> None:
    preflight = {
        "Origin": ELSEWHERE,
        "Access-Control-Request-Method": next(iter(PATHS[path])).upper(),
        "Access-Control-Request-Headers": "authorization, content-type",
    }
    asked = door.client.options(path, headers=preflight)
    assert asked.status_code >= 400
    answered = door.client.get(path, headers={"Origin": ELSEWHERE, **door.role(Role.ADMINISTRATOR)})
    for answer in (asked, answered):
        assert not [name for name in answer.headers if name.startswith("access-control-")]
        assert ELSEWHERE not in answer.text


@pytest.mark.parametrize(("method", "path", "media_type"), TAKES)
def test_a_body_of_another_type_is_not_read(method: str, path: str, media_type: str, door: Door) -> None:
    """A form of another site can send only these types without asking first."""
    for other in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        assert other != media_type
        headers: dict[str, Any] = {**door.role(Role.ADMINISTRATOR), "Content-Type": other}
        assert door.client.request(method, path, content=b"{}", headers=headers).status_code == 415
