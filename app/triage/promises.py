"""What is promised: an amount of time on one of the four clocks, not yet an instant."""

from __future__ import annotations

from dataclasses import dataclass

from app.kit.codes import ClockUnit

# Only for naming one promise among several before a calendar has seen them: a day is kept at its end, and six office
# hours fill a day and night. The instant that counts is chosen by the calendar of the centre.
_MINUTES = {
    ClockUnit.HOUR: (60, 0),
    ClockUnit.OFFICE_HOUR: (240, 0),
    ClockUnit.WORKING_DAY: (1440, 720),
    ClockUnit.CALENDAR_DAY: (1440, 720),
}
LONGEST = 3660  # ten years of days; more is a slip of the hand


@dataclass(frozen=True, slots=True)
class Promise:
    """`amount` of `unit` from the start; 0 working days is "the same day". ValueError outside 0 to 3660."""

    amount: int
    unit: ClockUnit

    def __post_init__(self) -> None:
        if not 0 <= self.amount <= LONGEST:
            raise ValueError(f"a promise lies between 0 and {LONGEST}")

    @property
    def nominal_minutes(self) -> int:
        """Rough length, for comparing promises on different clocks without a calendar."""
        each, start = _MINUTES[self.unit]
        return self.amount * each + start


@dataclass(frozen=True, slots=True)
class Pledge:
    """What one urgency promises: to act (None: nothing of its own) and to answer the reporter."""

    answer_within: Promise
    act_within: Promise | None = None


@dataclass(frozen=True, slots=True)
class Pledges:
    """What each urgency promises when no rule says more."""

    acute: Pledge
    soon: Pledge
    normal: Pledge


def shortest(promises: tuple[Promise, ...]) -> Promise:
    """Return the nominally shortest of at least one promise."""
    return min(promises, key=lambda promise: promise.nominal_minutes)
