"""Texts are read in many threads at once, the first of them while the tables are still being filled."""

from __future__ import annotations

import subprocess
import sys

READ_AT_ONCE = """
import sys, threading
from concurrent.futures import ThreadPoolExecutor
sys.setswitchinterval(1e-6)
from app.triage.reading.read import read
texts = [f"{noise} hver nat, {smell} i opgangen, og beboerens regninger hober sig op, number {place}."
         for place in range(3) for noise in ("Råben og skrigen", "Musikken buldrer", "The music is booming")
         for smell in ("stanken", "lugten fra skraldeposerne", "rotterne")]
start = threading.Barrier(8)
def some(_):
    start.wait()
    return [read(one).findings for one in texts]
with ThreadPoolExecutor(8) as threads:
    found = list(threads.map(some, range(8)))
alone = [read(one).findings for one in texts]
sys.exit("read otherwise at once than alone" if any(one != alone for one in found) else 0)
"""


def test_texts_read_at_once_are_read_as_they_are_alone() -> None:
    for _ in range(3):  # each a process whose tables are still empty
        done = subprocess.run([sys.executable, "-c", READ_AT_ONCE], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
