"""What becomes of a case: who is reached when, what is done, how it ends, or that it does not (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from random import Random
from typing import Final

from app.kit.calendar import WorkingCalendar
from app.kit.case_codes import Outcome
from app.kit.codes import Concern, Urgency

_SECONDS: Final = 3600
_MEDIAN_OFFICE_HOURS: Final = {Urgency.ACUTE: 0.7, Urgency.SOON: 3.0, Urgency.NORMAL: 8.0, Urgency.UNKNOWN: 2.0}
_SPREAD: Final = 0.85
_NEVER_FOUND: Final = 1 / 3
_FOUND_AFTER_OFFICE_HOURS: Final = (120.0, 340.0)
"""Most forgotten cases are found again, three to nine weeks later: as many are forgotten in any month of the year."""
_SHORTEST_CASE_HOURS: Final = 40.0
"""More than the reports of one case lie apart, so that the later ones still find it open."""

_OUTCOMES: Final[tuple[tuple[frozenset[Concern], tuple[Outcome, ...]], ...]] = (
    (
        frozenset({Concern.EVICTION_NOTICE}),
        (
            Outcome.EVICTION_WITHDRAWN,
            Outcome.EVICTION_WITHDRAWN,
            Outcome.ARREARS_SETTLED,
            Outcome.EVICTED,
            Outcome.MOVED_TO_BETTER_SUITED,
        ),
    ),
    (frozenset({Concern.RENT_ARREARS}), (Outcome.ARREARS_SETTLED, Outcome.ADVICE_GIVEN, Outcome.SUPPORT_STARTED)),
    (frozenset({Concern.NEGLECT, Concern.CLEANING_SERVICE_MISSING}), (Outcome.CLEANED, Outcome.SUPPORT_STARTED)),
    (frozenset({Concern.NOISE, Concern.NEIGHBOUR_CONFLICT}), (Outcome.ORDER_RESTORED, Outcome.HELP_DECLINED)),
)
_OTHER_OUTCOMES: Final = (
    Outcome.SUPPORT_STARTED,
    Outcome.HANDED_OVER,
    Outcome.HELP_DECLINED,
    Outcome.NO_NEED_FOUND,
    Outcome.MOVED_TO_BETTER_SUITED,
)
_UNANSWERED_OUTCOMES: Final = (Outcome.NOT_FOUND, Outcome.NO_NEED_FOUND, Outcome.MOVED, Outcome.HANDED_OVER)


class StepKind(StrEnum):
    CLAIM = "claim"
    ATTEMPT = "attempt"
    REPORTER = "reporter"
    RESIDENT = "resident"
    VISIT = "visit"
    ACTIVITY = "activity"
    WAIT = "wait"
    RESUME = "resume"
    ASSESS = "assess"
    TASKS = "tasks"
    CLOSE = "close"
    COURSE = "course"
    FOLLOW_UP = "follow_up"
    COURSE_END = "course_end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that somebody does; `report` is the reference of the report it answers, `seed` chooses the words."""

    at: datetime
    kind: StepKind
    seed: str
    report: str | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A case as it opened; `report` is None where its reporter left no way back or another case answers it."""

    at: datetime
    urgency: Urgency
    concerns: tuple[Concern, ...]
    family: bool
    report: str | None
    pace: float
    short_staffed: bool
    calendar: WorkingCalendar

    def after(self, hours: float) -> datetime:
        """Return the instant when so much office time has passed at the centre."""
        return self.calendar.add_office(self.at, max(60, int(hours * _SECONDS)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """`reached` says whether reporters are called back; where not, the case closes unanswered or is never begun."""

    steps: tuple[Step, ...]
    reached: bool


def course_of(opening: Opening, *, seed: str) -> Course:
    rng = Random(seed)
    forgotten = 0.10 if opening.short_staffed else 0.03
    if rng.random() < forgotten and not opening.family:
        if rng.random() < _NEVER_FOUND:
            return Course(steps=(), reached=False)
        steps = _answered(rng, opening, rng.uniform(*_FOUND_AFTER_OFFICE_HOURS))
        return Course(steps=tuple(_seeded(steps, seed)), reached=True)
    reached = opening.family or rng.random() >= (0.12 if opening.short_staffed else 0.05)
    steps = _answered(rng, opening, _wait(rng, opening)) if reached else _unanswered(rng, opening)
    return Course(steps=tuple(_seeded(steps, seed)), reached=reached)


def answer_to(*, at: datetime, report: str, opening: Opening, seed: str) -> Step:
    """Return when the reporter of a later report of the same case is called back."""
    hours = _wait(Random(seed), opening) * 0.8
    called = opening.calendar.add_office(at, max(60, int(hours * _SECONDS)))
    return Step(at=called, kind=StepKind.REPORTER, report=report, seed=seed)


def _wait(rng: Random, opening: Opening) -> float:
    """Return office hours until an answer: most are soon, a few very late."""
    return _MEDIAN_OFFICE_HOURS[opening.urgency] * opening.pace * rng.lognormvariate(0, _SPREAD)


def _answered(rng: Random, opening: Opening, wait: float) -> Iterator[Step]:
    yield _step(opening, StepKind.CLAIM, wait * rng.uniform(0.2, 0.7))
    for share in (0.75, 0.85)[: rng.choices((0, 1, 2), (65, 25, 10))[0]]:
        yield _step(opening, StepKind.ATTEMPT, wait * share)
    if opening.report is not None:
        yield _step(opening, StepKind.REPORTER, wait, report=opening.report)
    if opening.family:
        yield _step(opening, StepKind.ASSESS, min(wait, 5.0))
    resident = wait + rng.lognormvariate(1.8, 0.8)
    if opening.report is None or rng.random() < 0.75:
        yield _step(opening, StepKind.RESIDENT, resident)
    yield from _work(rng, opening, resident)
    if rng.random() >= 0.05:  # some stay open for very long
        length = resident + _SHORTEST_CASE_HOURS + rng.lognormvariate(3.3, 0.8)
        yield _step(opening, StepKind.CLOSE, length, outcome=_outcome(rng, opening))


def _work(rng: Random, opening: Opening, begins: float) -> Iterator[Step]:
    yield _step(opening, StepKind.TASKS, begins * 0.5 + rng.uniform(1, 12))
    if rng.random() < 0.25:
        yield _step(opening, StepKind.VISIT, begins + rng.uniform(0.5, 5))
    if rng.random() < 0.3:
        yield _step(opening, StepKind.ACTIVITY, begins + rng.uniform(5, 20))
    if rng.random() < 0.15:
        yield _step(opening, StepKind.WAIT, begins + rng.uniform(20, 28))
        yield _step(opening, StepKind.RESUME, begins + rng.uniform(30, 39))


def _unanswered(rng: Random, opening: Opening) -> Iterator[Step]:
    wait = _wait(rng, opening)
    yield _step(opening, StepKind.CLAIM, wait)
    for _ in range(rng.randint(1, 3)):
        yield _step(opening, StepKind.ATTEMPT, wait + rng.uniform(1, 30))
    yield _step(opening, StepKind.TASKS, wait + rng.uniform(1, 30))
    length = wait + _SHORTEST_CASE_HOURS + rng.uniform(1, 60)
    yield _step(opening, StepKind.CLOSE, length, outcome=rng.choice(_UNANSWERED_OUTCOMES))


def _outcome(rng: Random, opening: Opening) -> Outcome:
    fitting = (outcomes for concerns, outcomes in _OUTCOMES if concerns & set(opening.concerns))
    return rng.choice(next(fitting, _OTHER_OUTCOMES))


def _step(
    opening: Opening, kind: StepKind, hours: float, *, report: str | None = None, outcome: Outcome | None = None
) -> Step:
    return Step(at=opening.after(hours), kind=kind, report=report, outcome=outcome, seed="")


def _seeded(steps: Iterator[Step], seed: str) -> Iterator[Step]:
    for place, step in enumerate(steps):
        yield Step(at=step.at, kind=step.kind, report=step.report, outcome=step.outcome, seed=f"{seed}/{place}")
