"""What the walls cost: who asks, what it may see and the log of reads, above the same routes without them.

python -m bench walls [--seconds 4] [--kind sqlite] [--at-once 64]

Both are served by one process and asked in turns, each for the same number of answers, so that what a turn itself
costs - as many connections as ask at once - is no part of the difference. The figures are processor time of that
process a request.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from statistics import median

from app.access.callers import SYSTEM, KeyGrant
from app.assignment.tables import cases
from app.kit.codes import Role
from app.kit.database import Tx
from bench import bodies
from bench.load import Load, request, run
from bench.open_doors import OPEN, WALLED
from bench.processes import Served, backends_cpu_seconds, service
from bench.stands import KINDS, Stand, ground

WANTED_MS = 0.15
_ROUNDS = 8
_REPORTS = 200
_MOST_A_SECOND = 5000
_EACH_AT_LEAST = 6
_PATIENCE_SECONDS = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One route, asked by who may see what it shows; with its walls, and without."""

    what: str
    walled: bytes
    open: bytes
    took: dict[str, list[float]] = field(default_factory=dict)

    def ask(self, served: Served, stand: Stand, *, many: int, at_once: int) -> None:
        for name, asking in (("walled", self.walled), ("open", self.open)):
            server, backends = served.cpu_seconds(), backends_cpu_seconds(stand.postmaster)
            load = Load(requests=repeat(asking), concurrency=at_once, most=many, seconds=_PATIENCE_SECONDS)
            seen = run(load, port=served.port)
            self._note(name, served.cpu_seconds() - server, seen.count)
            self._note(f"{name}, PostgreSQL", backends_cpu_seconds(stand.postmaster) - backends, seen.count)

    def _note(self, name: str, seconds: float, many: int) -> None:
        self.took.setdefault(name, []).append(1000 * seconds / many)

    def ms(self, name: str) -> float:
        return median(self.took[name])

    @property
    def walls_ms(self) -> float:
        """What the walls cost: of each turn the one above the other, so that a busy minute weighs on both."""
        return median(w - o for w, o in zip(self.took["walled"], self.took["open"], strict=True))


def compare(stand: Stand, *, seconds: float, at_once: int) -> Iterator[Way]:
    portal, leader = stand.portal(), stand.key(_leader(stand))
    posts = (request("POST", "/v1/reports", token=portal, body=one) for one in bodies.reports(stand.municipality))
    with service(stand.url, keys=stand.settings(), worker=False, module="bench.open_doors") as served:
        run(Load(requests=posts, concurrency=8, most=_REPORTS, seconds=60), port=served.port)
        case, report = _shown(stand)
        ways = [
            _way("a case", f"/v1/cases/{case}", token=leader),
            _way("a report", f"/v1/reports/{report}", token=portal),
        ]
        turns = {way.what: _many(way, served, seconds=seconds / _ROUNDS, at_once=at_once) for way in ways}
        for _ in range(_ROUNDS):
            for way in ways:
                way.ask(served, stand, many=turns[way.what], at_once=at_once)
        yield from ways


def _many(way: Way, served: Served, *, seconds: float, at_once: int) -> int:
    """Return how many answers a turn has: as many as come in these seconds, but some for each who asks."""
    load = Load(requests=repeat(way.open), concurrency=at_once, most=int(_MOST_A_SECOND * seconds), seconds=seconds)
    return max(run(load, port=served.port).count, _EACH_AT_LEAST * at_once)


def _way(what: str, path: str, *, token: str) -> Way:
    walled, without = (request("GET", door + path, token=token) for door in (WALLED, OPEN))
    return Way(what=what, walled=walled, open=without)


def _leader(stand: Stand) -> KeyGrant:
    return KeyGrant(
        role=Role.CENTRE_LEADER, centres=frozenset(one.id for one in stand.municipality.centres), person="L"
    )


def _shown(stand: Stand) -> tuple[str, str]:
    """Return the number of a case and the reference of a report."""

    def work(tx: Tx) -> tuple[str, str]:
        columns = cases.metadata.tables["reports"].c
        number = tx.execute(cases.select().where(cases.c.family.is_(False)).limit(1)).one().number
        reference = tx.execute(columns.reference.table.select().limit(1)).one().reference
        return str(number), str(reference)

    with stand.open() as database:
        return database.read(work, caller=SYSTEM)


def main(arguments: Sequence[str] = ()) -> bool:
    """Print the table; say whether the promise is kept."""
    parser = argparse.ArgumentParser(prog="python -m bench walls", description=__doc__)
    parser.add_argument("--seconds", type=float, default=4.0, help="for each figure")
    parser.add_argument("--kind", choices=KINDS, action="append", help="both by default")
    parser.add_argument("--at-once", type=int, default=64)
    chosen = parser.parse_args(arguments)
    print(f"Processor milliseconds a request, {chosen.at_once} at once.")
    print("database     what       without   with   walls   PostgreSQL without   with")
    kept = True
    for kind in chosen.kind or KINDS:
        with ground(kind) as fresh:
            for way in compare(fresh(), seconds=chosen.seconds, at_once=chosen.at_once):
                kept = kept and way.walls_ms <= WANTED_MS
                print(
                    f"{kind:<12} {way.what:<9} {way.ms('open'):>8.2f} {way.ms('walled'):>6.2f} {way.walls_ms:>7.2f}"
                    f" {way.ms('open, PostgreSQL'):>20.2f} {way.ms('walled, PostgreSQL'):>6.2f}",
                    flush=True,
                )
    print(f"At most {WANTED_MS} ms for the walls are wanted: {'kept' if kept else 'NOT kept'}.")
    return kept
