"""Thousands who wait: what they cost while nothing happens, and how soon a change reaches those of its centre.

    python -m bench waiting [--clients 5000] [--kind sqlite]

One process is served to as many connections as there are clients; each holds `Prefer: wait=60`. The limit of open files
is raised to what this needs, here and for the server, which inherits it.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import resource
import time
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import httpx2
import orjson
import uvloop

from app.access.callers import KeyGrant
from app.kit.codes import Role
from bench.load import request
from bench.processes import Served, service
from bench.stands import KINDS, Stand, ground

MOST_MEGABYTES = 300
MOST_SECONDS = 1.0
MOST_CPU = 0.02
_WAIT = 60
_IDLE_SECONDS = 15.0
_PATIENCE = 50.0
_REST = 0.5
_A_KEY = 300
_AT_REST = 0.05
"""Seconds of a processor in a second."""


class _Client(asyncio.Protocol):
    """One connection that waits; notes when its answer came."""

    def __init__(self, sent: bytes) -> None:
        self._sent = sent
        self.answered_at: float | None = None
        self.answered = asyncio.Event()
        self.answer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        cast("asyncio.Transport", transport).write(self._sent)

    def data_received(self, data: bytes) -> None:
        self.answer += data
        self.answered_at = time.perf_counter()
        self.answered.set()


def main(arguments: Sequence[str] = ()) -> bool:
    """Print what was measured; say whether the promise is kept."""
    parser = argparse.ArgumentParser(prog="python -m bench waiting", description=__doc__)
    parser.add_argument("--clients", type=int, default=5_000)
    parser.add_argument("--kind", choices=KINDS, default="sqlite")
    chosen = parser.parse_args(arguments)
    _raise_limit(2 * chosen.clients + 500)
    with ground(chosen.kind) as fresh:
        stand = fresh()
        keys = _keys(stand, chosen.clients)
        with service(stand.url, keys=stand.settings(), worker=False) as served:
            cursors = {key: _cursor(served, key) for key in dict.fromkeys(keys)}
            figures = uvloop.run(_measure(served, stand, [(key, cursors[key]) for key in keys]))
    return figures


def _raise_limit(wanted: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _keys(stand: Stand, clients: int) -> list[str]:
    """Return a key for each client: of advisers, centre by centre, several devices to a key."""
    posts = [adviser for centre in stand.municipality.centres for adviser in centre.advisers]
    many = -(-clients // (len(posts) * _A_KEY)) * len(posts)
    keys = [stand.key(KeyGrant(role=Role.RESPONDER, responder=posts[one % len(posts)])) for one in range(many)]
    return [keys[one % len(keys)] for one in range(clients)]


def _cursor(served: Served, key: str) -> str:
    answer = httpx2.get(f"http://127.0.0.1:{served.port}/v1/queue", headers={"Authorization": f"Bearer {key}"})
    return str(answer.json()["cursor"])


async def _measure(served: Served, stand: Stand, who: Sequence[tuple[str, str]]) -> bool:
    loop, clients = asyncio.get_running_loop(), list[_Client]()
    for key, cursor in who:
        sent = request("GET", f"/v1/changes?after={cursor}", token=key, more=f"Prefer: wait={_WAIT}\r\n")
        _, client = await loop.create_connection(lambda sent=sent: _Client(sent), "127.0.0.1", served.port)  # type: ignore[misc]
        clients.append(client)
    await _settled(served)
    before, begun = served.cpu_seconds(), time.perf_counter()
    await asyncio.sleep(_IDLE_SECONDS)
    memory = _megabytes(served.pid, "VmRSS")
    idle = (served.cpu_seconds() - before) / (time.perf_counter() - begun)
    waiting = sum(client.answered_at is None for client in clients)
    changed = await asyncio.to_thread(_report, served, stand)
    centre = stand.municipality.centres[0]
    mine = [client for number, client in enumerate(clients) if number % (8 * 4) < len(centre.advisers)]
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(asyncio.gather(*(client.answered.wait() for client in mine)), _PATIENCE)
    await asyncio.sleep(_REST)  # what comes behind the heads of the last answers
    late = [(client.answered_at or float("inf")) - changed for client in mine]
    others = sum(client.answered_at is not None for client in clients) - len(mine)
    most = _megabytes(served.pid, "VmHWM")
    entered = sum(b'"entered"' in client.answer for client in mine)
    print(f"{waiting} waited in {memory:.0f} MB ({most:.0f} at most so far); idle {100 * idle:.2f} % of a processor")
    print(f"{len(mine)} of the centre were told, {entered} of a case that entered, the last after {max(late):.2f} s")
    print(f"{others} of other centres were disturbed")
    kept = memory < MOST_MEGABYTES and idle < MOST_CPU and max(late) < MOST_SECONDS and entered == len(mine)
    kept = kept and waiting == len(clients) and others == 0
    print(f"Wanted: {MOST_MEGABYTES} MB, {MOST_SECONDS} s, {100 * MOST_CPU} %: {'kept' if kept else 'NOT kept'}.")
    return kept


async def _settled(served: Served) -> None:
    """Wait until the last of them are let in."""
    for _ in range(30):
        before = served.cpu_seconds()
        await asyncio.sleep(1)
        if served.cpu_seconds() - before < _AT_REST:
            return


def _report(served: Served, stand: Stand) -> float:
    """Let something acute happen, which everybody at the first centre is shown; return when it was kept."""
    centre = stand.municipality.centres[0]
    place = {"address": "Elmevej 1, 1. tv", "postcode": centre.postcode}
    acute = {"stage": "visit_scheduled", "at": _soon()}
    body = orjson.dumps(
        {"description": "Se felterne.", "place": place, "eviction": acute, "children_in_household": "no"}
    )
    headers = {"Authorization": f"Bearer {stand.portal()}", "Content-Type": "application/json"}
    sent = httpx2.post(f"http://127.0.0.1:{served.port}/v1/reports", content=body, headers=headers, timeout=30)
    sent.raise_for_status()
    return time.perf_counter()


def _soon() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(time.time() + 36 * 3600))


def _megabytes(pid: int, what: str) -> float:
    """Return the memory that the process holds, or the most that it has held."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(what):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the system does not tell")
