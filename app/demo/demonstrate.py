"""The demo as a whole: filled where nothing is yet, and what to try with new keys."""

from __future__ import annotations

from app.access.callers import SYSTEM
from app.demo.fill import DAYS, Wanted, fill, has_centres
from app.demo.keys import keys_to_try
from app.demo.lines import lines_to_try
from app.directory.current import current
from app.kit.database import Database, Tx

_NOT_OURS = "# This directory is not that of the demo, nothing was added and no keys were made."


def is_empty(database: Database) -> bool:
    """Say whether there is nothing yet but the entrance, so that the demo would fill it."""
    return database.read(lambda tx: not has_centres(current(tx)), caller=SYSTEM)


def demonstrate(database: Database, *, reports: int, seed: int, base: str) -> str:
    """Return what to print; a database with social centres is left as it is but for the keys to try."""

    def keys(tx: Tx) -> str:
        to_try = keys_to_try(tx)
        return _NOT_OURS if to_try is None else lines_to_try(to_try, base=base, now=tx.now, days=DAYS)

    passed = database.write(lambda tx: fill(tx, wanted=Wanted(reports=reports, seed=seed)), caller=SYSTEM)
    lines = database.write(keys, caller=SYSTEM)
    if passed is None:
        return lines
    return f"# A year has passed: {passed.reports} reports, {passed.cases} cases.\n{lines}"
