"""Where the threads of a serving process run."""

from __future__ import annotations

import os
import sys


def stay_on_one_core() -> None:
    """Let this thread, and those it begins, run on one core of those allowed; another process gets another by its id.

    One thread of Python runs at a time. Where each runs on another core than the last, they wait for each other's
    caches and wake-ups, which cost a report half as much again. Elsewhere than on Linux nothing is changed.
    """
    if sys.platform == "linux":
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[os.getpid() % len(cores)]})
