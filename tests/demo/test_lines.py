"""What the demo prints works as printed: run by bash with curl against a server started like `make run`, HOME empty."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

ROOT = Path(__file__).parents[2]
MARK = "=== next"
LIKE_CURL = """#!{python}
import sys, urllib.request
headers, data, url, told, words = {{}}, None, None, "", iter(sys.argv[1:])
for word in words:
    if word == "-H":
        name, _, value = next(words).partition(": ")
        headers[name] = value
    elif word == "-w":
        told = next(words)
    elif word == "-d":
        data = next(words).encode()
    elif word != "-s":
        url = word
answer = urllib.request.urlopen(urllib.request.Request(url, data, headers))
if told == r"%{{stderr}}%{{http_code}}\n":
    print(answer.status, file=sys.stderr)
print(answer.read().decode())
"""


@pytest.fixture
def environment(empty_database_url: str, application_url: str, tmp_path: Path) -> dict[str, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home, programs = tmp_path / "home", tmp_path / "programs"
    home.mkdir()
    programs.mkdir()
    if shutil.which("curl") is None:
        (programs / "curl").write_text(LIKE_CURL.format(python=sys.executable))
        (programs / "curl").chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("INDGANG_")}
    return kept | {
        "HOME": str(home),
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "INDGANG_DATABASE_URL": application_url,
        "INDGANG_MIGRATION_DATABASE_URL": empty_database_url,
        "INDGANG_PORT": str(port),
    }


@contextmanager
def serving(environment: dict[str, str], folder: Path) -> Iterator[str]:
    """Start the service over a database that the demo filled, and yield what it printed."""
    printed = folder / "printed"
    with printed.open("w") as out, (folder / "told").open("w") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "app.cli", "serve", "--demo"], env=environment, cwd=folder, stdout=out, stderr=err
        )
    try:
        _wait(f"http://127.0.0.1:{environment['INDGANG_PORT']}/healthz", process)
        yield printed.read_text()
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 40
    while time.monotonic() < until and process.poll() is None:
        try:
            httpx2.get(address).raise_for_status()
        except httpx2.HTTPError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the service did not start")


def test_the_printed_lines_work(environment: dict[str, str], tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "app.cli", "demo", "--reports", "50"],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    assert re.search(r"A year has passed: \d+ reports", made.stdout)
    with serving(environment, tmp_path) as printed:
        assert "A year has passed" not in printed, "a second start adds no second demo"
        assert printed.count("ind_") == 5
        blocks, statuses = _blocks(printed, environment)
    before, asked, path, after, others = map(_documents, blocks)
    assert statuses == ["201", "200", "201", "200"], "reported, claimed, told, closed"
    card, triage = asked
    assert card["social_centre"]["name"] == after[1]["items"][0]["group"]["social_centre"]["name"]
    assert {"eviction_notice", "children_at_risk"} <= {one["concern"] for one in triage["concerns"]}
    _check_path(path, after[0])
    assert _counts(after[1])["reports"] == _counts(before[0])["reports"] + 1
    assert _counts(after[1])["answered"] == _counts(before[0])["answered"] + 1
    assert before[1] != after[2], "who looks at the short line sees that something changed"
    assert [one["kind"] for one in others[0]["items"]].count("cleaning") >= 1
    assert len(others[1]["items"]) > 1
    assert [one.stat().st_mode & 0o777 for one in tmp_path.rglob("*.keys")] == [0o600]
    assert list((tmp_path / "home").iterdir()) == []


def _check_path(path: list[Any], view: dict[str, Any]) -> None:
    line, case, *states = path
    named = re.fullmatch(r"report (\S+), case (\S+)", line)
    assert named is not None
    assert (case["number"], case["state"]) == (named[2], "new")
    assert [one["reference"] for one in case["reports"]] == [named[1]]
    assert states == ["claimed", "contacted", "closed"]
    assert (view["reference"], view["status"]) == (named[1], "answered")


def _counts(figures: dict[str, Any]) -> dict[str, int]:
    return {name: figures["total"][name] for name in ("reports", "answered")}


def _blocks(printed: str, environment: dict[str, str]) -> tuple[list[str], list[str]]:
    """Run the lines in one shell; return what each paragraph but the first, of keys, printed, and the statuses."""
    script = f"set -euo pipefail\n{printed}".replace("\n\n", f"\necho '{MARK}'\n")
    bash = shutil.which("bash") or "/bin/bash"
    run = subprocess.run([bash, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr + run.stdout
    return [block for block in run.stdout.split(f"{MARK}\n")[1:] if block.strip()], run.stderr.split()


def _documents(block: str) -> list[Any]:
    """Read JSON documents and plain lines, as they come."""
    found: list[Any] = []
    rest = block.strip()
    while rest:
        if rest.startswith("{"):
            document, end = json.JSONDecoder().raw_decode(rest)
            found.append(document)
            rest = rest[end:].lstrip()
        else:
            line, _, rest = rest.partition("\n")
            found.append(line)
            rest = rest.lstrip()
    return found
