"""Whether a chance of being late is what it says, on years of the demo: of ten reports with three in ten, three are.

    python -m bench calibration [--reports 8000] [--seed 2008 --seed 1 --seed 77 --seed 5]

Each report is looked at once, at a moment drawn from those between its receipt and its promise, whatever became of it.
Where it is open then, its chance is told by what was known then, and compared with what became of it.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from app.access.callers import SYSTEM
from app.demo.fill import DAYS, SEED, Wanted, fill
from app.directory.record import ensure_entrance
from app.kit.clock import SystemClock
from app.kit.database import Database, Tx
from app.kit.migrate import upgrade
from app.kit.sealed import Keys, Sealer
from app.response_time.chance import chances, promises_of
from app.response_time.clocks import office
from app.response_time.columns import LATEST, microseconds
from app.response_time.fold import fold_all
from app.response_time.hours import centres_known
from app.response_time.ledger import Asked, ledger
from app.response_time.office import office_time

_SEEDS = (SEED, 1, 77, 5)
_FIRST_DAY, _LAST_DAY = 120, 350
"""Before there is little past, and after it promises that are not due yet."""
_EVERY = timedelta(hours=25)
_WANTED = 0.05
_DECILES = 10
_ENOUGH = 8000
"""Open reports: of so many the worst tenth of perfect chances lies within 4.5 points, nineteen times in twenty; of
4,000 six points beside are no news."""

Promise = tuple[int, int]
"""When a report was received, and by when it was promised an answer: what it is known by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said of an open report, and whether it was late."""

    chance: float
    late: bool


def _looks(tx: Tx, *, seed: int) -> Mapping[datetime, Mapping[Promise, bool]]:
    """Return which reports are looked at when, each once, and whether they became late."""
    begins = tx.now - timedelta(days=DAYS)
    steps = (timedelta(days=_LAST_DAY) - timedelta(days=_FIRST_DAY)) // _EVERY
    moments = [begins + timedelta(days=_FIRST_DAY) + _EVERY * step for step in range(steps)]
    line = np.array([microseconds(one) for one in moments])
    state = ledger(tx, Asked(start=begins - timedelta(days=2), end=tx.now)).state
    received, answer_by = state.received, state.reports["answer_by"]
    first, end = np.searchsorted(line, received, side="left"), np.searchsorted(line, answer_by, side="left")
    drawn = first + np.floor(np.random.default_rng(seed).random(len(received)) * (end - first)).astype(np.int64)
    found: dict[datetime, dict[Promise, bool]] = {}
    for row in np.flatnonzero(end > first):
        promise = int(received[row]), int(answer_by[row])
        found.setdefault(moments[drawn[row]], {})[promise] = bool(state.answered[row] > answer_by[row])
    return found


def _said_on(tx: Tx, moment: datetime, looked_at: Mapping[Promise, bool]) -> Iterator[Said]:
    """Tell the chances as `response_time/late.py` does, by what was known at the moment."""
    then = ledger(tx, Asked(start=moment - timedelta(days=DAYS), end=moment, known=moment))
    known = centres_known(tx, known=None)
    clock = office([office_time(known.spans(one), first=moment.year - 2, last=moment.year + 1) for one in then.centres])
    past = promises_of(then.state)
    promises = list(zip(past.received.tolist(), past.answer_by.tolist(), strict=True))
    still_open = np.flatnonzero((past.answered == LATEST) & (past.closed == LATEST))
    rows = np.array([row for row in still_open if promises[row] in looked_at], np.int64)
    told = chances(past, past.of(rows), clock=clock, known=microseconds(moment))
    for row, chance in zip(rows, told, strict=True):
        yield Said(chance=chance, late=looked_at[promises[row]])


def _year(*, reports: int, seed: int) -> Sequence[Said]:
    with tempfile.TemporaryDirectory(prefix="indgang-bench-") as folder:
        url = f"sqlite:///{folder}/demo.db"
        upgrade(url)
        database = Database(url, sealer=Sealer(Keys.generate()), clock=SystemClock())
        try:
            database.write(lambda tx: ensure_entrance(tx, name="Eksempel Kommune"), caller=SYSTEM)
            database.write(lambda tx: fill(tx, wanted=Wanted(reports=reports, seed=seed)), caller=SYSTEM)
            fold_all(database)
            return database.read(lambda tx: _all_said(tx, seed=seed), caller=SYSTEM)
        finally:
            database.dispose()


def _all_said(tx: Tx, *, seed: int) -> Sequence[Said]:
    return [one for moment, some in _looks(tx, seed=seed).items() for one in _said_on(tx, moment, some)]


def main(arguments: Sequence[str] = ()) -> bool:
    """Print the deciles, and say whether each is within five points; of few, chance alone is more than that."""
    parser = argparse.ArgumentParser(prog="python -m bench calibration", description=__doc__)
    parser.add_argument("--reports", type=int, default=8000, help="of each year")
    parser.add_argument("--seed", type=int, action="append", help="of a year; four by default")
    chosen = parser.parse_args(arguments)
    said = [one for seed in chosen.seed or _SEEDS for one in _year(reports=chosen.reports, seed=seed)]
    return _told(said)


def _told(said: Sequence[Said]) -> bool:
    chances_said, late = np.array([one.chance for one in said]), np.array([one.late for one in said])
    order, worst = np.argsort(chances_said, kind="stable"), 0.0
    for number, decile in enumerate(np.array_split(order, _DECILES), start=1):
        expected, became = float(chances_said[decile].mean()), float(late[decile].mean())
        worst = max(worst, abs(expected - became))
        print(f"decile {number:>2}: said {expected:.3f}, became {became:.3f} ({len(decile)} open reports)")
    brier = float(((chances_said - late) ** 2).mean())
    is_enough = len(said) >= _ENOUGH
    verdict = "kept" if worst <= _WANTED else "NOT kept"
    print(f"Brier score {brier:.4f}; by the share of all alone it were {late.mean() * (1 - late.mean()):.4f}")
    print(f"at most {100 * worst:.1f} points beside: {verdict if is_enough else 'too few to judge by'}")
    return worst <= _WANTED or not is_enough
