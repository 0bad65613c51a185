"""What a report costs, beside the bare POST: reports a second and processor time, on both databases.

python -m bench reports [--seconds 4] [--kind sqlite] [--worker]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench import bodies
from bench.load import Load, Seen, request, run
from bench.processes import Served, backends_cpu_seconds, bare, service
from bench.stands import KINDS, Stand, ground

CONCURRENCIES = (1, 16, 64)
WANTED_AT_16 = 0.12
_WARM_UP = 300
_MOST_A_SECOND = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table; milliseconds of processor time are per request."""

    seen: Seen
    server_ms: float
    database_ms: float


def measure(served: Served, requests: Iterator[bytes], *, concurrency: int, seconds: float, stand: Stand) -> Figure:
    most = int(_MOST_A_SECOND * seconds)
    load = Load(requests=requests, concurrency=concurrency, most=most, seconds=seconds)
    server, backends = served.cpu_seconds(), backends_cpu_seconds(stand.postmaster)
    seen = run(load, port=served.port)
    return Figure(
        seen=seen,
        server_ms=1000 * (served.cpu_seconds() - server) / seen.count,
        database_ms=1000 * (backends_cpu_seconds(stand.postmaster) - backends) / seen.count,
    )


def compare(stand: Stand, *, seconds: float, worker: bool) -> Iterator[tuple[int, Figure, Figure]]:
    """Yield concurrency, the bare POST and the service, measured in turns in one run."""
    token = stand.portal()
    requests = (request("POST", "/v1/reports", token=token, body=one) for one in bodies.reports(stand.municipality))
    with bare() as plain, service(stand.url, keys=stand.settings(), worker=worker) as whole:
        for served in (plain, whole):
            run(Load(requests=requests, concurrency=8, most=_WARM_UP, seconds=20), port=served.port)
        for concurrency in CONCURRENCIES:
            yield (
                concurrency,
                measure(plain, requests, concurrency=concurrency, seconds=seconds / 2, stand=stand),
                measure(whole, requests, concurrency=concurrency, seconds=seconds, stand=stand),
            )


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
    print("database     at once   bare/s  reports/s  ratio   p50 ms   p95 ms   bare CPU ms  CPU ms  PostgreSQL ms")
    kept = True
    for kind in chosen.kind or KINDS:
        with ground(kind) as fresh:
            stand = fresh()
            for concurrency, plain, whole in compare(stand, seconds=chosen.seconds, worker=chosen.worker):
                ratio = whole.seen.a_second / plain.seen.a_second
                kept = kept and not (concurrency == CONCURRENCIES[1] and ratio < WANTED_AT_16)
                print(
                    f"{kind:<12} {concurrency:>7} {plain.seen.a_second:>8.0f} {whole.seen.a_second:>10.0f}"
                    f" {ratio:>6.3f} {whole.seen.percentile(0.5):>8.1f} {whole.seen.percentile(0.95):>8.1f}"
                    f" {plain.server_ms:>13.2f} {whole.server_ms:>7.2f} {whole.database_ms:>14.2f}",
                    flush=True,
                )
    print(f"At 16 at once at least {WANTED_AT_16} of the bare POST is wanted: {'kept' if kept else 'NOT kept'}.")
    return kept
