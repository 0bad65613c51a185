"""What a report costs, beside the bare POST: reports a second and processor time, on both databases.

python -m bench reports [--seconds 4] [--kind sqlite] [--worker]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from bench import bodies
from bench.load import Load, Seen, request, run
from bench.processes import Served, backends_cpu_seconds, bare, service
from bench.stands import KINDS, Stand, ground

CONCURRENCIES = (1, 16, 64)
WANTED_AT_16 = 0.12
_TURNS = 4
_WARM_UP = 300
_MOST_A_SECOND = 5000


@dataclass(slots=True)
class Figure:
    """What one server did in all its turns."""

    seen: Seen = field(default_factory=Seen)
    server_seconds: float = 0.0
    database_seconds: float = 0.0
    each_second: list[float] = field(default_factory=list)

    @property
    def server_ms(self) -> float:
        return 1000 * self.server_seconds / self.seen.count

    @property
    def database_ms(self) -> float:
        return 1000 * self.database_seconds / self.seen.count

    def measure(self, served: Served, load: Load, *, stand: Stand) -> None:
        """Add a turn."""
        server, backends = served.cpu_seconds(), backends_cpu_seconds(stand.postmaster)
        seen = run(load, port=served.port)
        self.server_seconds += served.cpu_seconds() - server
        self.database_seconds += backends_cpu_seconds(stand.postmaster) - backends
        self.seen.latencies += seen.latencies
        self.seen.seconds += seen.seconds
        self.each_second.append(seen.a_second)


def ratio_of(plain: Figure, whole: Figure) -> float:
    """Return how much of the bare POST's reports a second the service has: the middle one of the turns."""
    return median(own / bare for own, bare in zip(whole.each_second, plain.each_second, strict=True))


def compare(stand: Stand, *, seconds: float, worker: bool) -> Iterator[tuple[int, Figure, Figure]]:
    """Yield concurrency, the bare POST and the service, in turns: what else goes on weighs on both."""
    token = stand.portal()
    requests = (request("POST", "/v1/reports", token=token, body=one) for one in bodies.reports(stand.municipality))
    with bare() as plain, service(stand.url, keys=stand.settings(), worker=worker) as whole:
        for served in (plain, whole):
            run(Load(requests=requests, concurrency=8, most=_WARM_UP, seconds=20), port=served.port)
        for concurrency in CONCURRENCIES:
            figures = Figure(), Figure()
            for _ in range(_TURNS):
                for served, figure, share in ((plain, figures[0], 0.5), (whole, figures[1], 1.0)):
                    turn = seconds * share / _TURNS
                    most = int(_MOST_A_SECOND * turn)
                    load = Load(requests=requests, concurrency=concurrency, most=most, seconds=turn)
                    figure.measure(served, load, stand=stand)
            yield concurrency, *figures


def main(arguments: Sequence[str] = ()) -> bool:
    """Print the table; say whether the promise is kept."""
    parser = argparse.ArgumentParser(prog="python -m bench reports", description=__doc__)
    parser.add_argument("--seconds", type=float, default=4.0, help="for each figure of the service")
    parser.add_argument("--kind", choices=KINDS, action="append", help="both by default")
    parser.add_argument("--worker", action="store_true", help="deliver the receipts in the same process meanwhile")
    chosen = parser.parse_args(arguments)
    print(
        "POST /v1/reports, one process each; processor time is user and system of the server process"
        f"{', receipts delivered in it too' if chosen.worker else ''}, and beside it of PostgreSQL."
    )
    print(
        "database     at once   bare/s  reports/s  ratio   p50 ms   p95 ms   bare CPU ms  CPU ms  ratio  PostgreSQL ms"
    )
    kept = True
    for kind in chosen.kind or KINDS:
        with ground(kind) as fresh:
            stand = fresh()
            for concurrency, plain, whole in compare(stand, seconds=chosen.seconds, worker=chosen.worker):
                ratio = ratio_of(plain, whole)
                kept = kept and not (concurrency == CONCURRENCIES[1] and ratio < WANTED_AT_16)
                print(
                    f"{kind:<12} {concurrency:>7} {plain.seen.a_second:>8.0f} {whole.seen.a_second:>10.0f}"
                    f" {ratio:>6.3f} {whole.seen.percentile(0.5):>8.1f} {whole.seen.percentile(0.95):>8.1f}"
                    f" {plain.server_ms:>13.2f} {whole.server_ms:>7.2f} {plain.server_ms / whole.server_ms:>6.3f}"
                    f" {whole.database_ms:>14.2f}",
                    flush=True,
                )
    print(f"At 16 at once at least {WANTED_AT_16} of the bare POST is wanted: {'kept' if kept else 'NOT kept'}.")
    return kept
