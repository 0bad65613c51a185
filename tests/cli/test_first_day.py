"""The lines of the README's first day, as they stand: from an empty service to a report in an adviser's queue."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import httpx2

from tests.cli.test_cli import ROOT, environment, serving

NOISE = {"description": "Der er høj musik hver nat.", "place": {"address": "Ahornvej 14, 2. th", "postcode": "2400"}}


def lines_of_the_first_day() -> str:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    part = told.partition("### The first day")[2].partition("On the embedded database")[0]
    return "\n".join(line[4:] for line in part.splitlines() if line.startswith("    "))


def test_the_lines_make_what_a_report_needs(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'indgang.db'}"
    with serving(url) as (address, _):
        lines = lines_of_the_first_day()
        done = subprocess.run(
            ["bash", "-euc", f'indgang() {{ "{sys.executable}" -m app.cli "$@"; }}\n{lines}'],  # noqa: S607 as it is found
            env=environment(url, INDGANG_PORT=address.rpartition(":")[2]),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stderr == ""
        portal, adviser = re.findall(r"^ind_\S+$", done.stdout, re.MULTILINE)
        sent = httpx2.post(f"{address}/v1/reports", json=NOISE, headers={"Authorization": f"Bearer {portal}"})
        assert (sent.status_code, sent.json()["contact"]["name"]) == (201, "Socialcenter Nord")
        queue = httpx2.get(f"{address}/v1/queue", headers={"Authorization": f"Bearer {adviser}"}).json()
    (item,) = queue["items"]
    assert item["owner"]["name"] == "Anna Nord"
    assert item["place"]["address"] == NOISE["place"]["address"]  # type: ignore[index]
