"""What polling costs beside a bare GET, with 1,000 and with many past reports, in one run.

    python -m bench polling [--past 1000000] [--kind sqlite]

A 304 is measured against a bare answer without items, a page and a page of changes against a bare one of as many. Three
servers stand side by side and are asked in turns, so that what else the machine does weighs on all.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import repeat
from statistics import median

import httpx2
import orjson

from app.access.callers import KeyGrant
from app.kit.codes import Role
from bench.load import Load, request, run
from bench.past import live
from bench.processes import Served, backends_cpu_seconds, bare, service
from bench.stands import KINDS, Stand, ground

SHORT_PAST = 1_000
ITEMS = 50
WANTED = {"304": 0.8, "page of 50": 0.3, "50 changes": 0.3}
GROWTH = 1.25
_ROUNDS = 9
_A_ROUND = {"304": 1500, "page of 50": 150, "50 changes": 150}
_AT_ONCE = 8
_SECONDS = 60.0
_NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One server and what it is asked; `took` are requests a second, `cpu` milliseconds of processors a request."""

    served: Served
    postmaster: int | None
    asks: dict[str, bytes]
    took: dict[str, list[float]] = field(default_factory=dict)
    cpu: dict[str, list[float]] = field(default_factory=dict)

    def ask(self, what: str) -> None:
        many, before = _A_ROUND[what], self._cpu()
        load = Load(requests=repeat(self.asks[what], many), concurrency=_AT_ONCE, most=many, seconds=_SECONDS)
        seen = run(load, port=self.served.port)
        self.took.setdefault(what, []).append(seen.a_second)
        self.cpu.setdefault(what, []).append(1000 * (self._cpu() - before) / seen.count)

    def rate(self, what: str) -> float:
        return median(self.took[what][1:])  # the first round warms

    def milliseconds(self, what: str) -> float:
        return median(self.cpu[what][1:])

    def _cpu(self) -> float:
        return self.served.cpu_seconds() + backends_cpu_seconds(self.postmaster)


@contextmanager
def _bare() -> Iterator[Side]:
    asked = {
        "304": request("GET", "/v1/queue?limit=0", token=_NOBODY),
        "page of 50": request("GET", f"/v1/queue?limit={ITEMS}", token=_NOBODY),
        "50 changes": request("GET", f"/v1/changes?after=none&limit={ITEMS}", token=_NOBODY),
    }
    with bare("bench.bare_get") as served:
        yield Side(served=served, postmaster=None, asks=asked)


@contextmanager
def _side(stand: Stand, *, past: int) -> Iterator[Side]:
    live(stand, past=past)
    adviser = stand.municipality.centres[0].advisers[0]
    portal, responder = stand.portal(), stand.key(KeyGrant(role=Role.RESPONDER, responder=adviser))
    with service(stand.url, keys=stand.settings(), worker=False) as served:
        with httpx2.Client(base_url=f"http://127.0.0.1:{served.port}") as client:
            mine = {"Authorization": f"Bearer {responder}"}
            cursor = client.get("/v1/queue", headers=mine).json()["cursor"]
            for body in _reports(stand):
                sent = client.post("/v1/reports", content=body, headers={"Authorization": f"Bearer {portal}"} | _JSON)
                sent.raise_for_status()
            page = client.get(f"/v1/queue?limit={ITEMS}", headers=mine)
            told = client.get(f"/v1/changes?after={cursor}&limit={ITEMS}", headers=mine)
        if len(page.json()["items"]) != ITEMS or len(told.json()["items"]) != ITEMS:
            raise RuntimeError("the adviser's queue is not as it is to be measured")
        same = f"If-None-Match: {page.headers['etag']}\r\n"
        path = f"/v1/queue?limit={ITEMS}"
        asked = {
            "304": request("GET", path, token=responder, more=same),
            "page of 50": request("GET", path, token=responder),
            "50 changes": request("GET", f"/v1/changes?after={cursor}&limit={ITEMS}", token=responder),
        }
        yield Side(served=served, postmaster=stand.postmaster, asks=asked)


_JSON = {"Content-Type": "application/json"}


def _reports(stand: Stand) -> Iterator[bytes]:
    """Yield reports from departments that the polled adviser has, until it has as many cases as are measured."""
    centre = stand.municipality.centres[0]
    for number in range(ITEMS):
        place = {
            "address": f"Elmevej {number + 1}, 1. tv",
            "postcode": centre.postcode,
            "housing_department": str(centre.departments[0]),
        }
        yield orjson.dumps({"description": "Der er høj musik hver nat.", "concerns": ["noise"], "place": place})


def compare(kind: str, *, past: int) -> tuple[Side, Side, Side]:
    """Return the bare side, the one with the short past and the one with the long, measured in turns."""
    with (
        ground(kind) as fresh,
        _bare() as plain,
        _side(fresh(), past=SHORT_PAST) as short,
        _side(fresh(), past=past) as long,
    ):
        for what in WANTED:
            for _ in range(_ROUNDS + 1):
                for side in (plain, short, long):
                    side.ask(what)
        return plain, short, long


def main(arguments: Sequence[str] = ()) -> bool:
    """Print the table; say whether the promise is kept."""
    parser = argparse.ArgumentParser(prog="python -m bench polling", description=__doc__)
    parser.add_argument("--past", type=int, default=1_000_000, help="past reports of the long side")
    parser.add_argument("--kind", choices=KINDS, action="append", help="both by default")
    chosen = parser.parse_args(arguments)
    print(f"{'':<12} {'':<12} {'bare/s':>8} {'ours/s':>8} {'ratio':>6} {'CPU ms':>7} {'CPU ratio':>9} {'growth':>7}")
    kept = True
    for kind in chosen.kind or KINDS:
        plain, short, long = compare(kind, past=chosen.past)
        for what, wanted in WANTED.items():
            ratio = short.rate(what) / plain.rate(what)
            cpu = plain.milliseconds(what) / short.milliseconds(what)
            growth = long.milliseconds(what) / short.milliseconds(what)
            kept = kept and ratio >= wanted and growth <= GROWTH
            print(
                f"{kind:<12} {what:<12} {plain.rate(what):>8.0f} {short.rate(what):>8.0f} {ratio:>6.2f} "
                f"{short.milliseconds(what):>7.2f} {cpu:>9.2f} {growth:>7.2f}",
                flush=True,
            )
    wanted_text = ", ".join(f"{what} {wanted}" for what, wanted in WANTED.items())
    print(f"Wanted of the bare rate: {wanted_text}; growth {GROWTH}: {'kept' if kept else 'NOT kept'}.")
    return kept
