"""What a case is shown with, asked in two trips to the database and not in twenty."""

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from app.assignment import cases, corrections, hand_overs, ownership, participants, task_rows
from app.assignment.case import Case
from app.blobs.attachments import foresee_attached
from app.courses.follow_up import foresee_follow_ups
from app.courses.keep import foresee_courses
from app.deadlines.duty import foresee_calls
from app.deadlines.known import foresee_limits
from app.directory.current import foresee_current
from app.history.events import foresee_timeline
from app.intake.look_up import foresee_opened
from app.kit.database import Tx
from app.queue.pauses import foresee_pauses
from app.queue.visits import foresee_visits
from app.response_time.promised import foresee_promises
from app.triage.keep import foresee_decisions

_OF_EVERY_CASE: Final[Sequence[Callable[..., None]]] = (
    cases.foresee_reports,
    task_rows.foresee_tasks,
    foresee_timeline,
    foresee_visits,
    foresee_pauses,
    foresee_calls,
    foresee_courses,
    foresee_follow_ups,
    ownership.foresee_owners,
    corrections.foresee_corrections,
    cases.foresee_merged_in,
    participants.foresee_participants,
    hand_overs.foresee_hand_overs,
)


def foresee_case(tx: Tx, item: Case) -> None:
    """Let go together what is asked of every case: all of it is, or an old answer would wait for a later question."""
    foresee_current(tx)
    foresee_limits(tx, item)
    for foresee in _OF_EVERY_CASE:
        foresee(tx, case=item.id)


def foresee_reports(tx: Tx, *, reports: Sequence[UUID]) -> None:
    """Let go together what is asked of the reports of a case."""
    foresee_opened(tx, ids=reports)
    for foresee in (foresee_promises, foresee_attached, foresee_decisions):
        foresee(tx, reports=reports)
