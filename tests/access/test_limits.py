from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.callers import Caller
from app.access.limits import Allowance, Buckets, Limits, Rate
from app.kit.codes import Role
from app.kit.errors import TooMany

PORTAL = Caller(id=UUID(int=5), role=Role.LANDLORD_PORTAL)
OTHER_PORTAL = Caller(id=UUID(int=6), role=Role.LANDLORD_PORTAL)
DESK = Caller(id=UUID(int=7), role=Role.CALL_DESK)


@dataclass(slots=True)
class Seconds:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


def limits(seconds: Seconds, **allowance: float) -> Limits:
    return Limits(Allowance(by_role={Role.CALL_DESK: 0}, **allowance), seconds=seconds)


def ask(limits: Limits, caller: Caller, times: int) -> int:
    """Return how many of so many requests were let through."""
    for passed in range(times):
        try:
            limits.count(caller)
        except TooMany:
            return passed
    return times


def test_ten_seconds_worth_at_once_and_then_as_many_as_flow_in(seconds: Seconds) -> None:
    held = limits(seconds, per_second=2)
    assert ask(held, PORTAL, 30) == 20
    seconds.now += 3
    assert ask(held, PORTAL, 30) == 6


def test_who_asks_too_often_is_told_when_to_try_again(seconds: Seconds) -> None:
    held = limits(seconds, per_second=0.1)
    held.count(PORTAL)
    with pytest.raises(TooMany) as refused:
        held.count(PORTAL)
    assert refused.value.retry_after == 10
    seconds.now += refused.value.retry_after
    held.count(PORTAL)


def test_one_caller_spends_nothing_of_anothers(seconds: Seconds) -> None:
    held = limits(seconds, per_second=1)
    assert ask(held, PORTAL, 30) == 10
    assert ask(held, OTHER_PORTAL, 30) == 10


def test_a_role_may_have_a_limit_of_its_own_or_none(seconds: Seconds) -> None:
    held = Limits(Allowance(per_second=1, by_role={Role.LANDLORD_PORTAL: 3, Role.CALL_DESK: 0}), seconds=seconds)
    assert ask(held, PORTAL, 100) == 30
    assert ask(held, DESK, 10_000) == 10_000


def test_an_address_that_guesses_is_refused_until_its_bucket_fills(seconds: Seconds) -> None:
    held = limits(seconds, failures_per_minute=3)
    for _ in range(3):
        assert not held.is_guessing("192.0.2.1")
        held.guessed("192.0.2.1")
    assert held.is_guessing("192.0.2.1")
    assert not held.is_guessing("192.0.2.2")
    with pytest.raises(TooMany) as refused:
        held.refuse_guesses("192.0.2.1")
    seconds.now += refused.value.retry_after
    assert not held.is_guessing("192.0.2.1")


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("no:address", "no:address", True),
        ("testclient", "", False),
    ],
)
def test_a_site_is_one_address(seconds: Seconds, first: str, second: str, same: bool) -> None:  # noqa: FBT001
    held = limits(seconds, failures_per_minute=1)
    held.guessed(first)
    assert held.is_guessing(second) is same


def test_no_limit_on_guesses_is_none(seconds: Seconds) -> None:
    held = limits(seconds, failures_per_minute=0)
    for _ in range(1000):
        held.guessed("192.0.2.1")
    assert not held.is_guessing("192.0.2.1")
    held.refuse_guesses("192.0.2.1")


def test_a_thousand_addresses_take_no_more_room_than_there_is() -> None:
    held = Buckets(most=100)
    rate = Rate(1, 1)
    for who in range(1000):
        assert held.take(who, rate=rate, now=0) == 0
    assert len(held) == 100
    assert held.wait(999, rate=rate, now=0) == 1
    assert held.wait(0, rate=rate, now=0) == 0  # made room long ago


def test_who_asks_again_and_again_does_not_make_room() -> None:
    held = Buckets(most=2)
    rate = Rate(1, 1)
    held.take("first", rate=rate, now=0)
    held.take("second", rate=rate, now=0)
    held.take("first", rate=rate, now=0)
    held.take("third", rate=rate, now=0)
    assert held.wait("first", rate=rate, now=0) == 1
    assert held.wait("second", rate=rate, now=0) == 0


@given(
    pauses=st.lists(st.floats(min_value=0, max_value=5), min_size=1, max_size=60),
    per_second=st.floats(min_value=0.1, max_value=20),
    burst=st.floats(min_value=1, max_value=30),
)
def test_nobody_gets_more_than_the_burst_and_what_flowed_in(
    pauses: list[float], per_second: float, burst: float
) -> None:
    held, now, passed = Buckets(), 0.0, 0
    rate = Rate(per_second, burst)
    for pause in pauses:
        now += pause
        wait = held.take("who", rate=rate, now=now)
        passed += wait == 0
        assert wait <= 1 / per_second
    assert passed <= burst + now * per_second + 1e-6
