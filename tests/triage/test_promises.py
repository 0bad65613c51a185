from __future__ import annotations

import pytest

from app.kit.codes import ClockUnit
from app.triage.promises import Promise, shortest

BY_LENGTH = (
    Promise(1, ClockUnit.OFFICE_HOUR),
    Promise(2, ClockUnit.OFFICE_HOUR),
    Promise(0, ClockUnit.WORKING_DAY),
    Promise(24, ClockUnit.HOUR),
    Promise(1, ClockUnit.WORKING_DAY),
    Promise(3, ClockUnit.WORKING_DAY),
    Promise(14, ClockUnit.CALENDAR_DAY),
)


def test_promises_of_different_clocks_have_an_order_without_a_calendar() -> None:
    assert tuple(sorted(BY_LENGTH, key=lambda promise: promise.nominal_minutes)) == BY_LENGTH
    assert shortest(BY_LENGTH[::-1]) == BY_LENGTH[0]


@pytest.mark.parametrize("amount", [-1, 3661])
def test_a_promise_is_neither_in_the_past_nor_for_a_lifetime(amount: int) -> None:
    with pytest.raises(ValueError, match="promise"):
        Promise(amount, ClockUnit.HOUR)
