"""A mail at which the line to the mail server is lost holds up no other for long, and somebody is told of it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from imaplib import IMAP4
from typing import Any

import pytest

from app.blobs.mails_kept import MailboxState
from app.mailbox import fetching
from app.mailbox.fetch_imap import ImapSource
from app.mailbox.fetching import Fetched, Fetcher, Taking

_HOUR = 3600.0
_ALARM_SECONDS = 300
"""From where the README has somebody called."""


@dataclass(slots=True)
class _Time:
    """A clock that goes on when somebody waits."""

    now: float = 1000.0

    def monotonic(self) -> float:
        return self.now


@dataclass(slots=True)
class _Mailbox:
    """Mails by number; at some of them the line is dropped, when they are fetched or moved, after `hang` seconds."""

    clock: _Time
    standing: list[str]
    drops: dict[str, tuple[str, Exception]]
    refused: frozenset[str] = frozenset()
    hang: float = 0.0
    arrives: dict[str, float] = field(default_factory=dict)
    moved: dict[str, float] = field(default_factory=dict)
    """When."""
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)
    looked: Callable[[], None] = lambda: None

    def connect(self) -> _Connection:
        return _Connection(self)

    def has_arrived(self, uid: str) -> bool:
        return self.arrives.get(uid, 0.0) <= self.clock.now


class _Connection:
    """One connection: lost once, it answers nothing any more."""

    capabilities = ()

    def __init__(self, box: _Mailbox) -> None:
        self._box = box
        self._lost = False
        self.client = self

    def uids(self) -> list[str]:
        self._box.looked()
        return [one for one in self._box.standing if one not in self._box.moved and self._box.has_arrived(one)]

    def uid(self, _command: str, uid: str, _what: str) -> tuple[str, Sequence[Any]]:
        self._ask("fetch", uid)
        if uid in self._box.refused:
            return "NO", [b"[SERVERBUG] Message is corrupt"]
        head = f'1 (UID {uid} INTERNALDATE "17-Jul-2026 02:44:25 +0200" BODY[]<0> {{3}}'
        return "OK", [(head.encode(), b"abc"), b")"]

    def move(self, uid: str, _folder: str) -> None:
        self._ask("move", uid)
        self._box.moved[uid] = self._box.clock.now

    def _ask(self, what: str, uid: str) -> None:
        if self._lost:
            raise IMAP4.abort("socket error: EOF")
        self._box.asked[what, uid] += 1
        act, error = self._box.drops.get(uid, ("", None))
        if error is not None and act == what:
            self._lost = True
            self._box.clock.now += self._box.hang
            raise error


class _Door:
    def take(self, raw: bytes, **_: object) -> Any:  # noqa: ANN401 what became of it does not matter here
        raise NotImplementedError

    def take_all(self, fetched: Sequence[Fetched]) -> Sequence[Any]:
        return fetched


class _Waits(threading.Event):
    """Whoever waits for this lets the clock go on instead."""

    def __init__(self, clock: _Time) -> None:
        super().__init__()
        self._clock = clock

    def wait(self, timeout: float | None = None) -> bool:
        self._clock.now += timeout or 0.0
        return self.is_set()


@dataclass(slots=True)
class _Source:
    box: _Mailbox
    until: float

    def run(self, taking: Taking) -> None:
        source, connection = ImapSource(url="imaps://mail.example"), self.box.connect()
        while not taking.stopping.is_set():
            if self.box.clock.now >= self.until:
                taking.stopping.set()
            if not source.fetch(connection, taking):  # type: ignore[arg-type]
                taking.stopping.wait(5)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Time:
    time = _Time()
    monkeypatch.setattr(fetching, "time", time)
    return time


def _runs(box: _Mailbox, seconds: float, monkeypatch: pytest.MonkeyPatch) -> tuple[Fetcher, float]:
    """Fetch for so long; return the fetcher, and for how long at most it said that the mailbox was lost."""
    fetcher = Fetcher(_Source(box, until=box.clock.now + seconds), _Door())
    monkeypatch.setattr(fetcher._taking, "stopping", _Waits(box.clock))
    told: list[float] = []
    box.looked = lambda: told.append(fetcher.state().lost_seconds)
    fetcher.run()
    return fetcher, max(told)


EOF = IMAP4.abort("socket error: EOF")


@pytest.mark.parametrize("error", [EOF, TimeoutError("timed out"), ValueError("an answer that is none")])
@pytest.mark.parametrize("act", ["fetch", "move"])
@pytest.mark.parametrize("bad", ["1", "2", "3", "4"])
def test_others_come_in_wherever_it_stands(
    clock: _Time, monkeypatch: pytest.MonkeyPatch, bad: str, act: str, error: Exception
) -> None:
    box = _Mailbox(clock, standing=["1", "2", "3", "4"], drops={bad: (act, error)})
    fetcher, _ = _runs(box, 120, monkeypatch)
    assert sorted([*box.moved, bad]) == box.standing
    assert fetcher.state().left == 1
    assert box.asked[act, bad] == 2, "not again before ten minutes are over"


def test_one_that_is_refused_before_it_changes_nothing(clock: _Time, monkeypatch: pytest.MonkeyPatch) -> None:
    standing = ["1", "2", "3", "4"]
    box = _Mailbox(clock, standing=standing, drops={"3": ("fetch", EOF)}, refused=frozenset({"1", "2"}))
    fetcher, _ = _runs(box, 120, monkeypatch)
    assert list(box.moved) == ["4"]
    assert fetcher.state().left == 3


@pytest.mark.parametrize("hang", [0.0, 60.0])
@pytest.mark.parametrize("many", [1, 4, 8, 30])
def test_many_of_them_do_not_starve_what_comes_after(
    clock: _Time, monkeypatch: pytest.MonkeyPatch, many: int, hang: float
) -> None:
    standing = [str(number) for number in range(many + 2)]
    *bad, good, later = standing
    box = _Mailbox(clock, standing=standing, drops=dict.fromkeys(bad, ("fetch", EOF)), hang=hang)
    begun, arrives = clock.now, clock.now + 4 * _HOUR
    box.arrives[later] = arrives
    fetcher, _ = _runs(box, 5 * _HOUR, monkeypatch)
    assert fetcher.state().left == many
    assert set(box.moved) == {good, later}
    assert box.moved[good] - begun <= many * (60 + hang) + 60, "it waits for each of them once"
    assert box.moved[later] - arrives <= 2 * (60 + hang), "and then for one of them"


def test_they_are_tried_ever_less_often_and_never_given_up(clock: _Time, monkeypatch: pytest.MonkeyPatch) -> None:
    standing = [str(number) for number in range(8)]
    box = _Mailbox(clock, standing=standing, drops=dict.fromkeys(standing, ("fetch", EOF)))
    fetcher, lost = _runs(box, 48 * _HOUR, monkeypatch)
    assert {box.asked["fetch", one] for one in standing} <= set(range(8, 20))
    assert fetcher.state() == MailboxState(left=8)
    assert lost > _ALARM_SECONDS
    box.drops.clear()
    _runs(box, 60, monkeypatch)
    assert sorted(box.moved) == standing


def test_a_line_that_breaks_by_chance_blames_no_mail(clock: _Time) -> None:
    box = _Mailbox(clock, standing=["1", "2", "3"], drops={"2": ("fetch", EOF)})
    source, taking = ImapSource(url="imaps://mail.example"), Taking(_Door())
    with pytest.raises(IMAP4.abort):
        source.fetch(box.connect(), taking)  # type: ignore[arg-type]
    box.drops.clear()
    source.fetch(box.connect(), taking)  # type: ignore[arg-type]
    assert (sorted(box.moved), taking.failed) == (["1", "2", "3"], set())
