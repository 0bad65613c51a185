"""Benchmarks beside their bare baselines.

python -m bench                 all of them, short
python -m bench reports ...     one at full size, with its own options (-h)
"""

from __future__ import annotations

import importlib
import sys

_ALL = (
    *("start", "reports", "queue", "figures", "polling", "followers", "waiting", "walls"),
    *("reading", "reading_quality", "mail", "retention", "calibration"),
)
_SHORT = {
    "figures": ["--past", "50000"],
    "queue": ["--past", "50000"],
    "polling": ["--past", "50000"],
    "followers": ["--followers", "40", "--changes", "1000"],
    "retention": ["--past", "5000"],
    "calibration": ["--reports", "1500", "--seed", "2008"],
}
_MODULES = {"polling": "queue_polling"}
"""Where the module is not called as the bench is."""


def main() -> None:
    """Run what is named, else all; end with 1 where a promise is not kept."""
    named = sys.argv[1:2]
    if named and named[0] not in _ALL:
        sys.exit(f"There is no bench {named[0]!r}: {', '.join(_ALL)}.")
    results = [_run(name, sys.argv[2:] if named else _SHORT.get(name, [])) for name in named or _ALL]
    sys.exit(0 if all(results) else 1)


def _run(name: str, arguments: list[str]) -> bool:
    module = f"bench.{_MODULES.get(name, name)}"
    try:
        bench = importlib.import_module(module)
    except ModuleNotFoundError as missing:
        if missing.name != module:
            raise
        return True
    print(f"\n== {name}", flush=True)
    return bench.main(arguments) is not False


if __name__ == "__main__":
    main()
