"""Whoever waits longest goes next, and whoever waits too long is turned away without leaving a place taken."""

from __future__ import annotations

import threading
import time

import pytest

from app.kit.turnstile import Turnstile

AT_ONCE = 3


def wait_for(turnstile: Turnstile, many: int) -> None:
    while len(turnstile._waiting) < many:
        time.sleep(0.001)


def test_they_go_in_the_order_in_which_they_came() -> None:
    turnstile, went = Turnstile(1, patience=10), list[int]()

    def go(number: int) -> None:
        with turnstile.through():
            went.append(number)

    threads = [threading.Thread(target=go, args=(number,)) for number in range(20)]
    with turnstile.through():
        for number, thread in enumerate(threads):
            thread.start()
            wait_for(turnstile, number + 1)
        assert went == []
    for thread in threads:
        thread.join(10)
    assert went == list(range(20))


def test_no_more_are_inside_than_there_are_places() -> None:
    turnstile, inside, most = Turnstile(AT_ONCE, patience=10), list[int](), list[int]()

    def go() -> None:
        with turnstile.through():
            inside.append(1)
            most.append(len(inside))
            time.sleep(0.002)
            inside.pop()

    threads = [threading.Thread(target=go) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(most) == 30
    assert max(most) == AT_ONCE


def test_who_waits_too_long_is_turned_away_and_the_next_gets_the_place() -> None:
    turnstile = Turnstile(1, patience=0.05)
    with turnstile.through(), pytest.raises(TimeoutError), turnstile.through():
        pass
    with turnstile.through():
        assert list(turnstile._waiting) == []


def test_whose_turn_comes_at_the_last_instant_leaves_no_place_taken() -> None:
    """Leaving at the very moment another's patience ends: whichever of the two is first, the place is free after."""
    turnstile, turned_away = Turnstile(1, patience=0.002), list[int]()

    def go() -> None:
        for _ in range(200):
            try:
                with turnstile.through():
                    time.sleep(0.002)
            except TimeoutError:
                turned_away.append(1)

    threads = [threading.Thread(target=go) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert turned_away
    assert (turnstile._free, list(turnstile._waiting)) == (1, [])


def test_who_fails_inside_leaves_the_place() -> None:
    turnstile = Turnstile(1, patience=0.05)
    for _ in range(2):
        with pytest.raises(KeyError), turnstile.through():
            raise KeyError
