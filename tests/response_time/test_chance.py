"""The chance of being late is what it says: of ten reports with three in ten, three are late, at every decile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from app.kit.calendar import calendar_for
from app.kit.codes import ClockUnit
from app.response_time.chance import Promises, odds, parts_of
from app.response_time.clocks import office
from app.response_time.columns import LATEST, microseconds
from app.response_time.office import Span, office_time

CENTRES, REPORTS = 8, 16_000
BEGINS = datetime(2025, 1, 1, tzinfo=UTC)
PROMISES = ((ClockUnit.OFFICE_HOUR, 4), (ClockUnit.WORKING_DAY, 1), (ClockUnit.WORKING_DAY, 3))
"""By urgency."""
NEVER_ANSWERED = 0.08
CLOCK = office([office_time((Span(BEGINS.date(), calendar_for()),), first=2024, last=2027)] * CENTRES)


def a_year(seed: int) -> tuple[Promises, NDArray[np.int64]]:
    """Let eight centres that differ in pace answer through a year, some reports never; return them with urgencies."""
    chance, calendar = np.random.default_rng(seed), calendar_for()
    pace = chance.uniform(0.4, 1.6, CENTRES)
    received = BEGINS.timestamp() + np.sort(chance.uniform(0, 365 * 86_400, REPORTS))
    centre = chance.integers(0, CENTRES, REPORTS)
    urgency = chance.choice(len(PROMISES), REPORTS, p=[0.1, 0.3, 0.6])
    drawn = chance.lognormal(0, 0.9, REPORTS)
    answer_by, answered = [], []
    for at, place, kind, luck in zip(received, centre, urgency, drawn, strict=True):
        start = datetime.fromtimestamp(int(at), UTC)
        unit, amount = PROMISES[kind]
        due = calendar.deadline(start, amount, unit)
        length = max(calendar.office_seconds(start, due), 3600)
        answer_by.append(microseconds(due))
        answered.append(microseconds(calendar.add_office(start, int(length * pace[place] * luck * 0.5) + 60)))
    never = chance.random(REPORTS) < NEVER_ANSWERED
    done = np.where(never, LATEST, np.array(answered))
    whole = received.astype(np.int64) * 1_000_000
    return Promises(whole, np.array(answer_by), done, centre.astype(np.uint16)), urgency


def known_at(promises: Promises, wanted: NDArray[np.bool_], instant: int) -> Promises:
    """Return some of the reports as they were known then."""
    answered = promises.answered[wanted]
    return Promises(
        promises.received[wanted],
        promises.answer_by[wanted],
        np.where(answered <= instant, answered, LATEST),
        promises.centre[wanted],
    )


def predicted(promises: Promises, urgency: NDArray[np.int64], at: datetime) -> tuple[list[float], list[bool]]:
    """Say of each report that is open then how likely it is late, by what was known then; and whether it was."""
    instant = microseconds(at)
    come = promises.received <= instant
    past = known_at(promises, come, instant)
    parts = parts_of(past, clock=CLOCK, known=instant)
    kinds, late = urgency[come], (promises.answered > promises.answer_by)[come]
    said, became = [], []
    for centre in range(CENTRES):
        for kind in range(len(PROMISES)):
            same = np.flatnonzero(kinds == kind)
            found = odds(parts.of(same), past.centre[same] == centre)
            mine = same[(past.centre[same] == centre) & (past.answered[same] == LATEST)]
            for row in mine[parts.lengths[mine] <= 1]:
                said.append(found.of_missing(float(parts.lengths[row])))
                became.append(bool(late[row]))
    return said, became


def test_the_chances_of_a_simulated_year_are_within_five_points_at_every_decile() -> None:
    promises, urgency = a_year(2008)
    said: list[float] = []
    became: list[bool] = []
    for day in range(120, 365, 4):
        one, other = predicted(promises, urgency, BEGINS + timedelta(days=day, hours=11))
        said, became = [*said, *one], [*became, *other]
    chances, late = np.array(said), np.array(became)
    assert len(chances) > 2_000
    assert 0.05 < late.mean() < 0.95
    order = np.argsort(chances)
    for decile in np.array_split(order, 10):
        assert abs(chances[decile].mean() - late[decile].mean()) <= 0.05


def test_a_broken_promise_is_late_and_who_has_waited_longer_is_likelier_to_be() -> None:
    promises, _ = a_year(1)
    instant = microseconds(BEGINS + timedelta(days=365))
    parts = parts_of(known_at(promises, np.ones(REPORTS, bool), instant), clock=CLOCK, known=instant)
    found = odds(parts, promises.centre == 0)
    steps = [found.of_missing(part / 10) for part in range(11)]
    assert steps == sorted(steps)
    assert found.of_missing(1.5) == 1


def test_where_nothing_is_known_nobody_can_say() -> None:
    none = np.empty(0, np.int64)
    nothing = Promises(none, none, none, np.empty(0, np.uint16))
    found = odds(parts_of(nothing, clock=CLOCK, known=0), np.empty(0, bool))
    assert found.of_missing(0.5) == 0.5
