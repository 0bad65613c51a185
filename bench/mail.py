"""What a mail costs through the whole door - kept, read, made a report - beside reading it alone.

python -m bench mail [--mails 2000] [--kind sqlite]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from app.access.callers import SYSTEM
from app.kit.database import Database
from app.mailbox.fetching import Fetched, in_groups
from app.mailbox.identity import Postbox
from app.mailbox.parse import parse
from app.mailbox.take_in import MailDoor
from bench.stands import KINDS, ground
from tests.directory.city import small_city

AIM_A_SECOND = 500
_TEXT = """Hej

Der er igen høj musik hver nat fra Birkevej {number}, {floor}. tv, 2400 København NV. Naboerne kan ikke sove, og
døren til opgangen er ødelagt. Beboeren lukker ikke op, når vi banker på.

Med venlig hilsen
Viggo, vicevært, tlf. 33 44 55 66
"""
_OURS = "indgang@eksempel.example"
_QUOTED = f"""
Den 18. nov. 2026 kl. 10.05 skrev Eksempel Kommune <{_OURS}>:

> Tak for henvendelsen.
"""


def mails(count: int, *, first: int = 0, behind: str = "") -> list[bytes]:
    """Return plain mails, each of its own dwelling, counted from `first`; `behind` stands in each below its text."""
    return [
        (
            f"From: Viggo <viggo{number % 50}@ahorn.example>\r\nTo: {_OURS}\r\n"
            f"Subject: St=?utf-8?q?=C3=B8j?= {number}\r\nMessage-ID: <{number}@ahorn.example>\r\n"
            "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
            + _TEXT.format(number=1 + number % 900, floor=1 + number // 900)
            + behind
        ).encode()
        for number in range(first, first + count)
    ]


def measured(name: str, count: int, work: Callable[[], object]) -> float:
    """Print one line; return mails a second of processor time, which is what one core does."""
    begun, cpu = time.perf_counter(), time.process_time()
    work()
    seconds, spent = time.perf_counter() - begun, time.process_time() - cpu
    print(f"{name:28} {count / seconds:8.0f} a second   {1000 * spent / count:6.2f} ms of processor time")
    return count / spent


def _whole_door(database: Database, raws: Sequence[bytes]) -> float:
    """Return how many mails a second one core takes in as a mailbox is emptied; the others are printed beside it."""
    count = len(raws) // 3
    door = MailDoor(database=database, postbox=Postbox(own=frozenset({_OURS})), promised=lambda: None)
    measured("the whole door, one thread", count, lambda: [door.take(raw) for raw in raws[:count]])
    with ThreadPoolExecutor(8) as pool:
        measured("the whole door, 8 threads", count, lambda: list(pool.map(door.take, raws[count : count * 2])))
    _as_fetched(door, "as fetched, quoting us", mails(count, first=len(raws), behind=_QUOTED))
    return _as_fetched(door, "as fetched, plain", raws[count * 2 :])


def _as_fetched(door: MailDoor, name: str, raws: Sequence[bytes]) -> float:
    fetched = [Fetched(name=str(at), raw=raw, arrived_at=None) for at, raw in enumerate(raws)]
    return measured(name, len(raws), lambda: [*map(door.take_all, in_groups(fetched))])


def main(arguments: Sequence[str] = ()) -> bool:
    """Print the table; the aim is told and no promise: it depends on the machine."""
    options = argparse.ArgumentParser(prog="bench mail")
    options.add_argument("--mails", type=int, default=2_000)
    options.add_argument("--kind", choices=KINDS, action="append", help="both by default")
    chosen = options.parse_args(arguments)
    raws = mails(chosen.mails * 3)
    measured("read alone", chosen.mails, lambda: [parse(raw) for raw in raws[: chosen.mails]])
    for kind in chosen.kind or KINDS:
        print(f"{kind}, processor time of the service's own process")
        with ground(kind) as fresh, fresh().open() as database:
            database.write(small_city, caller=SYSTEM)
            rate = _whole_door(database, raws)
        print(f"{rate:.0f} a second and core; the aim is {AIM_A_SECOND}")
    return True
