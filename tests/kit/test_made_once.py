"""What anybody may ask for is made once and kept for a while, one at a time, within its share of the time."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from app.kit.errors import Unavailable
from app.kit.made_once import MadeOnce, Share

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
FRESH = timedelta(minutes=10)


@dataclass
class Watch:
    at: float = 0.0

    def seconds(self) -> float:
        return self.at


@dataclass
class Maker:
    """Takes `takes` seconds and counts how often."""

    watch: Watch
    takes: float = 1.0
    made: list[str] = field(default_factory=list)

    def make(self, what: str) -> str:
        self.watch.at += self.takes
        self.made.append(what)
        return f"{what} {len(self.made)}"


def made_once(watch: Watch, *, most: int = 3) -> MadeOnce[str, str]:
    return MadeOnce(fresh=FRESH, share=Share(burst=3.0, per_second=0.5), seconds=watch.seconds, most=most)


def test_it_is_kept_until_it_is_no_longer_fresh_or_is_to_be_forgotten() -> None:
    maker = Maker(Watch())
    pages = made_once(maker.watch)
    assert pages.kept("a", now=NOW) is None
    assert pages.made("a", lambda: maker.make("a"), now=NOW) == "a 1"
    assert pages.kept("a", now=NOW + FRESH - timedelta(seconds=1)) == "a 1"
    assert pages.kept("b", now=NOW) is None
    assert pages.kept("a", now=NOW + FRESH) is None
    pages.forget()
    assert pages.kept("a", now=NOW) is None


def test_whoever_asks_for_ever_other_things_gets_no_more_than_the_share() -> None:
    maker = Maker(Watch())
    pages = made_once(maker.watch, most=100)
    refused = 0
    for number in range(100):
        try:
            pages.made(str(number), lambda: maker.make("x"), now=NOW)
        except Unavailable:
            refused += 1
            maker.watch.at += 0.1
    seconds = maker.watch.at
    assert refused > 50
    assert len(maker.made) * maker.takes <= 3.0 + 0.5 * seconds + maker.takes
    maker.watch.at += 60
    assert pages.made("later", lambda: maker.make("y"), now=NOW).startswith("y")


def test_what_was_kept_is_better_than_nothing_where_the_share_is_spent() -> None:
    maker = Maker(Watch(), takes=10.0)
    pages = made_once(maker.watch)
    first = pages.made("a", lambda: maker.make("a"), now=NOW)
    assert pages.made("a", lambda: maker.make("a"), now=NOW + FRESH) == first
    with pytest.raises(Unavailable):
        pages.made("b", lambda: maker.make("b"), now=NOW)


def test_one_is_made_at_a_time() -> None:
    pages = made_once(Watch())
    begun, end = threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        assert end.wait(30)
        return "slow"

    worker = threading.Thread(target=lambda: pages.made("slow", slow, now=NOW))
    worker.start()
    assert begun.wait(30)
    with pytest.raises(Unavailable):
        pages.made("other", lambda: "other", now=NOW)
    end.set()
    worker.join()
    assert pages.made("other", lambda: "other", now=NOW) == "other"


def test_a_failure_is_not_kept_and_the_oldest_makes_room() -> None:
    maker = Maker(Watch(), takes=0.0)
    pages = made_once(maker.watch, most=2)
    with pytest.raises(ZeroDivisionError):
        pages.made("a", lambda: str(1 // 0), now=NOW)
    for one in ("a", "b", "c"):
        pages.made(one, lambda: maker.make("x"), now=NOW)
    assert [pages.kept(one, now=NOW) is None for one in ("a", "b", "c")] == [True, False, False]
