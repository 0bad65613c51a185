"""Support in the demo: a course begins, somebody follows up every quarter of a year and says how the resident lives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from random import Random
from typing import Final
from uuid import UUID

from app.assignment.cases import locked
from app.courses import keep
from app.courses.course import MONTHS, Plan, months_after
from app.courses.follow_up import Followed, follow_ups_of, followed, plan
from app.demo.course import Opening, Step, StepKind
from app.demo.texts import NOTES
from app.kit.codes import SupportKind
from app.kit.database import Tx
from app.kit.office_hours import local_date
from app.kit.study_codes import HousingStatus
from app.queue.housing import Housing

_SHARE: Final = 0.18
"""Cases in which support begins."""
_ENDS_SHARE: Final = 0.6
_OTHERS_MONTHS: Final = 6
_A_QUARTER: Final = 90
_A_YEAR: Final = 365
_KINDS: Final = (
    SupportKind.CTI,
    SupportKind.MOVE_IN_12_MONTHS,
    SupportKind.MOVE_IN_3_MONTHS,
    SupportKind.ADVISER_COURSE,
    SupportKind.ADVISER_COURSE,
    SupportKind.SUPPORT_CONTACT,
    SupportKind.HOUSING_SUPPORT,
    SupportKind.HOUSING_SUPPORT,
)
_LIVED: Final = (
    (Housing(status=HousingStatus.DWELLING, same_address=True), 80),
    (Housing(status=HousingStatus.DWELLING, same_address=False), 8),
    (Housing(status=HousingStatus.NONE), 6),
    (Housing(status=HousingStatus.MOVED_OUT), 4),
    (Housing(status=HousingStatus.DECEASED), 2),
)
"""In some such shares as table 17 of the study has them."""


def support_of(opening: Opening, *, seed: str) -> Iterator[Step]:
    """Yield the steps of a support course, in the cases that have one."""
    rng = Random(f"{seed}/support")
    if opening.family or rng.random() >= _SHARE:
        return
    begins, ends = rng.uniform(4, 9), rng.random() < _ENDS_SHARE
    yield _step(opening, StepKind.COURSE, begins, seed)
    if ends:
        yield _step(opening, StepKind.COURSE_END, begins + rng.uniform(60, 200), seed)
    for days in range(_A_QUARTER, _A_YEAR, _A_QUARTER):
        yield _step(opening, StepKind.FOLLOW_UP, begins + days, f"{seed}/{days}")


def _step(opening: Opening, kind: StepKind, days: float, seed: str) -> Step:
    return Step(at=opening.at + timedelta(days=days), kind=kind, seed=f"{seed}/{kind}")


def _start(tx: Tx, case: UUID, rng: Random, _by: UUID) -> None:
    kind, today = rng.choice(_KINDS), local_date(tx.now)
    end = None if kind in MONTHS else months_after(today, _OTHERS_MONTHS)
    keep.start(tx, locked(tx, case_id=case), Plan(kind=kind, starts_on=today, planned_end_on=end))
    _plan(tx, case)


def _follow(tx: Tx, case: UUID, rng: Random, by: UUID) -> None:
    (lived,) = rng.choices([one for one, _ in _LIVED], [weight for _, weight in _LIVED])
    for one in follow_ups_of(tx, case=case):
        if one.done_at is None:
            told = Followed(follow_up=one.id, at=tx.now, words=rng.choice(NOTES), responder=by, housing=lived)
            followed(tx, locked(tx, case_id=case), told)
    _plan(tx, case)


def _plan(tx: Tx, case: UUID) -> None:
    plan(tx, locked(tx, case_id=case), on=local_date(tx.now) + timedelta(days=_A_QUARTER))


def _end(tx: Tx, case: UUID, _rng: Random, _by: UUID) -> None:
    for one in keep.courses_of(tx, case=case):
        if one.ended_on is None:
            keep.end(tx, locked(tx, case_id=case), course=one.id, on=local_date(tx.now))


SUPPORT: Final[Mapping[StepKind, Callable[[Tx, UUID, Random, UUID], None]]] = {
    StepKind.COURSE: _start,
    StepKind.FOLLOW_UP: _follow,
    StepKind.COURSE_END: _end,
}
"""By the kind of step: what is done in which case, by whom."""
