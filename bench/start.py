"""How long a new installation takes from the command to its first answer, without demo data.

    python -m bench start [--times 3]

A fresh folder, `serve`, and the entrance asked for until it answers; beside it what the libraries alone take to load.
"""

from __future__ import annotations

import argparse
import http.client
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.processes import free_port

WANTED_SECONDS = 3.0
_BARE = "import fastapi, uvicorn, sqlalchemy"
_REAL_ROUTE = "/v1/entrance"
_MOST_SECONDS = 60.0
_AGAIN_SECONDS = 0.01


def main(arguments: Sequence[str] = ()) -> bool:
    """Print the times; say whether the promise is kept."""
    parser = argparse.ArgumentParser(prog="python -m bench start", description=__doc__)
    parser.add_argument("--times", type=int, default=3, help="starts of each kind; the middle one counts")
    chosen = parser.parse_args(arguments)
    started([sys.executable, "-c", "import app.cli, app.kit.migrate"])  # so that all is compiled
    bare = median(started([sys.executable, "-c", _BARE]) for _ in range(chosen.times))
    with tempfile.TemporaryDirectory(prefix="indgang-start-") as folder:
        homes = [Path(folder) / str(number) for number in range(chosen.times)]
        first = median(answered(home) for home in homes)
        later = median(answered(home) for home in homes)
    print(f"to the first answer, new installation   {first:6.2f} s")
    print(f"to the first answer, again              {later:6.2f} s")
    print(f"{_BARE:<39} {bare:6.2f} s")
    kept = first < WANTED_SECONDS
    print(f"Less than {WANTED_SECONDS:.0f} s is wanted: {'kept' if kept else 'NOT kept'}.")
    return kept


def started(command: Sequence[str]) -> float:
    """Return how many seconds a process takes, its compiled modules kept for the next one."""
    begun = time.perf_counter()
    subprocess.run(command, env=_environment(), check=True)  # noqa: S603 our own
    return time.perf_counter() - begun


def answered(home: Path) -> float:
    """Return the seconds from the command to the first answer of a real route."""
    home.mkdir(exist_ok=True)
    port = free_port()
    more = {
        "INDGANG_DATABASE_URL": f"sqlite:///{home / 'indgang.db'}",
        "INDGANG_RECEIPTS": str(home / "receipts"),
        "INDGANG_PORT": str(port),
    }
    begun = time.perf_counter()
    with (home / "said").open("wb") as said:
        command = [sys.executable, "-m", "app.cli", "serve"]
        process = subprocess.Popen(command, env=_environment() | more, stdout=said, stderr=said)  # noqa: S603 our own
        try:
            while not _answers(port):
                if process.poll() is not None or time.perf_counter() - begun > _MOST_SECONDS:
                    raise RuntimeError(f"the server does not answer: {(home / 'said').read_text()[-2000:]}")
                time.sleep(_AGAIN_SECONDS)
            return time.perf_counter() - begun
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(_MOST_SECONDS)


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_MOST_SECONDS)
    try:
        connection.request("GET", _REAL_ROUTE)
        return connection.getresponse().status == http.client.OK
    except ConnectionRefusedError:
        return False
    finally:
        connection.close()
