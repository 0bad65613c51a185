from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import os, threading
from app.kit.affinity import stay_on_one_core
before = os.sched_getaffinity(0)
stay_on_one_core()
seen = []
thread = threading.Thread(target=lambda: seen.append(os.sched_getaffinity(0)))
thread.start()
thread.join()
print(len(seen[0]), seen[0] <= before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells and changes where a process runs")
def test_threads_begun_afterwards_stay_on_one_of_the_cores_that_were_allowed() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "True"]
