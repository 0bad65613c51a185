"""Doing one step of a case as its owner would: through the same verbs that every door uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Final
from uuid import UUID

from app.access.callers import Caller
from app.assignment.choose import OUTREACH
from app.assignment.of_report import CaseOfReport
from app.assignment.task_rows import tasks_of_case
from app.assignment.tasks import OPEN
from app.demo.course import Opening, Step, StepKind
from app.demo.moment import moment
from app.demo.support import SUPPORT
from app.demo.texts import NOTES, REASONS
from app.demo.town import Callers
from app.directory.current import current
from app.kit.case_codes import CaseState, ContactedWith, EventKind, Outcome, WaitingReason
from app.kit.codes import TaskKind
from app.kit.database import Tx
from app.kit.study_codes import Activity
from app.queue.acts import Closing, Done, EventTold
from app.queue.claim import claim
from app.queue.finish import close
from app.queue.look import case
from app.queue.tasks import finish_task
from app.queue.tell import tell
from app.queue.viewer import viewer_of
from app.response_time.measure import measure

_A_FORTNIGHT: Final = timedelta(days=14)


@dataclass(slots=True, kw_only=True)
class Followed:
    """A case while the demo's year passes: who has it now, and how it is going to go."""

    case: CaseOfReport
    owner: UUID
    opening: Opening
    reached: bool
    claimed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """Who does a step of which case, and at what instant the service is told of it."""

    tx: Tx
    followed: Followed
    step: Step
    rng: Random

    def tells(self, kind: EventKind, **more: object) -> EventTold:
        return EventTold(kind=kind, at=self.step.at, note=self.rng.choice(NOTES), **more)  # type: ignore[arg-type]


def act(tx: Tx, followed: Followed, step: Step, *, callers: Callers) -> None:
    """Do the step and measure it, as the doors do."""
    rng = Random(step.seed)
    if step.kind is StepKind.TASKS:
        _finish_tasks(tx, followed, step, callers, rng)
        return
    if step.kind is StepKind.CLAIM:
        followed.owner = _claimant(tx, followed, step, rng)
        followed.claimed = True
    with moment(tx, at=step.at, caller=callers.responders[followed.owner]) as own:
        if step.kind in SUPPORT:
            SUPPORT[step.kind](own, followed.case.case, rng, followed.owner)
            return
        acting = Acting(tx=own, followed=followed, step=step, rng=rng)
        if step.kind is StepKind.RESUME and _state(acting) is not CaseState.WAITING:
            return  # something that happened has ended the wait already
        if step.kind is StepKind.CLAIM and _state(acting) is CaseState.CLOSED:
            return  # a later report made it everybody's, and its owner closed it before it was taken once more
        measure(own, _ACTS[step.kind](acting))


def _claimant(tx: Tx, followed: Followed, step: Step, rng: Random) -> UUID:
    """Return the owner, or where reception has it somebody on duty there who goes out."""
    held = followed.case
    if followed.claimed or held.family or not held.unclaimed:
        return followed.owner
    with moment(tx, at=step.at) as own:
        directory = current(own)
    for kind in OUTREACH:
        posts = directory.responders_at(held.centre, kind)
        there = [post.id for post in posts if directory.on_duty(post, step.at)]
        if there:
            return rng.choice(there)
    return followed.owner


def _finish_tasks(tx: Tx, followed: Followed, step: Step, callers: Callers, rng: Random) -> None:
    """Most tasks are done; the child's clock stops by an assessment alone."""
    for task in tasks_of_case(tx, case_id=followed.case.case):
        if task.state != OPEN or task.kind == TaskKind.CHILD_ASSESSMENT.value or rng.random() < 0.15:
            continue
        caller = (
            callers.suppliers[task.supplier] if task.supplier else callers.responders[task.responder or UUID(int=0)]
        )
        at = step.at + timedelta(minutes=rng.randrange(1, 50))
        with moment(tx, at=step.at, caller=caller) as own:
            finish_task(own, caller, task=task.id, at=at, note=rng.choice(NOTES))


def _claim(one: Acting) -> Done:
    viewer = viewer_of(one.tx, _caller(one), at=one.step.at)
    return claim(one.tx, viewer, number=one.followed.case.number, at=one.step.at)


def _tell(one: Acting, told: EventTold) -> Done:
    viewer = viewer_of(one.tx, _caller(one), at=one.step.at)
    return tell(one.tx, viewer, number=one.followed.case.number, told=told)


def _state(one: Acting) -> CaseState:
    viewer = viewer_of(one.tx, _caller(one), at=one.step.at)
    return CaseState(case(one.tx, viewer, number=one.followed.case.number).state)


def _wait(one: Acting) -> EventTold:
    """Return a wait; whoever waits for a date says which."""
    reason = one.rng.choice(tuple(WaitingReason))
    until = one.step.at + _A_FORTNIGHT if reason is WaitingReason.DATE else None
    return one.tells(EventKind.WAITING_STARTED, reason=reason, until=until)


def _close(one: Acting) -> Done:
    outcome = one.step.outcome or Outcome.OTHER
    handed_over_to = "Voksenteamet" if outcome is Outcome.HANDED_OVER else None
    closing = Closing(outcome=outcome, at=one.step.at, handed_over_to=handed_over_to, reason=one.rng.choice(REASONS))
    viewer = viewer_of(one.tx, _caller(one), at=one.step.at)
    return close(one.tx, viewer, number=one.followed.case.number, closing=closing)


def _caller(one: Acting) -> Caller:
    caller = one.tx.caller
    if not isinstance(caller, Caller):
        raise TypeError("a step is done by a caller with a key")
    return caller


_ACTS: Final[Mapping[StepKind, Callable[[Acting], Done]]] = {
    StepKind.CLAIM: _claim,
    StepKind.CLOSE: _close,
    StepKind.ATTEMPT: lambda one: _tell(one, one.tells(EventKind.CONTACT_ATTEMPTED, contacted=ContactedWith.RESIDENT)),
    StepKind.REPORTER: lambda one: _tell(
        one, one.tells(EventKind.CONTACTED, contacted=ContactedWith.REPORTER, report=one.step.report)
    ),
    StepKind.RESIDENT: lambda one: _tell(one, one.tells(EventKind.CONTACTED, contacted=ContactedWith.RESIDENT)),
    StepKind.VISIT: lambda one: _tell(one, one.tells(EventKind.VISIT_PLANNED)),
    StepKind.ACTIVITY: lambda one: _tell(one, one.tells(EventKind.ACTIVITY, activity=one.rng.choice(tuple(Activity)))),
    StepKind.WAIT: lambda one: _tell(one, _wait(one)),
    StepKind.RESUME: lambda one: _tell(one, one.tells(EventKind.WAITING_ENDED)),
    StepKind.ASSESS: lambda one: _tell(one, one.tells(EventKind.ASSESSED)),
}
