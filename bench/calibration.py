"""Whether a chance of being late is what it says, on a year of the demo: of ten reports with three in ten, three are.

    python -m bench calibration [--reports 4000]

On some days of the year every open report is given its chance by what was known on that day, and then it is looked at
what became of it.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from app.access.callers import SYSTEM
from app.demo.fill import DAYS, Wanted, fill
from app.directory.record import ensure_entrance
from app.kit.clock import SystemClock
from app.kit.database import Database, Tx
from app.kit.migrate import upgrade
from app.kit.sealed import Keys, Sealer
from app.response_time.chance import Promises, odds, parts_of
from app.response_time.clocks import office
from app.response_time.columns import LATEST, URGENCIES, microseconds
from app.response_time.fold import fold_all
from app.response_time.hours import centres_known
from app.response_time.ledger import Asked, Ledger, ledger
from app.response_time.office import office_time

_FIRST_DAY, _LAST_DAY, _STEP = 120, 355, 3
_WANTED = 0.05
_DECILES = 10
_ENOUGH = 4000
"""Open reports: the share of 400 that were late lies within five points of its chance, nineteen times in twenty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said of an open report, and whether it was late."""

    chance: float
    late: bool


def _promises(found: Ledger) -> Promises:
    state = found.state
    return Promises(state.received, state.reports["answer_by"], state.answered, state.centre)


def _said_on(tx: Tx, day: datetime) -> Iterator[Said]:
    """Give every open report of a day its chance, as `response_time/late.py` does, and look at what became of it."""
    asked = Asked(start=tx.now - timedelta(days=DAYS + 2), end=day, known=day)
    then, now = ledger(tx, asked), ledger(tx, Asked(start=asked.start, end=day))
    became = {
        (int(at), int(by)): int(answered)
        for at, by, answered in zip(now.state.received, now.state.reports["answer_by"], now.state.answered, strict=True)
    }
    known = centres_known(tx, known=None)
    clock = office([office_time(known.spans(one), first=day.year - 2, last=day.year + 1) for one in then.centres])
    promises = _promises(then)
    parts = parts_of(promises, clock=clock, known=microseconds(day))
    urgency = then.state.reports["urgency"]
    waiting = (promises.answered == LATEST) & (then.state.closed == LATEST) & (parts.lengths <= 1)
    for kind in range(len(URGENCIES)):
        same = np.flatnonzero(urgency == kind)
        for centre in range(len(then.centres)):
            mine = same[(promises.centre[same] == centre) & waiting[same]]
            if not len(mine):
                continue
            found = odds(parts.of(same), promises.centre[same] == centre)
            for row in mine:
                by = int(promises.answer_by[row])
                late = became[int(promises.received[row]), by] > by
                yield Said(chance=found.of_missing(float(parts.lengths[row])), late=late)


def main(arguments: Sequence[str] = ()) -> bool:
    """Print the deciles, and say whether each is within five points; of few, chance alone is more than that."""
    parser = argparse.ArgumentParser(prog="python -m bench calibration", description=__doc__)
    parser.add_argument("--reports", type=int, default=4000)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="indgang-bench-") as folder:
        url = f"sqlite:///{folder}/demo.db"
        upgrade(url)
        database = Database(url, sealer=Sealer(Keys.generate()), clock=SystemClock())
        try:
            database.write(lambda tx: ensure_entrance(tx, name="Eksempel Kommune"), caller=SYSTEM)
            database.write(lambda tx: fill(tx, wanted=Wanted(reports=chosen.reports)), caller=SYSTEM)
            fold_all(database)
            return _told(database.read(_all_said, caller=SYSTEM))
        finally:
            database.dispose()


def _all_said(tx: Tx) -> list[Said]:
    begins = tx.now - timedelta(days=DAYS)
    days = (begins + timedelta(days=day, hours=day % 7) for day in range(_FIRST_DAY, _LAST_DAY, _STEP))
    return [one for day in days for one in _said_on(tx, day)]


def _told(said: Sequence[Said]) -> bool:
    chances, late = np.array([one.chance for one in said]), np.array([one.late for one in said])
    order, worst = np.argsort(chances, kind="stable"), 0.0
    for number, decile in enumerate(np.array_split(order, _DECILES), start=1):
        expected, became = float(chances[decile].mean()), float(late[decile].mean())
        worst = max(worst, abs(expected - became))
        print(f"decile {number:>2}: said {expected:.3f}, became {became:.3f} ({len(decile)} open reports)")
    is_enough = len(said) >= _ENOUGH
    verdict = "kept" if worst <= _WANTED else "NOT kept"
    print(f"at most {100 * worst:.1f} points beside: {verdict if is_enough else 'too few to judge by'}")
    return worst <= _WANTED or not is_enough
