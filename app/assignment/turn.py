"""Where a case or a task stands in its list, so that the next page begins behind it (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.assignment.case import Case, Task
from app.assignment.hand_over import HandOver
from app.kit.case_codes import CaseState
from app.kit.codes import Urgency

RANKS = {Urgency.ACUTE.value: 0, Urgency.SOON.value: 1}
ALL_OTHERS = 2
"""The rank of every other urgency."""
LAST = 2 * ALL_OTHERS + 1
"""The rank of what is least urgent and presses least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The most urgent first, of those what presses, then what is due first; the id decides among equals.

    What owes an answer presses, and what nobody has taken yet, as a case that is opened again.
    """

    rank: int
    due: datetime
    id: UUID


def rank_of(urgency: str) -> int:
    """Return how far behind the most urgent it stands."""
    return RANKS.get(urgency, ALL_OTHERS)


def turn_of_case(case: Case) -> Turn:
    presses = case.owes_answer or case.state == CaseState.NEW.value
    rank = 2 * rank_of(case.urgency) + (not presses)
    return Turn(rank=rank, due=case.answer_by, id=case.id)


def turn_of_task(task: Task) -> Turn:
    """Tasks have one rank."""
    return Turn(rank=0, due=task.due, id=task.id)


def turn_of_hand_over(one: HandOver) -> Turn:
    """Those that were offered first, first."""
    return Turn(rank=0, due=one.recorded_at, id=one.id)
