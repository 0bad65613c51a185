"""The chance of being late is what it says: of ten reports with three in ten, three are late, at every decile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import numpy as np
from numpy.typing import NDArray

from app.demo.centres import CENTRES
from app.demo.course import Opening, StepKind, course_of
from app.kit.calendar import calendar_for
from app.kit.codes import ClockUnit, Concern, Urgency
from app.response_time.chance import Promises, chances
from app.response_time.clocks import office
from app.response_time.columns import LATEST, microseconds
from app.response_time.office import Span, office_time

BEGINS = datetime(2025, 1, 1, tzinfo=UTC)
DAY = 86_400_000_000
CALENDAR = calendar_for()
CLOCK = office([office_time((Span(BEGINS.date(), CALENDAR),), first=2023, last=2027)] * len(CENTRES))
PROMISES = {Urgency.ACUTE: 0, Urgency.SOON: 1, Urgency.NORMAL: 3}
"""Working days, as the default rules promise."""
EVERY = 25 * 3_600_000_000


def a_year(seed: int, *, reports: int) -> Promises:
    """Let the demo's centres answer through a year as they do: some reports late, some never."""
    rng = Random(seed)
    rows = sorted(_report(rng, f"{seed}/{number}") for number in range(reports))
    received, answer_by, answered, closed, centre, urgency = (np.array(some) for some in zip(*rows, strict=True))
    return Promises(received, answer_by, answered, closed, centre.astype(np.uint16), urgency, np.ones(reports, bool))


def _report(rng: Random, seed: str) -> tuple[int, int, int, int, int, int]:
    at = BEGINS + timedelta(days=rng.randrange(365), hours=rng.uniform(6, 20))
    urgency = rng.choices(tuple(PROMISES), (4, 72, 24))[0]
    place = rng.choices(range(len(CENTRES)), [float(one.posts) for one in CENTRES])[0]
    opening = Opening(
        at=at,
        urgency=urgency,
        concerns=(Concern.NOISE,),
        family=False,
        report="K7Q2-9XM4",
        pace=CENTRES[place].pace,
        short_staffed=CENTRES[place].vacant,
        calendar=CALENDAR,
    )
    steps = course_of(opening, seed=seed).steps
    reached, ended = (
        next((microseconds(step.at) for step in steps if step.kind is kind), LATEST)
        for kind in (StepKind.REPORTER, StepKind.CLOSE)
    )
    due = CALENDAR.deadline(at, PROMISES[urgency], ClockUnit.WORKING_DAY)
    return microseconds(at), microseconds(due), reached, ended, place, list(PROMISES).index(urgency)


def of_many_lengths(seed: int, *, reports: int) -> Promises:
    """Let centres answer alike whatever was promised: one, two or four days of office time."""
    rng, calendar = Random(seed), CALENDAR
    rows = []
    for _ in range(reports):
        at = BEGINS + timedelta(days=rng.randrange(365), hours=rng.uniform(6, 20))
        due = calendar.add_office(at, rng.choice((8, 16, 32)) * 3600)
        answered = calendar.add_office(at, int(8 * 3600 * rng.lognormvariate(0, 0.85)) + 60)
        rows.append((microseconds(at), microseconds(due), LATEST if rng.random() < 0.05 else microseconds(answered)))
    received, answer_by, done = (np.array(some) for some in zip(*sorted(rows), strict=True))
    none, alike = np.full(reports, LATEST), np.zeros(reports, np.int64)
    return Promises(received, answer_by, done, none, alike.astype(np.uint16), alike, np.ones(reports, bool))


def known_at(promises: Promises, instant: int) -> Promises:
    """Return the reports that had come, as they were known then."""
    come = promises.of(np.flatnonzero(promises.received <= instant))
    answered, closed = (np.where(one <= instant, one, LATEST) for one in (come.answered, come.closed))
    return Promises(come.received, come.answer_by, answered, closed, come.centre, come.urgency, come.way_back)


def said_and_became(promises: Promises, *, seed: int) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Look at each report once, at a moment drawn before its promise falls due; where it is open, tell its chance."""
    moments = np.arange(microseconds(BEGINS) + 120 * DAY, microseconds(BEGINS) + 350 * DAY, EVERY)
    first, end = (np.searchsorted(moments, one) for one in (promises.received, promises.answer_by))
    drawn = first + np.floor(np.random.default_rng(seed).random(len(first)) * (end - first)).astype(np.int64)
    drawn[end <= first] = -1
    said: list[float] = []
    rows: list[int] = []
    for place in np.unique(drawn[drawn >= 0]):
        instant = int(moments[place])
        then = known_at(promises, instant)
        looked_at = drawn[: len(then.received)] == place
        waiting = np.flatnonzero(looked_at & (then.answered == LATEST) & (then.closed == LATEST))
        said += chances(then, then.of(waiting), clock=CLOCK, known=instant)
        rows += waiting.tolist()
    return np.array(said), (promises.answered > promises.answer_by)[rows]


def worst_decile(said: NDArray[np.float64], late: NDArray[np.bool_]) -> float:
    deciles = np.array_split(np.argsort(said, kind="stable"), 10)
    return max(abs(float(said[one].mean() - late[one].mean())) for one in deciles)


def test_the_chances_of_a_year_like_the_demos_are_within_five_points_at_every_decile() -> None:
    said, late = said_and_became(a_year(2008, reports=16_000), seed=2008)
    assert len(said) > 6_000  # of fewer chance alone makes more than five points here and there
    assert 0.2 < late.mean() < 0.5
    assert worst_decile(said, late) <= 0.05


def test_promises_of_many_lengths_are_told_apart_however_alike_centres_answer() -> None:
    said, late = said_and_became(of_many_lengths(1, reports=11_000), seed=1)
    assert len(said) > 4_000
    assert worst_decile(said, late) <= 0.05


def told(past: Promises, *, hours: float) -> float:
    """Tell the chance of a report that has been open for so many office hours of sixteen, when the year is over."""
    received = BEGINS + timedelta(days=376)
    promised, none, zero = CALENDAR.add_office(received, 16 * 3600), np.array([LATEST]), np.zeros(1, np.int64)
    at, by = np.array([microseconds(received)]), np.array([microseconds(promised)])
    waiting = Promises(at, by, none, none, zero.astype(np.uint16), zero, np.ones(1, bool))
    known = microseconds(CALENDAR.add_office(received, int(hours * 3600)))
    return next(chances(past, waiting, clock=CLOCK, known=known))


def test_a_broken_promise_is_late_and_who_has_waited_longer_is_likelier_to_be() -> None:
    past = of_many_lengths(1, reports=3_000)
    steps = [told(past, hours=hours) for hours in range(0, 16, 3)]
    assert steps == sorted(steps)
    assert told(past, hours=16.1) == 1


def test_where_nothing_is_known_nobody_can_say() -> None:
    nothing = of_many_lengths(1, reports=10).of(np.empty(0, np.int64))
    assert told(nothing, hours=8) == 0.5


def test_who_was_closed_unanswered_says_nothing_of_those_who_are_still_open() -> None:
    """A centre that closes half of its reports at once and answers the others in time breaks no promise of those."""
    past = of_many_lengths(1, reports=3_000)
    hour = 3_600_000_000
    dropped = np.arange(3_000) % 2 == 0
    answered = np.where(dropped, LATEST, np.minimum(past.answered, past.answer_by))
    closed = np.where(dropped, past.received + hour // 60, LATEST)
    quick = Promises(past.received, past.answer_by, answered, closed, past.centre, past.urgency, past.way_back)
    assert told(quick, hours=2) < 0.05
    kept_open = Promises(past.received, past.answer_by, answered, past.closed, past.centre, past.urgency, past.way_back)
    assert told(kept_open, hours=2) > 0.4
