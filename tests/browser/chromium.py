"""A real Chromium without a window, driven by its own protocol over a pipe: nothing needs to be installed beside it.

`python -m tests.browser.chromium` runs the tests of the pages in it (make browser), or says what is missing.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATIENCE_SECONDS: Final = 60.0
_SKIPPED: Final = 77
_AS_THREE_AND_FOUR: Final = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3); os.dup2(int(sys.argv[2]), 4); os.execv(sys.argv[3], sys.argv[3:])"
)
"""The browser reads its orders from descriptor 3 and answers on 4."""
_MISSING: Final = (
    "There is no Chromium or Chrome on the path, so nothing was tested in a browser (exit code 77).\n"
    "On Debian: apt install chromium."
)


def installed() -> str | None:
    return next((found for found in map(shutil.which, NAMES) if found), None)


@dataclass(slots=True)
class Page:
    """One tab. What it is asked is JavaScript; `until` waits for it to be true."""

    _to: IO[bytes]
    _from: IO[bytes]
    _session: str = ""
    _number: int = 0
    _read: bytes = field(default=b"")

    def ask(self, method: str, **told: Any) -> dict[str, Any]:  # noqa: ANN401 the browser's own protocol
        self._number += 1
        message = {"id": self._number, "method": method, "params": told}
        if self._session:
            message["sessionId"] = self._session
        self._to.write(json.dumps(message).encode() + b"\0")
        self._to.flush()
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer["error"]
                return dict(answer["result"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            more = os.read(self._from.fileno(), 1 << 16)
            assert more, "the browser has ended"
            self._read += more
        told, _, self._read = self._read.partition(b"\0")
        return dict(json.loads(told))

    def opened(self) -> Page:
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable")
        self.ask("Network.enable")
        self.ask("Emulation.setDeviceMetricsOverride", width=1200, height=1100, deviceScaleFactor=1, mobile=False)
        return self

    def go(self, url: str) -> None:
        self.ask("Page.navigate", url=url)
        self.until(f"location.href.startsWith({json.dumps(url)}) && document.readyState === 'complete'")

    def value(self, script: str) -> Any:  # noqa: ANN401 whatever the page says
        told = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        return told.get("result", {}).get("value")

    def until(self, script: str) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while self.value(f"Boolean({script})") is not True:
            assert time.monotonic() < end, f"never so: {script}\n{self.value('document.body.innerText')}"
            time.sleep(0.05)

    def write(self, field_id: str, text: str) -> None:
        """Put the cursor into a field and type as a keyboard does."""
        self.value(f"document.getElementById({json.dumps(field_id)}).focus()")
        self.ask("Input.insertText", text=text)

    def offline(self, *, lost: bool) -> None:
        self.ask(
            "Network.emulateNetworkConditions", offline=lost, latency=0, downloadThroughput=-1, uploadThroughput=-1
        )

    def picture(self, name: str) -> None:
        """Keep what is seen where INDGANG_SCREENSHOTS names a folder."""
        folder = os.environ.get("INDGANG_SCREENSHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            told = self.ask("Page.captureScreenshot", format="png")
            (Path(folder) / f"{name}.png").write_bytes(base64.b64decode(told["data"]))


@contextmanager
def open_page() -> Iterator[Page]:
    program = installed()
    assert program is not None, _MISSING
    to_browser, for_us = os.pipe(), os.pipe()
    profile = tempfile.mkdtemp(prefix="indgang-browser-")
    options = [
        "--headless=new",
        "--remote-debugging-pipe",
        "--no-first-run",
        "--accept-lang=da",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        f"--user-data-dir={profile}",
        *(["--no-sandbox"] if os.getuid() == 0 else []),  # root has none; the pages are our own
    ]
    ends = [str(to_browser[0]), str(for_us[1])]
    command = [sys.executable, "-c", _AS_THREE_AND_FOUR, *ends, program, *options, "about:blank"]
    with subprocess.Popen(
        command, pass_fds=(to_browser[0], for_us[1]), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as browser:
        os.close(to_browser[0])
        os.close(for_us[1])
        try:
            with os.fdopen(to_browser[1], "wb") as to, os.fdopen(for_us[0], "rb", buffering=0) as answers:
                yield Page(to, answers).opened()
        finally:
            browser.kill()
            browser.wait()
            shutil.rmtree(profile, ignore_errors=True)


def main() -> int:
    if installed() is None:
        sys.stdout.write(f"{_MISSING}\n")
        return _SKIPPED
    command = [sys.executable, "-m", "pytest", "tests/browser", "--numprocesses", "0", *sys.argv[1:]]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
