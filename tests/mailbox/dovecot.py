"""Dovecot as the IMAP server of the tests, where it is installed; `python -m tests.mailbox.dovecot` tests beside it.

It runs in a folder of its own on a port of its own, never as root, and touches no configuration of the machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.mailbox.dovecot_settings import Wanted, configured, version_told

CHOSEN: Final = "INDGANG_TEST_IMAP"
"""`dovecot` there makes the tests of the mailbox use it instead of the server that comes as a wheel."""
_SKIPPED: Final = 77
_NOBODY: Final = 65534
_TESTS: Final = ("tests/mailbox/test_round_trip.py", "tests/faults/test_kill_fetching.py")
_MISSING: Final = (
    "Dovecot is not installed, so nothing was tested beside it (exit code 77).\n"
    "On Debian: apt install dovecot-imapd; make test-dovecot finds it, also where it is not on the path of a user."
)


def installed() -> str | None:
    """Return where the program is; Debian keeps it out of the path of most users."""
    return shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


@contextmanager
def running_dovecot(*, port: int, certificate: Path, key: Path, user: str, password: str) -> Iterator[None]:
    """Serve one user's mail by IMAP with STARTTLS on this machine alone."""
    program = installed()
    assert program is not None, _MISSING
    folder = Path(tempfile.mkdtemp(prefix="indgang-dovecot-"))
    uid = _NOBODY if os.getuid() == 0 else os.getuid()
    gid = _NOBODY if os.getuid() == 0 else os.getgid()
    try:
        for source, name in ((certificate, "certificate.pem"), (key, "key.pem")):
            shutil.copyfile(source, folder / name)
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
        wanted = Wanted(folder=folder, port=port, uid=uid, gid=gid, user=user, password=password)
        (folder / "dovecot.conf").write_text(configured(wanted, version=version_told(said)))
        if os.getuid() == 0:
            for one in (folder, *folder.iterdir()):
                os.chown(one, uid, gid)
        command = [program, "-F", "-c", str(folder / "dovecot.conf")]
        with subprocess.Popen(command, user=uid, group=gid, extra_groups=[], stdin=subprocess.DEVNULL) as server:
            try:
                yield
            finally:
                server.terminate()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    if installed() is None:
        sys.stdout.write(f"{_MISSING}\n")
        return _SKIPPED
    environment = {**os.environ, CHOSEN: "dovecot"}
    command = [sys.executable, "-m", "pytest", *_TESTS, "-k", "imap or round_trip", *sys.argv[1:]]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
