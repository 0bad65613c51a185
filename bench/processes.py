"""The measured servers as processes of their own, and what processor time they took."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_START_SECONDS = 180.0
_STOP_SECONDS = 30.0
_TAIL = 4000
_OF_PROCESS, _SCHEDULED = 3, 2
"""How Linux names the clock of another process's time (clock_getcpuclockid)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    pid: int
    port: int

    def cpu_seconds(self) -> float:
        """Return user and system time so far, of all threads."""
        return _cpu_seconds(self.pid)


@contextmanager
def bare(module: str = "bench.bare") -> Iterator[Served]:
    port = free_port()
    with _process([sys.executable, "-m", module, str(port)], port=port, more={}) as served:
        yield served


@contextmanager
def service(url: str, *, keys: Mapping[str, str], worker: bool, module: str | None = None) -> Iterator[Served]:
    """Run `indgang serve` on a migrated database; `worker` says whether it delivers receipts at the same time.

    `module` is what runs instead, with the settings of the service.
    """
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="indgang-receipts-") as receipts:
        more = {
            **keys,
            "INDGANG_DATABASE_URL": url,
            "INDGANG_PORT": str(port),
            "INDGANG_WORKER": str(worker).lower(),
            "INDGANG_RECEIPTS": receipts,
            "INDGANG_RATE_LIMIT": "0",  # one caller asks as fast as it can
        }
        command = ["app.cli", "serve"] if module is None else [module]
        with _process([sys.executable, "-m", *command], port=port, more=more) as served:
            yield served


def backends_cpu_seconds(postmaster: int | None) -> float:
    """Return the processor time of a PostgreSQL and all it started that still runs; 0 without one."""
    if postmaster is None:
        return 0.0
    return sum(_cpu_seconds(pid) for pid in (postmaster, *_children(postmaster)))


@contextmanager
def _process(command: list[str], *, port: int, more: Mapping[str, str]) -> Iterator[Served]:
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, env={**os.environ, **more}, stdout=said, stderr=said)  # noqa: S603 our own
        try:
            _await(process, port)
            yield Served(pid=process.pid, port=port)
        except RuntimeError:
            print(_said(said.fileno()), file=sys.stderr)
            raise
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _await(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError("the server does not answer")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return


def _said(descriptor: int) -> str:
    """Return the last lines a server wrote."""
    length = os.fstat(descriptor).st_size
    return os.pread(descriptor, _TAIL, max(0, length - _TAIL)).decode(errors="replace")


def _cpu_seconds(pid: int) -> float:
    """Return its time to the nanosecond: /proc counts by hundredths, and a short turn has few of them."""
    try:
        return time.clock_gettime(~pid << _OF_PROCESS | _SCHEDULED)
    except OSError:  # it has ended
        return 0.0


def _children(parent: int) -> Iterator[int]:
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == parent:
            yield int(path.parent.name)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
