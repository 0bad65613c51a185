"""A device's clock is right within a minute; beyond it every instant is moved by as much."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.queue.device_clock import TOLERANCE, DeviceClock

ARRIVED = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("behind", "offset"), [(0, 0), (59, 0), (60, 0), (-60, 0), (61, 61), (-61, -61), (420, 420), (-420, -420)]
)
def test_what_is_a_minute_off_is_right(behind: int, offset: int) -> None:
    clock = DeviceClock(sent_at=ARRIVED - timedelta(seconds=behind), arrived_at=ARRIVED)
    assert clock.offset == timedelta(seconds=offset)


def test_a_device_that_says_no_time_is_believed() -> None:
    clock = DeviceClock(sent_at=None, arrived_at=ARRIVED)
    assert clock.right(ARRIVED - timedelta(hours=3)) == ARRIVED - timedelta(hours=3)


@given(
    behind=st.integers(-86_400, 86_400),
    ago=st.lists(st.integers(0, 86_400), min_size=2, max_size=5),
)
def test_the_order_of_a_day_stays_and_nothing_is_in_the_future(behind: int, ago: list[int]) -> None:
    sent = ARRIVED - timedelta(seconds=behind)
    clock = DeviceClock(sent_at=sent, arrived_at=ARRIVED)
    told = [sent - timedelta(seconds=one) for one in sorted(ago, reverse=True)]
    right = [clock.right(one) for one in told]
    assert right == sorted(right)
    assert all(one <= ARRIVED + TOLERANCE for one in right)
    truth = [ARRIVED - timedelta(seconds=one) for one in sorted(ago, reverse=True)]
    assert all(abs(one - true) <= TOLERANCE for one, true in zip(right, truth, strict=True))
