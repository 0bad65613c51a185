"""The command as an operator uses it: processes of its own, with nothing but settings in the environment."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import exc

from app.kit.migrate import downgrade
from app.kit.schema import current

ROOT = Path(__file__).parents[2]
KEYS = {"INDGANG_SEALING_KEYS": f"{'A' * 43}=", "INDGANG_LOOKUP_KEY": f"{'B' * 42}A="}
SECONDS_TO_START = 30  # on a machine that does much else


def run(*words: str, url: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*words), env=environment(url, **more), cwd=ROOT, capture_output=True, text=True, check=False
    )


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "app.cli", *words]


def environment(url: str, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("INDGANG_")}
    return kept | {"INDGANG_DATABASE_URL": url} | more


@contextmanager
def serving(url: str, **more: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = environment(url, INDGANG_PORT=str(port), **more)
    process = subprocess.Popen(command("serve"), env=settings, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address)
        yield address, process
    finally:
        process.kill()
        process.communicate()


def wait_for(address: str) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        try:
            httpx2.get(f"{address}/healthz").raise_for_status()
        except httpx2.HTTPError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the service did not start")


def test_from_nothing_to_an_answered_request(empty_database_url: str, application_url: str) -> None:
    """Migrates, makes its role and its keys where it may, prints the token alone, serves, and ends when told to."""
    settings = KEYS | {"INDGANG_MIGRATION_DATABASE_URL": empty_database_url}
    with serving(application_url, **settings) as (address, process):
        made = run("key", "create", "--role", "administrator", "--name", "Karla", url=application_url, **settings)
        assert re.fullmatch(r"ind_[\w-]{43}\n", made.stdout), made.stderr
        keys = httpx2.get(f"{address}/v1/keys", headers={"Authorization": f"Bearer {made.stdout.strip()}"})
        assert [one["name"] for one in keys.json()["items"]] == ["Karla"]
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=20)
    assert "Traceback" not in told
    assert "Karla" not in told
    lines = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    assert {"route": "/v1/keys", "status": 200}.items() <= next(one for one in lines if one.get("caller")).items()


def test_an_embedded_database_gets_keys_of_its_own_and_is_not_opened_without_them(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'data' / 'indgang.db'}"
    made = run("key", "create", "--role", "analyst", url=url)
    assert made.returncode == 0
    keys = tmp_path / "data" / "indgang.keys"
    assert str(keys) in made.stderr
    keys.rename(tmp_path / "lost")
    refused = run("key", "create", "--role", "analyst", url=url)
    assert refused.returncode == 1
    assert "sealed" in refused.stderr
    assert not keys.exists()


def test_keys_of_another_database_are_refused_at_the_start(empty_database_url: str, application_url: str) -> None:
    settings = KEYS | {"INDGANG_MIGRATION_DATABASE_URL": empty_database_url}
    made = run("key", "create", "--role", "analyst", url=application_url, **settings)
    assert made.returncode == 0, made.stderr
    for words, name, said in (
        (("serve",), "INDGANG_SEALING_KEYS", "sealing keys"),
        (("worker",), "INDGANG_LOOKUP_KEY", "look-up key"),
        (("key", "create", "--role", "analyst"), "INDGANG_SEALING_KEYS", "sealing keys"),
    ):
        refused = run(*words, url=application_url, **settings | {name: f"{'C' * 42}A="})
        assert (refused.returncode, said in refused.stderr, "Traceback" in refused.stderr) == (1, True, False)
    listed = run("key", "list", url=application_url, **settings)
    assert len(listed.stdout.splitlines()) == 1


def test_a_database_that_is_locked_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'indgang.db'}"
    assert run("key", "create", "--role", "analyst", url=url).returncode == 0
    (tmp_path / "indgang.keys").rename(tmp_path / "lost")
    with closing(sqlite3.connect(tmp_path / "indgang.db", isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        refused = run("key", "create", "--role", "analyst", url=url, INDGANG_MIGRATE_ON_START="false")
    assert (refused.returncode, "locked" in refused.stderr) == (1, True), refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (tmp_path / "indgang.keys").exists()


def test_the_file_of_an_embedded_database_is_its_owners_alone(tmp_path: Path) -> None:
    assert run("key", "create", "--role", "analyst", url=f"sqlite:///{tmp_path / 'indgang.db'}").returncode == 0
    assert {path.name: path.stat().st_mode & 0o077 for path in tmp_path.iterdir()} == {
        "indgang.db": 0,
        "indgang.keys": 0,
    }


@pytest.mark.parametrize("engine_kind", ["postgresql"])
def test_postgresql_wants_its_keys_given(database_url: str) -> None:
    refused = run("key", "create", "--role", "analyst", url=database_url)
    assert refused.returncode == 1
    assert "INDGANG_SEALING_KEYS" in refused.stderr


@pytest.mark.parametrize("engine_kind", ["postgresql"])
def test_postgresql_refuses_a_service_that_no_policy_holds_back(empty_database_url: str, application_url: str) -> None:
    """Nothing is migrated by a role that would then own the tables, and nothing served by a superuser."""
    refused = run("key", "create", "--role", "analyst", url=empty_database_url, **KEYS)
    assert refused.returncode == 1
    assert "superuser" in refused.stderr
    assert "INDGANG_MIGRATION_DATABASE_URL" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert current(empty_database_url) is None
    assert run("migrate", url=application_url, INDGANG_MIGRATION_DATABASE_URL=empty_database_url).returncode == 0
    assert run("key", "create", "--role", "analyst", url=application_url, **KEYS).returncode == 0
    assert run("key", "create", "--role", "analyst", url=empty_database_url, **KEYS).returncode == 1
    with pytest.raises(exc.ProgrammingError, match="must be owner"):
        downgrade(application_url, to="base")


@pytest.mark.parametrize(
    ("role", "option"), [("responder", "--responder"), ("landlord_portal", "--landlord"), ("centre_leader", "--centre")]
)
def test_a_key_without_its_bound_is_said_so(tmp_path: Path, role: str, option: str) -> None:
    refused = run("key", "create", "--role", role, url=f"sqlite:///{tmp_path / 'indgang.db'}")
    assert refused.returncode == 1
    assert refused.stderr.splitlines()[-1] == f"{option}: A key of the role {role} needs this."
    assert "Traceback" not in refused.stderr


def test_a_key_has_the_end_that_it_was_made_with(tmp_path: Path) -> None:
    """Its last day ends as days do in Denmark; one that is over is not made."""
    url = f"sqlite:///{tmp_path / 'indgang.db'}"
    made = run("key", "create", "--role", "analyst", "--until", "2099-07-31", url=url)
    (line,) = run("key", "list", url=url).stdout.splitlines()
    assert (line.split("\t")[1], line.split("\t")[4]) == (made.stdout[:8], "2099-07-31T21:59+00:00")
    refused = run("key", "create", "--role", "analyst", "--until", "2020-01-31", url=url)
    assert (refused.returncode, refused.stderr.splitlines()[-1]) == (1, "--until: This is over.")


def test_what_nobody_has_configured_is_said_at_the_start_and_left_out(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'indgang.db'}"
    with serving(url) as (address, process):
        entrance = httpx2.get(f"{address}/v1/entrance").json()
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=20)
    assert (entrance["phone"], entrance["email"]) == (None, None)
    assert "not configured" in told
    assert "INDGANG_MUNICIPALITY_PHONE" in told
    made = {"INDGANG_MUNICIPALITY": "Borup", "INDGANG_MUNICIPALITY_PHONE": "70201234"}
    with serving(f"sqlite:///{tmp_path / 'named.db'}", **made) as (address, _):
        assert httpx2.get(f"{address}/v1/entrance").json()["phone"] == "+4570201234"


def test_the_document_is_printed_without_any_database(tmp_path: Path) -> None:
    printed = run("openapi", url=f"sqlite:///{tmp_path / 'none' / 'indgang.db'}")
    assert json.loads(printed.stdout)["openapi"].startswith("3.1")
    assert not (tmp_path / "none").exists()
