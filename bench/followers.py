"""Many followers of one feed while several processes write it: each sees every change once, in the order of commits.

    python -m bench followers [--followers 200] [--changes 5000] [--processes 8]

On PostgreSQL. Every process writes its part of the changes, to cases of all centres and now and then told at a second
centre as well, and follows with its part of the followers at the same time, each from a cursor of its own: some ask
alone, as who polls, and some are told of what was read once, as those who wait.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from uuid import UUID

import sqlalchemy as sa

from app.access.callers import SYSTEM, Caller
from app.api.report_body import ReportIn
from app.assignment import cases as case_rows
from app.assignment.tables import cases
from app.history.events import Event
from app.journey import receive
from app.kit.case_codes import EventKind
from app.kit.clock import SystemClock
from app.kit.codes import Channel, Role
from app.kit.database import Database, Tx
from app.kit.sealed import Keys, Sealer
from app.queue.change import change
from app.queue.changed import Change, ChangeKind
from app.queue.changes import number
from app.queue.feed import newest_of, told_since
from app.queue.feed_audience import Follower, marks_for_leader
from app.queue.feed_merge import Telling, Vector
from app.queue.feed_share import share, tell_each
from app.queue.tables import changes
from bench import bodies
from bench.stands import Stand, ground

_CASES = 60
_TWICE = 5
"""One in so many changes is told at a second centre too."""
_TOGETHER = 12
"""So many wait together."""
_MOST_AT_ONCE = 200
"""As the API bounds it."""
_A_TURN = 10
_PATIENCE = 560.0
"""Seconds; with the start and the check it ends within ten minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asking:
    follower: Follower
    after: Vector
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one process does: so many changes, so many followers, from where all begin, until all is told."""

    url: str
    keys: tuple[str, str]
    centres: tuple[UUID, ...]
    cases: tuple[UUID, ...]
    start: Mapping[UUID, int]
    changes: int
    followers: int
    all_changes: int
    seed: int


@dataclass(slots=True, kw_only=True, eq=False)
class _Device:
    """One follower: how far it was told, and of which cases, in their order."""

    after: Mapping[UUID, int]
    told: list[UUID] = field(default_factory=list)


def take_part(part: Part) -> list[list[UUID]]:
    """Write and follow in turns; return what each follower was told, as the cases in their order."""
    keys = Keys.from_text(sealing=part.keys[0], lookup=part.keys[1])
    database = Database(part.url, sealer=Sealer(keys), clock=SystemClock())
    chance, left = random.Random(part.seed), part.changes
    follower = Follower(whom="bench", stand="", marks=marks_for_leader(part.centres), shared={}, centres=part.centres)
    devices = [_Device(after=part.start) for _ in range(part.followers)]
    until = time.monotonic() + _PATIENCE
    try:
        while (left or any(len(one.told) < part.all_changes for one in devices)) and time.monotonic() < until:
            for _ in range(min(left, _A_TURN)):
                _write(database, part, chance)
                left -= 1
            _follow(database, follower, chance.choice(devices), limit=chance.randint(1, _MOST_AT_ONCE))
            behind = sorted(devices, key=lambda one: len(one.told))[:_TOGETHER]
            _wait(database, follower, [(one, chance.randint(1, _MOST_AT_ONCE)) for one in behind])
    finally:
        database.dispose()
    return [one.told for one in devices]


def _write(database: Database, part: Part, chance: random.Random) -> None:
    case, other, twice = chance.choice(part.cases), chance.choice(part.centres), chance.randrange(_TWICE) == 0

    def work(tx: Tx) -> None:
        item = case_rows.locked(tx, case_id=case)
        told = Event(kind=EventKind.NOTE, at=tx.now, case=case, centre=item.centre)
        change(tx, item, values={}, event=told)
        if twice:
            number(tx, [Change(centre=other, case=case, kind=ChangeKind.CHANGED)])

    database.write(work, caller=SYSTEM)


def _follow(database: Database, follower: Follower, device: _Device, *, limit: int) -> None:
    """Ask as who polls, alone."""
    answered = database.read(lambda tx: told_since(tx, follower, after=device.after, limit=limit), caller=SYSTEM)
    device.after = answered.until
    device.told += [one.case for one in answered.told]


def _wait(database: Database, follower: Follower, waiters: Sequence[tuple[_Device, int]]) -> None:
    """Be told as those who wait are: of what was read once for all of them."""
    asking = {
        place: _Asking(follower=follower, after=one.after, limit=most) for place, (one, most) in enumerate(waiters)
    }

    def work(tx: Tx) -> dict[int, Telling]:
        return tell_each(tx, share(tx, [one.after for one in asking.values()]), asking)

    tellings = database.read(work, caller=SYSTEM)
    for place, (device, _) in enumerate(waiters):
        telling = tellings[place]
        device.after = telling.until
        device.told += [one.case for one in telling.told]


def prepared(stand: Stand, *, changes: int, followers: int, processes: int) -> list[Part]:
    """Open some cases and share out the work."""
    portal = Caller(id=UUID(int=1), role=Role.LANDLORD_PORTAL, landlords=frozenset({stand.municipality.landlord}))
    with stand.open() as database:
        for body in islice(bodies.reports(stand.municipality), _CASES):
            told = ReportIn.model_validate_json(body).told(channel=Channel.API, landlord=stand.municipality.landlord)
            database.write(lambda tx, told=told: receive(tx, told), caller=portal)  # type: ignore[misc]
        opened = sa.select(cases.c.id, cases.c.centre_id).where(cases.c.family.is_(False)).order_by(cases.c.id)
        rows = database.read(lambda tx: tx.execute(opened).all(), caller=SYSTEM)
        centres = tuple(sorted({row.centre_id for row in rows}))
        start = database.read(lambda tx: newest_of(tx, centres), caller=SYSTEM)
    return [
        Part(
            url=stand.url,
            keys=stand.keys.to_text(),
            centres=centres,
            cases=tuple(row.id for row in rows),
            start=start,
            changes=len(range(place, changes, processes)),
            followers=len(range(place, followers, processes)),
            all_changes=changes,
            seed=place,
        )
        for place in range(processes)
    ]


def run(parts: Sequence[Part]) -> list[list[UUID]]:
    """Let all processes take part at once; return what every follower was told."""
    with multiprocessing.get_context("spawn").Pool(len(parts)) as pool:
        return [told for one in pool.map(take_part, parts, chunksize=1) for told in one]


def wrong(stand: Stand, part: Part, told: Sequence[Sequence[UUID]]) -> list[str]:
    """Return what is wrong with what the followers were told; nothing where each was told all, once and in order."""
    rows = sa.select(changes.c.centre_id, changes.c.number, changes.c.case_id).order_by(changes.c.number)
    home = sa.select(cases.c.id, cases.c.centre_id)
    with stand.open() as database:
        numbered = database.read(lambda tx: tx.execute(rows).all(), caller=SYSTEM)
        homes = {row.id: row.centre_id for row in database.read(lambda tx: tx.execute(home).all(), caller=SYSTEM)}
    faults = []
    for centre in part.centres:
        mine = [row for row in numbered if row.centre_id == centre and row.number > part.start[centre]]
        if [row.number for row in mine] != list(range(part.start[centre] + 1, part.start[centre] + 1 + len(mine))):
            faults.append("the numbers of a centre have a gap")
        in_order = [row.case_id for row in mine if homes[row.case_id] == centre]
        faults += [
            "a follower was told something else than what happened at a centre, in its order"
            for one in told
            if [case for case in one if homes[case] == centre] != in_order
        ]
    return faults + ["a follower was not told all, once" for one in told if len(one) != part.all_changes]


def main(arguments: Sequence[str] = ()) -> bool:
    """Say whether the promise is kept."""
    parser = argparse.ArgumentParser(prog="python -m bench followers", description=__doc__)
    parser.add_argument("--followers", type=int, default=200)
    parser.add_argument("--changes", type=int, default=5_000)
    parser.add_argument("--processes", type=int, default=8)
    chosen = parser.parse_args(arguments)
    with ground("postgresql") as fresh:
        stand = fresh()
        parts = prepared(stand, changes=chosen.changes, followers=chosen.followers, processes=chosen.processes)
        begun = time.perf_counter()
        told = run(parts)
        seconds = time.perf_counter() - begun
        faults = wrong(stand, parts[0], told)
    print(
        f"{len(told)} followers in {chosen.processes} processes were told {sum(map(len, told))} changes "
        f"({chosen.changes} each are wanted) in {seconds:.0f} s: {len(faults)} faults {sorted(set(faults))}"
    )
    kept = not faults and len(told) == chosen.followers
    print(f"Wanted: every change once and in order, for every follower: {'kept' if kept else 'NOT kept'}.")
    return kept
