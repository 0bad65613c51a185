"""Clearing a long past that is over: in small transactions, killed in the middle, and no figure knows it.

python -m bench retention [--past 100000] [--kind sqlite]
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import sqlalchemy as sa

from app.access.callers import SYSTEM, KeyGrant
from app.assignment.tables import case_reports, cases, ownerships
from app.history.tables import events
from app.intake.tables import reports
from app.kit.clock import FixedClock
from app.kit.codes import Role
from app.kit.database import Database, Tx
from app.kit.reach import Caller
from app.kit.sealed import Keys, Sealer
from app.privacy.periods import Periods
from app.privacy.retention import Policy, clear_due
from app.privacy.tables import cleared_cases
from app.response_time.tables import answers
from app.triage.tables import decisions
from bench.past import live
from bench.stands import KINDS, Stand, ground
from tests.door import open_door, wired

T = TypeVar("T")

LONGEST_WANTED = 1.0
"""Seconds that one transaction may take: everybody who writes to an embedded database waits so long."""
POLICY = Policy(periods=Periods.of({}))
_YEARS_ON = timedelta(days=12 * 366)
_FACTS = (answers, reports, cases, case_reports, ownerships, events, decisions)
"""What every figure is counted from."""
_PERSONAL = ("_sealed", "_fp")
_SECONDS = 3600.0
_LOOK_AGAIN_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What clearing took, and what it left; `killed_at` is how many cases were cleared when it was killed."""

    cases: int
    killed_at: int
    seconds: float
    longest: float
    left: int
    same_figures: bool


class Timed(Database):
    """A database that remembers how long each transaction took."""

    took: list[float]

    def write(self, work: Callable[[Tx], T], *, caller: Caller, repeatable: bool = False) -> T:
        begun = time.perf_counter()
        try:
            return super().write(work, caller=caller, repeatable=repeatable)
        finally:
            self.took.append(time.perf_counter() - begun)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the past is, and when it is over, as another process is told it."""

    url: str
    keys: tuple[str, str]
    now: datetime = field(default_factory=lambda: datetime.now(UTC) + _YEARS_ON)

    def open(self) -> Timed:
        keys = Keys.from_text(sealing=self.keys[0], lookup=self.keys[1])
        database = Timed(self.url, sealer=Sealer(keys), clock=FixedClock(self.now))
        database.took = []
        return database


def measure(stand: Stand, *, past: int, kill_at: int) -> Found:
    """Make a past, let a process begin to clear it, kill that, and let another go on to the end."""
    live(stand, past=past)
    place = Place(url=stand.url, keys=stand.keys.to_text())
    database = place.open()
    try:
        before = _figures(database, stand, at=place.now)
        killed_at = _killed(place, database, at_least=kill_at)
        database.took.clear()
        begun = time.perf_counter()
        done = clear_due(database, POLICY, caller=SYSTEM, seconds=_SECONDS)
        seconds = time.perf_counter() - begun
        longest = max(database.took)
        return Found(
            cases=killed_at + done.cases,
            killed_at=killed_at,
            seconds=seconds,
            longest=longest,
            left=database.read(_left, caller=SYSTEM),
            same_figures=before == _figures(database, stand, at=place.now),
        )
    finally:
        database.dispose()


def clear_at(place: Place) -> None:
    """Clear, until killed."""
    clear_due(place.open(), POLICY, caller=SYSTEM, seconds=_SECONDS)


def _killed(place: Place, database: Database, *, at_least: int) -> int:
    process = multiprocessing.get_context("spawn").Process(target=clear_at, args=(place,), daemon=True)
    process.start()
    while database.read(_cleared, caller=SYSTEM) < at_least and process.is_alive():
        time.sleep(_LOOK_AGAIN_SECONDS)
    process.kill()
    process.join()
    return database.read(_cleared, caller=SYSTEM)


def _cleared(tx: Tx) -> int:
    return int(tx.execute(sa.select(sa.func.count()).select_from(cleared_cases)).scalar_one())


def _left(tx: Tx) -> int:
    """Return how many rows still hold what is about people."""
    found = 0
    for table in _FACTS:
        told = [one.is_not(None) for one in table.c if one.name.endswith(_PERSONAL) and one.nullable]
        if told:
            found += int(tx.execute(sa.select(sa.func.count()).select_from(table).where(sa.or_(*told))).scalar_one())
    return found


def _figures(database: Database, stand: Stand, *, at: datetime) -> tuple[str, ...]:
    """Return what the service tells of its past, and a sum over every fact that any figure is counted from."""
    with open_door(wired(database, Sealer(stand.keys), FixedClock(at))) as door:
        office = door.key(KeyGrant(role=Role.CENTRAL_OFFICE))
        year = datetime.now(UTC).year
        told = [
            door.client.get(f"/v1/response-times?from={one}-01-01&to={one + 1}-01-01", headers=office).json()["items"]
            for one in range(year - 3, year + 1)
        ]
    return str(told), *(database.read(lambda tx, table=table: _sum(tx, table), caller=SYSTEM) for table in _FACTS)  # type: ignore[misc]


def _sum(tx: Tx, table: sa.Table) -> str:
    facts = [one for one in table.c if not one.name.endswith(_PERSONAL)]
    summed = hashlib.sha256()
    keys = list(table.primary_key.columns)
    for row in tx.execute(sa.select(*facts).order_by(*keys).execution_options(yield_per=1000)):
        summed.update(repr(tuple(row)).encode())
    return summed.hexdigest()


def main(arguments: Sequence[str] = ()) -> bool:
    """Print the table; say whether the promise is kept."""
    parser = argparse.ArgumentParser(prog="python -m bench retention", description=__doc__)
    parser.add_argument("--past", type=int, default=100_000, help="reports that are past their period")
    parser.add_argument("--kind", choices=KINDS, action="append", help="both by default")
    chosen = parser.parse_args(arguments)
    kept = True
    for kind in chosen.kind or KINDS:
        with ground(kind) as fresh:
            found = measure(fresh(), past=chosen.past, kill_at=chosen.past // 5)
        whole = found.left == 0 and found.same_figures and found.killed_at < found.cases
        kept = kept and whole and found.longest <= LONGEST_WANTED
        print(
            f"{kind:<12} {found.cases} cases cleared, killed at {found.killed_at}, the rest in {found.seconds:.0f} s;"
            f" longest transaction {1000 * found.longest:.0f} ms; {found.left} rows still tell of people;"
            f" figures {'the same' if found.same_figures else 'NOT the same'}",
            flush=True,
        )
    print(f"No transaction above {LONGEST_WANTED} s, and nothing left, is wanted: {'kept' if kept else 'NOT kept'}.")
    return kept
