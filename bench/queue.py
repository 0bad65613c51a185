"""What a long past costs: polling a queue of 50 cases, and reporting, with 1,000 and with 1,000,000 past reports.

    python -m bench queue [--past 1000000] [--kind sqlite]

Both databases of a kind stand side by side and are asked in turns, so that what else the machine does weighs on both.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count, repeat
from statistics import median

import orjson

from app.access.callers import KeyGrant
from app.kit.codes import Role
from bench.load import Load, Seen, request, run
from bench.municipality import Municipality
from bench.past import live
from bench.processes import Served, service
from bench.stands import KINDS, Stand, ground

SHORT_PAST = 1_000
OPEN_CASES = 50
WANTED = 1.25
_ROUNDS = 15
_A_ROUND = 40
_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A served database with its past; `took` collects milliseconds by what was asked."""

    served: Served
    polls: Iterator[bytes]
    reports: Iterator[bytes]
    took: dict[str, list[float]] = field(default_factory=dict)

    def ask(self, what: str, requests: Iterator[bytes]) -> None:
        cpu = self.served.cpu_seconds()
        seen = _send(self.served, requests, _A_ROUND)
        self.took.setdefault(what, []).append(seen.percentile(0.5))
        self.took.setdefault(f"{what}, CPU", []).append(1000 * (self.served.cpu_seconds() - cpu) / seen.count)

    def figure(self, what: str) -> float:
        return median(self.took[what])


def compare(fresh: Callable[[], Stand], *, past: int) -> tuple[Side, Side]:
    """Return the side with the short past and that with the long one, measured in turns."""
    with _side(fresh(), past=SHORT_PAST) as short, _side(fresh(), past=past) as long:
        for _ in range(_ROUNDS):
            for side in (short, long):
                side.ask("queue poll", side.polls)
                side.ask("report", side.reports)
        return short, long


@contextmanager
def _side(stand: Stand, *, past: int) -> Iterator[Side]:
    begun = time.perf_counter()
    live(stand, past=past)
    print(f"{stand.kind}: {past} past reports in {time.perf_counter() - begun:.0f} s", flush=True)
    adviser = stand.municipality.centres[0].advisers[0]
    portal, responder = stand.portal(), stand.key(KeyGrant(role=Role.RESPONDER, responder=adviser))
    with service(stand.url, keys=stand.settings(), worker=False) as served:
        reports = (request("POST", "/v1/reports", token=portal, body=body) for body in _coming(stand.municipality))
        _send(served, (request("POST", "/v1/reports", token=portal, body=one) for one in _open(stand)), OPEN_CASES * 5)
        polls = repeat(request("GET", "/v1/queue?limit=200", token=responder))
        for warm in (polls, reports):
            _send(served, warm, _A_ROUND)
        yield Side(served=served, polls=polls, reports=reports)


def _open(stand: Stand) -> Iterator[bytes]:
    """Yield 50 reports whose cases the polled adviser gets, and four times as many that others get."""
    for number in count():
        centre = stand.municipality.centres[number % 5]
        yield _noise(f"Elmevej {number + 1}", centre.postcode, str(centre.departments[0]))


def _coming(municipality: Municipality) -> Iterator[bytes]:
    """Yield reports for the measured posts, none of them for the polled adviser's centre: its queue stays as it is."""
    for number in count(1):
        centre = municipality.centres[5 + number % 3]
        yield _noise(f"Lindevej {number}", centre.postcode, str(centre.departments[number % 6]))


def _noise(street: str, postcode: str, department: str) -> bytes:
    place = {"address": f"{street}, 1. tv", "postcode": postcode, "housing_department": department}
    return orjson.dumps({"description": "Der er høj musik hver nat.", "concerns": ["noise"], "place": place})


def _send(served: Served, requests: Iterator[bytes], many: int) -> Seen:
    return run(Load(requests=requests, concurrency=1, most=many, seconds=_SECONDS), port=served.port)


def main(arguments: Sequence[str] = ()) -> bool:
    """Print the table; say whether the promise is kept."""
    parser = argparse.ArgumentParser(prog="python -m bench queue", description=__doc__)
    parser.add_argument("--past", type=int, default=1_000_000, help="past reports of the long side")
    parser.add_argument("--kind", choices=KINDS, action="append", help="both by default")
    chosen = parser.parse_args(arguments)
    lines, kept = [], True
    for kind in chosen.kind or KINDS:
        with ground(kind) as fresh:
            short, long = compare(fresh, past=chosen.past)
        for what in short.took:
            ratio = long.figure(what) / short.figure(what)
            kept = kept and not (what == "queue poll" and ratio > WANTED)
            lines.append(f"{kind:<12} {what:<16} {short.figure(what):>10.2f} {long.figure(what):>10.2f} {ratio:>7.2f}")
    print(f"{'ms, median':<29} {SHORT_PAST:>10} {chosen.past:>10}   ratio", *lines, sep="\n")
    print(f"A queue poll of {OPEN_CASES} cases within {WANTED} is wanted: {'kept' if kept else 'NOT kept'}.")
    return kept
